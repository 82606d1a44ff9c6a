"""What a git revision did not have."""

from __future__ import annotations

from collections.abc import Sequence

from translator.baseline.call import Call, Side, look, side_of
from translator.baseline.compare import may_come_from, pair_all, pair_here
from translator.baseline.entry import Entry
from translator.revision.changed import Compared, compare_files, is_changed
from translator.revision.elsewhere import other_files
from translator.revision.old import old_entries, old_names
from translator.revision.worktrees import Revision, open_revision
from translator.source.files import Candidate

__all__ = ["Revision", "changed_files", "new_findings", "open_revision"]


def changed_files(revision: Revision, files: Sequence[Candidate]) -> list[Candidate]:
    """The files that are not the same in the revision: no other one can have new findings.

    Raises RunFailedError for a submodule whose commit is not here.
    """
    return [one.candidate for one in compare_files(revision, files) if is_changed(one)]


def new_findings(revision: Revision, files: Sequence[Candidate], call: Call) -> frozenset[str]:
    """The fingerprints of findings that the revision did not have.

    `files`: all that the run is about, changed or not; `call`: what was found in those that changed.
    """
    mine = side_of(call.checked)
    found = {entry.path for entry in mine.entries}
    compared = compare_files(revision, [file for file in files if file.path in found])
    old = old_entries([one for one in compared if one.blob], call.gate)
    if not pair_here(old, mine.entries).left_new:
        return frozenset()
    silent = {one.facts.path for one in call.checked} - found
    old += old_entries([one for one in compare_files(revision, files) if one.candidate.path in silent], call.gate)
    return _not_from_elsewhere(revision, files, call, mine, old)


def _not_from_elsewhere(
    revision: Revision, files: Sequence[Candidate], call: Call, mine: Side, old: list[Entry]
) -> frozenset[str]:
    """What did not come from another file either. Costs a look at the whole tree, for findings that seem new only."""
    compared = compare_files(revision, files)
    gone: list[Compared] = []
    changed: list[Compared] = []
    for base in dict.fromkeys(one.base for one in compared if one.base is not None):
        known = {one.name for one in compared if one.base is base}
        some_gone, some_changed = other_files(base, str(call.gate.root), known)
        gone += some_gone
        changed += some_changed
    found = {entry.path for entry in mine.entries}
    names = old_names([one for one in compared if not one.blob and one.candidate.path in found], gone)
    old = old + old_entries(gone, call.gate, {was: now for now, was in names.items()})
    unknown = [mine.entries[place] for place in pair_here(old, mine.entries).left_new]
    before, now = _others(changed, call, unknown)
    pairing = pair_all(
        [*old, *before], [*mine.entries, *now.entries], lambda entry: entry.path not in now.paths - now.whole
    )
    return frozenset(mine.fingerprints[place] for place in pairing.left_new if place < len(mine.entries))


def _others(changed: Sequence[Compared], call: Call, unknown: Sequence[Entry]) -> tuple[list[Entry], Side]:
    """Files that nobody asked about, as far as `unknown` may come from them: as they were, and as they are."""
    may_be = may_come_from(unknown)
    old = old_entries(changed, call.gate)
    sources = {entry.path for entry in old if may_be(entry)}
    files = [one.candidate for one in changed if one.candidate.path in sources]
    return [entry for entry in old if entry.path in sources], side_of(look(call, files, call.gate.root))
