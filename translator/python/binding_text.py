"""Where a name may be bound, told by the text around it: a tree is dear, and most mentions only use a name."""

from __future__ import annotations

import re

_IN_WORDS = frozenset(b"_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") | frozenset(
    range(0x80, 0x100)
)
_SPACE = frozenset(b" \t\r\n\f\v\\")
# A call, an index or an attribute of a name: it is bound only behind `def`, `class` or `type`, or behind an `import`.
_USES = frozenset(b"([.")
_ENDS_OF_KEYWORDS = frozenset(b"fset,") | _SPACE
# What stands before a name that is only used, unless a `:=` follows.
_USED = re.compile(
    rb"(?:\.|\b(?:except|raise|return|if|elif|while|assert|not|and|or|in|is|await|yield|from)\b)[ \t]*\Z"
)
_DEFINED = re.compile(rb"\b(?:def|class|type)[\s\\]+\Z")
_IMPORTED = re.compile(rb"(?:\bimport|,)[\s\\]*\Z")
_WALRUS = re.compile(rb"[\s\\]*:=")
# Bytes before a name that are looked at.
_ENOUGH = 80


def may_be_bound_at(name: str, source: bytes) -> list[int]:
    """The byte offsets of the mentions that may bind the name, ascending: all that do, and some that do not."""
    word = name.encode()
    found: list[int] = []
    start = source.find(word) if word else -1
    while start >= 0:
        end = start + len(word)
        before = source[start - 1] if start else 0
        after = source[end] if end < len(source) else 0
        if before not in _IN_WORDS and after not in _IN_WORDS and _may_bind(source, start, end, (before, after)):
            found.append(start)
        start = source.find(word, end)
    return found


def _may_bind(source: bytes, start: int, end: int, beside: tuple[int, int]) -> bool:
    before, after = beside
    if after in _USES and before not in _SPACE:
        return before == ord(",") and after == ord(".")
    if after in _USES and start > 1 and source[start - 2] not in _ENDS_OF_KEYWORDS:
        return False
    text = source[max(0, start - _ENOUGH) : start]
    if len(text) - len(text.rstrip()) > _ENOUGH // 2 or _WALRUS.match(source, end):
        return True
    if after not in _USES:
        return _USED.search(text) is None
    return (_IMPORTED if after == ord(".") else _DEFINED).search(text) is not None
