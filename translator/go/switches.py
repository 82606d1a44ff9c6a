"""Switches over values and over types."""

from __future__ import annotations

from tree_sitter import Node

from translator.go import syntax
from translator.go.conditions import known_errors
from translator.go.frame import NOT_NIL, Breakable, Frame
from translator.go.lowering import inner, lower_expression, lower_list, lower_statement
from translator.go.meanings import hides_a_name, require
from translator.go.types import lower_type
from translator.ir.expressions import Attribute, Expression, IsNil, Name, TypeAssertion, TypeTest
from translator.ir.statements import Block, Case, Let, Statement, Switch
from translator.ir.types import ERROR, Type

_CASES = frozenset({"expression_case", "type_case", "default_case"})
_ALL_CASES = _CASES | {"communication_case"}


def lower_switch(node: Node, frame: Frame) -> list[Statement]:
    """`switch x { … }`, and the one without a subject. A case that falls through holds the next one's body too."""
    breakable = _enter(node, frame)
    mark = frame.mark()
    initializer = node.child_by_field_id(syntax.INITIALIZER)
    hides = initializer is not None and hides_a_name(initializer, frame)
    start = lower_statement(initializer, frame) if initializer else []
    subject_node = node.child_by_field_id(syntax.VALUE)
    subject = lower_expression(subject_node, frame) if subject_node else None
    before = dict(frame.states)
    cases: list[Case] = []
    carried: tuple[Expression, ...] = ()
    clauses = [child for child in node.named_children if child.type in _CASES]
    with _Inside(frame, breakable):
        for position, clause in enumerate(clauses):
            value_list = clause.child_by_field_id(syntax.VALUE)
            value_nodes = syntax.named(value_list) if value_list else []
            values = tuple(lower_expression(value, frame) for value in value_nodes)
            frame.states = dict(before)
            if subject_node is None and len(value_nodes) == 1:
                frame.states.update(dict.fromkeys(known_errors(value_nodes[0]), NOT_NIL))
            if _only_falls_through(clause) and values and position + 1 < len(clauses):
                carried += values
                continue
            is_default = clause.type == "default_case"
            body = _falling_body(clauses, position, frame)
            if is_default and carried:
                cases.append(Case(carried, body))
                carried = ()
            cases.append(Case(() if is_default else carried + values, body))
            carried = ()
    frame.states = before
    frame.leave(mark)
    switch = Switch(subject, tuple(cases), breakable.label if breakable.used else "")
    return [Block((*start, switch))] if hides else [*start, switch]


def lower_type_switch(node: Node, frame: Frame) -> list[Statement]:
    """`switch x := v.(type) { … }`: a switch without a subject whose cases are type tests."""
    breakable = _enter(node, frame)
    mark = frame.mark()
    initializer = node.child_by_field_id(syntax.INITIALIZER)
    start = lower_statement(initializer, frame) if initializer else []
    value_node = require(node, syntax.VALUE)
    value = lower_expression(value_node, frame)
    alias_list = node.child_by_field_id(syntax.ALIAS)
    alias = syntax.text(syntax.named(alias_list)[0]) if alias_list and syntax.named(alias_list) else ""
    if not _is_place(value):
        # The tests ask several times: a call is made once.
        name = alias or "value"
        start.append(Let((name,), value))
        frame.declare(name, start=value_node.end_byte)
        value = Name(name, kind="local")
    before = dict(frame.states)
    cases = []
    with _Inside(frame, breakable):
        for clause in node.named_children:
            if clause.type in _CASES:
                frame.states = dict(before)
                cases.append(_type_case(clause, value, alias, value_node.end_byte, frame))
    frame.states = before
    frame.leave(mark)
    switch = Switch(None, tuple(cases), breakable.label if breakable.used else "")
    return [Block((*start, switch))] if start else [switch]


class _Inside:
    """The body of a switch: a `break` there leaves the switch."""

    def __init__(self, frame: Frame, breakable: Breakable) -> None:
        self._frame = frame
        self._breakable = breakable
        self._outer = frame.breakable

    def __enter__(self) -> None:
        self._frame.breakable = self._breakable

    def __exit__(self, *_: object) -> None:
        self._frame.breakable = self._outer


