"""What was not read is a finding to a gate: nobody may take silence about it for a pass."""

from __future__ import annotations

from msgspec import Struct

from translator.engine.facts import FileFacts, Finding, Position
from translator.engine.fingerprint import Fingerprints


class Unread(Struct, frozen=True):
    """A code of this kind, as a page would say it."""

    code: str
    name: str
    title: str
    message: str


PARTLY_READ = Unread(
    "RB201", "partly-read", "File read in part", "mend the file, or leave it out with `exclude` or `--ignore RB201`"
)
NOT_READ = Unread(
    "RB202", "not-read", "File not read", "mend the file, or leave it out with `exclude` or `--ignore RB202`"
)
OWN_CODES = (PARTLY_READ, NOT_READ)
FAMILIES = dict.fromkeys((PARTLY_READ.code, NOT_READ.code), "files")
"""Families of these codes, for counting."""
_PARTIAL = frozenset({"partial", "limit"})


def what_is_unread(facts: FileFacts) -> Finding | None:
    """The finding for a file that was not read, or only in part."""
    why = PARTLY_READ if facts.skip is None else NOT_READ
    if facts.skip not in {None, "failed"}:
        return None
    entries = [entry for entry in facts.ledger if entry.kind in ({"file"} if why is NOT_READ else _PARTIAL)]
    if not entries:
        return None
    start = Position(max(entries[0].line, 1), 1)
    return Finding(
        code=why.code,
        name=why.name,
        path=facts.path,
        language=facts.language,
        start=start,
        end=start,
        symbol="",
        verdict="blocked",
        effort=1,
        message=f"{'; '.join(entry.reason for entry in entries)}: {why.message}",
        source="",
        skeleton=None,
        notes=(),
        crates=(),
        part_of=None,
        # One for each file, whatever is wrong with it: a baseline that knows it is quiet until the file is mended.
        fingerprint=Fingerprints(facts.path).next(why.code, "", b""),
    )
