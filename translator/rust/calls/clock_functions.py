"""Functions of `time` and `datetime`, and methods of what they give; `call_table` tells the modes."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import INT, STRING, Known, Type
from translator.rust.calls.call_table import DATETIME, FLOAT, Rule, Rules, rules
from translator.rust.calls.library_names import library_path
from translator.rust.text.precedence import CAST

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
INSTANT = Known("instant")
DATE = Known("date")
_ZONE = "which zone: a `Timestamp` has none, its parts are those of UTC here."
_ISO = "`isoformat` writes an offset, or nothing; a `Timestamp` writes `Z`."
_NAIVE = "a `Timestamp` is read with its zone; without one: `jiff::civil::DateTime`."
_FROM_SECONDS = "jiff::Timestamp::from_duration(jiff::SignedDuration::from_secs_f64({0}))"
_ERROR = "jiff::Error"
_NOW = "jiff::Timestamp::now()"


def _parts(names: str, zoned: str, note: str = "") -> Rules:
    """Parts of a date as numbers."""
    return rules(**{name: Rule(f"i64::from({{0}}{zoned}.{name}())", "r", INT, note=note) for name in names.split()})


_UTC = ".to_zoned(jiff::tz::TimeZone::UTC)"
CLOCK_FUNCTIONS: Rules = {
    "time.time": (Rule(f"{_NOW}.as_duration().as_secs_f64()", "", FLOAT),),
    "time.time_ns": (Rule(f"{_NOW}.as_nanosecond() as i64", "", INT, CAST),),
    "time.monotonic": (Rule("std::time::Instant::now()", "", INSTANT),),
    "time.perf_counter": (Rule("std::time::Instant::now()", "", INSTANT),),
    "datetime.datetime.now": (Rule(_NOW, "", DATETIME), Rule(_NOW, "_", DATETIME)),
    "datetime.datetime.utcnow": (Rule(_NOW, "", DATETIME),),
    "datetime.datetime.today": (Rule(_NOW, "", DATETIME),),
    "datetime.datetime.fromtimestamp": (
        Rule(_FROM_SECONDS, "d", DATETIME, error=_ERROR, raises=True),
        Rule(_FROM_SECONDS, "d_", DATETIME, error=_ERROR, raises=True),
    ),
    "datetime.datetime.utcfromtimestamp": (Rule(_FROM_SECONDS, "d", DATETIME, error=_ERROR, raises=True),),
    "datetime.datetime.fromisoformat": (
        Rule("{0}.parse::<jiff::Timestamp>()", "r", DATETIME, error=_ERROR, raises=True, note=_NAIVE),
    ),
    "datetime.datetime.strptime": (Rule("jiff::civil::DateTime::strptime({1}, {0})", "bb", error=_ERROR, raises=True),),
    "datetime.date.today": (Rule("jiff::Zoned::now().date()", "", DATE),),
    "datetime.date.fromisoformat": (Rule("{0}.parse::<jiff::civil::Date>()", "r", DATE, error=_ERROR, raises=True),),
}
"""By import path and name."""

CLOCK_METHODS: Rules = rules(
    strftime=Rule("{0}.strftime({1}).to_string()", "rb", STRING, note=_ZONE),
    isoformat=Rule("{0}.to_string()", "r", STRING, note=_ISO),
    timestamp=Rule("{0}.as_duration().as_secs_f64()", "r", FLOAT),
    date=Rule(f"{{0}}{_UTC}.date()", "r", DATE, note=_ZONE),
    weekday=Rule(f"i64::from({{0}}{_UTC}.weekday().to_monday_zero_offset())", "r", INT, note=_ZONE),
    isoweekday=Rule(f"i64::from({{0}}{_UTC}.weekday().to_monday_one_offset())", "r", INT, note=_ZONE),
    astimezone=Rule("{0}.to_zoned({1})", "rv"),
)
CLOCK_FIELDS: Rules = _parts("year month day hour minute second", _UTC, _ZONE) | rules(
    microsecond=Rule("i64::from({0}.subsec_microsecond())", "r", INT)
)
DATE_METHODS: Rules = rules(
    strftime=Rule("{0}.strftime({1}).to_string()", "rb", STRING),
    isoformat=Rule("{0}.to_string()", "r", STRING),
    weekday=Rule("i64::from({0}.weekday().to_monday_zero_offset())", "r", INT),
    isoweekday=Rule("i64::from({0}.weekday().to_monday_one_offset())", "r", INT),
)
DATE_FIELDS: Rules = _parts("year month day", "")


def _shown(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`time.strftime(format)`, `time.strftime(format, time.gmtime())`."""
    match call.args, call.keywords:
        case (_,), ():
            return Rule("jiff::Zoned::now().strftime({0}).to_string()", "b", STRING)
        case (_, ir.Call(function, (), ())), () if library_path(function) == "time.localtime":
            return Rule("jiff::Zoned::now().strftime({0}).to_string()", "b_", STRING)
        case (_, ir.Call(function, (), ())), () if library_path(function) == "time.gmtime":
            return Rule(f"{_NOW}.strftime({{0}}).to_string()", "b_", STRING)
        case _:
            return None


def _now(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`datetime.now(tz=timezone.utc)`."""
    if len(call.args) > 1 or any(keyword.name != "tz" for keyword in call.keywords):
        return None
    return Rule(_NOW, "_" * len(call.args), DATETIME)


CLOCK_CALLS: dict[str, Computed] = {"time.strftime": _shown, "datetime.datetime.now": _now}
"""Those whose counterpart depends on what they are given."""
