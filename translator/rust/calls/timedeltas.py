"""`datetime.timedelta(…)` as a `Duration`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Known
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ownership import INTEGERS
from translator.rust.scope import Scope
from translator.rust.text.precedence import CAST, POSTFIX, PRODUCT, SUM
from translator.rust.types.inference import type_of

UNITS = {
    "weeks": ("secs", "7 * 24 * 60 * 60"),
    "days": ("secs", "24 * 60 * 60"),
    "hours": ("secs", "60 * 60"),
    "minutes": ("secs", "60"),
    "seconds": ("secs", ""),
    "milliseconds": ("millis", ""),
    "microseconds": ("micros", ""),
}
"""By keyword: which `Duration::from_…` counts it, and by what the count is multiplied."""
_POSITIONS = ("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks")
_SECONDS = {"weeks": "604_800.0", "days": "86_400.0", "hours": "3_600.0", "minutes": "60.0", "seconds": ""}
_FRACTIONS = {"milliseconds": "1e3", "microseconds": "1e6"}
_SIGNED = "`Duration` has no sign: a negative one panics; `jiff::SignedDuration` has one."


def timedelta(call: ir.Call, scope: Scope) -> Term | None:
    """The sum of the parts; None where they are not told apart by name or place."""
    if call.spread or any(keyword.name not in UNITS for keyword in call.keywords) or len(call.args) > len(_POSITIONS):
        return None
    given = [*zip(_POSITIONS, call.args, strict=False), *((k.name, k.value) for k in call.keywords)]
    parts = [(unit, value) for unit, value in given if value != ir.Literal("int", "0") or len(given) == 1]
    if not parts:
        return "std::time::Duration::ZERO", POSTFIX
    terms = [_part(unit, value, scope) for unit, value in parts]
    return (terms[0], POSTFIX) if len(terms) == 1 else (" + ".join(terms), SUM)


def _part(unit: str, value: ir.Expression, scope: Scope) -> str:
    if isinstance(value, ir.Literal) and value.kind == "int" and value.text.isdigit():
        how, factor = UNITS[unit]
        count = factor if factor and value.text == "1" else " * ".join(one for one in (value.text, factor) if one)
        return f"std::time::Duration::from_{how}({count})"
    if not (isinstance(value, ir.Literal) and value.kind == "float"):
        scope.frame.notes.append(_SIGNED)
    return f"std::time::Duration::from_secs_f64({_seconds(unit, value, scope)})"


def _seconds(unit: str, value: ir.Expression, scope: Scope) -> str:
    type_ = type_of(value, scope)
    is_integer = isinstance(type_, Known) and type_.name in INTEGERS
    factor, divisor = _SECONDS.get(unit, ""), _FRACTIONS.get(unit, "")
    alone = plain(value, scope) if not is_integer else f"{at(value, scope, CAST)} as f64"
    if not factor and not divisor:
        return alone
    count = f"{at(value, scope, CAST)} as f64" if is_integer else at(value, scope, PRODUCT)
    return f"{count} * {factor}" if factor else f"{count} / {divisor}"
