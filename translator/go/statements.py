"""Go statements lowered, idioms fused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tree_sitter import Node

from translator.go import lowering, syntax
from translator.go.absence import fuse_absence
from translator.go.assignments import (
    defer_error_variable,
    lower_assignment,
    lower_declaration,
    lower_short_variable,
    lower_step,
)
from translator.go.branches import lower_if
from translator.go.concurrency import lower_call_statement, lower_defer, lower_go, lower_send
from translator.go.error_checks import fuse_error
from translator.go.frame import Frame, LoweringError
from translator.go.loops import lower_for
from translator.go.lowering import lower_block, lower_expression, lower_statement
from translator.go.return_calls import fuse_return
from translator.go.returns import lower_return
from translator.go.selects import lower_select
from translator.go.switches import lower_switch, lower_type_switch
from translator.ir.statements import Block, Break, Comment, Continue, Do, OpaqueStatement, Statement

_LABELLED: Final = frozenset(
    {"for_statement", "expression_switch_statement", "type_switch_statement", "select_statement"}
)

_CLAUSES: Final = ("expression_case", "type_case", "default_case", "communication_case")


def _expression(node: Node, frame: Frame) -> list[Statement]:
    parts = syntax.named(node)
    if len(parts) != 1:
        raise LoweringError("syntax error")
    special = lower_call_statement(parts[0], frame) if parts[0].type == "call_expression" else None
    return [special if special is not None else Do(lower_expression(parts[0], frame))]


def _block(node: Node, frame: Frame) -> list[Statement]:
    return [Block(lower_block(node, frame))]


def _labelled(node: Node, frame: Frame) -> list[Statement]:
    label = node.child_by_field_id(syntax.LABEL)
    parts = [part for part in syntax.named(node) if part != label]
    name = syntax.text(label) if label else ""
    if not parts:
        return [Comment(f"{name}:")]
    if parts[0].type in _LABELLED:
        return lower_statement(parts[0], frame, name)
    return [Comment(f"{name}:"), *lower_statement(parts[0], frame)]


def _break(node: Node, frame: Frame) -> list[Statement]:
    label = syntax.named(node)
    if label:
        return [Break(syntax.text(label[0]))]
    if frame.breakable is not None:
        frame.breakable.used = True
        return [Break(frame.breakable.label)]
    return [Break()]


def _continue(node: Node, _frame: Frame) -> list[Statement]:
    label = syntax.named(node)
    return [Continue(syntax.text(label[0]) if label else "")]


def _local_type(node: Node, frame: Frame) -> list[Statement]:
    for spec in syntax.named(node):
        name = spec.child_by_field_id(syntax.NAME)
        if name is not None:
            frame.declare(syntax.text(name), kind="type", start=name.start_byte)
    return [OpaqueStatement(syntax.text(node), "a type declared in a function")]


def _refused(reason: str) -> Callable[[Node, Frame], list[Statement]]:
    def refuse(_node: Node, _frame: Frame) -> list[Statement]:
        raise LoweringError(reason)

    return refuse


STATEMENTS: Final[dict[str, lowering.LowerStatement]] = {
    "expression_statement": _expression,
    "short_var_declaration": lower_short_variable,
    "var_declaration": lower_declaration,
    "const_declaration": lower_declaration,
    "assignment_statement": lower_assignment,
    "inc_statement": lower_step,
    "dec_statement": lower_step,
    "return_statement": lower_return,
    "if_statement": lower_if,
    "for_statement": lower_for,
    "expression_switch_statement": lower_switch,
    "type_switch_statement": lower_type_switch,
    "select_statement": lower_select,
    "go_statement": lower_go,
    "defer_statement": lower_defer,
    "send_statement": lower_send,
    "block": _block,
    "labeled_statement": _labelled,
    "break_statement": _break,
    "continue_statement": _continue,
    "type_declaration": _local_type,
    "empty_statement": lambda _node, _frame: [],
    "goto_statement": _refused("goto"),
    "fallthrough_statement": _refused("fallthrough"),
}
STATEMENT_KINDS: Final = frozenset(STATEMENTS) | {"statement_list", *_CLAUSES}
lowering.STATEMENTS.update(STATEMENTS)
lowering.FUSERS.update(
    {
        "short_var_declaration": (fuse_error, fuse_absence, fuse_return),
        "assignment_statement": (fuse_error, fuse_return),
        "var_declaration": (defer_error_variable,),
    }
)
