"""Where in a file the constructs of a page may be, by the words that lead to them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, cached_property
from typing import NamedTuple

from tree_sitter import Node

from translator.engine.matcher import LedPage
from translator.source.frontend import FileNames, FrontEnd

# Bytes. Looking at what lies between two words that are closer costs less than looking twice.
_NEAR = 200


class Spot(NamedTuple):
    """A byte range in a child of the root."""

    part: Node
    start: int
    end: int


class ParsedFile:
    """One file's tree and source, and where its words stand."""

    def __init__(self, root: Node, source: bytes) -> None:
        self.root = root
        self.source = source
        self._spots: dict[frozenset[str], list[Spot]] = {}

    @cached_property
    def _parts(self) -> tuple[list[Node], list[int]]:
        parts = self.root.children
        return parts, [part.start_byte for part in parts]

    def spots(self, words: frozenset[str]) -> list[Spot]:
        """Where one of the words stands; places that lie near to each other are one."""
        known = self._spots.get(words)
        if known is None:
            known = self._spots[words] = self._join(
                sorted(found.span() for word in words for found in _pattern(word).finditer(self.source))
            )
        return known

    def _join(self, ranges: list[tuple[int, int]]) -> list[Spot]:
        if not ranges:
            return []
        parts, starts = self._parts
        spots: list[Spot] = []
        for start, end in ranges:
            part = bisect_right(starts, start) - 1
            if part < 0:
                continue
            last = spots[-1] if spots else None
            if last is not None and start - last.end < _NEAR and last.part.start_byte == starts[part]:
                spots[-1] = Spot(last.part, last.start, max(last.end, end))
            else:
                spots.append(Spot(parts[part], start, end))
        return spots


def spots_of(led: LedPage, front: FrontEnd, file: ParsedFile, names: FileNames) -> list[Spot] | None:
    """Where the page's constructs may be in a file; None when they may be anywhere."""
    if led.words and not any(word in file.source for word in led.words):
        return []
    words: set[str] = set()
    for lead in led.leads:
        words_for = front.WORDS.get(lead.predicate)
        told = words_for(lead.arguments, names) if words_for else None
        if told is None:
            return None
        words.update(told)
    return file.spots(frozenset(words))


@cache
def _pattern(word: str) -> re.Pattern[bytes]:
    """The word, and no part of a longer one; begins with what is quickly found."""
    name = re.escape(word.encode())
    return re.compile(name + rb"(?<!\w" + name + rb")(?!\w)")
