"""`--format json`: one document of schema 1, written as the findings come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

import msgspec

from translator import __version__
from translator.engine.facts import FileFacts, Finding
from translator.report.document import SCHEMA, File, Tool
from translator.report.outcome import Outcome
from translator.report.view import View
from translator.report.visible import escape_json

SEPARATOR = b",\n"
SUMMARY_APART = True
CLOSING_FIRST = False
SHOWS_SKELETONS = True

_encoder = msgspec.json.Encoder()


def tool() -> Tool:
    """This program."""
    return Tool("rustbound", __version__)


def opening(view: View) -> bytes:
    """All before the first finding."""
    del view
    return b'{"schema": %d, "tool": %s, "findings": [\n' % (SCHEMA, encode(tool()))


def print_file(view: View, facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The findings of one file, each behind a separator."""
    del view, facts
    # A file near the limit prints hundreds of megabytes: never twice in memory.
    printed = BytesIO()
    for finding in findings:
        printed.write(SEPARATOR)
        printed.write(encode(finding))
    return printed.getvalue()


def closing(view: View, outcome: Outcome) -> Iterator[bytes]:
    """All behind the last finding."""
    del view
    files = (File(file.path, file.language, file.lines, file.status, file.reason) for file in outcome.files())
    yield b'\n], "files": ['
    yield from _items(files)
    yield b'], "ledger": '
    yield from ledger(outcome)
    yield b"}\n"


def ledger(outcome: Outcome) -> Iterator[bytes]:
    """The ledger as one JSON object."""
    yield b'{"files": ['
    yield from _items(outcome.partial())
    yield b'], "skips": ['
    yield from _items(outcome.skips())
    yield b'], "constructs": ['
    yield from _items(outcome.constructs())
    yield b'], "pages": ['
    yield from _items(outcome.pages)
    yield b'], "counts": ' + encode(outcome.counts()) + b"}"


def encode(value: object) -> bytes:
    """A value as JSON that a terminal can show."""
    return escape_json(_encoder.encode(value))


def _items(values: Iterable[object]) -> Iterator[bytes]:
    separator = b"\n"
    for value in values:
        yield separator + encode(value)
        separator = b",\n"
