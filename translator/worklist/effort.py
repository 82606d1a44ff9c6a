"""What work costs: minutes for each finding and each plain line, hours as a range."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from translator.engine.facts import Extent, Finding
from translator.worklist.files import WorklistFile
from translator.worklist.model import Effort, FunctionEffort

MINUTES = {1: 10.0, 2: 20.0, 3: 40.0, 5: 90.0, 8: 180.0, 13: 360.0}
"""Minutes for each number of points, until a team says otherwise."""


class Rates(Struct, frozen=True):
    """What turns points and lines into hours.

    `minutes`: by points. `line`: minutes for a line of code on which no finding begins. `low`, `high`: the ends of the
    range as multiples of what is likely. `extra`: how much more the very first hour costs; after `settled` hours of
    work, a third of that is left.
    """

    minutes: dict[int, float] = field(default_factory=lambda: dict(MINUTES))
    line: float = 0.25
    low: float = 0.6
    high: float = 2.0
    extra: float = 0.5
    settled: float = 160.0


def function_efforts(file: WorklistFile, rates: Rates) -> tuple[FunctionEffort, ...]:
    """The work on each function of a file, in source order; first what stands outside any function."""
    functions = [Extent("", 1, file.lines), *file.functions]
    owners = _owners(functions, file.lines)
    findings: dict[int, list[Finding]] = defaultdict(list)
    covered: set[int] = set()
    for finding in file.findings:
        covered.add(finding.start.line)
        if finding.part_of is None:
            findings[owners[min(finding.start.line, len(owners) - 1)]].append(finding)
    plain: dict[int, int] = defaultdict(int)
    for line in file.code:
        if line not in covered:
            plain[owners[min(line, len(owners) - 1)]] += 1
    found = []
    for place, function in enumerate(functions):
        here = findings[place]
        minutes = sum(rates.minutes[one.effort] for one in here) + plain[place] * rates.line
        if minutes:
            fingerprints = tuple(one.fingerprint for one in here)
            found.append(
                FunctionEffort(file.path, function.symbol, function.first, plain[place], minutes, fingerprints)
            )
    return tuple(found)


def _owners(functions: Sequence[Extent], lines: int) -> list[int]:
    """For each line (the first is 1), the place of the function it is in."""
    owners = [0] * (lines + 2)
    for place, function in enumerate(functions):
        if place:
            end = min(function.last, lines + 1) + 1
            owners[function.first : end] = [place] * max(0, end - function.first)
    return owners


def learning(minutes: float, before: float, rates: Rates) -> float:
    """What these minutes are multiplied with when the team has worked `before` minutes on the port already.

    The mean of `1 + extra * exp(-hours / settled)` over the work.
    """
    begun, span = before / 60 / rates.settled, minutes / 60 / rates.settled
    mean = -math.expm1(-span) / span if span > 0 else 1.0
    return 1 + rates.extra * math.exp(-begun) * mean


def effort_of(minutes: float, factor: float, rates: Rates) -> Effort:
    """The hours that minutes of work come to."""
    likely = minutes * factor / 60
    return Effort(_hours(likely * rates.low), _hours(likely), _hours(likely * rates.high))


def total(efforts: Iterable[Effort]) -> Effort:
    """The sum, which is exactly that of what is printed."""
    low = likely = high = 0.0
    for one in efforts:
        low, likely, high = low + one.low, likely + one.likely, high + one.high
    return Effort(_hours(low), _hours(likely), _hours(high))


def _hours(value: float) -> float:
    return round(value, 2)
