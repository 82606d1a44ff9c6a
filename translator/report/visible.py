r"""Scanned text for a terminal: what would control it, or hide in it, is written as an escape."""

from __future__ import annotations

import re
from functools import cache

# Unicode's control, format and surrogate characters and its line and paragraph separators, save tab and newline:
# among them escape sequences, bidirectional overrides and characters without width.
_UNSAFE_IN_LINES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad"
    "\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)


@cache
def _unsafe(others: str = "") -> re.Pattern[str]:
    # Compiled for the first text that is not plain ASCII: that takes longer than showing a report.
    return re.compile(f"[{_UNSAFE_IN_LINES}{others}]")


def visible(text: str) -> str:
    r"""Text of several lines: `\x1b`, `\u202e` for what must not reach a terminal; tabs and newlines stay."""
    return text if text.isascii() and text.isprintable() else _unsafe().sub(_escape, text)


def visible_line(text: str) -> str:
    """Text that must stay on one line."""
    return text if text.isascii() and text.isprintable() else _unsafe("\t\n").sub(_escape, text)


def escape_json(encoded: bytes) -> bytes:
    """JSON with the same meaning that a terminal can show."""
    if encoded.isascii() and b"\x7f" not in encoded:
        return encoded
    text = encoded.decode()
    # Printable text has nothing unsafe, and is told faster.
    return encoded if text.isprintable() else _unsafe().sub(_escape_in_json, text).encode()


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code <= 0xFF:
        return {"\t": "\\t", "\n": "\\n", "\r": "\\r"}.get(match[0], f"\\x{code:02x}")
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _escape_in_json(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))
