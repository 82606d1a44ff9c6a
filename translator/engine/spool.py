"""What waits between the phases waits in files: sequences of MessagePack records, each behind its length."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from translator.engine.facts import FileFacts, LedgerEntry, resolve_types

_LENGTH = struct.Struct("<Q")
_Record = TypeVar("_Record")
_encoder = msgspec.msgpack.Encoder()


@contextmanager
def spool_directory() -> Iterator[Path]:
    """A directory that is gone afterwards, with all that is in it, whatever happens."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="rustbound-", ignore_cleanup_errors=True) as directory:
        yield Path(directory)


def put(file: BinaryIO, record: object) -> None:
    """Append a record. Raises what MessagePack cannot hold (RecursionError for values that nest too deep)."""
    encoded = _encoder.encode(record)
    file.write(_LENGTH.pack(len(encoded)))
    file.write(encoded)


def put_facts(facts: BinaryIO, declarations: BinaryIO, surveyed: FileFacts) -> None:
    """Append what one file says, its declarations apart. What nests too deep to be written is left out and told."""
    declared = surveyed.declarations
    surveyed = msgspec.structs.replace(surveyed, declarations=None)
    try:
        if declared is not None:
            put(declarations, declared)
    except RecursionError:
        surveyed = _without(surveyed, "its declarations nest too deep and are unknown elsewhere")
    try:
        put(facts, surveyed)
    except RecursionError:
        plain = tuple(msgspec.structs.replace(match, captures={}, function=None) for match in surveyed.matches)
        put(facts, _without(msgspec.structs.replace(surveyed, matches=plain), "its expressions nest too deep to lower"))


def _without(facts: FileFacts, reason: str) -> FileFacts:
    return msgspec.structs.replace(facts, ledger=(*facts.ledger, LedgerEntry("limit", facts.path, 0, reason)))


def take(path: Path, kind: type[_Record], first: int = 0, count: int | None = None) -> Iterator[_Record]:
    """The records of a file, from the `first` on, at most `count`."""
    resolve_types()
    decoder = msgspec.msgpack.Decoder(kind)
    with path.open("rb") as file:
        place = 0
        while (count is None or place < first + count) and (header := file.read(_LENGTH.size)):
            (length,) = _LENGTH.unpack(header)
            if place < first:
                file.seek(length, 1)
            else:
                yield decoder.decode(file.read(length))
            place += 1
