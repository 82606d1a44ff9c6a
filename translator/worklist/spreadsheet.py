"""`--format csv`: a row a line, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from translator.catalog.pattern import VERDICTS
from translator.report.view import View
from translator.report.visible import visible_line
from translator.worklist.files import WorklistFile
from translator.worklist.model import Row, Worklist

SHOWS_SKELETONS = False
FOR_PEOPLE = False

# Spreadsheets run what begins so (OWASP, "CSV Injection").
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - full-width ones count too
_COLUMNS = (
    "rank",
    "wave",
    "unit",
    "language",
    "members",
    "files",
    "lines",
    "findings",
    "hours_low",
    "hours_likely",
    "hours_high",
    *VERDICTS,
    "endpoints",
    "blocked_by",
    "unblocks",
    "blockers",
    "crates",
    "reasons",
)


def print_worklist(document: Worklist, files: Sequence[WorklistFile], view: View) -> Iterator[bytes]:
    """A line of titles, then the rows. Lines end as RFC 4180 says."""
    del files, view
    yield _line(_COLUMNS)
    for row in document.worklist:
        yield _line(_cells(row))


def _cells(row: Row) -> Iterator[object]:
    yield from (row.rank, row.wave, row.unit, row.language, _joined(row.members), row.files, row.lines, row.findings)
    yield from (row.effort.low, row.effort.likely, row.effort.high)
    yield from (row.verdicts.get(verdict, 0) for verdict in VERDICTS)
    yield row.endpoints
    yield from map(_joined, (row.blocked_by, row.unblocks, row.blockers, row.crates, row.reasons))


def _joined(values: Sequence[str]) -> str:
    return "; ".join(values)


def _line(cells: Iterable[object]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow([_safe(cell) if isinstance(cell, str) else cell for cell in cells])
    return buffer.getvalue().encode()


def _safe(cell: str) -> str:
    """Text that a spreadsheet shows and does not run."""
    text = visible_line(cell)
    return f"'{text}" if text.lstrip(" ").startswith(_ACTIVE) else text
