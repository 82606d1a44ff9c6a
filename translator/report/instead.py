"""`check --format concise`: two lines a finding, what is there and what to do instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.engine.facts import FileFacts, Finding
from translator.report.outcome import Outcome
from translator.report.view import View
from translator.report.visible import visible_line

SEPARATOR = b""
# Standard output has findings only, so that it can be counted.
SUMMARY_APART = True
CLOSING_FIRST = False
SHOWS_SKELETONS = False


def opening(view: View) -> bytes:
    """Nothing stands before the first finding."""
    del view
    return b""


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The findings of one file."""
    path = visible_line(facts.path)
    return "".join(f"{path}:{_two_lines(view, finding)}" for finding in findings).encode()


def _two_lines(view: View, finding: Finding) -> str:
    code = view.paint(finding.code, "bold")
    verdict = view.paint(finding.verdict, finding.verdict)
    title = visible_line(view.title(finding))
    more = view.paint(f"rustbound explain {finding.code}", "dim")
    return (
        f"{finding.start.line}:{finding.start.column}: {code} {verdict}: {title}\n"
        f"    {visible_line(finding.message)} ({more})\n"
    )


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """Nothing: the summary goes to standard error."""
    del view, outcome
    return iter(())
