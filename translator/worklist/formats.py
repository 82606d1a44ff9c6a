"""The formats of the worklist by name."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from typing import Protocol, cast

from translator.report.view import View
from translator.worklist.files import WorklistFile
from translator.worklist.model import Worklist

_MODULES = {
    "table": "translator.worklist.table",
    "markdown": "translator.worklist.checklist",
    "csv": "translator.worklist.spreadsheet",
    "json": "translator.worklist.document",
    "html": "translator.worklist.page.document",
}
FORMATS = tuple(_MODULES)


class Format(Protocol):
    """What a module of a format provides."""

    @property
    def SHOWS_SKELETONS(self) -> bool:  # noqa: N802
        """Whether anything of a skeleton is printed; if not, none is rendered."""

    @property
    def FOR_PEOPLE(self) -> bool:  # noqa: N802
        """Whether it is read on a terminal, in the terminal's own encoding."""

    def print_worklist(self, document: Worklist, files: Sequence[WorklistFile], view: View) -> Iterable[bytes]:
        """The whole of it as UTF-8. `files`: with their findings, for what the rows do not hold."""


def format_named(name: str) -> Format:
    """The format's module, imported now. Raises KeyError."""
    return cast("Format", importlib.import_module(_MODULES[name]))
