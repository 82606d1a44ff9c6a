"""Values of Python's library that are read and not called, as data."""

from __future__ import annotations

import re
from typing import NamedTuple

from translator.ir import expressions as ir
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, Known, List, Map, Type
from translator.rust.calls.library_names import library_path
from translator.rust.text.precedence import POSTFIX, PREFIX


class Constant(NamedTuple):
    """What a value is in Rust. `ref`: it is a reference. `note`: what to decide about it."""

    text: str
    type: Type = UNKNOWN
    level: int = POSTFIX
    ref: bool = False
    note: str = ""


_FLOAT = Known("float64")
_INT32 = Known("int32")


def _text(value: str) -> Constant:
    return Constant(f'"{value}"', STRING, ref=True)


_LOWER = "abcdefghijklmnopqrstuvwxyz"
_NAMES = "of another spelling: `linux`, `macos`, `windows`."

CONSTANTS: dict[str, Constant] = {
    "math.pi": Constant("std::f64::consts::PI", _FLOAT),
    "math.e": Constant("std::f64::consts::E", _FLOAT),
    "math.tau": Constant("std::f64::consts::TAU", _FLOAT),
    "math.inf": Constant("f64::INFINITY", _FLOAT),
    "math.nan": Constant("f64::NAN", _FLOAT),
    "sys.maxsize": Constant("i64::MAX", INT),
    "sys.argv": Constant("std::env::args().collect::<Vec<_>>()", List(STRING)),
    "sys.platform": Constant("std::env::consts::OS", STRING, ref=True, note=f"`sys.platform` is {_NAMES}"),
    "sys.float_info.max": Constant("f64::MAX", _FLOAT),
    "sys.float_info.min": Constant("f64::MIN_POSITIVE", _FLOAT),
    "sys.float_info.epsilon": Constant("f64::EPSILON", _FLOAT),
    "sys.stdin": Constant("std::io::stdin()"),
    "sys.stdout": Constant("std::io::stdout()"),
    "sys.stderr": Constant("std::io::stderr()"),
    "sys.stdin.buffer": Constant("std::io::stdin()"),
    "sys.stdout.buffer": Constant("std::io::stdout()"),
    "sys.stderr.buffer": Constant("std::io::stderr()"),
    "os.sep": Constant("std::path::MAIN_SEPARATOR_STR", STRING, ref=True),
    "os.path.sep": Constant("std::path::MAIN_SEPARATOR_STR", STRING, ref=True),
    "os.linesep": Constant('if cfg!(windows) { "\\r\\n" } else { "\\n" }', STRING, level=0, ref=True),
    "os.pathsep": Constant('if cfg!(windows) { ";" } else { ":" }', STRING, level=0, ref=True),
    "os.path.pathsep": Constant('if cfg!(windows) { ";" } else { ":" }', STRING, level=0, ref=True),
    "os.devnull": Constant('if cfg!(windows) { "nul" } else { "/dev/null" }', STRING, level=0, ref=True),
    "os.path.devnull": Constant('if cfg!(windows) { "nul" } else { "/dev/null" }', STRING, level=0, ref=True),
    "os.curdir": _text("."),
    "os.pardir": _text(".."),
    "os.path.pardir": _text(".."),
    "os.environ": Constant("std::env::vars().collect::<std::collections::HashMap<_, _>>()", Map(STRING, STRING)),
    "string.ascii_letters": _text(_LOWER + _LOWER.upper()),
    "string.ascii_lowercase": _text(_LOWER),
    "string.ascii_uppercase": _text(_LOWER.upper()),
    "string.digits": _text("0123456789"),
    "string.hexdigits": _text("0123456789abcdefABCDEF"),
    "string.octdigits": _text("01234567"),
    "string.punctuation": _text("!\\\"#$%&'()*+,-./:;<=>?@[\\\\]^_`{|}~"),
    "string.whitespace": _text(" \\t\\n\\r\\x0b\\x0c"),
    "datetime.timezone.utc": Constant("jiff::tz::TimeZone::UTC"),
    "datetime.UTC": Constant("jiff::tz::TimeZone::UTC"),
    "typing.TYPE_CHECKING": Constant("false", BOOL),
    "uuid.NAMESPACE_DNS": Constant("uuid::Uuid::NAMESPACE_DNS", Known("uuid")),
    "uuid.NAMESPACE_URL": Constant("uuid::Uuid::NAMESPACE_URL", Known("uuid")),
    "uuid.NAMESPACE_OID": Constant("uuid::Uuid::NAMESPACE_OID", Known("uuid")),
    "uuid.NAMESPACE_X500": Constant("uuid::Uuid::NAMESPACE_X500", Known("uuid")),
    "logging.DEBUG": Constant("tracing::Level::DEBUG"),
    "logging.INFO": Constant("tracing::Level::INFO"),
    "logging.WARNING": Constant("tracing::Level::WARN"),
    "logging.WARN": Constant("tracing::Level::WARN"),
    "logging.ERROR": Constant("tracing::Level::ERROR"),
    "socket.AddressFamily.AF_UNSPEC": Constant("libc::AF_UNSPEC", _INT32),
    "socket.AddressFamily.AF_INET": Constant("libc::AF_INET", _INT32),
    "socket.AddressFamily.AF_INET6": Constant("libc::AF_INET6", _INT32),
    "signal.Signals.SIGTERM": Constant("libc::SIGTERM", _INT32),
    "signal.Signals.SIGINT": Constant("libc::SIGINT", _INT32),
}
"""By import path and name."""

