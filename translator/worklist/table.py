"""`--format table`: the worklist for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.report.view import View
from translator.report.visible import visible_line
from translator.report.words import numbered
from translator.worklist.files import WorklistFile
from translator.worklist.model import Crate, Row, Worklist
from translator.worklist.words import span

SHOWS_SKELETONS = False
FOR_PEOPLE = True


def print_worklist(document: Worklist, files: Sequence[WorklistFile], view: View) -> Iterator[bytes]:
    """The rows, each with its reasons, then the waves, the crates and the sum."""
    del files
    for line in _lines(document, view):
        yield f"{line}\n".encode()


def _lines(document: Worklist, view: View) -> Iterator[str]:
    for row in document.worklist:
        yield from _row(row, view)
    totals = document.totals
    yield view.paint("Waves", "bold")
    for wave in totals.waves:
        yield f"  {wave.number:>4}  {numbered(len(wave.units), 'unit'):<12} {span(wave.effort)}"
    yield from _crates(totals.crates, view)
    yield view.paint("In all", "bold")
    counts = ((totals.units, "unit"), (totals.files, "file"), (totals.lines, "line"), (totals.findings, "finding"))
    yield f"  {', '.join(numbered(number, word) for number, word in counts)}"
    yield f"  {span(totals.effort)}"


def _row(row: Row, view: View) -> Iterator[str]:
    name = view.paint(visible_line(row.unit), "bold")
    yield f"{row.rank:>4}  {name}  wave {row.wave}, {row.lines:,} lines, {span(row.effort)}"
    for reason in row.reasons:
        yield f"      {visible_line(reason)}"


def _crates(crates: Sequence[Crate], view: View) -> Iterator[str]:
    missing = [crate for crate in crates if crate.ready in {"none", "unknown"} and not crate.standard]
    if not missing:
        return
    yield view.paint("Packages without a known crate", "bold")
    for crate in missing:
        why = crate.missing or "nothing is known of it"
        used = numbered(len(crate.units), "unit")
        yield f"  {visible_line(crate.package)}  {crate.ready}, used by {used}: {visible_line(why)}"
