"""`--format markdown`: a checklist for an issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.report.markdown_text import code, plain, row
from translator.report.view import View
from translator.report.words import numbered
from translator.worklist.files import WorklistFile
from translator.worklist.model import Crate, Row, Worklist
from translator.worklist.words import span

SHOWS_SKELETONS = False
FOR_PEOPLE = False


def print_worklist(document: Worklist, files: Sequence[WorklistFile], view: View) -> Iterator[bytes]:
    """A box to tick for each unit, wave by wave, its reasons below it."""
    del files, view
    yield from (f"{line}\n".encode() for line in _lines(document))


def _lines(document: Worklist) -> Iterator[str]:
    totals = document.totals
    yield "# Porting worklist"
    yield ""
    yield (
        f"{numbered(totals.units, 'unit')} in {numbered(len(totals.waves), 'wave')}, {numbered(totals.lines, 'line')}, "
        f"{numbered(totals.findings, 'finding')}: {span(totals.effort)}. "
        f"Ordered by {document.by}, nothing before what it imports."
    )
    by_unit = {row.unit: row for row in document.worklist}
    for wave in totals.waves:
        yield ""
        yield f"## Wave {wave.number}: {span(wave.effort)}"
        yield ""
        for unit in wave.units:
            yield from _unit(by_unit[unit])
    yield from _crates(totals.crates)
    yield from _left_out(document)


def _unit(unit: Row) -> Iterator[str]:
    yield f"- [ ] **{unit.rank}.** {code(unit.unit)} ({numbered(unit.lines, 'line')}, {span(unit.effort)})"
    yield from (f"  - {plain(reason)}" for reason in unit.reasons)


def _crates(crates: Sequence[Crate]) -> Iterator[str]:
    outside = [crate for crate in crates if not crate.standard]
    if not outside:
        return
    yield ""
    yield "## Packages from outside"
    yield ""
    yield "| package | crate | ready | missing | units |"
    yield "| --- | --- | --- | --- | ---: |"
    for crate in outside:
        names = ", ".join(code(name) for name in (crate.crate, *crate.also) if name)
        cells = (code(crate.package), names, crate.ready, plain(crate.missing), f"{len(crate.units):,}")
        yield row(*cells).rstrip("\n")


def _left_out(document: Worklist) -> Iterator[str]:
    counts = document.ledger.counts
    unread = [entry for entry in document.ledger.skips if entry.kind == "failed"]
    if not unread and not counts.partial:
        return
    yield ""
    yield "## Not covered"
    yield ""
    yield from (f"- {code(entry.path)}: not read: {plain(entry.reason)}" for entry in unread)
    yield from (f"- {code(entry.path)}: read in part: {plain(entry.reason)}" for entry in document.ledger.files)