_SYSTEM: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (module, re.compile(pattern))
    for module, pattern in {
        "errno": r"E[A-Z0-9]+",
        "signal": r"SIG(?!_)[A-Z0-9]+",
        "socket": r"(AF|PF|SOCK|SOL|SO|IPPROTO|IPV6|IP|TCP|AI|EAI|SHUT|MSG|NI)_[A-Z0-9_]+|SOMAXCONN",
        "os": r"O_[A-Z]+|WNOHANG|WUNTRACED|[RWXF]_OK|SEEK_(SET|CUR|END)",
        "stat": r"S_I[A-Z]+",
        "fcntl": r"(F|FD|LOCK)_[A-Z]+",
        "select": r"(POLL|EPOLL)[A-Z]+",
        "resource": r"RLIMIT_[A-Z]+",
        "termios": r"[A-Z]+[0-9]?",
        "syslog": r"LOG_[A-Z]+",
    }.items()
)
"""Numbers of the system, which the `libc` crate has by the names that Python has."""

_NOT_THERE = frozenset({"socket.AF_SYSTEM", "os.O_BINARY", "termios.error"})
_STATUS = re.compile(r"http\.HTTPStatus\.([A-Z][A-Z_]+)")
_UNLIKE = {
    "REQUEST_ENTITY_TOO_LARGE": "PAYLOAD_TOO_LARGE",
    "CONTENT_TOO_LARGE": "PAYLOAD_TOO_LARGE",
    "REQUEST_URI_TOO_LONG": "URI_TOO_LONG",
    "REQUESTED_RANGE_NOT_SATISFIABLE": "RANGE_NOT_SATISFIABLE",
    "UNPROCESSABLE_CONTENT": "UNPROCESSABLE_ENTITY",
}
"""Names of `http.HTTPStatus` that the `http` crate spells in another way."""


def constant_of(value: ir.Expression) -> Constant | None:
    """What a name of the library is in Rust where it is read; None where there is nothing for it."""
    path = library_path(value)
    if not path:
        return None
    known = CONSTANTS.get(path)
    if known is not None:
        return known
    module, _, name = path.partition(".")
    for system, pattern in _SYSTEM:
        if module == system and pattern.fullmatch(name) and path not in _NOT_THERE:
            return Constant(f"libc::{name}", UNKNOWN if module == "stat" else _INT32)
    status = _STATUS.fullmatch(path)
    return Constant(f"http::StatusCode::{_UNLIKE.get(status[1], status[1])}") if status else None


PLATFORMS = {
    "win32": "windows",
    "linux": 'target_os = "linux"',
    "linux2": 'target_os = "linux"',
    "darwin": 'target_os = "macos"',
    "cygwin": "",
}
"""By `sys.platform`: what `cfg!` asks."""


def platform_test(value: ir.Expression) -> tuple[str, int] | None:
    """`sys.platform == "win32"`, `os.name == "nt"`, `sys.platform.startswith("linux")` as a `cfg!`."""
    match value:
        case ir.Binary("==" | "!=" as operator, asked, ir.Literal("string", text)):
            names = PLATFORMS if library_path(asked) == "sys.platform" else {}
            if library_path(asked) == "os.name":
                names = {"nt": "windows", "posix": "unix"}
            if library_path(asked) == "sys.byteorder":
                names = {"little": 'target_endian = "little"', "big": 'target_endian = "big"'}
        case ir.Call(ir.Attribute(asked, "startswith"), (ir.Literal("string", text),)):
            operator, names = "==", PLATFORMS if library_path(asked) == "sys.platform" else {}
        case _:
            return None
    if not names.get(text):
        return None
    return (f"cfg!({names[text]})", POSTFIX) if operator == "==" else (f"!cfg!({names[text]})", PREFIX)
