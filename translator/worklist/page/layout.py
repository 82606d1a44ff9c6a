"""Where each unit stands in the picture: waves from top to bottom, what belongs together near each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from translator.worklist.model import Row, Wave

WIDTH, HEIGHT = 176, 26
"""Of a unit; user units of the picture, as all lengths here."""
_ACROSS, _DOWN = 188, 38
_TITLE = 22
_GAP = 14
_FEWEST, _MOST = 6, 14
_SHAPE = 0.5
_SWEEPS = 4


class Band(Struct, frozen=True):
    """The room of a wave."""

    wave: Wave
    top: int
    height: int


class Layout(Struct, frozen=True):
    """`places`: the upper left corner of each unit, by name."""

    width: int
    height: int
    bands: tuple[Band, ...]
    places: dict[str, tuple[int, int]]


def layout(rows: Sequence[Row], waves: Sequence[Wave]) -> Layout:
    """The places of all rows. A wave takes as many lines as it needs."""
    columns = _columns([len(wave.units) for wave in waves])
    bands: list[Band] = []
    places: dict[str, tuple[int, int]] = {}
    top = 0
    for wave, units in zip(waves, _sorted(rows, waves), strict=True):
        lines = -(-len(units) // columns)
        height = _TITLE + lines * _DOWN
        bands.append(Band(wave, top, height))
        for place, unit in enumerate(units):
            line, column = divmod(place, columns)
            across = min(columns, len(units) - line * columns)
            left = (columns - across) * _ACROSS // 2
            places[unit] = (left + column * _ACROSS + (_ACROSS - WIDTH) // 2, top + _TITLE + line * _DOWN)
        top += height + _GAP
    return Layout(columns * _ACROSS, max(top - _GAP, HEIGHT), tuple(bands), places)


def _columns(sizes: Sequence[int]) -> int:
    """How many units stand side by side: few enough for names that can be read, as the picture is moved up and down."""

    def shape(columns: int) -> float:
        height = sum(_TITLE + _GAP + -(-size // columns) * _DOWN for size in sizes)
        return columns * _ACROSS / max(height, 1)

    most = min(_MOST, max(sizes, default=1))
    return min(range(min(_FEWEST, most), most + 1), key=lambda columns: abs(shape(columns) - _SHAPE))


def _sorted(rows: Sequence[Row], waves: Sequence[Wave]) -> list[list[str]]:
    """The units of each wave, next to what they import and what imports them (barycentres, a few sweeps)."""
    below = {row.unit: row.blocked_by for row in rows}
    above = {row.unit: row.unblocks for row in rows}
    found = [list(wave.units) for wave in waves]
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        shares = _shares(found)
        for units in found if down else reversed(found):
            neighbours = below if down else above
            units.sort(key=lambda unit: _centre(unit, neighbours[unit], shares))
            shares.update(_shares([units]))
    return found


def _shares(waves: Iterable[Sequence[str]]) -> dict[str, float]:
    return {unit: (place + 0.5) / len(units) for units in waves for place, unit in enumerate(units)}


def _centre(unit: str, neighbours: Sequence[str], shares: Mapping[str, float]) -> float:
    return sum(shares[one] for one in neighbours) / len(neighbours) if neighbours else shares[unit]
