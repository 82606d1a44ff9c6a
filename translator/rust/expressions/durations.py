"""Arithmetic with durations, which are integers in Go and `std::time::Duration` in Rust."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Known
from translator.rust.dispatch import Term, at, plain, term
from translator.rust.expressions.ownership import INTEGERS, nanoseconds
from translator.rust.scope import Scope
from translator.rust.text.naming import string
from translator.rust.text.precedence import CAST, COMPARE, POSTFIX, PREFIX, PRODUCT
from translator.rust.types.inference import is_time_unit, type_of

DURATION = Known("duration")
UNSIGNED = "`Duration` has no sign: subtract one, or take `jiff::SignedDuration`."
FLOATS = (Known("float64"), Known("float32"))

FROM = {
    "Nanosecond": ("nanos", ""),
    "Microsecond": ("micros", ""),
    "Millisecond": ("millis", ""),
    "Second": ("secs", ""),
    "Minute": ("secs", "60"),
    "Hour": ("secs", "60 * 60"),
}
"""By Go's unit: which `Duration::from_…` counts it, and by what the count is multiplied."""

WHOLE = {
    "Nanosecond": "as_nanos()",
    "Microsecond": "as_micros()",
    "Millisecond": "as_millis()",
    "Second": "as_secs()",
    "Minute": "as_secs() / 60",
    "Hour": "as_secs() / (60 * 60)",
}
NANOSECONDS = {"Nanosecond": 0, "Microsecond": 3, "Millisecond": 6, "Second": 9}
"""Powers of ten."""


def duration_term(value: ir.Binary, scope: Scope) -> Term | None:
    """An operation with durations; None where Rust's operator says the same."""
    match value.operator:
        case "*":
            return _times(value.left, value.right, scope) or _times(value.right, value.left, scope)
        case "/":
            return _divided(value, scope)
        case "==" | "!=" | "<" | ">" | "<=" | ">=":
            return _compared(value, scope)
        case _:
            return None


def _times(count: ir.Expression, duration: ir.Expression, scope: Scope) -> Term | None:
    if is_time_unit(duration):
        return _of_unit(count, duration, scope)
    if type_of(duration, scope) != DURATION or not isinstance(count, ir.Cast) or count.type != DURATION:
        return None
    number = count.value
    if type_of(number, scope) in FLOATS:
        return f"{at(duration, scope, POSTFIX)}.mul_f64({plain(number, scope)})", POSTFIX
    if type_of(number, scope) == DURATION:
        return None
    return f"{at(duration, scope, PRODUCT)} * {_as(number, 'u32', scope)}", PRODUCT


def _of_unit(count: ir.Expression, unit: ir.Name, scope: Scope) -> Term | None:
    """So many seconds, hours …"""
    how, factor = FROM[unit.text]
    number = count.value if isinstance(count, ir.Cast) and count.type == DURATION else count
    if isinstance(number, ir.Literal) and number.kind == "int":
        return f"std::time::Duration::from_{how}({' * '.join(n for n in (number.text, factor) if n)})", POSTFIX
    if isinstance(number, ir.Unary) and number.operator == "-" and isinstance(number.value, ir.Literal):
        scope.frame.notes.append(UNSIGNED)
        return f"todo!({string(f'-{number.value.text} * time.{unit.text}')})", POSTFIX
    type_ = type_of(number, scope)
    if is_time_unit(number):
        return None
    if type_ == UNKNOWN and number is count:
        scope.frame.notes.append(f"`{plain(number, scope)}` counts: a number, not a `Duration`.")
    if type_ in FLOATS:
        if unit.text == "Second":
            return f"std::time::Duration::from_secs_f64({plain(number, scope)})", POSTFIX
        return f"{plain(unit, scope)}.mul_f64({plain(number, scope)})", POSTFIX
    text = _as(number, "u64", scope) if type_ != DURATION else f"{at(number, scope, POSTFIX)}.as_nanos() as u64"
    return f"std::time::Duration::from_{how}({' * '.join(n for n in (text, factor) if n)})", POSTFIX


def _divided(value: ir.Binary, scope: Scope) -> Term | None:
    match value.left, value.right:
        case (ir.Cast(Known("float64"), whole), ir.Cast(Known("float64"), ir.Name(unit) as name)) if (
            is_time_unit(name) and type_of(whole, scope) == DURATION and not is_time_unit(whole)
        ):
            seconds = f"{at(whole, scope, POSTFIX)}.as_secs_f64()"
            power = 9 - NANOSECONDS.get(unit, 9)
            factor = {"Minute": " / 60.0", "Hour": " / 3600.0"}.get(unit, f" * 1e{power}" if power else "")
            return f"{seconds}{factor}", PRODUCT if factor else POSTFIX
    if type_of(value.left, scope) != DURATION:
        return None
    left, right = value.left, value.right
    if isinstance(right, ir.Name) and is_time_unit(right):
        text = f"{at(left, scope, POSTFIX)}.{WHOLE[right.text]}"
        return text, PRODUCT if " / " in text else POSTFIX
    if isinstance(right, ir.Cast) and right.type == DURATION and type_of(right.value, scope) != DURATION:
        if type_of(right.value, scope) in FLOATS:
            return f"{at(left, scope, POSTFIX)}.div_f64({plain(right.value, scope)})", POSTFIX
        return f"{at(left, scope, PRODUCT)} / {_as(right.value, 'u32', scope)}", PRODUCT
    if type_of(right, scope) == DURATION:
        return f"{at(left, scope, POSTFIX)}.as_nanos() / {at(right, scope, POSTFIX)}.as_nanos()", PRODUCT
    return None


