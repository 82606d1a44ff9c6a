"""Python's `/`, which gives a float even of integers."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Known, Type
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ownership import INTEGERS, form
from translator.rust.scope import Scope
from translator.rust.text.precedence import CAST, POSTFIX, PRODUCT
from translator.rust.types.inference import type_of
from translator.rust.types.quotients import DURATION, FLOAT, NUMBERS


def true_division(value: ir.Binary, scope: Scope) -> Term:
    """`a / b`: floats where numbers are divided; paths are joined, durations divided."""
    left, right = type_of(value.left, scope), type_of(value.right, scope)
    if left == Known("path"):
        name = plain(value.right, scope)
        borrowed = f"&{name}" if form(value.right, scope) == "place" else name
        return f"{at(value.left, scope, POSTFIX)}.join({borrowed})", POSTFIX
    if left == DURATION == right:
        return f"{at(value.left, scope, POSTFIX)}.div_duration_f64({plain(value.right, scope)})", POSTFIX
    if left == DURATION:
        divisor = plain(value.right, scope)
        if right == FLOAT:
            return f"{at(value.left, scope, POSTFIX)}.div_f64({divisor})", POSTFIX
        return f"{at(value.left, scope, PRODUCT)} / {at(value.right, scope, CAST)}", PRODUCT
    if not (_divides(left) and _divides(right)):
        return f"{at(value.left, scope, PRODUCT)} / {at(value.right, scope, CAST)}", PRODUCT
    return f"{as_float(value.left, left, scope, PRODUCT)} / {as_float(value.right, right, scope, CAST)}", PRODUCT


def _divides(type_: Type) -> bool:
    """Whether a type is, or may be, a number: a class has an operator of its own."""
    return type_ == UNKNOWN or (isinstance(type_, Known) and type_.name in NUMBERS)


def as_float(value: ir.Expression, type_: Type, scope: Scope, level: int) -> str:
    """An operand as a float where it is known to be an integer."""
    match value:
        case ir.Literal("int", digits) if digits.isdigit():
            return f"{digits}.0"
        case ir.Unary("-", ir.Literal("int", digits)) if digits.isdigit():
            return f"-{digits}.0"
    if isinstance(type_, Known) and type_.name in INTEGERS:
        return f"{at(value, scope, CAST)} as f64"
    return at(value, scope, level)
