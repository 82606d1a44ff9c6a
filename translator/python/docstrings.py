"""Docstrings and the comments beside a name."""

from __future__ import annotations

from inspect import cleandoc

from tree_sitter import Node

from translator.python.exceptions import is_docstring
from translator.python.literals import plain_string
from translator.python.syntax import parts, text_of


def docstring(body: Node | None) -> str:
    """The dedented docstring that a body begins with."""
    statements = parts(body) if body is not None else []
    return string_statement(statements[0]) if statements else ""


def string_statement(statement: Node) -> str:
    """The dedented text of a statement that is nothing but a string, else empty."""
    if not is_docstring(statement):
        return ""
    return cleandoc(plain_string(parts(statement)[0]) or "")


def trailing_comment(statement: Node) -> str:
    """The comment behind a statement on its last line."""
    after = statement.next_sibling
    if after is None or after.type != "comment" or after.start_point.row != statement.end_point.row:
        return ""
    return text_of(after).lstrip("#:").strip()


def comments_above(statement: Node) -> str:
    """The `#:` comments on the lines above a statement, which Sphinx takes for its documentation."""
    lines: list[str] = []
    before, row = statement.prev_sibling, statement.start_point.row
    while before is not None and before.type == "comment" and before.start_point.row == row - 1:
        text = text_of(before)
        if not text.startswith("#:"):
            break
        lines.insert(0, text[2:].strip())
        before, row = before.prev_sibling, row - 1
    return "\n".join(lines)
