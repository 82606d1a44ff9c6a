"""What the charts show: bars with their numbers in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from msgspec import Struct

from translator.catalog.pattern import VERDICTS
from translator.worklist.model import Crate, Effort, Readiness, Row, Totals
from translator.worklist.words import span

_MOST = 15
PLAIN = "plain code"


class Bar(Struct, frozen=True):
    """`low`, `likely` and `high` are shares of the chart's width, from 0 to 100."""

    name: str
    words: str
    low: float
    likely: float
    high: float


class Segment(Struct, frozen=True):
    """A piece of a bar that is a whole; `start` and `width` are percents of it."""

    name: str
    number: int
    start: float
    width: float


class Stack(Struct, frozen=True):
    """A bar that is a whole."""

    name: str
    segments: tuple[Segment, ...]


def by_unit(rows: Sequence[Row]) -> tuple[Bar, ...]:
    """The units that cost most."""
    dearest = sorted(rows, key=lambda row: -row.effort.likely)[:_MOST]
    return _bars((row.unit, row.effort) for row in dearest if row.effort.likely)


def by_family(totals: Totals) -> tuple[Bar, ...]:
    """The families, and the code in which nothing was found."""
    efforts = sorted(totals.family_effort.items(), key=lambda item: -item[1].likely)
    return _bars((family or PLAIN, effort) for family, effort in efforts if effort.likely)


def verdicts(totals: Totals) -> Stack:
    """How many findings have which verdict."""
    return _stack("findings", totals.verdicts, VERDICTS)


def readiness(crates: Iterable[Crate]) -> Iterator[Stack]:
    """How ready the crates are: for packages from outside, and for the standard library."""
    counts: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    for crate in crates:
        counts[crate.standard][crate.ready] += 1
    for standard, found in counts.items():
        if found:
            yield _stack("standard library" if standard else "packages from outside", found, get_args(Readiness))


def _bars(efforts: Iterable[tuple[str, Effort]]) -> tuple[Bar, ...]:
    listed = list(efforts)
    most = max((effort.high for _, effort in listed), default=0) or 1

    def share(hours: float) -> float:
        return round(100 * hours / most, 2)

    return tuple(
        Bar(name, span(effort), share(effort.low), share(effort.likely), share(effort.high)) for name, effort in listed
    )


def _stack(name: str, counts: Mapping[str, int], order: Sequence[str]) -> Stack:
    whole = sum(counts.values()) or 1
    segments: list[Segment] = []
    start = 0.0
    for key in order:
        width = 100 * counts.get(key, 0) / whole
        if width:
            segments.append(Segment(key, counts[key], round(start, 3), round(width, 3)))
        start += width
    return Stack(name, tuple(segments))
