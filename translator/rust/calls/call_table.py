"""Calls with one certain Rust counterpart, as data.

A rule's template holds `{0}`, `{1}` for its operands: a method's receiver first, then the arguments. `modes`
tells how each is printed:

- `r` as the receiver of a method; `m` the same, and it is written to; `x` the same, and it stands twice
- `v` as it is; `o` owned; `j` as a JSON value; `e` owned as the container's elements are
- `b` borrowed; `k` as a key of the container
- `E` as a byte; `T` a text as its bytes
- `w` borrowed to be written to; `i` as something to read from, which can be read from again
- `B` and `V` as `b` and `v`, for a path, which is no bytes
- `p` as the operand of a prefix, `a` of a cast, `n` of a sum, `s` as the end of a range
- `_` not at all
- `u` as a `usize`, `N` as one that is 0 where it would be negative, `d` as an `f64`, `c` as a test of characters
- `h` as a function of one element
- `f` as an iterator of the elements, `g` as one of owned elements; `l` as something that is a slice,
  `y` as one of slices of bytes, `t` as one of texts
- `q` as a test that an item of the container equals it, `Q` the same for references to items

Several rules of one name differ in the number of their operands.
"""

from __future__ import annotations

from typing import NamedTuple

from translator.ir.types import BOOL, INT, STRING, UNIT, UNKNOWN, Known, List, Type
from translator.rust.text.imports import needs
from translator.rust.text.precedence import CAST, COMPARE, POSTFIX, RANGE, SUM


class Rule(NamedTuple):
    """One counterpart. `ref`: the result is a reference. `error`: the error type of a fallible one.

    `raises`: its error leaves the caller unless something stops it, as an exception does. `note`: what to decide.
    """

    template: str
    modes: str
    result: Type = UNKNOWN
    level: int = POSTFIX
    ref: bool = False
    error: str = ""
    raises: bool = False
    note: str = ""


SIZE = Known("uintptr")
FLOAT = Known("float64")
BYTES = Known("bytes")
PATH = Known("path")
DURATION = Known("duration")
DATETIME = Known("datetime")
UNSIGNED = "`Duration` has no sign: zero when the second time is the later one."
RANGE_TYPE = Known("iterator", (UNKNOWN,))
PARSE_INT = "std::num::ParseIntError"
PARSE_FLOAT = "std::num::ParseFloatError"
IO = "std::io::Error"
JSON = "serde_json::Error"

Rules = dict[str, tuple[Rule, ...]]


def rules(**rows: Rule | tuple[Rule, ...]) -> Rules:
    """Rules by name, each name with all of its own."""
    return {name: (row,) if isinstance(row, Rule) else row for name, row in rows.items()}


