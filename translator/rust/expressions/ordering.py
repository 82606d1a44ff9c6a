"""Which of two values comes first: `cmp`, for each part of a key."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Known
from translator.rust.dispatch import at, plain
from translator.rust.expressions.ownership import REFERENCE, form
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import type_of

FLOATS = (Known("float64"), Known("float32"))


def ordered(low: ir.Expression, high: ir.Expression, scope: Scope) -> str:
    """An `Ordering` of two values of one shape: a tuple by its parts, a negative number backwards."""
    match low, high:
        case ir.ListLiteral(lows, "tuple"), ir.ListLiteral(highs, "tuple") if lows:
            first, *rest = [ordered(a, b, scope) for a, b in zip(lows, highs, strict=True)]
            return first + "".join(f".then_with(|| {part})" for part in rest)
        case ir.Unary("-", a), ir.Unary("-", b):
            return ordered(b, a, scope)
    how = "total_cmp" if type_of(low, scope) in FLOATS else "cmp"
    other = plain(high, scope) if form(high, scope) == REFERENCE else f"&{at(high, scope, PREFIX)}"
    return f"{at(low, scope, POSTFIX)}.{how}({other})"
