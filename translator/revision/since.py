"""What a git revision did not have."""

from __future__ import annotations

from collections.abc import Sequence

from translator.baseline.call import Call, Side, look, side_of
from translator.baseline.compare import may_come_from, pair_elsewhere, pair_here
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
    mine = side_of(call.checked, "")
    found = {entry.path for entry in mine.entries}
    compared = compare_files(revision, [file for file in files if file.path in found])
    old = old_entries([one for one in compared if one.blob], call.gate)
    pairing = pair_here(old, mine.entries)
    if not pairing.left_new:
        return frozenset()
    left = Side(
        [mine.entries[place] for place in pairing.left_new],
        [mine.fingerprints[place] for place in pairing.left_new],
    )
    silent = {one.facts.path for one in call.checked} - found
    free = old_entries([one for one in compare_files(revision, files) if one.candidate.path in silent], call.gate)
    return _not_from_elsewhere(revision, files, call, left, [*free, *(old[place] for place in pairing.left_old)])


def _not_from_elsewhere(
    revision: Revision, files: Sequence[Candidate], call: Call, left: Side, free: list[Entry]
) -> frozenset[str]:
    """What did not come from another file either. Costs a look at the whole tree, for findings that seem new only.

    `free`: old entries that are not in their files any more.
    """
    compared = compare_files(revision, files)
    known = {(one.base, one.name) for one in compared}
    gone: list[Compared] = []
    changed: list[Compared] = []
    for base in {one.base for one in compared if one.base is not None}:
        some_gone, some_changed = other_files(base, str(call.gate.root), {name for of, name in known if of is base})
        gone += some_gone
        changed += some_changed
    paths = {entry.path for entry in left.entries}
    names = old_names([one for one in compared if not one.blob and one.candidate.path in paths], gone)
    free = free + old_entries(gone, call.gate, {old: new for new, old in names.items()})
    here = pair_here(free, left.entries)
    unknown = [left.entries[place] for place in here.left_new]
    free = [free[place] for place in here.left_old]
    free += _left_their_files(changed, call, unknown)
    across = pair_elsewhere(free, unknown)
    return frozenset(left.fingerprints[here.left_new[place]] for place in across.left_new)


def _left_their_files(changed: Sequence[Compared], call: Call, unknown: Sequence[Entry]) -> list[Entry]:
    """Old entries of files that nobody asked about which may be one of `unknown`, and are not there now."""
    may_be = may_come_from(unknown)
    old = old_entries(changed, call.gate)
    sources = {entry.path for entry in old if may_be(entry)}
    old = [entry for entry in old if entry.path in sources]
    now = side_of(look(call, [one.candidate for one in changed if one.candidate.path in sources], call.gate.root), "")
    pairing = pair_here(old, now.entries)
    return [old[place] for place in pairing.left_old if old[place].path in now.whole]
