"""What a run checked, as a baseline sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from translator.baseline.entry import Entry, entry_of
from translator.engine.gate import Checked, Gate, gather
from translator.source.files import Candidate

# Codes of files that were not read, or in part; by themselves, because what makes such findings is slow to import.
_UNREAD = frozenset({"RB201", "RB202"})
# Ledger entries behind which there may be findings.
_HIDES = frozenset({"limit", "construct"})


class Call(Struct, frozen=True, eq=False):
    """What was checked: each file with its open findings, and the directories that were given (absolute)."""

    gate: Gate
    checked: Sequence[Checked]
    walked: Sequence[Path] = ()


def look(call: Call, files: Sequence[Candidate], root: Path) -> Iterable[Checked]:
    """Checks more files, as those of the call were; their paths are relative to `root`."""
    return gather(replace(call.gate, root=root), files, 1, lambda _what, _done, _all: None) if files else ()


def kept_codes(gate: Gate) -> frozenset[str]:
    """The codes that a baseline may know: directives that are wrong are mended, not kept."""
    return gate.selection.reported | _UNREAD


class Side(Struct, frozen=True, eq=False):
    """The findings as entries; `fingerprints` go with `entries`, one for one.

    `paths`: all files. `read`: those that were read. `whole`: those that were understood in whole, so that what is not
    found in them is not there.
    """

    entries: list[Entry]
    fingerprints: list[str]
    paths: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()


def side_of(
    checked: Iterable[Checked], path_of: Callable[[str], str] = str, codes: frozenset[str] | None = None
) -> Side:
    """Findings of these codes (default: all); `path_of`: what a file is called (default: as in reports)."""
    side = Side([], [])
    paths: set[str] = set()
    read: set[str] = set()
    whole: set[str] = set()
    for one in checked:
        path = path_of(one.facts.path)
        paths.add(path)
        if one.facts.status != "skipped":
            read.add(path)
        if one.facts.status == "ok" and not any(entry.kind in _HIDES for entry in one.facts.ledger):
            whole.add(path)
        for finding in one.findings:
            if codes is None or finding.code in codes:
                side.entries.append(entry_of(finding, path))
                side.fingerprints.append(finding.fingerprint)
    return Side(side.entries, side.fingerprints, frozenset(paths), frozenset(read), frozenset(whole))
