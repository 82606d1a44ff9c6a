"""Functions of Go's library whose counterpart depends on what they are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from translator.ir import expressions as ir
from translator.ir.types import BOOL, INT, STRING, UNIT, UNKNOWN, Known, Type
from translator.rust.calls.call_table import DATETIME, IO, JSON, Rule
from translator.rust.calls.go_texts import PLACE
from translator.rust.text.precedence import CAST

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]
_ZERO: Final = ir.Literal("int", "0")


def _literal(call: ir.Call, place: int, kind: str = "int") -> str:
    """The text of an argument that is written out; empty for others."""
    value = call.args[place] if place < len(call.args) else None
    return value.text if isinstance(value, ir.Literal) and value.kind == kind else ""


def _byte_in_text(method: str) -> Computed:
    """`strings.IndexByte(text, ':')`; a byte that is not written out may be part of a character."""

    def rule(call: ir.Call, _type_of: TypeOf) -> Rule | None:
        if len(call.args) != 2:
            return None
        if _literal(call, 1, "rune").isascii() and _literal(call, 1, "rune"):
            return Rule(f"{{0}}.{method}({{1}}){PLACE}", "rv", INT)
        found = "position" if method == "find" else "rposition"
        return Rule(f"{{0}}.bytes().{found}(|byte| byte == {{1}}){PLACE}", "rv", INT)

    return rule


def _byte_in_bytes(method: str) -> Computed:
    """`bytes.IndexByte(data, ':')`."""

    def rule(call: ir.Call, _type_of: TypeOf) -> Rule | None:
        return Rule(f"memchr::{method}({{1}}, {{0}}){PLACE}", "bE", INT) if len(call.args) == 2 else None

    return rule


def _written(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`strconv.FormatInt(n, 10)`."""
    base = _literal(call, 1)
    if base == "10":
        return Rule("{0}.to_string()", "r_", STRING)
    sign = {"2": "b", "8": "o", "16": "x"}.get(base)
    if sign is None:
        return None
    signed = isinstance(call.function, ir.Name) and call.function.text == "FormatInt"
    note = "of a negative number Go writes the sign, and Rust its two's complement." if signed else ""
    return Rule(f'format!("{{{{:{sign}}}}}", {{0}})', "v_", STRING, note=note)


