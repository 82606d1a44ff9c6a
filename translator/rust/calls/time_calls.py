"""Methods of times and durations whose counterpart depends on their arguments."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Known
from translator.rust.dispatch import Term, at, plain
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX, PRODUCT, SUM
from translator.rust.types.inference import is_time_unit, type_of

UNITS = {"Second": ("secs", "as_secs()", ""), "Millisecond": ("millis", "as_millis() as u64", " * 1e3")}
"""By Go's unit: `Duration::from_…`, what counts whole ones, and their number in a second."""


def time_call(call: ir.Call, name: str, scope: Scope) -> Term | None:
    """`t.Add(-d)`, `t.AddDate(…)`, `d.Round(time.Second)` …; None for other calls."""
    if not isinstance(call.function, ir.Attribute):
        return None
    owner = call.function.value
    match type_of(owner, scope), name, call.args:
        case (Known("datetime"), "Add", (moved,)) if (back := _negated(moved)) is not None:
            return f"{at(owner, scope, SUM)} - {at(back, scope, PRODUCT)}", SUM
        case (Known("datetime"), "Format", (ir.Name("RFC3339" | "RFC3339Nano" as layout, "time"),)):
            scope.frame.notes.append("in UTC here; Go writes the time's own zone.")
            if layout == "RFC3339Nano":
                return f"{at(owner, scope, POSTFIX)}.to_string()", POSTFIX
            return f'format!("{{:.0}}", {plain(owner, scope)})', POSTFIX
        case (Known("datetime"), "AddDate", (years, months, days)):
            return _later_date(owner, (years, months, days), scope)
        case (Known("datetime"), "Truncate" | "Round", (ir.Name(unit) as given,)) if is_time_unit(given):
            mode = ".mode(jiff::RoundMode::Floor)" if name == "Truncate" else ""
            rounded = f"jiff::TimestampRound::new().smallest(jiff::Unit::{unit}){mode}"
            return f'{at(owner, scope, POSTFIX)}.round({rounded}).expect("a time in range")', POSTFIX
        case (Known("duration"), "Truncate" | "Round", (ir.Name(unit, "time"),)) if unit in UNITS:
            how, whole, factor = UNITS[unit]
            seconds = f"{at(owner, scope, POSTFIX)}.as_secs_f64()"
            nearest = f"{f'({seconds}{factor})' if factor else seconds}.round() as u64"
            count = nearest if name == "Round" else f"{at(owner, scope, POSTFIX)}.{whole}"
            return f"std::time::Duration::from_{how}({count})", POSTFIX
        case _:
            return None


def _negated(value: ir.Expression) -> ir.Expression | None:
    """What a negative duration is the opposite of: `-d`, `-1 * d`."""
    match value:
        case ir.Unary("-", inner):
            return inner
        case ir.Binary("*", ir.Unary("-", ir.Literal("int", "1")), right):
            return right
        case ir.Binary("*", ir.Unary("-", inner), right):
            return ir.Binary("*", inner, right)
        case ir.Binary("*", left, ir.Unary("-", inner)):
            return ir.Binary("*", left, inner)
        case _:
            return None


def _later_date(owner: ir.Expression, counts: tuple[ir.Expression, ...], scope: Scope) -> Term:
    """A date so many years, months and days on, in the calendar of the place."""
    span = "".join(
        f".{unit}({plain(count, scope)})"
        for unit, count in zip(("years", "months", "days"), counts, strict=True)
        if count != ir.Literal("int", "0")
    )
    if counts[:2] != (ir.Literal("int", "0"),) * 2:
        scope.frame.notes.append("a day that the month lacks is its last one here; in Go it is in the next month.")
    zoned = f"{at(owner, scope, POSTFIX)}.to_zoned(jiff::tz::TimeZone::system())"
    return f"({zoned} + jiff::Span::new(){span}).timestamp()", POSTFIX
