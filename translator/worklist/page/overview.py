"""What the page says in words: what blocks the port, and what was not covered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from translator.report.document import Ledger
from translator.report.words import SKIPPED, numbered
from translator.worklist.model import Crate, Totals, Worklist

_NAMED = 6


def blocks(document: Worklist) -> Iterator[str]:
    """What must be removed, replaced or cut before anything moves."""
    rows, totals = document.worklist, document.totals
    if blocked := totals.verdicts.get("blocked", 0):
        units = sum(bool(row.verdicts.get("blocked")) for row in rows)
        yield f"{numbered(blocked, 'construct')} without Rust counterpart in {numbered(units, 'unit')} must go first"
    if cycles := [row for row in rows if len(row.members) > 1]:
        inside = sum(len(row.members) for row in cycles)
        yield f"{numbered(len(cycles), 'cycle')} of {inside:,} units in all, each to be ported in one step"
    yield from _packages(totals)


def _packages(totals: Totals) -> Iterator[str]:
    outside = [crate for crate in totals.crates if not crate.standard]
    for ready, words in (("none", "without a crate"), ("unknown", "of which nothing is known")):
        found = sorted((crate for crate in outside if crate.ready == ready), key=lambda crate: -len(crate.units))
        if found:
            yield f"{numbered(len(found), 'package')} from outside {words}: {_named(found)}"


def _named(crates: list[Crate]) -> str:
    names = ", ".join(crate.package for crate in crates[:_NAMED])
    return f"{names} and {len(crates) - _NAMED:,} more" if len(crates) > _NAMED else names


def uncovered(ledger: Ledger) -> Iterator[str]:
    """What was not read, or read in part; what was left out on purpose as counts."""
    yield from (f"{page.path}:{page.line}: page failed: {page.reason}" for page in ledger.pages)
    yield from (f"{entry.path}: read in part: {entry.reason}" for entry in ledger.files)
    yield from (f"{skip.path}: not read: {skip.reason}" for skip in ledger.skips if skip.kind == "failed")
    for kind, word in SKIPPED.items():
        number = getattr(ledger.counts, kind)
        if number and kind != "failed":
            yield f"{number:,} {word}: not read"
    for reason, number in Counter(entry.reason for entry in ledger.constructs).items():
        yield f"{numbered(number, 'construct')}: {reason}"