def _enter(node: Node, frame: Frame) -> Breakable:
    label = frame.take_label()
    breakable = Breakable(label or "switch")
    breakable.used = bool(label) and f"break {label}" in syntax.text(node)
    frame.forget_written(node)
    return breakable


def clause_body(clause: Node, frame: Frame) -> tuple[Statement, ...]:
    """The statements and comments of a clause, in a scope of their own; a `break` at its end says nothing."""
    above, behind = _comments(clause)
    nodes = [child for child in inner(clause) if child.type != "fallthrough_statement"]
    nodes = [*above, *nodes, *behind]
    last = next((node for node in reversed(nodes) if node.type != "comment"), None)
    if last is not None and last.type == "break_statement" and not syntax.named(last):
        nodes.remove(last)
    mark = frame.mark()
    frame.depth += 1
    try:
        return tuple(lower_list(nodes, frame))
    finally:
        frame.depth -= 1
        frame.leave(mark)


def _comments(clause: Node) -> tuple[list[Node], list[Node]]:
    """The comments above and behind a clause; one further in than the next clause belongs to the one before."""
    column = clause.start_point.column
    above: list[Node] = []
    sibling = clause.prev_named_sibling
    while sibling is not None and sibling.type == "comment":
        above.insert(0, sibling)
        sibling = sibling.prev_named_sibling
    if sibling is not None and sibling.type in _ALL_CASES:
        above = [comment for comment in above if comment.start_point.column <= column]
    behind: list[Node] = []
    sibling = clause.next_named_sibling
    while sibling is not None and sibling.type == "comment":
        behind.append(sibling)
        sibling = sibling.next_named_sibling
    if sibling is not None:
        behind = [comment for comment in behind if comment.start_point.column > column]
    return above, behind


def _falling_body(clauses: list[Node], position: int, frame: Frame) -> tuple[Statement, ...]:
    body = clause_body(clauses[position], frame)
    while _falls_through(clauses[position]) and position + 1 < len(clauses):
        position += 1
        body += clause_body(clauses[position], frame)
    return body


def _falls_through(clause: Node) -> bool:
    statements = syntax.statements_of(clause)
    return bool(statements) and statements[-1].type == "fallthrough_statement"


def _only_falls_through(clause: Node) -> bool:
    return _falls_through(clause) and len(syntax.statements_of(clause)) == 1


def _type_case(clause: Node, value: Expression, alias: str, start: int, frame: Frame) -> Case:
    if clause.type == "default_case":
        return Case((), _aliased(clause, value, None, alias, start, frame))
    nodes = syntax.named_field(clause, syntax.TYPE)
    tests: list[Expression] = []
    types: list[Type] = []
    for node in nodes:
        if syntax.text(node) == "nil":
            tests.append(IsNil(value))
        else:
            types.append(lower_type(node, frame.names, frame.variables))
    if types:
        tests.insert(0, TypeTest(value, tuple(types), dynamic=True))
    single = types[0] if len(types) == 1 and len(nodes) == 1 else None
    return Case(tuple(tests), _aliased(clause, value, single, alias, start, frame))


def _aliased(
    clause: Node, value: Expression, of: Type | None, alias: str, start: int, frame: Frame
) -> tuple[Statement, ...]:
    """The body of a clause; the alias holds the value as the one type that was asked for."""
    mark = frame.mark()
    binding = frame.declare(alias, of, start=start) if alias and of is not None else None
    if binding is None and alias:
        binding = frame.declare(alias, start=start)
    if of == ERROR and alias:
        # What is of a type is there.
        frame.states[alias] = NOT_NIL
    body = clause_body(clause, frame)
    frame.leave(mark)
    if binding is None or not binding.read:
        return body
    held = TypeAssertion(value, of) if of is not None else value
    if held == Name(alias, kind="local"):
        return body
    is_written = frame.is_written(alias, start, since=clause.start_byte, until=clause.end_byte)
    written = (alias,) if is_written else ()
    return (Let((alias,), held, mutable=written), *body)


def _is_place(value: Expression) -> bool:
    while isinstance(value, Attribute):
        value = value.value
    return isinstance(value, Name)
