"""`--format github`: workflow commands, which GitHub Actions shows beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.engine.facts import FileFacts, Finding
from translator.report.outcome import Outcome
from translator.report.places import is_outside, location_of, repository_path
from translator.report.severity import GITHUB_COMMANDS
from translator.report.view import View
from translator.report.visible import visible_line

SEPARATOR = b""
SUMMARY_APART = True
CLOSING_FIRST = False
SHOWS_SKELETONS = False

_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({":": "%3A", ",": "%2C"})


def opening(view: View) -> bytes:
    """Nothing stands before the first finding."""
    del view
    return b""


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The findings of one file, a command each."""
    if not findings:
        return b""
    path = repository_path(view.places, facts.path)
    file = location_of(view.places, facts.path) if is_outside(path) else path
    return "".join(_command(view, finding, file) for finding in findings).encode("utf-8", "replace")


def _command(view: View, finding: Finding, file: str) -> str:
    title = visible_line(f"{finding.code} {view.title(finding)}")
    place = {"file": file, "line": finding.start.line, "endLine": finding.end.line}
    # Columns of an annotation over several lines are an error to GitHub.
    if finding.start.line == finding.end.line:
        place |= {"col": finding.start.column, "endColumn": finding.end.column}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in {**place, "title": title}.items())
    # The log shows the message alone, so that it must say where it belongs.
    told = f"{visible_line(file)}:{finding.start.line}:{finding.start.column}: {title}: {finding.message}"
    return f"::{GITHUB_COMMANDS[finding.verdict]} {properties}::{_data(visible_line(told))}\n"


def _data(text: str) -> str:
    return visible_line(text.translate(_IN_DATA))


def _property(text: str) -> str:
    return _data(text).translate(_IN_PROPERTY)


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """Nothing: the summary goes to standard error."""
    del view, outcome
    return iter(())
