"""`--format jsonl`: one finding a line, as they come; the last line is a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from translator.catalog.pattern import VERDICTS
from translator.engine.facts import FileFacts, Finding, Status
from translator.report.document import SCHEMA
from translator.report.json_document import encode, ledger, tool
from translator.report.outcome import Outcome
from translator.report.view import View

SEPARATOR = b""
SUMMARY_APART = True
CLOSING_FIRST = False
SHOWS_SKELETONS = True


def opening(view: View) -> bytes:
    """Nothing stands before the first finding."""
    del view
    return b""


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The findings of one file."""
    del view, facts
    return b"".join(encode(finding) + b"\n" for finding in findings)


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """The last line: `{"summary": …}`, see `document.Summary`."""
    del view
    total = outcome.tally.total
    counts = {
        "schema": SCHEMA,
        "tool": tool(),
        "findings": total.findings,
        "parts": total.parts,
        "effort": total.effort,
        "verdicts": {verdict: total.verdicts[verdict] for verdict in VERDICTS},
        "files": {status: outcome.tally.files[status] for status in get_args(Status)},
        "lines": outcome.tally.lines,
    }
    yield b'{"summary": ' + encode(counts)[:-1] + b', "ledger": '
    yield from (piece.replace(b"\n", b" ") for piece in ledger(outcome))
    yield b"}}\n"
