"""Tables of what was found, by family and by unit."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from translator.catalog.pattern import VERDICTS
from translator.engine.tally import Group, Sums, Tally
from translator.report.view import View
from translator.report.visible import visible_line

_COLORS = {"direct": "green", "adapt": "cyan", "redesign": "yellow", "blocked": "bold red"}


def tables_text(view: View, tally: Tally) -> str:
    """One table by language and family, one by language and unit, each with a line of totals."""
    out = StringIO()
    # Where no terminal is, no line is too long: names must stay whole.
    width = view.width if view.color else 10_000
    console = Console(
        file=out, width=width, force_terminal=view.color, no_color=not view.color, color_system="standard", markup=False
    )
    for title, groups in (("family", tally.families), ("unit", tally.units)):
        console.print(_table(title, groups, tally.total))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _table(title: str, groups: Mapping[Group, Sums], total: Sums) -> Table:
    table = Table(box=SIMPLE, show_footer=True, pad_edge=False)
    table.add_column("language", "all")
    table.add_column(title, overflow="fold")
    for verdict in VERDICTS:
        table.add_column(verdict, f"{total.verdicts[verdict]:,}", justify="right", style=_COLORS[verdict])
    table.add_column("parts", f"{total.parts:,}", justify="right")
    table.add_column("effort", f"{total.effort:,}", justify="right")
    for language, name in sorted(groups):
        sums = groups[language, name]
        counts = (f"{sums.verdicts[verdict]:,}" if sums.verdicts[verdict] else "·" for verdict in VERDICTS)
        table.add_row(
            language, Text(visible_line(name)), *counts, f"{sums.parts:,}" if sums.parts else "·", f"{sums.effort:,}"
        )
    return table
