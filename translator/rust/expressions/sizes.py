"""Arithmetic on lengths and positions, which Rust counts without a sign."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Type
from translator.rust.scope import Scope
from translator.rust.types.inference import SIZE, type_of


def as_number(value: ir.Expression, type_: Type, scope: Scope) -> ir.Expression:
    """A length, or what is computed of one, as a number of this type: converted before less is taken from it."""
    match value:
        case ir.Binary("+" | "-" | "*" as operator, left, right):
            return ir.Binary(operator, as_number(left, type_, scope), as_number(right, type_, scope))
        case _ if type_of(value, scope) == SIZE:
            return ir.Cast(type_, value)
        case _:
            return value


def without_underflow(value: ir.Binary, scope: Scope) -> ir.Binary:
    """`i < len - 1` as `i + 1 < len`, which holds of an empty one, too; other comparisons as they are."""
    match value:
        case ir.Binary(operator, left, ir.Binary("-", length, ir.Literal("int") as less)) if type_of(
            length, scope
        ) == SIZE and _is_unsigned(left, scope):
            return ir.Binary(operator, _sum(left, less), length)
        case ir.Binary(operator, ir.Binary("-", length, ir.Literal("int") as less), right) if type_of(
            length, scope
        ) == SIZE and _is_unsigned(right, scope):
            return ir.Binary(operator, length, _sum(right, less))
        case _:
            return value


def _sum(value: ir.Expression, more: ir.Literal) -> ir.Expression:
    if isinstance(value, ir.Literal) and more.text.isdigit():
        return ir.Literal("int", str(int(value.text) + int(more.text)))
    return ir.Binary("+", value, more)


def _is_unsigned(value: ir.Expression, scope: Scope) -> bool:
    """Whether a value is counted without a sign, or may be."""
    if isinstance(value, ir.Literal):
        return value.kind == "int" and value.text.isdigit()
    return type_of(value, scope) in {SIZE, UNKNOWN}