GO_STRINGS = rules(
    HasPrefix=Rule("{0}.starts_with({1})", "rb", BOOL),
    HasSuffix=Rule("{0}.ends_with({1})", "rb", BOOL),
    Contains=Rule("{0}.contains({1})", "rb", BOOL),
    ContainsRune=Rule("{0}.contains({1})", "rv", BOOL),
    EqualFold=Rule("{0}.to_lowercase() == {1}.to_lowercase()", "rr", BOOL, COMPARE),
    ToLower=Rule("{0}.to_lowercase()", "r", STRING),
    ToUpper=Rule("{0}.to_uppercase()", "r", STRING),
    TrimSpace=Rule("{0}.trim()", "r", STRING, ref=True),
    TrimPrefix=Rule("{0}.strip_prefix({1}).unwrap_or({0})", "xb", STRING, ref=True),
    TrimSuffix=Rule("{0}.strip_suffix({1}).unwrap_or({0})", "xb", STRING, ref=True),
    Split=Rule("{0}.split({1}).map(str::to_owned).collect::<Vec<_>>()", "rb", List(STRING)),
    Fields=Rule("{0}.split_whitespace().map(str::to_owned).collect::<Vec<_>>()", "r", List(STRING)),
    Join=Rule("{0}.join({1})", "rb", STRING),
    Repeat=Rule("{0}.repeat({1})", "ru", STRING),
    ReplaceAll=Rule("{0}.replace({1}, {2})", "rbb", STRING),
    Count=Rule("{0}.matches({1}).count()", "rb", SIZE),
)
GO: Rules = {f"strings.{name}": rules for name, rules in GO_STRINGS.items()} | {
    "strconv.Itoa": (Rule("{0}.to_string()", "r", STRING),),
    "strconv.Atoi": (Rule("{0}.parse::<i64>()", "r", INT, error=PARSE_INT),),
    "time.Now": (Rule("jiff::Timestamp::now()", "", DATETIME),),
    "time.Since": (
        Rule(
            "std::time::Duration::try_from(jiff::Timestamp::now().duration_since({0})).unwrap_or_default()",
            "v",
            DURATION,
        ),
    ),
    "time.NewTicker": (Rule("tokio::time::interval_at(tokio::time::Instant::now() + {0}, {0})", "v", Known("ticker")),),
    "time.NewTimer": (Rule("Box::pin(tokio::time::sleep({0}))", "v", Known("timer")),),
    "time.After": (Rule("Box::pin(tokio::time::sleep({0}))", "v", Known("timer")),),
    "time.Sleep": (Rule("tokio::time::sleep({0}).await", "v", UNIT),),
    "os.ReadFile": (Rule("std::fs::read({0})", "b", BYTES, error=IO),),
    "os.Open": (Rule("std::fs::File::open({0})", "b", Known("file"), error=IO),),
    "os.Create": (Rule("std::fs::File::create({0})", "b", Known("file"), error=IO),),
    "os.Remove": (Rule("std::fs::remove_file({0})", "b", UNIT, error=IO),),
    "os.RemoveAll": (Rule("std::fs::remove_dir_all({0})", "b", UNIT, error=IO),),
    "os.Rename": (Rule("std::fs::rename({0}, {1})", "bb", UNIT, error=IO),),
    "io.ReadAll": (
        Rule(
            "std::io::Read::bytes({0}).collect::<Result<Vec<u8>, _>>()",
            "v",
            BYTES,
            error=IO,
            note="a reader that is not buffered reads byte by byte here: `BufReader`, or `read_to_end`.",
        ),
    ),
    "sort.Strings": (Rule("{0}.sort()", "m", UNIT),),
    "sort.Ints": (Rule("{0}.sort()", "m", UNIT),),
    "slices.Contains": (Rule("{0}.contains(&{1})", "rp", BOOL),),
    "slices.Sort": (Rule("{0}.sort()", "m", UNIT),),
    "slices.Reverse": (Rule("{0}.reverse()", "m", UNIT),),
    "math.Sqrt": (Rule("{0}.sqrt()", "r", FLOAT),),
    "math.Floor": (Rule("{0}.floor()", "r", FLOAT),),
    "math.Ceil": (Rule("{0}.ceil()", "r", FLOAT),),
    "math.Abs": (Rule("{0}.abs()", "r", FLOAT),),
    "math.Pow": (Rule("{0}.powf({1})", "rv", FLOAT),),
    "math.Max": (Rule("{0}.max({1})", "rv", FLOAT),),
    "math.Min": (Rule("{0}.min({1})", "rv", FLOAT),),
}

