"""Parameters that a body asks whether they are nil."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.names import FileNames

_AROUND: Final = frozenset({"binary_expression", "unary_expression", "parenthesized_expression"})
_BRANCHES: Final = frozenset({"if_statement", "for_statement"})


def is_asked_for_nil(name: str, function: Node, names: FileNames) -> bool:
    """Whether a test of the body, closures in it left out, compares the parameter with nil."""
    body = function.child_by_field_id(syntax.BODY)
    if body is None or name in {"", "_"} or b"nil" not in (body.text or b""):
        return False
    found = names.occurrences(name, function)
    return any(
        _is_tested(names.root.descendant_for_byte_range(at, at + len(name.encode())), function)
        for at in found.mentions
        if body.start_byte <= at < body.end_byte and found.owner(at) in {None, body.start_byte, function.start_byte}
    )


def _is_tested(node: Node | None, function: Node) -> bool:
    around = node.parent if node is not None else None
    if (
        around is None
        or around.type != "binary_expression"
        or not any(child.type == "nil" for child in around.children)
    ):
        return False
    while around is not None and around.type in _AROUND:
        around = around.parent
    return around is not None and around.type in _BRANCHES and syntax.enclosing_callable(around) == function
