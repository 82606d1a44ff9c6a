"""The formats by name."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from translator.engine.facts import FileFacts, Finding
from translator.report.outcome import Outcome
from translator.report.view import View

_MODULES = {
    "full": "translator.report.full",
    "concise": "translator.report.concise",
    "json": "translator.report.json_document",
    "jsonl": "translator.report.json_lines",
    "sarif": "translator.report.sarif",
    "github": "translator.report.github",
    "gitlab": "translator.report.gitlab",
    "junit": "translator.report.junit",
    "markdown": "translator.report.markdown",
}
FORMATS = tuple(_MODULES)


class Format(Protocol):
    """What a module of this package provides. All text is UTF-8."""

    @property
    def SEPARATOR(self) -> bytes:  # noqa: N802
        """What `print_file` puts before each finding; it is left out before the very first."""

    @property
    def SUMMARY_APART(self) -> bool:  # noqa: N802
        """Whether the report is for programs, so that people find the summary on standard error."""

    @property
    def SHOWS_SKELETONS(self) -> bool:  # noqa: N802
        """Whether anything of a skeleton is printed; if not, none is rendered."""

    @property
    def CLOSING_FIRST(self) -> bool:  # noqa: N802
        """Whether what `closing` prints stands above the findings."""

    def opening(self, view: View) -> bytes:
        """All before the first finding."""

    def print_file(self, view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
        """The findings of one file; runs in any process."""

    def closing(self, view: View, outcome: Outcome) -> Iterator[bytes]:
        """All behind the last finding, or above the first one; nothing of it is kept in memory."""


def format_named(name: str) -> Format:
    """The format's module, imported now. Raises KeyError."""
    return cast("Format", importlib.import_module(_MODULES[name]))
