"""What the worklist keeps of each file: made in the processes that survey, put together in the parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from translator.engine.facts import Extent, FileFacts, Finding, Import


class WorklistFile(Struct, frozen=True, array_like=True):
    """One file that was read. `code`: the lines that hold code, from 1. `unit`: what phase one calls its unit.

    `beside`: for each finding what stands left of it on its first line, and right of it on its last.
    """

    path: str
    language: str
    unit: str
    lines: int
    code: tuple[int, ...]
    test: bool
    endpoints: int
    imports: tuple[Import, ...]
    functions: tuple[Extent, ...]
    findings: tuple[Finding, ...]
    beside: tuple[tuple[str, str], ...] = ()


_encoder = msgspec.msgpack.Encoder()


def print_file(facts: FileFacts, findings: Sequence[Finding]) -> bytes:
    """The record of one file; nothing for one that was not read."""
    outline = facts.outline
    if outline is None:
        return b""
    record = WorklistFile(
        facts.path,
        facts.language,
        facts.unit,
        facts.lines,
        outline.code,
        outline.test,
        outline.endpoints,
        outline.imports,
        outline.functions,
        tuple(findings),
        tuple(match.beside for match in facts.matches),
    )
    encoded = _encoder.encode(record)
    return len(encoded).to_bytes(8, "little") + encoded


def read_files(printed: Iterable[Path]) -> Iterator[WorklistFile]:
    """The records that processes printed, in their order."""
    decoder = msgspec.msgpack.Decoder(WorklistFile)
    for path in printed:
        with path.open("rb") as file:
            while header := file.read(8):
                yield decoder.decode(file.read(int.from_bytes(header, "little")))
