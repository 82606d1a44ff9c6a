"""Go expressions lowered, one small function for each kind of node."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node

from translator.go import lowering, syntax
from translator.go.calls import lower_call, lower_conversion
from translator.go.closures import lower_closure
from translator.go.composites import lower_composite
from translator.go.elements import lower_instantiation
from translator.go.equivalents import question_of_place
from translator.go.frame import Frame, LoweringError
from translator.go.literals import lower_literal
from translator.go.lowering import lower_expression
from translator.go.meanings import lower_name, member_name, package_path, require
from translator.go.origins import origin_of
from translator.go.types import TYPE_KINDS, lower_type
from translator.ir.expressions import (
    Attribute,
    Binary,
    Construct,
    ErrorIs,
    Expression,
    Index,
    IsNil,
    Literal,
    Name,
    Receive,
    Slice,
    TypeAssertion,
    Unary,
)

_LONGEST_CHAIN: Final = 64


def _identifier(node: Node, frame: Frame) -> Expression:
    return lower_name(syntax.text(node), frame)


def _selector(node: Node, frame: Frame) -> Expression:
    operand, member = require(node, syntax.OPERAND), syntax.text(require(node, syntax.FIELD))
    path = package_path(operand, frame)
    if path:
        return member_name(path, member)
    return Attribute(lower_expression(operand, frame), member)


def _parenthesized(node: Node, frame: Frame) -> Expression:
    inner = syntax.named(node)
    if len(inner) != 1:
        raise LoweringError("syntax error")
    return lower_expression(inner[0], frame)


def _unary(node: Node, frame: Frame) -> Expression:
    operator, operand = require(node, syntax.OPERATOR).type, require(node, syntax.OPERAND)
    value = lower_expression(operand, frame)
    if operator == "<-":
        return Receive(value)
    if operator == "&" and isinstance(value, Construct):
        return Construct(value.type, value.fields, pointer=True)
    return Unary(operator, value)


def _binary(node: Node, frame: Frame) -> Expression:
    """A chain such as `a + b + c` leans to the left: followed in a loop, as deep as it is long."""
    chain: list[Node] = []
    left = node
    while left.type == "binary_expression":
        chain.append(left)
        left = require(left, syntax.LEFT)
    if len(chain) > _LONGEST_CHAIN:
        raise LoweringError("a chain of operators too long to follow")
    value = lower_expression(left, frame)
    for part in reversed(chain):
        operator = require(part, syntax.OPERATOR).type
        right = require(part, syntax.RIGHT)
        value = _combine(operator, value, right, frame)
    return value


def _combine(operator: str, left: Expression, right: Node, frame: Frame) -> Expression:
    if operator in {"==", "!="}:
        if right.type == "nil":
            return IsNil(left, negated=operator == "!=")
        if isinstance(left, Literal) and left.kind == "nil":
            return IsNil(lower_expression(right, frame), negated=operator == "!=")
        other = lower_expression(right, frame)
        if isinstance(other, Name) and other.kind == "sentinel" and not isinstance(left, Literal):
            asked = ErrorIs(left, other, origin_of(left, frame))
            return asked if operator == "==" else Unary("!", asked)
        return question_of_place(operator, left, other) or Binary(operator, left, other)
    other = lower_expression(right, frame)
    return question_of_place(operator, left, other) or Binary(operator, left, other)


def _index(node: Node, frame: Frame) -> Expression:
    operand = lower_expression(require(node, syntax.OPERAND), frame)
    return Index(operand, lower_expression(require(node, syntax.INDEX), frame), zero=True)


def _slice(node: Node, frame: Frame) -> Expression:
    if node.child_by_field_id(syntax.CAPACITY) is not None:
        raise LoweringError("a slice that limits its capacity")
    start, end = node.child_by_field_id(syntax.START), node.child_by_field_id(syntax.END)
    return Slice(
        lower_expression(require(node, syntax.OPERAND), frame),
        lower_expression(start, frame) if start else None,
        lower_expression(end, frame) if end else None,
    )


def _assertion(node: Node, frame: Frame) -> Expression:
    of = lower_type(require(node, syntax.TYPE), frame.names, frame.variables)
    return TypeAssertion(lower_expression(require(node, syntax.OPERAND), frame), of)


def _type_value(node: Node, frame: Frame) -> Expression:
    """A type where an expression stands: the first argument of a `make` that is somebody's own."""
    if node.type == "type_identifier":
        return lower_name(syntax.text(node), frame)
    if node.type == "qualified_type":
        package, name = require(node, syntax.PACKAGE), require(node, syntax.NAME)
        path = package_path(package, frame)
        if path:
            return Name(syntax.text(name), path, "type")
    raise LoweringError("a type as a value")


def _iota(_node: Node, frame: Frame) -> Expression:
    return Name("iota", kind="builtin") if frame.iota is None else Literal("int", str(frame.iota))


EXPRESSIONS: Final[dict[str, lowering.LowerExpression]] = {
    **dict.fromkeys(TYPE_KINDS, _type_value),
    "identifier": _identifier,
    "field_identifier": _identifier,
    "package_identifier": _identifier,
    "blank_identifier": _identifier,
    "nil": lambda _node, _frame: Literal("nil", ""),
    "true": lambda _node, _frame: Literal("bool", "true"),
    "false": lambda _node, _frame: Literal("bool", "false"),
    "iota": _iota,
    **dict.fromkeys(
        [
            "int_literal",
            "float_literal",
            "imaginary_literal",
            "rune_literal",
            "raw_string_literal",
            "interpreted_string_literal",
        ],
        lambda node, _frame: lower_literal(node),
    ),
    "selector_expression": _selector,
    "parenthesized_expression": _parenthesized,
    "unary_expression": _unary,
    "binary_expression": _binary,
    "index_expression": _index,
    "slice_expression": _slice,
    "type_assertion_expression": _assertion,
    "call_expression": lower_call,
    "type_conversion_expression": lower_conversion,
    "type_instantiation_expression": lower_instantiation,
    "composite_literal": lower_composite,
    "func_literal": lower_closure,
}
lowering.EXPRESSIONS.update(EXPRESSIONS)

EXPRESSION_KINDS: Final = frozenset(EXPRESSIONS) - TYPE_KINDS
