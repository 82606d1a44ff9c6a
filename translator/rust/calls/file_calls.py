"""Methods of Python's files: what they give depends on whether the file was opened as text or as bytes."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNIT, UNKNOWN, Known, List, Type
from translator.rust.calls.call_table import BYTES, IO, WRITE, Rule
from translator.rust.text.imports import needs

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]

BINARY = Known("file", (BYTES,))
BYTE_TYPES = (BYTES, List(Known("byte")))
READ = needs("std::io::Read")
BUFFERED = needs("std::io::BufRead")
SEEK = needs("std::io::Seek")
_NIL = ir.Literal("nil", "")


def opened_as(mode: str) -> Known:
    """The type of what `open` gives in a mode."""
    return BINARY if "b" in mode else Known("file")


def holds_bytes(file: Type) -> bool:
    """Whether a file was opened in binary mode."""
    return isinstance(file, Known) and file.args == (BYTES,)


def is_file(type_: Type) -> bool:
    """Whether this is a file, with a buffer or without."""
    return isinstance(type_, Known) and type_.name in {"file", "buffered_file"}


def is_buffered(type_: Type) -> bool:
    """Whether this is a file that is read through a buffer."""
    return isinstance(type_, Known) and type_.name == "buffered_file"


def reads_all(call: ir.Call) -> bool:
    """Whether `read` is asked for everything that is left."""
    return not call.args or call.args in {(_NIL,), (ir.Unary("-", ir.Literal("int", "1")),)}


def _method(*rules: Rule) -> Computed:
    """A method by the number of its arguments."""

    def rule(call: ir.Call, _type_of: TypeOf) -> Rule | None:
        given = None if call.keywords else len(call.args) + 1
        return next((one for one in rules if len(one.modes) == given), None)

    return rule


def _does(template: str, modes: str, result: Type = UNIT) -> Rule:
    return Rule(template, modes, result, error=IO, raises=True)


def _read(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`read()` and `read(n)` of text; those of bytes need a buffer, which `special_calls` prints."""
    file = _owner(call, type_of)
    if call.keywords or holds_bytes(file):
        return None
    mode = "w" if is_buffered(file) else "i"
    if reads_all(call):
        return _does("std::io::read_to_string({0})", mode + "_" * len(call.args), STRING)
    if len(call.args) != 1:
        return None
    taken = f"({{0}}).{READ}take({whole(call.args[0], '{1}')})"
    note = "`take` counts bytes, `read` counts characters."
    return _does(f"std::io::read_to_string({taken})", f"{mode}a", STRING)._replace(note=note)


def _read_lines(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`readlines()` of bytes; that of text is `read` and `splitlines`."""
    file = _owner(call, type_of)
    if call.keywords or call.args or not holds_bytes(file):
        return None
    reader = "({0})" if is_buffered(file) else "std::io::BufReader::new({0})"
    lines = f"{reader}.{BUFFERED}split(b'\\n').collect::<Result<Vec<_>, _>>()"
    note = "`split` leaves the line ends out, `readlines` keeps them."
    return _does(lines, "w" if is_buffered(file) else "i", List(BYTES))._replace(note=note)


def _write(call: ir.Call, type_of: TypeOf) -> Rule | None:
    if call.keywords or len(call.args) != 1:
        return None
    given = type_of(call.args[0])
    if given in BYTE_TYPES or (given == UNKNOWN and holds_bytes(_owner(call, type_of))):
        return _does(f"{{0}}.{WRITE}write_all({{1}})", "mb")
    return _does(f"{{0}}.{WRITE}write_all({{1}}.as_bytes())", "mr")


def _write_lines(call: ir.Call, type_of: TypeOf) -> Rule | None:
    if call.keywords or len(call.args) != 1:
        return None
    line = "line" if holds_bytes(_owner(call, type_of)) else "line.as_bytes()"
    return _does(f"{{1}}.try_for_each(|line| {{0}}.{WRITE}write_all({line}))", "mf")


def _seek(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    if call.keywords or not 0 < len(call.args) < 3:
        return None
    from_where = _whence(call.args[1]) if len(call.args) == 2 else "Start"
    if not from_where:
        return None
    offset = whole(call.args[0], "{1}", "u64" if from_where == "Start" else "i64")
    seek = f"{{0}}.{SEEK}seek(std::io::SeekFrom::{from_where}({offset}))"
    return _does(seek, "ma" + "_" * (len(call.args) - 1), Known("uint64"))


def _whence(value: ir.Expression) -> str:
    match value:
        case ir.Literal("int", text) | ir.Name(text, "os" | "io"):
            return WHENCE.get(text, "")
        case _:
            return ""


WHENCE = {"0": "Start", "SEEK_SET": "Start", "1": "Current", "SEEK_CUR": "Current", "2": "End", "SEEK_END": "End"}


def whole(value: ir.Expression, text: str, type_: str = "u64") -> str:
    """The text of a number as an argument of this type: a literal is of any."""
    literal = value.value if isinstance(value, ir.Unary) else value
    return text if isinstance(literal, ir.Literal) else f"{text} as {type_}"


def _owner(call: ir.Call, type_of: TypeOf) -> Type:
    return type_of(call.function.value) if isinstance(call.function, ir.Attribute) else UNKNOWN


_RAW = needs("std::os::fd::AsRawFd")
_HANDLE = Rule(f"{{0}}.{_RAW}as_raw_fd()", "r", Known("int32"))
_POSITION = _does(f"{{0}}.{SEEK}stream_position()", "m", Known("uint64"))
_METHODS: dict[str, Computed] = {
    "read": _read,
    "readlines": _read_lines,
    "write": _write,
    "writelines": _write_lines,
    "seek": _seek,
    "tell": _method(_POSITION),
    "flush": _method(_does(f"{{0}}.{WRITE}flush()", "m")),
    "truncate": _method(_does("{0}.set_len({1} as u64)", "ra")),
    "fileno": _method(_HANDLE),
    "close": _method(Rule("drop({0})", "v", UNIT)),
}
_BUFFERED: dict[str, Computed] = {
    **{name: _METHODS[name] for name in ("read", "readlines", "seek", "tell", "close")},
    "fileno": _method(_HANDLE._replace(template=f"{{0}}.get_ref().{_RAW}as_raw_fd()")),
}
FILE_CALLS: dict[tuple[str, str], Computed] = {
    **{("file", name): rule for name, rule in _METHODS.items()},
    **{("buffered_file", name): rule for name, rule in _BUFFERED.items()},
}
