"""Where a name may be bound, told by the text around it: a tree is dear, and most mentions only use a name."""

from __future__ import annotations

import re
from functools import cache

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
    if not name:
        return []
    return [found.start() for found in _word(name).finditer(source) if _may_bind(source, found.start(), found.end())]


def _may_bind(source: bytes, start: int, end: int) -> bool:
    before = source[max(0, start - _ENOUGH) : start]
    after = source[end : end + 1]
    if len(before) - len(before.rstrip()) > _ENOUGH // 2 or _WALRUS.match(source, end):
        return True
    if after in {b"(", b"["}:
        return _DEFINED.search(before) is not None
    if after == b".":
        return _IMPORTED.search(before) is not None
    return _USED.search(before) is None


@cache
def _word(name: str) -> re.Pattern[bytes]:
    """The name, and no part of a longer one; begins with what is quickly found."""
    word = re.escape(name.encode())
    return re.compile(word + rb"(?<![\w\x80-\xff]" + word + rb")(?![\w\x80-\xff])")
