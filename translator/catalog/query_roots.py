"""The kinds of nodes at which a query's patterns begin, found without a grammar."""

from __future__ import annotations

import re

# Strings and comments come first, so that nothing inside them counts.
_TOKEN = re.compile(
    r'(?P<kind>"(?:\\.|[^"\\])*"|[A-Za-z_][\w-]*)|(?P<mark>[()\[\]#])|;[^\n]*|@[\w.-]+|[^()\[\]"#;@\w]+|.', re.DOTALL
)


def root_kinds(query: str) -> frozenset[str]:
    """The kinds of the outermost nodes: `_` for any node, a token in quotation marks."""
    kinds: set[str] = set()
    # What each open bracket is about: nothing yet, one `node` (or a predicate), or a `group`.
    brackets: list[str] = []
    for token in _TOKEN.finditer(query):
        mark, kind = token["mark"], token["kind"]
        if mark in {"(", "["}:
            brackets[-1:] = [brackets[-1] or "group"] if brackets else []
            brackets.append("" if mark == "(" else "group")
        elif mark in {")", "]"}:
            brackets.pop()
        elif (kind or mark) and "node" not in brackets:
            kinds.update([kind] if kind else [])
            brackets[-1:] = [brackets[-1] or "node"] if brackets else []
    return frozenset(kinds)
