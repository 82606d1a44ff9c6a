"""Bytes as Rust writes them: `b"GET"`, `b'G'`."""

from __future__ import annotations

_NAMED = {0: "\\0", 9: "\\t", 10: "\\n", 13: "\\r", 39: "\\'", 92: "\\\\"}
_FIRST_WITHOUT_LETTER = 0x80


def byte_literal(text: str) -> str:
    """One byte, given as the character of the same number."""
    code = ord(text[:1] or "\0")
    if code >= _FIRST_WITHOUT_LETTER:
        return f"0x{code:02x}"
    return f"b'{_NAMED.get(code) or (chr(code) if chr(code).isprintable() else f'{chr(92)}x{code:02x}')}'"


def bytes_literal(text: str) -> str:
    """Several bytes, given as the characters of the same numbers."""
    return 'b"' + "".join(_byte(ord(character)) for character in text) + '"'


def _byte(code: int) -> str:
    if code in {0x22, 0x5C}:
        return f"\\{chr(code)}"
    if 0x20 <= code < 0x7F:
        return chr(code)
    return {10: "\\n", 13: "\\r", 9: "\\t"}.get(code, f"\\x{code & 0xFF:02x}")
