"""Literals of Go as values."""

from __future__ import annotations

import re
from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.ir.expressions import Expression, Literal, Opaque

_SIMPLE: Final = {
    "a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\", "'": "'", '"': '"',
}  # fmt: skip
_ESCAPE: Final = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))", re.DOTALL)
_LEGACY_OCTAL: Final = re.compile(r"^0[0-7_]+$")
_LAST_CODE_POINT: Final = 0x10FFFF


def lower_literal(node: Node) -> Expression:
    """A number, rune or string; opaque where Rust has no such value."""
    source = syntax.text(node)
    match node.type:
        case "int_literal":
            return Literal("int", integer(source))
        case "float_literal":
            return Literal("float", floating(source))
        case "imaginary_literal":
            return Literal("imaginary", source[:-1])
        case "raw_string_literal":
            return Literal("string", source[1:-1].replace("\r", ""))
        case "interpreted_string_literal":
            return _string(source[1:-1])
        case "rune_literal":
            rune = _string(source[1:-1])
            return Literal("rune", rune.text) if rune.kind == "string" and len(rune.text) == 1 else Opaque(source)
    return Opaque(source)


def integer(source: str) -> str:
    """An integer in Rust's spelling: `0X1f` → `0x1f`, `017` → `0o17`."""
    digits = source.lower()
    if _LEGACY_OCTAL.match(digits):
        return "0o" + digits[1:].lstrip("_")
    return source[:2].lower() + source[2:]


def floating(source: str) -> str:
    """A float in Rust's spelling: `.5` → `0.5`, `1.` → `1.0`; hexadecimal ones in decimal."""
    digits = source.lower()
    if digits.startswith("0x"):
        return repr(float.fromhex(digits.replace("_", "")))
    mantissa, mark, exponent = digits.partition("e")
    if mantissa.startswith("."):
        mantissa = "0" + mantissa
    if mantissa.endswith("."):
        mantissa += "0"
    return mantissa + mark + exponent


def _string(content: str) -> Literal:
    """The text of an interpreted string; bytes (as latin-1 text) when it is no Unicode text."""
    if "\\" not in content:
        return Literal("string", content)
    encoded = bytearray()
    end = 0
    for escape in _ESCAPE.finditer(content):
        encoded += content[end : escape.start()].encode("utf-8", "replace")
        encoded += _escaped(escape)
        end = escape.end()
    encoded += content[end:].encode("utf-8", "replace")
    try:
        return Literal("string", encoded.decode())
    except UnicodeDecodeError:
        return Literal("bytes", encoded.decode("latin-1"))


def _escaped(escape: re.Match[str]) -> bytes:
    byte, short, long, octal, simple = escape.groups()
    if byte:
        return bytes([int(byte, 16)])
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    if simple:
        return _SIMPLE.get(simple, "\\" + simple).encode("utf-8", "replace")
    point = int(short or long, 16)
    return (chr(point) if point <= _LAST_CODE_POINT else "\ufffd").encode("utf-8", "replace")
