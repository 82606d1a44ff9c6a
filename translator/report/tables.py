"""Tables of what was found, by family and by unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from translator.catalog.pattern import VERDICTS
from translator.engine.tally import Group, Sums, Tally
from translator.report.view import View
from translator.report.visible import visible_line

_GAP = "  "


def tables_text(view: View, tally: Tally) -> str:
    """One table by language and family, one by language and unit, each with a line of totals."""
    tables = (_table(view, "family", tally.families, tally.total), _table(view, "unit", tally.units, tally.total))
    return "\n".join("".join(f"{line.rstrip()}\n" for line in table) for table in tables)


def _table(view: View, title: str, groups: Mapping[Group, Sums], total: Sums) -> Iterator[str]:
    head = ["language", title, *VERDICTS, "parts", "effort"]
    rows = [[group[0], visible_line(group[1]), *_numbers(groups[group])] for group in sorted(groups)]
    foot = ["all", "", *_numbers(total)]
    widths = [max(map(len, column)) for column in zip(head, *rows, foot, strict=True)]
    rule = view.paint("─" * (sum(widths) + len(_GAP) * (len(widths) - 1)), "dim")
    yield view.paint(_GAP.join(_padded(head, widths)), "bold")
    yield rule
    for row in rows:
        yield _GAP.join(_painted(view, _padded(row, widths)))
    yield rule
    yield view.paint(_GAP.join(_padded(foot, widths)), "bold")


def _numbers(sums: Sums) -> list[str]:
    counts = (*(sums.verdicts[verdict] for verdict in VERDICTS), sums.parts, sums.effort)
    return [f"{count:,}" if count else "·" for count in counts]


def _padded(row: list[str], widths: list[int]) -> list[str]:
    """Words to the left, numbers to the right."""
    return [
        cell.ljust(width) if place < 2 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]


def _painted(view: View, row: list[str]) -> list[str]:
    styles = ("", "", *VERDICTS, "", "")
    return [
        view.paint(cell, style) if style and cell.strip() != "·" else cell
        for cell, style in zip(row, styles, strict=True)
    ]
