"""Statements between a call and the check of its error, which have nothing to do with either."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tree_sitter import Node

from translator.go.assignments import with_error
from translator.go.error_calls import is_combined, is_made
from translator.go.frame import Frame
from translator.go.lowering import lower_expression, lower_list
from translator.ir.expressions import Call, Expression, Name
from translator.ir.statements import Let, Statement

_SIMPLE: Final = frozenset(
    "expression_statement defer_statement go_statement send_statement inc_statement dec_statement "
    "assignment_statement short_var_declaration".split()
)
_MOST: Final = 3
_NAMES: Final = ("result", "outcome", "given")


def intervening(nodes: Sequence[Node], at: int, names: Iterable[str], frame: Frame) -> list[Node]:
    """The comments after a statement, and up to three plain statements that mention none of the names."""
    found: list[Node] = []
    wanted = [name for name in names if name != "_"]
    statements = 0
    for node in nodes[at + 1 :]:
        if node.type != "comment":
            statements += 1
            if node.type not in _SIMPLE or statements > _MOST or any(_mentions(node, name, frame) for name in wanted):
                break
        found.append(node)
    return found


def call_then(value: Node, between: list[Node], frame: Frame) -> tuple[list[Statement], Expression] | None:
    """The call, and what stands in its place after the statements in between: itself, or what holds its outcome.

    None when the call is none that fails.
    """
    call = lower_expression(value, frame)
    if is_combined(call) or is_made(call):
        return None
    if all(node.type == "comment" for node in between):
        return lower_list(between, frame), with_error(call)
    name = _free_name(frame)
    if name is None or not isinstance(call, Call):
        return None
    start: list[Statement] = [Let((name,), call)]
    return [*start, *lower_list(between, frame)], Name(name, kind="outcome")


def _mentions(node: Node, name: str, frame: Frame) -> bool:
    return any(node.start_byte <= at < node.end_byte for at in frame.occurrences(name).mentions)


def _free_name(frame: Frame) -> str | None:
    return next((name for name in _NAMES if not frame.occurrences(name).mentions), None)
