"""Where a name may be bound, told by the text around it: a tree is dear, and most mentions only use a name."""

from __future__ import annotations

import re

# What stands before a name that is only used, unless a `:=` follows.
_USED = re.compile(
    rb"(?:\.|\b(?:except|raise|return|if|elif|while|assert|not|and|or|in|is|await|yield|from)\b)[ \t]*\Z"
)
_DEFINED = re.compile(rb"\b(?:def|class|type)[\s\\]+\Z")
_IMPORTED = re.compile(rb"(?:\bimport|,)[\s\\]*\Z")
_CONTINUES = re.compile(rb"[\w\x80-\xff]")
# A name between two of these is used: after white space alone may a `def` or an `import` stand.
_TIGHT, _TIGHT_BEFORE = frozenset({b"(", b"[", b"."}), frozenset({b"(", b"[", b"{", b"=", b".", b"-", b"@", b"!"})
_WALRUS = re.compile(rb"[\s\\]*:=")
# Bytes before a name that are looked at.
_ENOUGH = 80


def may_be_bound_at(name: str, source: bytes) -> list[int]:
    """The byte offsets of the mentions that may bind the name, ascending: all that do, and some that do not."""
    if not name:
        return []
    word = name.encode()
    found = []
    start = source.find(word)
    while start >= 0:
        end = start + len(word)
        if _may_bind(source, start, end):
            found.append(start)
        start = source.find(word, end)
    return found


def _may_bind(source: bytes, start: int, end: int) -> bool:
    last, after = source[start - 1 : start], source[end : end + 1]
    if _CONTINUES.match(after) or _CONTINUES.match(last):
        return False
    if after in _TIGHT and last in _TIGHT_BEFORE:
        return False
    before = source[max(0, start - _ENOUGH) : start]
    if len(before) - len(before.rstrip()) > _ENOUGH // 2 or _WALRUS.match(source, end):
        return True
    if after in {b"(", b"["}:
        return _DEFINED.search(before) is not None
    if after == b".":
        return _IMPORTED.search(before) is not None
    return _USED.search(before) is None