PYTHON: Rules = {
    "json.loads": (Rule("serde_json::from_str({0})", "b", error=JSON, raises=True),),
    "asyncio.sleep": (
        Rule("tokio::time::sleep(std::time::Duration::from_secs_f64({0}))", "d", Known("future", (UNIT,))),
    ),
    "time.sleep": (Rule("std::thread::sleep(std::time::Duration::from_secs_f64({0}))", "d", UNIT),),
    "os.remove": (Rule("std::fs::remove_file({0})", "b", UNIT, error=IO, raises=True),),
    "os.unlink": (Rule("std::fs::remove_file({0})", "b", UNIT, error=IO, raises=True),),
    "os.rename": (Rule("std::fs::rename({0}, {1})", "bb", UNIT, error=IO, raises=True),),
    "decimal.Decimal": (
        Rule("{0}.parse::<rust_decimal::Decimal>()", "r", Known("decimal"), error="rust_decimal::Error", raises=True),
    ),
    "os.replace": (Rule("std::fs::rename({0}, {1})", "bb", UNIT, error=IO, raises=True),),
    "os.mkdir": (Rule("std::fs::create_dir({0})", "b", UNIT, error=IO, raises=True),),
    "os.makedirs": (Rule("std::fs::create_dir_all({0})", "b", UNIT, error=IO, raises=True),),
    "os.rmdir": (Rule("std::fs::remove_dir({0})", "b", UNIT, error=IO, raises=True),),
    "os.stat": (Rule("std::fs::metadata({0})", "b", error=IO, raises=True),),
    "os.lstat": (Rule("std::fs::symlink_metadata({0})", "b", error=IO, raises=True),),
    "os.listdir": (
        Rule(
            "std::fs::read_dir({0}).and_then(|entries| entries"
            ".map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>, _>>())",
            "b",
            List(STRING),
            error=IO,
            raises=True,
        ),
    ),
    "os.readlink": (Rule("std::fs::read_link({0})", "b", PATH, error=IO, raises=True),),
    "os.getcwd": (Rule("std::env::current_dir()", "", PATH, error=IO, raises=True),),
    "shutil.rmtree": (Rule("std::fs::remove_dir_all({0})", "b", UNIT, error=IO, raises=True),),
    "shutil.copyfile": (Rule("std::fs::copy({0}, {1})", "bb", error=IO, raises=True),),
    "shutil.copy": (Rule("std::fs::copy({0}, {1})", "bb", error=IO, raises=True),),
    "shutil.move": (Rule("std::fs::rename({0}, {1})", "bb", UNIT, error=IO, raises=True),),
    "os.path.isfile": (Rule("std::path::Path::new({0}).is_file()", "b", BOOL),),
    "os.path.isdir": (Rule("std::path::Path::new({0}).is_dir()", "b", BOOL),),
    "os.path.join": (Rule("std::path::Path::new({0}).join({1})", "BV", PATH),),
    "os.path.exists": (Rule("std::path::Path::new({0}).exists()", "b", BOOL),),
    "math.sqrt": (Rule("{0}.sqrt()", "r", FLOAT),),
    "math.floor": (Rule("{0}.floor() as i64", "r", INT, CAST),),
    "math.ceil": (Rule("{0}.ceil() as i64", "r", INT, CAST),),
}

FUNCTIONS: Rules = GO | PYTHON
"""By import path and name."""

BUILTINS: Rules = {
    "len": (Rule("{0}.len()", "r", SIZE),),
    "cap": (Rule("{0}.capacity()", "r", SIZE),),
    "abs": (Rule("{0}.abs()", "r"),),
    "str": (Rule("{0}.to_string()", "r", STRING),),
    "repr": (Rule('format!("{{:?}}", {0})', "v", STRING),),
    "sum": (Rule("{0}.sum()", "f"),),
    "reversed": (Rule("{0}.rev()", "f"),),
    "enumerate": (Rule("{0}.enumerate()", "f"),),
    "zip": (Rule("{0}.zip({1})", "ff"),),
    "map": (Rule("{1}.map({0})", "hf"),),
    "filter": (Rule("{1}.filter({0})", "hf"),),
    "iter": (Rule("{0}", "f"),),
    "next": (Rule("{0}.next()", "m"),),
    "round": (Rule("{0}.round()", "r"),),
    "ord": (Rule("u32::from({0})", "v"),),
    "tuple": (Rule("Vec::new()", ""), Rule("{0}.collect::<Vec<_>>()", "g")),
    "set": (
        Rule("std::collections::HashSet::new()", ""),
        Rule("{0}.collect::<std::collections::HashSet<_>>()", "g"),
    ),
    "frozenset": (
        Rule("std::collections::HashSet::new()", ""),
        Rule("{0}.collect::<std::collections::HashSet<_>>()", "g"),
    ),
    "list": (Rule("Vec::new()", ""), Rule("{0}.collect::<Vec<_>>()", "g")),
    "dict": (Rule("std::collections::HashMap::new()", ""),),
    "type": (Rule("std::any::type_name_of_val({0})", "b", STRING, ref=True),),
    "range": (Rule("0..{0}", "v", RANGE_TYPE, RANGE), Rule("{0}..{1}", "ss", RANGE_TYPE, RANGE)),
    "min": (Rule("{0}.min({1})", "rv"),),
    "max": (Rule("{0}.max({1})", "rv"),),
    "clear": (Rule("{0}.clear()", "m", UNIT),),
    "delete": (Rule("{0}.remove({1})", "mk", UNIT),),
}

