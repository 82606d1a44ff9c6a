"""`--format json`: the worklist as one document of schema 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.report.json_document import encode
from translator.report.view import View
from translator.worklist.files import WorklistFile
from translator.worklist.model import Worklist

SHOWS_SKELETONS = False
FOR_PEOPLE = False


def print_worklist(document: Worklist, files: Sequence[WorklistFile], view: View) -> Iterator[bytes]:
    """The document, a row a line."""
    del files, view
    yield b'{"schema": %d, "tool": %s, "by": %s, "worklist": [\n' % (
        document.schema,
        encode(document.tool),
        encode(document.by),
    )
    yield b",\n".join(encode(row) for row in document.worklist)
    yield b'\n], "totals": ' + encode(document.totals)
    yield b', "files": [\n' + b",\n".join(encode(file) for file in document.files)
    yield b'\n], "ledger": ' + encode(document.ledger) + b"}\n"
