"""`encode` and `decode`: what becomes of them depends on the encoding and on what happens to what does not fit."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import STRING, Type
from translator.rust.calls.call_table import BYTES, Rule
from translator.rust.text.byte_text import bytes_literal

TypeOf = Callable[[ir.Expression], Type]

UTF8 = frozenset({"utf-8", "utf8", "u8"})
ASCII = frozenset({"ascii", "us-ascii"})
LATIN1 = frozenset({"latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1"})
_ENCODED = Rule("{0}.as_bytes()", "r", BYTES, ref=True)
_DECODED = Rule("std::str::from_utf8({0})", "b", STRING, ref=True, error="std::str::Utf8Error", raises=True)
_LATIN1 = Rule(
    "{0}.chars().map(u8::try_from).collect::<Result<Vec<_>, _>>()",
    "r",
    BYTES,
    error="std::char::TryFromCharError",
    raises=True,
)


def encoded(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """The counterpart of a text's `encode`; None where `std` has none."""
    if not isinstance(call.function, ir.Attribute) or (asked := _asked(call)) is None:
        return None
    encoding, errors = asked
    rule = _encoded(call.function.value, encoding, errors, type_of)
    return rule and rule._replace(modes=rule.modes + "_" * len(call.args))


def _encoded(value: ir.Expression, encoding: str, errors: str, type_of: TypeOf) -> Rule | None:
    if isinstance(value, ir.Literal) and value.kind == "string" and value.text.isascii() and encoding in _ASCII_LIKE:
        return Rule(bytes_literal(value.text).replace("{", "{{").replace("}", "}}"), "_", BYTES, ref=True)
    if encoding in UTF8:
        # A `String` holds no surrogates, which are all that `errors` is about.
        fresh = isinstance(value, ir.Format) and type_of(value) == STRING
        return Rule("{0}.into_bytes()", "r", BYTES) if fresh else _ENCODED
    if encoding in ASCII and errors == "ignore":
        return Rule("{0}.chars().filter(char::is_ascii).collect::<String>().into_bytes()", "r", BYTES)
    if encoding in ASCII:
        return _ENCODED._replace(
            note="`ascii` refuses other characters, which `as_bytes` gives as UTF-8: ask `is_ascii` before."
        )
    return _LATIN1 if encoding in LATIN1 and errors == "strict" else None


_ASCII_LIKE = UTF8 | ASCII | LATIN1


def decoded(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """The counterpart of `decode` of bytes; None where `std` has none."""
    if (asked := _asked(call)) is None:
        return None
    rule = _decoded(*asked)
    return rule and rule._replace(modes=rule.modes + "_" * len(call.args))


def _decoded(encoding: str, errors: str) -> Rule | None:
    if encoding in LATIN1:
        return Rule("{0}.iter().map(|&byte| char::from(byte)).collect::<String>()", "r", STRING)
    if encoding in ASCII:
        return _DECODED._replace(note="`ascii` refuses bytes above 127, of which UTF-8 takes some: ask `is_ascii`.")
    if encoding not in UTF8:
        return None
    match errors:
        case "strict":
            return _DECODED
        case "replace":
            return Rule("String::from_utf8_lossy({0}).into_owned()", "b", STRING)
        case "ignore":
            return Rule("{0}.utf8_chunks().map(|chunk| chunk.valid()).collect::<String>()", "r", STRING)
        case _:
            note = f"`{errors}` keeps bytes that are no UTF-8, for which a `String` has no place: keep the bytes?"
            return _DECODED._replace(note=note)


def of_unknown(call: ir.Call, type_of: TypeOf) -> Rule | None:
    """`x.encode("utf-8")`, `x.decode("ascii")`: who names an encoding has text or bytes at hand."""
    if not call.args or (asked := _asked(call)) is None or asked[0] not in _ASCII_LIKE:
        return None
    is_text = isinstance(call.function, ir.Attribute) and call.function.name == "encode"
    return encoded(call, type_of) if is_text else decoded(call, type_of)


def _asked(call: ir.Call) -> tuple[str, str] | None:
    """The encoding and what to do about errors; None where the source does not say, or says more."""
    given = dict(zip(("encoding", "errors"), call.args, strict=False)) | {k.name: k.value for k in call.keywords}
    if call.spread or len(call.args) > 2 or not given.keys() <= {"encoding", "errors"}:
        return None
    words: list[str] = []
    for name, default in (("encoding", "utf-8"), ("errors", "strict")):
        value = given.get(name, ir.Literal("string", default))
        if not isinstance(value, ir.Literal) or value.kind != "string":
            return None
        words.append(value.text.lower().replace("_", "-") if name == "encoding" else value.text)
    return words[0], words[1]