def _written_float(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`strconv.FormatFloat(f, 'f', 2, 64)`."""
    if len(call.args) != 4 or _literal(call, 1, "rune") != "f" or _literal(call, 3) != "64":
        return None
    if call.args[2] == ir.Unary("-", ir.Literal("int", "1")):
        return Rule("{0}.to_string()", "r___", STRING) if type_of(call.args[0]) == Known("float64") else None
    digits = _literal(call, 2)
    return Rule(f'format!("{{{{:.{digits}}}}}", {{0}})', "v___", STRING) if digits else None


_SIZES: Final = {"8": "8", "16": "16", "32": "32"}


def narrow_number(call: ir.Call, rule: Rule) -> Rule | None:
    """`strconv.ParseInt(text, 10, 32)`: a number that must fit 32 bits, and has 64; None where nobody can tell."""
    if len(call.args) != 3 or rule.result == Known("float64"):
        return rule
    bits = _literal(call, 2)
    if bits in {"0", "64"}:
        return rule
    if bits not in _SIZES:
        return None
    wide = "i64" if rule.result == Known("int64") else "u64"
    template = rule.template.replace(wide, f"{wide[0]}{bits}") + f".map({wide}::from)"
    return rule._replace(template=template)


def _unix(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`time.Unix(seconds, nanoseconds)`."""
    if len(call.args) != 2:
        return None
    end = '.expect("a time in range")'
    if call.args[1] == _ZERO:
        return Rule(f"jiff::Timestamp::from_second({{0}}){end}", "v_", DATETIME)
    if call.args[0] == _ZERO:
        return Rule(f"jiff::Timestamp::from_nanosecond({{1}} as i128){end}", "_a", DATETIME)
    note = "nanoseconds beyond a second are out of range here; Go adds them up."
    return Rule(f"jiff::Timestamp::new({{0}}, {{1}} as i32){end}", "va", DATETIME, note=note)


_RFC3339: Final = ("RFC3339", "RFC3339Nano")


def _parsed_time(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`time.Parse(time.RFC3339, text)`."""
    match call.args:
        case (ir.Name(layout, "time"), _) if layout in _RFC3339:
            return Rule("{1}.parse::<jiff::Timestamp>()", "_r", DATETIME, error="jiff::Error")
        case _:
            return None


def _is_infinite(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`math.IsInf(x, sign)`."""
    match call.args:
        case (_, ir.Literal("int", "0")):
            return Rule("{0}.is_infinite()", "r_", BOOL)
        case _:
            return None


def _buffer(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`bytes.NewBuffer(nil)` is there to be written to, one that holds something to be read."""
    match call.args:
        case (ir.Literal("nil") | ir.Literal("string", "") | ir.ListLiteral(()),):
            return Rule("Vec::new()", "_", Known("buffer"))
        case (ir.Make(),):
            return Rule("{0}", "v", Known("buffer"))
        case (_,):
            return Rule("std::io::Cursor::new({0})", "o", Known("reader"))
        case _:
            return None


def _encoded(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`json.NewEncoder(w).Encode(value)`."""
    note = "Go ends the text with a line break, and escapes `<`, `>` and `&`."
    return Rule("serde_json::to_writer({0}, {1})", "wb", UNIT, error=JSON, note=note) if len(call.args) == 2 else None


def _infinity(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`math.Inf(1)`, `math.Inf(-1)`."""
    match call.args:
        case (ir.Literal("int"),):
            return Rule("f64::INFINITY", "_", Known("float64"))
        case (ir.Unary("-", ir.Literal("int", text)),) if text != "0":
            return Rule("f64::NEG_INFINITY", "_", Known("float64"))
        case _:
            return None


_WAYS: Final = {
    frozenset({"O_RDONLY"}): ".read(true)",
    frozenset({"O_WRONLY"}): ".write(true)",
    frozenset({"O_RDWR"}): ".read(true).write(true)",
    frozenset(): ".read(true)",
}
_MADE: Final = {"O_APPEND": ".append(true)", "O_TRUNC": ".truncate(true)", "O_CREATE": ".create(true)"}


def _opened(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`os.OpenFile(path, os.O_RDWR|os.O_CREATE, mode)`."""
    if len(call.args) != 3:
        return None
    flags = list(_flags(call.args[1]))
    how = _WAYS.get(frozenset(flag for flag in flags if flag in {"O_RDONLY", "O_WRONLY", "O_RDWR"}))
    rest = {flag for flag in flags if flag not in {"O_RDONLY", "O_WRONLY", "O_RDWR"}}
    if how is None or not flags or not rest <= {*_MADE, "O_EXCL"}:
        return None
    if "O_APPEND" in rest:
        how = how.replace(".write(true)", "")
    made = "".join(text for flag, text in _MADE.items() if flag in rest)
    if {"O_EXCL", "O_CREATE"} <= rest:
        made = made.replace(".create(true)", ".create_new(true)")
    template = f"std::fs::OpenOptions::new(){how}{made}.open({{0}})"
    note = "the mode: `OpenOptionsExt::mode`, on Unix only." if "O_CREATE" in rest else ""
    return Rule(template, "b__", Known("file"), error=IO, note=note)


def _flags(value: ir.Expression) -> Iterator[str]:
    """The flags that are put together; an empty one for whatever is none."""
    match value:
        case ir.Binary("|", left, right):
            yield from _flags(left)
            yield from _flags(right)
        case ir.Name(text, "os" | "syscall") if text.startswith("O_"):
            yield text
        case _:
            yield ""


def _network(kinds: dict[str, str], address: str) -> Computed:
    """`net.Dial("tcp", address)`, for the networks that std has."""

    def rule(call: ir.Call, _type_of: TypeOf) -> Rule | None:
        path = kinds.get(_literal(call, 0, "string"))
        if path is None or len(call.args) != 2:
            return None
        note = address if "tcp" in path.lower() and not _literal(call, 1, "string").partition(":")[0] else ""
        return Rule(f"{path}({{1}})", "_b", UNKNOWN, error=IO, note=note)

    return rule


_NO_HOST: Final = "an address must name its host: for `:80` write `[::]:80`."


def _compared(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`cmp.Compare(a, b)`."""
    if len(call.args) != 2:
        return None
    by = "total_cmp" if Known("float64") in {type_of(one) for one in call.args} else "cmp"
    return Rule(f"{{0}}.{by}(&{{1}}) as i64", "rp", INT, CAST)


GO_COMPUTED: Final[dict[str, Computed]] = {
    "strings.IndexByte": _byte_in_text("find"),
    "strings.LastIndexByte": _byte_in_text("rfind"),
    "bytes.IndexByte": _byte_in_bytes("memchr"),
    "bytes.LastIndexByte": _byte_in_bytes("memrchr"),
    "bytes.NewBuffer": _buffer,
    "bytes.NewBufferString": _buffer,
    "strconv.FormatInt": _written,
    "strconv.FormatUint": _written,
    "strconv.FormatFloat": _written_float,
    "time.Unix": _unix,
    "time.Parse": _parsed_time,
    "math.IsInf": _is_infinite,
    "math.Inf": _infinity,
    "os.OpenFile": _opened,
    "encoding/json.Encode": _encoded,
    "net.Dial": _network(
        {"tcp": "std::net::TcpStream::connect", "unix": "std::os::unix::net::UnixStream::connect"}, ""
    ),
    "net.Listen": _network(
        {"tcp": "std::net::TcpListener::bind", "unix": "std::os::unix::net::UnixListener::bind"}, _NO_HOST
    ),
    "cmp.Compare": _compared,
}
"""By import path and name; the notation is `call_table`'s."""
