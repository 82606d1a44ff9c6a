"""Schema 1: what `--format json` prints. `docs/schema-1.json` is made from these types."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from translator.engine.facts import Finding, LedgerEntry, Status
from translator.source.files import Skipped

SCHEMA = 1


class Tool(Struct, frozen=True):
    """The program that wrote the report."""

    name: str
    version: str


class File(Struct, frozen=True):
    """A source file that was found. `reason`: why it is not `ok`."""

    path: str
    language: str
    lines: int
    status: Status
    reason: str


class Counts(Struct, frozen=True):
    """How much there is of what was not covered. `vendored` counts source files, the others paths."""

    partial: int
    failed: int
    generated: int
    vendored: int
    ignored: int
    excluded: int
    link: int
    constructs: int
    pages: int


class Ledger(Struct, frozen=True):
    """What was not covered.

    `files`: those understood in part. `skips`: what was not read; a directory's path ends with `/`. `constructs`: those
    that no skeleton covers, and limits that were reached. `pages`: those of the catalogue that failed to load.
    """

    files: tuple[LedgerEntry, ...]
    skips: tuple[Skipped, ...]
    constructs: tuple[LedgerEntry, ...]
    pages: tuple[LedgerEntry, ...]
    counts: Counts


class Document(Struct, frozen=True):
    """The whole report. Paths are relative to the directory scanned; lines and columns count from 1."""

    schema: Annotated[int, Meta(ge=SCHEMA, le=SCHEMA)]
    tool: Tool
    findings: tuple[Finding, ...]
    files: tuple[File, ...]
    ledger: Ledger


class Summary(Struct, frozen=True):
    """The last line of `--format jsonl`, behind one line for each finding. `effort`: points, parts left out."""

    schema: int
    tool: Tool
    findings: int
    parts: int
    effort: int
    verdicts: dict[str, int]
    files: dict[str, int]
    lines: int
    ledger: Ledger
