"""`if` and its chains."""

from __future__ import annotations

from tree_sitter import Node

from translator.go import syntax
from translator.go.absence import present_initializer
from translator.go.conditions import known_errors, nil_check
from translator.go.error_checks import checked_initializer
from translator.go.exits import terminates
from translator.go.frame import NIL, NOT_NIL, Frame
from translator.go.lowering import lower_block, lower_expression, lower_statement
from translator.go.meanings import hides_a_name, require
from translator.ir.statements import Block, If, Statement


def lower_if(node: Node, frame: Frame) -> list[Statement]:
    """An `if`. What its initializer declares lives in a block with it, where a name outside would be hidden."""
    initializer = node.child_by_field_id(syntax.INITIALIZER)
    if initializer is None:
        return [_branch(node, frame)]
    fused = checked_initializer(node, frame) or present_initializer(node, frame)
    if fused is not None:
        return fused
    hides = hides_a_name(initializer, frame)
    mark = frame.mark()
    found = [*lower_statement(initializer, frame), _branch(node, frame)]
    frame.leave(mark)
    return [Block(tuple(found))] if hides else found


def _branch(node: Node, frame: Frame) -> If:
    condition = require(node, syntax.CONDITION)
    consequence = require(node, syntax.CONSEQUENCE)
    alternative = node.child_by_field_id(syntax.ALTERNATIVE)
    test = lower_expression(condition, frame)
    before = dict(frame.states)
    for name in known_errors(condition):
        frame.states[name] = NOT_NIL
    check = nil_check(condition)
    if check is not None and not check.negated and check.rest is None:
        frame.states[check.name] = NIL
    body = lower_block(consequence, frame)
    after_body = frame.states
    frame.states = dict(before)
    if check is not None and check.rest is None:
        frame.states[check.name] = NIL if check.negated else NOT_NIL
    orelse: tuple[Statement, ...] = ()
    if alternative is not None:
        if alternative.type == "block":
            orelse = lower_block(alternative, frame)
        else:
            orelse = tuple(lower_statement(alternative, frame))
    if not terminates(consequence, frame.names):
        if alternative is not None and terminates(alternative, frame.names):
            frame.states = after_body
        else:
            frame.states = _both(after_body, frame.states)
    return If(test, body, orelse)


def _both(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """What is known after either of two ways."""
    return {name: state for name, state in one.items() if other.get(name) == state}
