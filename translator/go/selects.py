"""`select`."""

from __future__ import annotations

from tree_sitter import Node

from translator.go import syntax
from translator.go.frame import Breakable, Frame, LoweringError
from translator.go.infer import type_of
from translator.go.lowering import lower_expression
from translator.go.meanings import require
from translator.go.switches import clause_body
from translator.ir.expressions import Name, Receive
from translator.ir.statements import Assign, Select, SelectCase, Statement
from translator.ir.types import BOOL


def lower_select(node: Node, frame: Frame) -> list[Statement]:
    """A wait for the first of several channel operations."""
    label = frame.take_label()
    breakable = Breakable(label or "select")
    breakable.used = bool(label) and f"break {label}" in syntax.text(node)
    frame.forget_written(node)
    outer, frame.breakable = frame.breakable, breakable
    before = dict(frame.states)
    cases = []
    try:
        for clause in node.named_children:
            if clause.type in {"communication_case", "default_case"}:
                frame.states = dict(before)
                cases.append(_case(clause, frame))
    finally:
        frame.breakable = outer
        frame.states = before
    return [Select(tuple(cases), breakable.label if breakable.used else "")]


def _case(clause: Node, frame: Frame) -> SelectCase:
    if clause.type == "default_case":
        return SelectCase("default", clause_body(clause, frame))
    communication = require(clause, syntax.COMMUNICATION)
    if communication.type == "send_statement":
        channel = lower_expression(require(communication, syntax.CHANNEL), frame)
        value = lower_expression(require(communication, syntax.VALUE), frame)
        return SelectCase("send", clause_body(clause, frame), channel, value)
    return _receive(clause, communication, frame)


def _receive(clause: Node, communication: Node, frame: Frame) -> SelectCase:
    received = lower_expression(require(communication, syntax.RIGHT), frame)
    if not isinstance(received, Receive):
        raise LoweringError("a select case that receives nothing")
    left = communication.child_by_field_id(syntax.LEFT)
    places = syntax.named(left) if left else []
    mark = frame.mark()
    start: tuple[Statement, ...] = ()
    if places and not syntax.has_token(communication, ":="):
        targets = [lower_expression(place, frame) for place in places]
        names = [f"new_{syntax.text(place)}" if place.type == "identifier" else "received" for place in places]
        names = ["_" if name == "new__" else name for name in names]
        kept = [(target, name) for target, name in zip(targets, names, strict=True) if name != "_"]
        if kept:
            values = tuple(Name(name, kind="local") for _, name in kept)
            start = (Assign(tuple(target for target, _ in kept), values),)
    else:
        names = [syntax.text(place) for place in places]
        for name, of in zip(names, (type_of(received, frame), BOOL), strict=False):
            frame.declare(name, of, start=communication.end_byte)
    body = clause_body(clause, frame)
    frame.leave(mark)
    return SelectCase("receive", (*start, *body), received.channel, names=tuple(names))
