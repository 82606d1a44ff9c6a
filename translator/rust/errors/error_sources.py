"""The error type of a call: its own enum's name, a library's type, or a guess that says so."""

from __future__ import annotations

from translator.ir.declarations import Function
from translator.ir.expressions import Attribute, Call, Expression, Name
from translator.ir.types import FunctionType, Known, Named, Type
from translator.rust.dispatch import plain
from translator.rust.errors.enum_names import enum_name
from translator.rust.errors.error_enum import ANYHOW, Source
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements.mutability import shown_names
from translator.rust.text.naming import field as field_name
from translator.rust.text.naming import pascal
from translator.rust.types.inference import callee_of, rule_of, type_of

LIBRARY: dict[str, str] = {
    "io": "std::io::Error",
    "io/fs": "std::io::Error",
    "io/ioutil": "std::io::Error",
    "os": "std::io::Error",
    "os/exec": "std::io::Error",
    "bufio": "std::io::Error",
    "fmt": "std::io::Error",
    "net": "std::io::Error",
    "path/filepath": "std::io::Error",
    "encoding/json": "serde_json::Error",
    "encoding/hex": "hex::FromHexError",
    "encoding/base64": "base64::DecodeError",
    "strconv": "std::num::ParseIntError",
    "regexp": "regex::Error",
    "net/url": "url::ParseError",
    "database/sql": "sqlx::Error",
    "json": "serde_json::Error",
    "shutil": "std::io::Error",
    "socket": "std::io::Error",
    "subprocess": "std::io::Error",
    "requests": "reqwest::Error",
    "aiohttp": "reqwest::Error",
    "httpx": "reqwest::Error",
    "sqlite3": "sqlx::Error",
    "asyncpg": "sqlx::Error",
    "yaml": "serde_yaml::Error",
    "gopkg.in/yaml.v3": "serde_yaml::Error",
    "gopkg.in/yaml.v2": "serde_yaml::Error",
}
"""Error types by the import path that a function or a receiver's type comes from."""

MEMBERS = {
    **{
        ("net/http", name): "reqwest::Error"
        for name in ("Client", "Transport", "Get", "Head", "Post", "PostForm", "NewRequest", "NewRequestWithContext")
    },
    **{("net/http", name): "std::io::Error" for name in ("Server", "ListenAndServe", "ListenAndServeTLS", "Serve")},
    ("net/http", "ResponseWriter"): "std::io::Error",
    ("net/http", "ResponseController"): "std::io::Error",
}
"""The same for packages in which functions and types differ."""

FUNCTIONS = {"asyncio.wait_for": "tokio::time::error::Elapsed"}

KNOWN_RECEIVERS = dict.fromkeys(("file", "buffered_file", "reader", "writer"), "std::io::Error")

CLASSES: dict[str, tuple[str, ...]] = {
    "std::io::Error": ("OSError", "IOError", "EnvironmentError"),
    "std::num::ParseIntError": ("ValueError",),
    "std::num::ParseFloatError": ("ValueError",),
    "std::str::Utf8Error": ("UnicodeDecodeError", "UnicodeError", "ValueError"),
    "std::path::StripPrefixError": ("ValueError",),
    "std::array::TryFromSliceError": ("error",),
    "std::env::VarError": ("KeyError",),
    "std::net::AddrParseError": ("AddressValueError", "ValueError"),
    "base64::DecodeError": ("Error", "ValueError"),
    "hex::FromHexError": ("Error", "ValueError"),
    "url::ParseError": ("ValueError",),
    "uuid::Error": ("ValueError",),
    "jiff::Error": ("ValueError", "OverflowError"),
    "regex::Error": ("error", "PatternError"),
    "std::num::TryFromIntError": ("OverflowError", "ValueError"),
    "std::char::TryFromCharError": ("UnicodeEncodeError", "UnicodeError", "ValueError"),
    "serde_json::Error": ("JSONDecodeError", "ValueError", "TypeError"),
    "reqwest::Error": ("RequestException", "HTTPError", "ClientError"),
    "sqlx::Error": ("DatabaseError", "Error"),
    "tokio::time::error::Elapsed": ("TimeoutError",),
    "rust_decimal::Error": ("InvalidOperation", "ArithmeticError"),
}
"""Exception classes that an error type stands for as a whole."""

IO_KINDS = {
    "FileNotFoundError": "NotFound",
    "PermissionError": "PermissionDenied",
    "FileExistsError": "AlreadyExists",
    "ConnectionRefusedError": "ConnectionRefused",
    "ConnectionResetError": "ConnectionReset",
    "ConnectionAbortedError": "ConnectionAborted",
    "BrokenPipeError": "BrokenPipe",
    "TimeoutError": "TimedOut",
    "InterruptedError": "Interrupted",
    "IsADirectoryError": "IsADirectory",
    "NotADirectoryError": "NotADirectory",
}
"""Exception classes that are one `std::io::ErrorKind`."""

VARIANTS = {
    "std::io::Error": "Io",
    "rust_decimal::Error": "Decimal",
    "std::env::VarError": "Variable",
    "base64::DecodeError": "Base64",
    "hex::FromHexError": "Hex",
    "url::ParseError": "Url",
    "std::net::AddrParseError": "Address",
    "glob::PatternError": "Pattern",
    "serde_json::Error": "Json",
    "reqwest::Error": "Http",
    "sqlx::Error": "Sql",
}
BOXED = "Box<dyn std::error::Error + Send + Sync>"


