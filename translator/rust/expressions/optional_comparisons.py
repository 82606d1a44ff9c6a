"""Comparisons of values that may be absent with values that are there: `x == "a"`, `x in (None, "a")`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import ANY, STRING, UNKNOWN, Optional
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ownership import REFERENCE, form, own
from translator.rust.expressions.unasked import is_unsized, lent_option
from translator.rust.scope import Scope
from translator.rust.text.precedence import COMPARE, POSTFIX, PREFIX
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_copy

NIL = ex.Literal("nil", "")


def compared(value: ex.Binary, scope: Scope) -> Term | None:
    """`==` and `!=` of which the left side alone may be absent; None for others."""
    type_ = type_of(value.left, scope)
    other = type_of(value.right, scope)
    if not isinstance(type_, Optional) or isinstance(other, Optional) or value.right == NIL or other == UNKNOWN:
        return None
    inner = other if type_.of == UNKNOWN else type_.of
    option = lent_option(value.left, inner, scope)[0]
    if is_unsized(inner) and isinstance(value.left, ex.Call | ex.Propagate):
        option = f"{option}.as_deref()"
    held = own(value.right, scope, inner) if is_copy(inner, scope) else plain(value.right, scope)
    if inner == STRING and other == STRING and form(value.right, scope) != REFERENCE:
        held = f"{at(value.right, scope, POSTFIX)}.as_str()"
    elif not is_copy(inner, scope) and form(value.right, scope) != REFERENCE:
        held = f"&{at(value.right, scope, PREFIX)}"
    return f"{option} {'!=' if value.operator in {'!=', 'is not'} else '=='} Some({held})", COMPARE


def one_of(value: ex.Binary, items: tuple[ex.Expression, ...], scope: Scope) -> str | None:
    """`x in (None, "a")`, as a pattern; None where the list or the type of `x` says that nothing is absent."""
    type_ = type_of(value.left, scope)
    absent = NIL in items
    if not absent and not isinstance(type_, Optional):
        return None
    held = [item for item in items if item != NIL]
    if not all(isinstance(item, ex.Literal) and item.kind not in {"float", "imaginary"} for item in held):
        return None
    subject = at(value.left, scope, POSTFIX)
    if isinstance(type_, Optional):
        inner = type_of(held[0], scope) if type_.of == UNKNOWN and held else type_.of
        subject = lent_option(value.left, inner, scope)[0]
    elif type_ not in {UNKNOWN, ANY}:
        return None
    patterns = ["None"] if absent else []
    patterns += [f"Some({' | '.join(plain(item, scope) for item in held)})"] if held else []
    return f"matches!({subject}, {' | '.join(patterns)})"