PARSED = Rule("{0}.trim().parse::<i64>()", "r", INT, error=PARSE_INT, raises=True)
TYPED: dict[str, dict[str, Rule]] = {
    "int": {
        "string": PARSED,
        "": PARSED._replace(note="`int(…)` is taken to parse text."),
        "float64": Rule("{0} as i64", "a", INT, CAST),
        "json": Rule("{0}.as_i64().unwrap()", "r", INT, note="`int(…)` is taken to be given a JSON number."),
        "uintptr": Rule("{0} as i64", "a", INT, CAST),
        "bool": Rule("i64::from({0})", "v", INT),
        "int": Rule("{0}", "r", INT),
    },
    "float": {
        "string": Rule("{0}.trim().parse::<f64>()", "r", FLOAT, error=PARSE_FLOAT, raises=True),
        "int": Rule("{0} as f64", "a", FLOAT, CAST),
        "json": Rule("{0}.as_f64().unwrap()", "r", FLOAT, note="`float(…)` is taken to be given a JSON number."),
        "uintptr": Rule("{0} as f64", "a", FLOAT, CAST),
        "float64": Rule("{0}", "r", FLOAT),
    },
    "str": {
        "string": Rule("{0}", "r", STRING),
        "path": Rule("{0}.to_string_lossy().into_owned()", "r", STRING),
        "json": Rule("{0}.to_string()", "r", STRING, note="a JSON text keeps its quotes; `as_str` gives it without."),
        "bytes": Rule("String::from_utf8_lossy({0})", "b", STRING),
    },
}
"""Builtins that go by the type of their one operand: a known type's name, or empty for one that is not known."""

DATETIME_METHODS = rules(
    After=Rule("{0} > {1}", "rv", BOOL, COMPARE),
    Before=Rule("{0} < {1}", "rv", BOOL, COMPARE),
    Equal=Rule("{0} == {1}", "rv", BOOL, COMPARE),
    Sub=Rule(
        "std::time::Duration::try_from({0}.duration_since({1})).unwrap_or_default()", "rv", DURATION, note=UNSIGNED
    ),
    Add=Rule("{0} + {1}", "rn", DATETIME, SUM),
    UnixNano=Rule("{0}.as_nanosecond() as i64", "r", Known("int64"), CAST),
    Nanosecond=Rule("i64::from({0}.subsec_nanosecond())", "r", INT),
    Local=Rule("{0}", "r", DATETIME),
    Compare=Rule("{0}.cmp(&{1}) as i64", "rp", INT, CAST),
    IsZero=Rule(
        "{0} == jiff::Timestamp::UNIX_EPOCH", "r", BOOL, COMPARE, note="a time that was never set: an `Option`."
    ),
    Unix=Rule("{0}.as_second()", "r", Known("int64")),
    UnixMilli=Rule("{0}.as_millisecond()", "r", Known("int64")),
    UnixMicro=Rule("{0}.as_microsecond()", "r", Known("int64")),
    UTC=Rule("{0}", "r", DATETIME),
)
DURATION_METHODS = rules(
    Hours=Rule("{0}.as_secs_f64() / 3600.0", "r", FLOAT, CAST),
    Minutes=Rule("{0}.as_secs_f64() / 60.0", "r", FLOAT, CAST),
    Microseconds=Rule("{0}.as_micros() as i64", "r", INT, CAST),
    Nanoseconds=Rule("{0}.as_nanos() as i64", "r", INT, CAST),
    String=Rule('format!("{{:?}}", {0})', "v", STRING),
    Seconds=Rule("{0}.as_secs_f64()", "r", FLOAT),
    Milliseconds=Rule("{0}.as_millis() as i64", "r", INT, CAST),
    total_seconds=Rule("{0}.as_secs_f64()", "r", FLOAT),
)
BUILDER_METHODS = rules(
    WriteString=Rule("{0}.push_str({1})", "mb", UNIT),
    WriteRune=Rule("{0}.push({1})", "mv", UNIT),
    WriteByte=Rule("{0}.push(char::from({1}))", "mv", UNIT),
    Len=Rule("{0}.len()", "r", SIZE),
    Grow=Rule("{0}.reserve({1})", "mu", UNIT),
    Reset=Rule("{0}.clear()", "m", UNIT),
    String=Rule("{0}", "r", STRING),
    write=Rule("{0}.push_str({1})", "mb", UNIT),
    getvalue=Rule("{0}.clone()", "r", STRING),
)
ERROR_METHODS = rules(Error=Rule("{0}.to_string()", "r", STRING))
TICKER_METHODS = rules(Stop=Rule("drop({0})", "v", UNIT), Reset=Rule("{0}.reset_after({1})", "mv", UNIT))
CANCEL_METHODS = rules(Done=Rule("{0}.cancelled()", "r"))
WRITE = needs("std::io::Write")
