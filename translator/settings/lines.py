"""The line on which a key stands: tomllib does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*({_KEY})[ \t]*\]\]?[ \t]*(?:#.*)?\r?$")
_ENTRY = re.compile(rf"[ \t]*({_KEY})[ \t]*=")
_PARTS = re.compile(_PART)


def line_of(text: str, keys: Sequence[str]) -> int | None:
    """The line (from 1) of the longest beginning of `keys` that stands in TOML text; None when that is not certain.

    Lines are looked at by themselves: what looks like a key inside a string of several lines may stand beside the key
    that is meant, and then there is no answer.
    """
    table: tuple[str, ...] = ()
    found: dict[int, list[int]] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            table = place = _parts(header[1])
        elif entry := _ENTRY.match(line):
            place = (*table, *_parts(entry[1]))
        else:
            continue
        if place == tuple(keys[: len(place)]):
            found.setdefault(len(place), []).append(number)
    lines = found[max(found)] if found else []
    return lines[0] if len(lines) == 1 else None


def _parts(key: str) -> tuple[str, ...]:
    return tuple(_plain(part) for part in _PARTS.findall(key))


def _plain(part: str) -> str:
    if part[0] == '"':
        # Escapes are rare in keys; one that is written otherwise than it is meant is not found.
        return part[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return part.strip("'")
