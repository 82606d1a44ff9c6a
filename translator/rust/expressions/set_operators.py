"""Operators between sets: `a & b`, `a <= b`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Map, Set
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ownership import form, own
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import AND, BIT_AND, BIT_OR, BIT_XOR, JUMP, POSTFIX, PREFIX, SUM
from translator.rust.types.inference import type_of

COMBINING = {"&": BIT_AND, "|": BIT_OR, "^": BIT_XOR, "-": SUM}
COMPARING = {"<=": "is_subset", ">=": "is_superset", "<": "is_subset", ">": "is_superset"}


def set_operation(value: ir.Binary, scope: Scope) -> Term | None:
    """An operator between sets; None where neither operand is known to be one."""
    operator = value.operator
    if operator not in COMBINING and operator not in COMPARING:
        return None
    if operator == "|" and isinstance(strip_pointer(type_of(value.left, scope)), Map):
        merged = f"let mut merged = {own(value.left, scope)};\nmerged.extend({own(value.right, scope)});"
        return f"{{\n{merged}\nmerged\n}}", JUMP
    if not any(isinstance(strip_pointer(type_of(side, scope)), Set) for side in (value.left, value.right)):
        return None
    if operator in COMBINING:
        return f"{_lent(value.left, scope)} {operator} {_lent(value.right, scope)}", COMBINING[operator]
    asked = f"{at(value.left, scope, POSTFIX)}.{COMPARING[operator]}({_lent(value.right, scope)})"
    if operator in {"<=", ">="}:
        return asked, POSTFIX
    return f"{asked} && {at(value.left, scope, POSTFIX)}.len() != {at(value.right, scope, POSTFIX)}.len()", AND


def _lent(value: ir.Expression, scope: Scope) -> str:
    return plain(value, scope) if form(value, scope) == "reference" else f"&{at(value, scope, PREFIX)}"
