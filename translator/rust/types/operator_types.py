"""The types of operators' results."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import (
    BOOL,
    INT,
    STRING,
    UNKNOWN,
    Known,
    List,
    Optional,
    Pointer,
    Tuple,
    Type,
)
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.inference import (
    SIZE,
    element_of,
    infers,
    type_of,
)
from translator.rust.types.quotients import quotient

COMPARISONS = frozenset("== != < > <= >= && || in is".split()) | {"not in", "is not"}


@infers(ir.Unary)
def _unary(value: ir.Unary, scope: Scope) -> Type:
    match value.operator:
        case "!":
            return BOOL
        case "&":
            return Pointer(type_of(value.value, scope))
        case "*":
            return strip_pointer(type_of(value.value, scope))
        case _:
            return type_of(value.value, scope)


_COUNT = frozenset("+ - * / // % %. **".split())


@infers(ir.Binary)
def _binary(value: ir.Binary, scope: Scope) -> Type:
    if value.operator in COMPARISONS:
        return BOOL
    if value.operator in {"/", "/."} and isinstance(value.right, ir.Literal) and value.right.kind == "float":
        return Known("float64")
    if value.operator == "*" and (whole := repeated_operand(value, scope)) is not None:
        type_ = type_of(whole, scope)
        return List(element_of(type_)) if isinstance(type_, Tuple) else type_
    if value.operator in {"%", "%."} and isinstance(value.right, ir.ListLiteral) and value.right.kind == "tuple":
        return STRING
    left = type_of(value.left, scope)
    if left == Known("path"):
        return left
    if left == Known("datetime") and value.operator == "-" and type_of(value.right, scope) == left:
        return Known("duration")
    if left == Known("instant"):
        return Known("float64") if value.operator == "-" and type_of(value.right, scope) == left else left
    if value.operator == "/.":
        return quotient(left, type_of(value.right, scope))
    if value.operator == "/" and left == Known("duration") == type_of(value.right, scope):
        # Go's quotient of two is a count, whatever its type says.
        return left if isinstance(value.right, ir.Cast) else UNKNOWN
    if value.operator == "or" and isinstance(left, Optional):
        right = type_of(value.right, scope)
        absent = isinstance(right, Optional) or value.right == ir.Literal("nil", "")
        return left if absent else left.of if left.of != UNKNOWN else right
    if isinstance(left, Optional) and value.operator in _COUNT:
        # Nothing that is absent can be counted with.
        left = left.of
    if left == INT and value.operator in "+-*" and type_of(value.right, scope) == Known("float64"):
        return Known("float64")
    if left in {UNKNOWN, SIZE} or isinstance(value.left, ir.Literal):
        right = type_of(value.right, scope)
        if {left, right} == {UNKNOWN, INT} and isinstance(value.right if left == UNKNOWN else value.left, ir.Literal):
            # A number written out takes the type of what stands beside it.
            return UNKNOWN
        # A length beside another integer is cast to its type.
        return right if right != UNKNOWN and not (left == SIZE and isinstance(value.right, ir.Literal)) else left
    return left


def repeated_operand(value: ir.Binary, scope: Scope) -> ir.Expression | None:
    """The operand of a `*` that is text, bytes or a list; None where it multiplies numbers, as far as is known."""
    for operand in (value.left, value.right):
        type_ = type_of(operand, scope)
        if isinstance(type_, List | Tuple) or type_ in {STRING, Known("bytes")}:
            return operand
    return None


@infers(ir.Conditional)
def _conditional(value: ir.Conditional, scope: Scope) -> Type:
    nil = ir.Literal("nil", "")
    if nil in (value.then, value.orelse):
        given = type_of(value.orelse if value.then == nil else value.then, scope)
        return given if isinstance(given, Optional) else Optional(given)
    match value.test:
        case ir.IsNil(place, negated) if place == (value.then if negated else value.orelse):
            held, other = type_of(place, scope), type_of(value.orelse if negated else value.then, scope)
            if isinstance(held, Optional) and not isinstance(other, Optional):
                return held.of if held.of != UNKNOWN else other
    then = type_of(value.then, scope)
    return then if then != UNKNOWN else type_of(value.orelse, scope)
