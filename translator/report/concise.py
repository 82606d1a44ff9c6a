"""`--format concise`: one finding a line, for people and for editors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.engine.facts import FileFacts, Finding
from translator.report.outcome import Outcome
from translator.report.summary import ledger_text, summary_text
from translator.report.view import View
from translator.report.visible import visible_line

SEPARATOR = b""
SUMMARY_APART = False
CLOSING_FIRST = False
SHOWS_SKELETONS = False


def opening(view: View) -> bytes:
    """Nothing stands before the first finding."""
    del view
    return b""


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The findings of one file."""
    path = visible_line(facts.path)
    return "".join(f"{path}:{place_and_message(view, finding)}\n" for finding in findings).encode()


def place_and_message(view: View, finding: Finding) -> str:
    """A finding without its path."""
    code = view.paint(finding.code, "bold")
    verdict = view.paint(finding.verdict, finding.verdict)
    return f"{finding.start.line}:{finding.start.column}: {code} {verdict} {visible_line(finding.message)}"


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """The ledger and the summary."""
    if not view.quiet:
        yield ledger_text(view, outcome).encode()
        yield summary_text(view, outcome).encode()
