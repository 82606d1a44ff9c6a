"""Source lines around a construct, the construct marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from translator.engine.facts import Finding
from translator.report.view import View
from translator.report.visible import visible, visible_line

MOST_LINES = 12
_REMARK = 25
_TAB = "    "


def excerpt(view: View, finding: Finding, beside: tuple[str, str]) -> Iterator[str]:
    """The construct with what stands beside it. One line is underlined; several have a bar at their side."""
    lines = finding.source.splitlines() or [""]
    left = beside[0] if len(beside[0]) == finding.start.column - 1 else f"…{beside[0]}"
    if len(lines) == 1:
        yield from _one_line(view, finding.start.line, left, lines[0], beside[1])
    else:
        lines[0] = left + lines[0]
        lines[-1] += beside[1]
        yield from _several_lines(view, finding.start.line, lines)


def _one_line(view: View, number: int, left: str, construct: str, right: str) -> Iterator[str]:
    left, construct, right = (visible_line(_spaces(text)) for text in (left, construct, right))
    width = view.source_width
    if len(left) + len(construct) > width:
        left = left if len(left) <= width // 2 else f"…{left[-width // 2 :]}"
        construct = _cut(construct, width - len(left))
    room = max(width - len(left) - len(construct), 0)
    right = right if len(right) <= room else f"{right[:room]}…"
    yield f"  {_gutter(view, number)} │ {left}{construct}{right}".rstrip()
    yield f"  {' ' * len(str(number))} │ {' ' * _cells(left)}{view.paint('^' * max(_cells(construct), 1), 'mark')}"


def _several_lines(view: View, first: int, lines: list[str]) -> Iterator[str]:
    shown = lines if len(lines) <= MOST_LINES + 1 else lines[:MOST_LINES]
    width = len(str(first + len(shown) - 1))
    bar = view.paint("┃", "mark")
    for number, line in enumerate(shown, first):
        yield f"  {_gutter(view, number, width)} {bar} {_cut(visible(_spaces(line)), view.source_width)}".rstrip()
    if len(shown) < len(lines):
        yield f"  {' ' * width} {bar} {view.paint(f'… {len(lines) - len(shown):,} more lines', 'dim')}"


def _gutter(view: View, number: int, width: int = 0) -> str:
    return view.paint(str(number).rjust(width), "dim")


def _spaces(line: str) -> str:
    return line.rstrip("\r").replace("\t", _TAB)


def _cut(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    if width < 2 * _REMARK:
        return f"{line[: max(width, 2) - 1]}…"
    kept = width - _REMARK
    return f"{line[:kept]}… {len(line) - kept:,} more characters"


def _cells(text: str) -> int:
    """How many columns a terminal gives it."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in {"W", "F"} for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)
