"""Rates from what units that are ported already took."""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from translator.engine.select import unknown
from translator.errors import RunFailedError
from translator.worklist.effort import Rates

_ENOUGH = 3


class Done(Struct, frozen=True):
    """A unit that is ported; `line`: where the file says so."""

    unit: str
    hours: float
    line: int


def read_done(path: Path) -> tuple[Done, ...]:
    """A CSV file whose first line names its columns, `unit` and `hours` among them.

    Raises RunFailedError, with file and line, for what is no such file.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"unit", "hours"} <= set(rows.fieldnames or ()):
                raise RunFailedError(f"{path}: line 1: the columns `unit` and `hours` are missing: name them there")
            return tuple(_done(path, row, rows.line_num) for row in rows)
    except OSError as error:
        raise RunFailedError(f"{path}: cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise RunFailedError(f"{path}: is no CSV file in UTF-8: {error}") from None


def _done(path: Path, row: Mapping[str, str | None], line: int) -> Done:
    unit = (row["unit"] or "").strip()
    try:
        hours = float(row["hours"] or "")
    except ValueError:
        hours = math.nan
    if not unit:
        raise RunFailedError(f"{path}: line {line}: no unit: name it as the worklist does")
    if not 0 < hours < math.inf:
        raise RunFailedError(f"{path}: line {line}: {row['hours']!r} are no hours: give a number above 0")
    return Done(unit, hours, line)


def calibrated(rates: Rates, done: Sequence[Done], minutes: Mapping[str, float], path: Path) -> Rates:
    """The rates that make the ported units come to what they took.

    `minutes`: by unit, by the rates as they are. Three units or more also say how wide the range is: half of them lie
    within the hours between. Raises RunFailedError, with file and line, for a unit that there is not.
    """
    for one in done:
        if not minutes.get(one.unit):
            where = f"{path}: line {one.line}"
            raise unknown(where, "unit", one.unit, minutes, "a worklist without --calibrate lists all")
    if not done:
        return rates
    factor = sum(one.hours for one in done) * 60 / sum(minutes[one.unit] for one in done)
    scaled = replace(
        rates,
        minutes={points: value * factor for points, value in rates.minutes.items()},
        line=rates.line * factor,
        # What the ported units took is without any lesson still to come.
        extra=0.0,
    )
    if len(done) < _ENOUGH:
        return scaled
    ratios = sorted(one.hours * 60 / (minutes[one.unit] * factor) for one in done)
    return replace(scaled, low=min(1.0, _quantile(ratios, 0.25)), high=max(1.0, _quantile(ratios, 0.75)))


def _quantile(values: Sequence[float], share: float) -> float:
    """Between the two values around it, in proportion."""
    place = share * (len(values) - 1)
    below = math.floor(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)
