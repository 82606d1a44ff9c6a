"""`--format gitlab`: a Code Quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from translator.engine.facts import FileFacts, Finding
from translator.report.json_document import encode
from translator.report.outcome import Outcome
from translator.report.places import repository_path
from translator.report.severity import GITLAB_SEVERITIES
from translator.report.view import View

SEPARATOR = b",\n"
SUMMARY_APART = True
CLOSING_FIRST = False
SHOWS_SKELETONS = False


def opening(view: View) -> bytes:
    """The array's begin."""
    del view
    return b"[\n"


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The findings of one file, each behind a separator."""
    path = repository_path(view.places, facts.path) if findings else ""
    seen: Counter[str] = Counter()
    printed = []
    for finding in findings:
        # GitLab drops entries whose fingerprint it has seen.
        number = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        fingerprint = f"{finding.fingerprint}-{number}" if number else finding.fingerprint
        printed.append(SEPARATOR + encode(_entry(view, finding, path, fingerprint)))
    return b"".join(printed)


def _entry(view: View, finding: Finding, path: str, fingerprint: str) -> dict[str, object]:
    return {
        "description": f"{finding.code} {view.title(finding)}: {finding.message}",
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": GITLAB_SEVERITIES[finding.verdict],
        "location": {"path": path, "lines": {"begin": finding.start.line, "end": finding.end.line}},
    }


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """The array's end."""
    del view, outcome
    yield b"\n]\n"
