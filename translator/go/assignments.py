"""Declarations of local names, and writes to places."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from tree_sitter import Node

from translator.go import syntax
from translator.go.channels import optional, uses_of
from translator.go.error_calls import is_combined, is_made
from translator.go.frame import NIL, NOT_NIL, Frame, LoweringError
from translator.go.infer import results_of, type_of
from translator.go.lowering import Fused, lower_expression
from translator.go.meanings import require
from translator.go.types import lower_type
from translator.ir.expressions import (
    Binary,
    Call,
    Expression,
    Index,
    ListLiteral,
    Literal,
    Make,
    Name,
    TypeAssertion,
    TypeTest,
)
from translator.ir.statements import Assign, Let, Statement
from translator.ir.types import ERROR, UNKNOWN, Channel, Known, Type


def lower_short_variable(node: Node, frame: Frame) -> list[Statement]:
    """`a, b := …`."""
    names = [syntax.text(name) for name in syntax.named(require(node, syntax.LEFT))]
    values = syntax.named(require(node, syntax.RIGHT))
    return bind(names, values, node, frame)


def bind(names: list[str], values: list[Node], node: Node, frame: Frame, stated: Type = UNKNOWN) -> list[Statement]:
    """Names with their values, declared from the end of `node` on. Values that are independent come one by one."""
    if len(values) == 1 and len(names) > 1:
        value = lower_expression(values[0], frame)
        return [_let_results(names, value, node, frame)]
    if len(names) != len(values):
        raise LoweringError("syntax error")
    lowered = [lower_expression(value, frame) for value in values]
    if len(names) > 1 and _speaks_of(values, names):
        types = [type_of(value, frame) for value in lowered]
        declare(names, types, node, frame)
        return [Let(tuple(names), ListLiteral(tuple(lowered), "tuple"), mutable=_mutable(names, node, frame))]
    return [_let(name, value, node, frame, stated) for name, value in zip(names, lowered, strict=True)]


def declare(names: list[str], types: list[Type] | tuple[Type, ...], node: Node, frame: Frame) -> None:
    """Brings names into scope at the end of `node`; missing types are unknown."""
    for position, name in enumerate(names):
        of = types[position] if position < len(types) else UNKNOWN
        frame.declare(name, of, start=node.end_byte)


def present(value: Expression) -> Expression:
    """The test of `_, ok := value`."""
    match value:
        case Index():
            return Binary("in", value.index, value.value)
        case TypeAssertion():
            return TypeTest(value.value, (value.type,), dynamic=True)
    return value


def with_error(call: Expression) -> Expression:
    """A call whose last result is an error, marked so."""
    if isinstance(call, Call) and not call.fallible:
        return msgspec.structs.replace(call, fallible=True)
    return call


def learn(name: str, value: Expression, frame: Frame) -> None:
    """Remembers whether an error variable is nil after it was given this value."""
    if isinstance(value, Literal) and value.kind == "nil":
        frame.states[name] = NIL
    elif is_made(value):
        frame.states[name] = NOT_NIL
    else:
        frame.states.pop(name, None)


def is_zero(value: Expression) -> bool:
    """Whether a value is the zero value of its type by its looks."""
    match value:
        case Literal(kind="nil") | Literal(kind="bool", text="false") | Make(args=()):
            return not (isinstance(value, Make) and value.pointer)
        case Literal(kind="int" | "float"):
            return not value.text.strip("0._")
        case Literal(kind="string", text=""):
            return True
        case ListLiteral(kind="tuple", items=()):
            return True
    return False


def zero_value(of: Type, node: Node | None) -> Expression:
    """What a variable without a value holds: nothing, or the zero value of its type (stated in `node`)."""
    # A pointer to a handle is lowered to the handle, yet it begins as nil.
    absent = (
        of == ERROR
        or isinstance(of, Channel)
        or (isinstance(of, Known) and node is not None and node.type == "pointer_type")
    )
    return Literal("nil", "") if absent else Make(of)


def lower_declaration(node: Node, frame: Frame) -> list[Statement]:
    """`var` and `const` inside a function; constants that repeat the expression above them are worked out."""
    found: list[Statement] = []
    repeated: list[Node] = []
    position = 0
    for spec in _specs(node):
        names = [syntax.text(name) for name in syntax.named_field(spec, syntax.NAME)]
        value = spec.child_by_field_id(syntax.VALUE)
        values = syntax.named(value) if value else []
        type_node = spec.child_by_field_id(syntax.TYPE)
        stated = lower_type(type_node, frame.names, frame.variables)
        if spec.type == "const_spec":
            values = repeated = values or repeated
            frame.iota = position
            position += 1
        try:
            found.extend(bind(names, values, spec, frame, stated) if values else _bare(names, stated, spec, frame))
        finally:
            frame.iota = None
    return found


def defer_error_variable(nodes: Sequence[Node], at: int, frame: Frame) -> Fused | None:
    """`var err error`: needed only if the error is read where no check is fused."""
    specs = _specs(nodes[at])
    if len(specs) != 1 or specs[0].type != "var_spec" or specs[0].child_by_field_id(syntax.VALUE) is not None:
        return None
    names = syntax.named_field(specs[0], syntax.NAME)
    type_node = specs[0].child_by_field_id(syntax.TYPE)
    if len(names) != 1 or type_node is None or syntax.text(type_node) != "error":
        return None
    (let,) = _bare([syntax.text(names[0])], ERROR, specs[0], frame)
    return Fused([], 1, (let, frame.bindings[syntax.text(names[0])]))


def lower_assignment(node: Node, frame: Frame) -> list[Statement]:
    """`a, b = …`, `a += b`. What is thrown away is a `Let` of `_`."""
    operator = require(node, syntax.OPERATOR).type
    places = syntax.named(require(node, syntax.LEFT))
    values = [lower_expression(value, frame) for value in syntax.named(require(node, syntax.RIGHT))]
    targets = [lower_expression(place, frame) for place in places]
    names = [target.text if isinstance(target, Name) and not target.package else "" for target in targets]
    if all(name == "_" for name in names):
        return [Let(("_",), value) for value in values]
    if names[0] == "_" and len(targets) == 2 and len(values) == 1:
        tested = present(values[0])
        if tested is not values[0]:
            return [Assign((targets[1],), (tested,))]
    if len(values) == 1 and _gives_error(names[-1], values[0], frame):
        values = [with_error(values[0])]
    for position, name in enumerate(names):
        if name in frame.bindings:
            learn(name, values[position] if len(values) == len(names) else Name(name), frame)
    return [Assign(tuple(targets), tuple(values), operator)]


def lower_step(node: Node, frame: Frame) -> list[Statement]:
    """`x++` and `x--`."""
    places = syntax.named(node)
    if len(places) != 1:
        raise LoweringError("syntax error")
    operator = "+=" if node.type == "inc_statement" else "-="
    return [Assign((lower_expression(places[0], frame),), (Literal("int", "1"),), operator)]


def _let(name: str, value: Expression, node: Node, frame: Frame, stated: Type) -> Statement:
    of = stated if stated != UNKNOWN else type_of(value, frame)
    if isinstance(value, Call) and _gives_error(name, value, frame):
        value = with_error(value)
    made = isinstance(value, Make) and isinstance(value.type, Channel)
    binding = frame.declare(name, of, start=node.end_byte, made=made)
    if name != "_":
        learn(name, value, frame)
    if made and isinstance(value, Make) and stated == UNKNOWN:
        value = msgspec.structs.replace(value, type=binding.type)
        if value.type != of and isinstance(value.type, Channel) and value.type.direction == "signal":
            return Let((name,), value, stated, _mutable([name], node, frame))
        received = "receive" in uses_of(name, node.end_byte, frame.origin, frame.names)
        return Let((name,), value, stated, (name,) if received else ())
    return Let((name,), value, stated, _mutable([name], node, frame))


def _let_results(names: list[str], value: Expression, node: Node, frame: Frame) -> Statement:
    tested = present(value)
    if len(names) == 2 and names[0] == "_" and tested is not value:
        frame.declare(names[1], type_of(tested, frame), start=node.end_byte)
        return Let((names[1],), tested, mutable=_mutable(names[1:], node, frame))
    types = results_of(value, frame)
    if len(names) == 2 and not isinstance(value, Call):
        types = (type_of(value, frame),)
    if _gives_error(names[-1], value, frame):
        value = with_error(value)
    declare(names, types, node, frame)
    return Let(tuple(names), value, mutable=_mutable(names, node, frame))


def _gives_error(name: str, value: Expression, frame: Frame) -> bool:
    """Whether the last result of a call is an error, by its type or by the name it is given."""
    results = results_of(value, frame)
    if is_combined(value) or is_made(value):
        return False
    return results[-1] == ERROR if results else syntax.may_hold_error(name)


def _bare(names: list[str], of: Type, spec: Node, frame: Frame) -> list[Statement]:
    found: list[Statement] = []
    zero = zero_value(of, spec.child_by_field_id(syntax.TYPE))
    for name in names:
        binding = frame.declare(name, of, start=spec.end_byte, zero=True)
        if of == ERROR:
            frame.states[name] = NIL
        if isinstance(binding.type, Channel):
            # It begins as nil.
            binding.type = optional(binding.type)
        stated = binding.type if isinstance(of, Channel) else of
        found.append(Let((name,), zero, stated, _mutable([name], spec, frame)))
    return found


def _mutable(names: list[str], node: Node, frame: Frame) -> tuple[str, ...]:
    return tuple(name for name in names if name != "_" and frame.is_written(name, node.end_byte))


def _speaks_of(values: list[Node], names: list[str]) -> bool:
    """Whether a later value mentions one of the names: then they must come into being together."""
    return any(
        re.search(rf"(?<![\w.]){re.escape(name)}\b", syntax.text(value))
        for value in values[1:]
        for name in names
        if name != "_"
    )


def _specs(node: Node) -> list[Node]:
    found: list[Node] = []
    for child in syntax.named(node):
        found.extend(syntax.named(child) if child.type == "var_spec_list" else [child])
    return [spec for spec in found if spec.type in {"var_spec", "const_spec"}]
