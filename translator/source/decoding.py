"""Bytes of a source file -> text, whatever its encoding."""

import codecs
import re

from msgspec import Struct

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
# PEP 263: in the first two lines, the second only behind a comment or a blank line.
_COOKIE = rb"(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n?|\n))??[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)"
# ASCII bytes do not mean ASCII characters in these: no source file that can be read declares them.
_NOT_ASCII = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"})


class Decoded(Struct, frozen=True):
    """The source as UTF-8 without byte order mark; `problem`: what could not be decoded, or empty.

    `mark`, `encoding`: what the file begins with and is written in.
    """

    source: bytes
    problem: str = ""
    mark: bytes = b""
    encoding: str = "utf-8"


def decode_utf8(data: bytes) -> Decoded:
    """A file that must be UTF-8; a byte order mark of any kind is believed."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding, mark)
    return _decode(data, "utf-8")


def decode_python(data: bytes) -> Decoded:
    """A Python file: a byte order mark, or what its coding comment declares (PEP 263), or UTF-8."""
    if b"coding" not in data or data.startswith(tuple(mark for mark, _ in _BOMS)):
        return decode_utf8(data)
    cookie = re.match(_COOKIE, data)
    if cookie is None:
        return decode_utf8(data)
    declared = cookie[1].decode("ascii", "replace")
    encoding = _text_encoding(declared)
    if encoding is None:
        decoded = _decode(data, "utf-8")
        unknown = f"unknown encoding {declared[:40]} declared, read as UTF-8"
        return Decoded(decoded.source, "; ".join(filter(None, (unknown, decoded.problem))))
    return _decode(data, encoding)


def _text_encoding(declared: str) -> str | None:
    """The codec's own name, or None when it is unknown or none that source can be written in."""
    try:
        name = codecs.lookup(declared).name
        ascii_is_ascii = b"coding".decode(name) == "coding"
    except (LookupError, UnicodeError, ValueError):
        return None
    return name if ascii_is_ascii and name.replace("_", "-") not in _NOT_ASCII else None


def _decode(data: bytes, encoding: str, mark: bytes = b"") -> Decoded:
    # Nearly all source: nothing to translate, and known without building a string.
    if data.isascii() and encoding in {"utf-8", "ascii", "iso8859-1"}:
        return Decoded(data, mark=mark, encoding=encoding)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = (
            f"line {line}: byte 0x{data[error.start]:02X} is not {encoding.upper()}, read with replacement characters"
        )
        return Decoded(data.decode(encoding, "replace").encode("utf-8", "replace"), found, mark, encoding)
    return Decoded(data if encoding == "utf-8" else text.encode("utf-8", "replace"), "", mark, encoding)
