"""Strings and numbers: what their source stands for."""

from __future__ import annotations

import re
import unicodedata

from tree_sitter import Node

from translator.python.syntax import parts, text_of


def prefix_of(string: Node) -> str:
    """The letters before the quote of a string, in lower case."""
    start = next((child for child in string.children if child.type == "string_start"), None)
    return text_of(start).rstrip("'\"`").lower()


def is_format_string(string: Node) -> bool:
    """Whether a string is an f-string (or a template string), with holes or without."""
    return bool({"f", "t"} & set(prefix_of(string)))


def plain_string(node: Node) -> str | None:
    """The value of a text literal, adjacent ones joined; None for bytes, f-strings and what cannot be decoded."""
    pieces = parts(node) if node.type == "concatenated_string" else [node]
    values = [_value(piece) for piece in pieces]
    return "".join(value for value in values if value is not None) if None not in values else None


def _value(string: Node) -> str | None:
    prefix = prefix_of(string)
    if string.type != "string" or text_of(string).startswith("`") or set(prefix) - set("ru"):
        return None
    return content(string, raw="r" in prefix)


def content(string: Node, *, raw: bool) -> str | None:
    """The decoded text between the quotes of a string without holes."""
    text = text_of(string)
    start, end = string.children[0], string.children[-1]
    if start.type != "string_start" or end.type != "string_end":
        return None
    inner = text[len(text_of(start)) : len(text) - len(text_of(end))]
    return inner if raw or "\\" not in inner else unescape(inner)


def bytes_value(string: Node) -> str | None:
    """The bytes of a bytes literal as latin-1 text."""
    prefix = prefix_of(string)
    if "b" not in prefix:
        return None
    text = content(string, raw="r" in prefix)
    if text is None or any(ord(char) > 255 for char in text):
        return None
    return text


_ESCAPE = re.compile(r"\\(\r?\n|[\\'\"abfnrtv]|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\})")

_SIMPLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def unescape(text: str) -> str | None:
    """The text with its escapes decoded; None where one stands for no Unicode character."""
    try:
        decoded = _ESCAPE.sub(_escape, text)
        decoded.encode()
    except (KeyError, ValueError, OverflowError):
        return None
    return decoded


def _escape(match: re.Match[str]) -> str:
    code = match[1]
    if code[-1] == "\n":
        return ""
    if code in _SIMPLE:
        return _SIMPLE[code]
    if code[0] in "xuU":
        return chr(int(code[1:], 16))
    if code[0] == "N":
        return unicodedata.lookup(code[2:-1])
    return chr(int(code, 8)) if code[0].isdigit() else code


def number(text: str) -> tuple[str, str]:
    """A number's kind (`int float imaginary`) and its digits in Rust's spelling."""
    text = text.lower().rstrip("l")
    if text.startswith("0x"):
        return "int", text
    if text[-1:] == "j":
        return "imaginary", text[:-1]
    if text.startswith(("0o", "0b")):
        return "int", text
    if "." in text or "e" in text:
        return "float", _float(text)
    digits = text.replace("_", "").lstrip("0")
    if text[:1] == "0" and digits:
        return "int", f"0o{digits}"  # Python 2
    return "int", text if digits else "0"


def _float(text: str) -> str:
    whole, e, power = text.partition("e")
    if "." in whole:
        before, _, after = whole.partition(".")
        whole = f"{before or '0'}.{after or '0'}"
    return whole + e + power
