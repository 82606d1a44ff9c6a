"""What is kept of a file for the end of a report."""

from __future__ import annotations

from msgspec import Struct

from translator.engine.facts import LedgerEntry, Status
from translator.source.files import Kind


class FileRecord(Struct, frozen=True, array_like=True):
    """What a report says of a file besides its findings; fields as in `FileFacts`."""

    path: str
    language: str
    lines: int
    status: Status
    reason: str
    skip: Kind | None
    ledger: tuple[LedgerEntry, ...]