ZERO_TESTS = {"==": "", "<=": "", "!=": "!", ">": "!"}
TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def _compared(value: ir.Binary, scope: Scope) -> Term | None:
    left, right, operator = value.left, value.right, value.operator
    if isinstance(left, ir.Literal):
        left, right, operator = right, left, TURNED.get(operator, operator)
    if not isinstance(right, ir.Literal) or right.kind != "int" or type_of(left, scope) != DURATION:
        return None
    if right.text == "0":
        if (sides := _difference(left, scope)) is not None:
            return f"{at(sides[0], scope, COMPARE + 1)} {operator} {at(sides[1], scope, COMPARE + 1)}", COMPARE
        if operator in ZERO_TESTS:
            sign = ZERO_TESTS[operator]
            return f"{sign}{at(left, scope, POSTFIX)}.is_zero()", PREFIX if sign else POSTFIX
    return f"{at(left, scope, COMPARE + 1)} {operator} {nanoseconds(right.text)}", COMPARE


NOW = ir.Call(ir.Name("Now", "time", "function"))


def _difference(value: ir.Expression, scope: Scope) -> tuple[ir.Expression, ir.Expression] | None:
    """The two times of which this is the distance: compared with zero, it asks which of them comes first."""
    match value:
        case ir.Call(ir.Attribute(later, "Sub"), (earlier,)) if type_of(later, scope) == Known("datetime"):
            return later, earlier
        case ir.Call(ir.Name("Until", "time"), (later,)):
            return later, NOW
        case ir.Call(ir.Name("Since", "time"), (earlier,)):
            return NOW, earlier
    return None


def as_duration(value: ir.Cast, scope: Scope) -> Term:
    """`time.Duration(x)`: a number counts nanoseconds."""
    inner, source = value.value, type_of(value.value, scope)
    if isinstance(inner, ir.Literal) and inner.kind == "int":
        return nanoseconds(inner.text), POSTFIX
    match inner:
        case ir.Unary("-", ir.Literal("int", count)):
            scope.frame.notes.append(UNSIGNED)
            return f'todo!("-{count}")', POSTFIX
        case ir.Binary("*", number, ir.Cast(Known("float64"), ir.Name() as unit)) if is_time_unit(unit):
            return _of_float(number, unit, scope)
        case ir.Binary("*", ir.Cast(Known("float64"), ir.Name() as unit), number) if is_time_unit(unit):
            return _of_float(number, unit, scope)
    if source in FLOATS or (isinstance(source, Known) and source.name in INTEGERS):
        return f"std::time::Duration::from_nanos({_as(inner, 'u64', scope)})", POSTFIX
    if source == UNKNOWN:
        scope.frame.notes.append(f"`{plain(inner, scope)}` is turned into a `Duration`: what does it count?")
    return term(inner, scope)


def _of_float(number: ir.Expression, unit: ir.Name, scope: Scope) -> Term:
    if unit.text == "Second":
        return f"std::time::Duration::from_secs_f64({plain(number, scope)})", POSTFIX
    return f"{plain(unit, scope)}.mul_f64({plain(number, scope)})", POSTFIX


def from_duration(value: ir.Cast, scope: Scope) -> Term | None:
    """`int64(d)`, `float64(d)`: nanoseconds. None for what is no duration."""
    inner = value.value
    if type_of(inner, scope) != DURATION or not isinstance(value.type, Known):
        return None
    rust = {"int": "i64", "int64": "i64", "uint64": "u64", "uint": "u64", "float64": "f64"}.get(value.type.name)
    if rust is None:
        return None
    if isinstance(inner, ir.Name) and is_time_unit(inner) and inner.text in NANOSECONDS:
        power = NANOSECONDS[inner.text]
        return (f"1e{power}" if rust == "f64" else f"1{'_000' * (power // 3)}_{rust}"), POSTFIX
    return f"{at(inner, scope, POSTFIX)}.as_nanos() as {rust}", CAST


def scaled(target: ir.Expression, value: ir.Expression, operator: str, scope: Scope) -> str | None:
    """What `d *= time.Duration(n)` multiplies by; None for other assignments."""
    if operator not in {"*=", "/="} or not isinstance(value, ir.Cast) or value.type != DURATION:
        return None
    if type_of(target, scope) != DURATION or type_of(value.value, scope) in {*FLOATS, DURATION}:
        return None
    return _as(value.value, "u32", scope)


def _as(number: ir.Expression, rust: str, scope: Scope) -> str:
    if isinstance(number, ir.Literal) or type_of(number, scope) == Known({"u32": "uint32", "u64": "uint64"}[rust]):
        return plain(number, scope)
    return f"{at(number, scope, CAST)} as {rust}"
