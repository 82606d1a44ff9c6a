"""What was not read is a finding to a gate: nobody may take silence about it for a pass."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from translator.engine.facts import FileFacts, Finding, Match, Position
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


def with_what_is_unread(facts: FileFacts) -> tuple[FileFacts, tuple[Finding, ...]]:
    """The facts with a match, and the finding for it, when the file was not read or only in part."""
    why = NOT_READ if facts.skip == "failed" else PARTLY_READ
    entries = [entry for entry in facts.ledger if entry.kind in ({"file"} if why is NOT_READ else _PARTIAL)]
    if not entries or (facts.skip is not None and why is PARTLY_READ):
        return facts, ()
    reason = "; ".join(entry.reason for entry in entries)
    start = Position(max(entries[0].line, 1), 1)
    match = Match(
        code=why.code,
        start=start,
        end=start,
        span=(0, 0),
        symbol="",
        source="",
        # One for each file, whatever is wrong with it: a baseline that knows it stays quiet until it is mended.
        fingerprint=Fingerprints(facts.path).next(why.code, "", b""),
    )
    return replace(facts, matches=(match, *facts.matches)), (_finding(why, match, facts, reason),)


def _finding(why: Unread, match: Match, facts: FileFacts, reason: str) -> Finding:
    return Finding(
        code=why.code,
        name=why.name,
        path=facts.path,
        language=facts.language,
        start=match.start,
        end=match.end,
        symbol="",
        verdict="blocked",
        effort=1,
        message=f"{reason}: {why.message}",
        source="",
        skeleton=None,
        notes=(),
        crates=(),
        part_of=None,
        fingerprint=match.fingerprint,
    )
