"""What GitHub's upload action computes to know a line again: it warns of each result that says otherwise.

A line's hash is over the 100 UTF-16 code units from its begin on, without spaces and tabs; behind it stands how often
the same came so far. https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
"""

from __future__ import annotations

import itertools
import re
from array import array
from collections import Counter
from collections.abc import Iterable

_UNITS = 100
_FACTOR = 37
_NEWLINE = ord("\n")
_END_OF_FILE = "\uffff"
_MASK = (1 << 64) - 1
_BLANK = re.compile(r"[ \t]+")


def line_hashes(content: bytes, lines: Iterable[int]) -> dict[int, str]:
    r"""The hashes of these lines, counted from 1; lines end at `\n`, `\r\n` or `\r`. Lines there are not have none."""
    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    text = _BLANK.sub("", text)
    units = _units(text + _END_OF_FILE)
    starts = [0, *(place + 1 for place, unit in enumerate(units) if unit == _NEWLINE)]
    wanted = {line for line in lines if 0 < line <= len(starts)}
    seen: Counter[bytes] = Counter()
    hashes = {}
    for number, start in enumerate(starts[: max(wanted, default=0)], 1):
        window = units[start : start + _UNITS]
        seen[window.tobytes()] += 1
        if number in wanted:
            hashes[number] = f"{_hash(window):x}:{seen[window.tobytes()]}"
    return hashes


def _units(text: str) -> array[int]:
    # Without the byte order mark it is in the order of this machine.
    return array("H", text.encode("utf-16")[2:])


def _hash(window: array[int]) -> int:
    value = 0
    for unit in itertools.chain(window, itertools.repeat(0, _UNITS - len(window))):
        value = (value * _FACTOR + unit) & _MASK
    return value
