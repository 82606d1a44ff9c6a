"""Python's `//` and `%`, which round down where Rust's operators round to zero."""

from __future__ import annotations

from typing import Final

from translator.ir import expressions as ir
from translator.ir.types import INT, UNKNOWN, Known
from translator.rust.dispatch import Term, at, plain, term
from translator.rust.expressions.ownership import own
from translator.rust.scope import Scope
from translator.rust.text.precedence import CAST, POSTFIX, PRODUCT
from translator.rust.types.inference import SIZE, type_of

SIGNED: Final = (INT, Known("int64"), Known("float64"))


def floor_division(value: ir.Binary, scope: Scope) -> Term:
    """`//`, which rounds down whatever the signs are."""
    if type_of(value.left, scope) == Known("float64"):
        return f"({at(value.left, scope, PRODUCT)} / {at(value.right, scope, CAST)}).floor()", POSTFIX
    left, right = type_of(value.left, scope), type_of(value.right, scope)
    if SIZE in {left, right} and all(_is_size(side, scope) for side in (value.left, value.right)):
        return f"{at(value.left, scope, PRODUCT)} / {at(value.right, scope, CAST)}", PRODUCT
    if not (isinstance(value.right, ir.Literal) and value.right.kind == "int"):
        scope.frame.notes.append("`//` rounds down; `div_euclid` agrees for positive divisors.")
    divisor = f"{at(value.right, scope, CAST)} as i64" if right == SIZE else plain(value.right, scope)
    dividend = f"({at(value.left, scope, CAST)} as i64)" if left == SIZE else sized(value.left, scope)
    return f"{dividend}.div_euclid({divisor})", POSTFIX


def remainder(value: ir.Binary, scope: Scope) -> Term:
    """Python's `%` has the sign of the divisor, Rust's that of the dividend."""
    left, right = type_of(value.left, scope), type_of(value.right, scope)
    same = ir.Binary("%", value.left, value.right)
    positive = isinstance(value.right, ir.Literal) and value.right.kind in {"int", "float"}
    signed = left in SIGNED or (left == UNKNOWN and positive)
    if not signed or isinstance(value.right, ir.ListLiteral) or _is_size(value.left, scope):
        if left == UNKNOWN and right in SIGNED:
            scope.frame.notes.append("`%` takes the sign of the divisor: `rem_euclid` where a number may be negative.")
        return term(same, scope)
    if not positive:
        scope.frame.notes.append("`%` takes the sign of the divisor; `rem_euclid` agrees for positive divisors.")
    divisor = f"{at(value.right, scope, CAST)} as i64" if right == SIZE else plain(value.right, scope)
    if left == Known("float64"):
        divisor = own(value.right, scope, left)
    return f"{sized(value.left, scope)}.rem_euclid({divisor})", POSTFIX


def _is_size(value: ir.Expression, scope: Scope) -> bool:
    return type_of(value, scope) == SIZE or (isinstance(value, ir.Literal) and value.text.isdigit())


def sized(value: ir.Expression, scope: Scope) -> str:
    """A number that has methods: a bare literal has no type to have them of."""
    text = at(value, scope, POSTFIX)
    return f"{text}_i64" if isinstance(value, ir.Literal) and value.kind == "int" else text