RUST_ERRORS = frozenset({*LIBRARY.values(), *MEMBERS.values(), *FUNCTIONS.values(), *CLASSES})
"""Error types that the calls of libraries give, whatever the project's own functions do."""


def library_source(type_: str) -> Source:
    """The source for a library's error type."""
    name = type_.rpartition("::")[2].removesuffix("Error")
    return Source(
        type_, VARIANTS.get(type_) or name or pascal(type_.partition("::")[0]), classes=CLASSES.get(type_, ())
    )


def source_of(value: Expression, scope: Scope) -> Source:
    """The error type that a call gives."""
    source = _source_of(value, scope)
    if scope.preferences.errors == "anyhow" and (source.own or source.type not in RUST_ERRORS):
        return source._replace(type=ANYHOW, own=source.own and scope.errors.anyhow)
    return source


def behind(value: Expression, scope: Scope) -> Expression:
    """The call whose outcome a name keeps; any other expression as it is."""
    kept = isinstance(value, Name) and value.kind == "outcome"
    return scope.frame.outcomes.get(value.text, value) if kept and isinstance(value, Name) else value


def _source_of(value: Expression, scope: Scope) -> Source:
    value = behind(value, scope)
    if not isinstance(value, Call):
        return Source(BOXED, "Source", f"which error `{snippet(value, scope)}` gives")
    rule = rule_of(value, scope)
    if rule is not None and rule.error:
        return library_source(rule.error)
    if isinstance(type_of(value.function, scope), FunctionType):
        name = value.function.text if isinstance(value.function, Name) else getattr(value.function, "name", "call")
        return Source(BOXED, pascal(name))
    if is_own(value, scope):
        return Source(scope.errors.name, "", own=True)
    if isinstance(value.function, Name) and (
        known_error := FUNCTIONS.get(f"{value.function.package}.{value.function.text}")
    ):
        return library_source(known_error)
    library = _library(value.function, scope)
    if library:
        return library_source(library)
    function = value.function
    name = function.text if isinstance(function, Name) else function.name if isinstance(function, Attribute) else "call"
    variant = pascal(name) if name != "Err" else _owner(function)
    stem = (variant.removesuffix("Error") or variant).removeprefix("r#")
    found = callee_of(value, scope)
    if found is not None and not found[2]:
        name_there = enum_name(found[0], found[1], scope.index)
        if name_there != scope.errors.name:
            return _declared_source(found[0], name_there, name, value.function, scope)
    own = enum_name(scope.function, scope.unit, scope.index) if scope.function is not None else ""
    if f"{stem}Error" in {scope.errors.name, own}:
        variant = stem = f"{_owner(function)}{stem}"
    known = found is not None and not found[2]
    decide = "" if known else f"the error of `{snippet(function, scope)}`"
    if found is not None and not found[0].fallible and not found[2]:
        decide = f"which error `{snippet(function, scope)}` gives; nothing in it is seen to raise one"
    classes = found[0].raises if found is not None else ()
    return Source(f"{stem}Error", variant, decide, classes, callee=name)


def _declared_source(callee: Function, type_: str, name: str, function: Expression, scope: Scope) -> Source:
    """The error of a function that the index knows."""
    variant = pascal(name).removeprefix("r#")
    for ending in ("Error", "Err"):
        if variant.endswith(ending) and variant != ending:
            variant = variant.removesuffix(ending)
    if variant in {"Err", "Error"}:
        variant = _owner(function)
    decide = ""
    if not callee.fallible and not callee.makes_error:
        decide = f"which error `{snippet(function, scope)}` gives; nothing in it is seen to raise one"
    return Source(type_, variant, decide, callee.raises, callee=name)


def is_own(call: Call, scope: Scope) -> bool:
    """Whether a call is a recursion of the function at work."""
    function = scope.function
    if function is None:
        return False
    match call.function:
        case Name(text, ""):
            return function.receiver is None and text == function.name and text not in scope.locals
        case Attribute(value, name) if name == function.name and function.receiver is not None:
            if isinstance(value, Name) and value.text == function.receiver.name:
                return True
            owner = strip_pointer(type_of(value, scope))
            return isinstance(owner, Named) and owner.name == function.receiver.type and not owner.package
        case _:
            return False


def snippet(value: Expression, scope: Scope) -> str:
    """A short Rust text that names an expression inside a comment."""
    if isinstance(value, Attribute):
        # A method that is named and not called would print as a closure.
        return f"{snippet(value.value, scope)}.{field_name(value.name)}"[:60]
    if isinstance(value, Name) and value.package:
        # So would a library's function.
        from translator.rust.expressions.names import path_of

        return path_of(value, scope)[:60]
    return " ".join(shown_names(plain(value, scope)).split())[:60]


def _library(function: Expression, scope: Scope) -> str:
    match function:
        case Name(name, package):
            return MEMBERS.get((package, name)) or LIBRARY.get(package, "")
        case Attribute(value):
            return _receiver_library(strip_pointer(type_of(value, scope)))
        case _:
            return ""


def _receiver_library(owner: Type) -> str:
    match owner:
        case Named(name, package):
            return MEMBERS.get((package, name)) or LIBRARY.get(package, "")
        case Known(name):
            return KNOWN_RECEIVERS.get(name, "")
        case _:
            return ""


def _owner(function: Expression) -> str:
    match function:
        case Attribute(Name(text), _) | Attribute(Attribute(_, text), _):
            return pascal(field_name(text)).removeprefix("r#")
        case Name(_, package) if package:
            return pascal(package.replace(".", "/").rpartition("/")[2]).removeprefix("r#")
        case _:
            return "Inner"
