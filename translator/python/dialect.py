"""Whether a file is Python 2, which the grammar parses and the lowering does not know."""

from __future__ import annotations

import re
from functools import cache

from tree_sitter import Node, Query, QueryCursor

from translator.python.syntax import LANGUAGE

# What may be a sign, at the beginning of a statement: few files have any, and only those are looked at. `except A, B:`
# is Python 3.14's too, where both are classes. Each begins with a word: that is quickly found, alternatives are not.
_HINTS = tuple(
    re.compile(hint)
    for hint in (
        rb"print(?:[ \t]+[^\s=(.,:)\]]|>>)",
        rb"exec[ \t]+[^\s=(.,:)\]]",
        rb"except[ \t][^:\n#]*,[ \t]*[a-z_]\w*[ \t]*:",
        rb"raise[ \t]+[\w.]+[ \t]*,",
        rb"<>",
    )
)
_SIGNS = """
    (print_statement) @print
    (exec_statement) @exec
    (raise_statement (expression_list)) @raise
    (comparison_operator "<>") @unequal
    ((string (string_start) @_quote) @backquotes (#eq? @_quote "`"))
    (except_clause value: (_) . "," . value: (identifier) @_name (#match? @_name "^[a-z_]")) @except
"""
_WORDS = {
    "print": "print statement",
    "exec": "exec statement",
    "raise": "raise with a comma",
    "unequal": "`<>`",
    "backquotes": "backquotes",
    "except": "except with a comma",
}


def old_dialect(root: Node) -> tuple[int, str] | None:
    """The line of the first sign that the file is Python 2, and what it is."""
    source = root.text
    if source is None or not any(_begins_statement(source, hint) for one in _HINTS for hint in one.finditer(source)):
        return None
    captures = QueryCursor(_query()).captures(root)
    signs = [(node.start_point.row + 1, name) for name in _WORDS for node in captures.get(name, ())]
    if not signs:
        return None
    line, name = min(signs)
    return line, f"Python 2: {_WORDS[name]} on line {line}"


@cache
def _query() -> Query:
    # Compiled when a file has a hint: most have none.
    return Query(LANGUAGE, _SIGNS)


def _begins_statement(source: bytes, hint: re.Match[bytes]) -> bool:
    before = source[source.rfind(b"\n", 0, hint.start()) + 1 : hint.start()].rstrip()
    return not before or before.endswith((b":", b";")) or hint[0] == b"<>"
