"""`--fix-suppressions`: take out of the files what silences nothing in them. Imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from translator.engine.gate import Checked, Gate, gather
from translator.report.words import numbered
from translator.source.files import Candidate
from translator.suppressions.fix import fix_file
from translator.suppressions.rewrite import NotRewrittenError


class Fixed(NamedTuple):
    """The files as they are now. `notes`: lines for standard error."""

    checked: list[Checked]
    notes: tuple[str, ...]


def fix_suppressions(gate: Gate, checked: Sequence[Checked]) -> Fixed:
    """Rewrites each file with stale suppressions; where that cannot be, they are findings as before."""
    fixed: list[Checked] = []
    notes: list[str] = []
    removed = files = 0
    for one in checked:
        try:
            if not one.stale or not fix_file(one.location, one.facts.language, one.stale):
                fixed.append(one)
                continue
        except NotRewrittenError as error:
            notes.append(f"{one.facts.path}: stale suppressions stay: {error}")
            fixed.append(one)
            continue
        # What stands below a line that went stands elsewhere now.
        file = Candidate(one.facts.path, one.location, one.facts.language, named=True)
        fixed += gather(gate, [file], 1, _nothing)
        removed += sum(len(stale.words) for stale in one.stale)
        files += 1
    if removed:
        notes.append(f"removed {numbered(removed, 'stale suppression')} from {numbered(files, 'file')}")
    return Fixed(fixed, tuple(notes))


def _nothing(_what: str, _done: int, _all: int) -> None:
    """One file needs no progress."""
