"""Whole texts: a file's items or a function's statements."""

import re
from typing import NamedTuple

import tree_sitter

from translator.rust.layout.blocks import statements_of
from translator.rust.layout.check import RustSyntaxError, parse_text, wrapped_text
from translator.rust.layout.copying import copy_tree
from translator.rust.layout.dispatch import Context
from translator.rust.layout.margins import dedented
from translator.rust.layout.sequence import is_item, lay_out_sequence
from translator.rust.layout.shape import TAB
from translator.rust.layout.tree import Node, Source, parse_tree

_WORD = re.compile(r"\w+")
_MAY_CHANGE = frozenset({"self", "derive", "C", "as"})
_NEITHER = frozenset({"empty_statement", "outer_doc", "inner_doc", "attribute_item", "inner_attribute_item"})


def format_rust(text: str) -> str:
    """Lay out items as in a file, or statements as in a function body; both end with a line break.

    Statements stand at column 0 and leave four columns free on the right: indented
    by four inside a function they are as rustfmt would print them. Raises
    RustSyntaxError for text that does not parse.
    """
    text = text.replace("\r\n", "\n")
    if not text.strip():
        return ""
    try:
        return _format(text)
    except RecursionError:
        raise RustSyntaxError(1, 1, "nested too deeply") from None


class _Reading(NamedTuple):
    """Items, or statements in a function around them; `start` and `end` are where they stand in the source."""

    source: Source
    kids: list[Node]
    start: int
    end: int


def _format(text: str) -> str:
    tree, wrapped, error = parse_text(text)
    if error is not None:
        raise RustSyntaxError(*error)
    reading = _reading(text, tree, wrapped=wrapped)
    statements = _has_statements(reading.kids)
    if statements != wrapped:
        tree = parse_tree(wrapped_text(text) if statements else text)
        reading = _reading(text, tree, wrapped=statements)
    cx = Context(reading.source)
    # Statements are laid out where they will stand, as rustfmt's widths depend on it here and there.
    indent = TAB if statements else 0
    body, tail = lay_out_sequence(cx, reading.kids, reading.start, reading.end, indent, in_module=not statements)
    result = body + "".join(tail)
    if statements:
        result = dedented(result)
    if _words(result) != _words(text):
        # Better as it stands than with a word lost in a construct that is not known here.
        return text.strip() + "\n"
    return result + "\n" if result else ""


def _reading(text: str, tree: tree_sitter.Node, *, wrapped: bool) -> _Reading:
    source = Source(wrapped_text(text) if wrapped else text)
    root = copy_tree(tree, source, source.text)
    if not wrapped:
        return _Reading(source, root.kids, 0, len(text))
    body = root.kids[-1].kids[-1]
    return _Reading(source, statements_of(body), body.kids[0].end, body.kids[-1].start)


def _words(text: str) -> set[str]:
    """The words of the text, but for those that imports, derives and ABIs may gain or lose."""
    return set(_WORD.findall(text)) - _MAY_CHANGE


def _has_statements(kids: list[Node]) -> bool:
    """Whether this stands in a function; calls of macros alone are a file to rustfmt if each has its semicolon."""
    open_ended = False
    for kid in kids:
        inner = kid.kids[0] if kid.kind == "expression_statement" else kid
        if inner.kind == "macro_invocation":
            open_ended = open_ended or (inner is kid and not inner.kids[-1].text.startswith("{"))
        elif not is_item(inner) and inner.kind not in _NEITHER:
            return True
    return open_ended
