"""A run's findings held against a baseline, which shrinks when some of it is gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from translator.baseline import notes
from translator.baseline.call import Call, Side, look, side_of
from translator.baseline.compare import may_come_from, pair_all, pair_here
from translator.baseline.entry import Entry
from translator.baseline.file import read_baseline
from translator.baseline.places import Places
from translator.baseline.store import change, shrink


class Judged(Struct, frozen=True):
    """`new`: fingerprints of findings the baseline does not know; `known`: how many it does.

    `stale`: entries that match nothing any more. `notes`: what to tell people on standard error, one line each.
    """

    new: frozenset[str]
    known: int
    stale: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()


class _Compared(Struct, frozen=True, eq=False):
    new: frozenset[str]
    stale: list[Entry]
    moved: list[tuple[Entry, Entry]]


def hold_against(path: Path, call: Call, *, prune: bool = True) -> Judged:
    """Tells new findings from known ones. `prune`: takes entries that match nothing any more out of the file.

    Raises RunFailedError for a baseline that cannot be read.
    """
    baseline = read_baseline(path)
    places = Places(path, call)
    mine = side_of(call.checked, places.entry_path, places.codes)
    old = [entry for entry in baseline if entry.code in places.codes]
    compared = _compare(old, mine, places, call)
    unread = [one.facts.path for one in call.checked if one.facts.skip == "failed"]
    told: tuple[str, ...] = ()
    if not prune:
        pass
    elif compared.stale and unread:
        told = tuple(notes.kept(path, compared.stale, f"{unread[0]} could not be read"))
    elif compared.stale or compared.moved:
        try:
            change(path, shrink(baseline, compared.stale, compared.moved))
            told = (*notes.pruned(path, compared.stale), *notes.moved(path, compared.moved))
        except OSError as error:
            told = tuple(notes.kept(path, compared.stale, f"it cannot be written ({error.strerror})"))
    return Judged(compared.new, len(mine.entries) - len(compared.new), tuple(compared.stale), told)


def update(path: Path, call: Call) -> Judged:
    """Makes the baseline know what was found where this call looked, no more and no less. Nothing is new afterwards.

    Raises RunFailedError for a baseline that is broken, OSError for one that cannot be written.
    """
    places = Places(path, call)
    mine = side_of(call.checked, places.entry_path, places.codes)

    def replaced(entry: Entry) -> bool:
        return entry.code in places.codes and (entry.path in mine.read or places.is_deleted(entry.path))

    before, after = change(
        path, lambda now: [*(entry for entry in now if not replaced(entry)), *mine.entries], create=True
    )
    return Judged(frozenset(), len(mine.entries), notes=tuple(notes.updated(path, before, after)))


def _compare(old: Sequence[Entry], mine: Side, places: Places, call: Call) -> _Compared:
    """First each file by itself, then what is left over across files."""
    here = [entry for entry in old if entry.path in mine.paths]
    others = [entry for entry in old if entry.path not in mine.paths]
    alone = pair_here(here, mine.entries)
    deleted = {path for path in {entry.path for entry in others} if places.is_deleted(path)}
    gone = bool(deleted) or any(here[place].path in mine.whole for place in alone.left_old)
    if not alone.left_new and not gone:
        return _Compared(frozenset(), [], [])
    may_have_moved = may_come_from([mine.entries[place] for place in alone.left_new])
    candidates = {entry.path for entry in others if may_have_moved(entry)} if alone.left_new else set()
    missing = deleted | {path for path in candidates if places.is_missing(path)}
    extra = _elsewhere(candidates, mine, places, call) if gone or candidates else Side([], [])
    known = [entry for entry in old if entry.path in mine.paths | extra.paths | missing]
    found = [*zip(mine.entries, mine.fingerprints, strict=True), *((entry, "") for entry in extra.entries)]
    # In path order, so that it does not matter which files are whose.
    found.sort(key=lambda one: one[0].path)
    gone_from = mine.whole | extra.whole | missing
    pairing = pair_all(known, [entry for entry, _ in found], lambda entry: entry.path in gone_from)
    return _Compared(
        new=frozenset(found[place][1] for place in pairing.left_new) - {""},
        stale=[known[place] for place in pairing.left_old if known[place].path in mine.whole | deleted],
        moved=[
            (known[place], found[other][0])
            for other, place in pairing.known.items()
            if known[place].path != found[other][0].path
        ],
    )


def _elsewhere(candidates: set[str], mine: Side, places: Places, call: Call) -> Side:
    """Files of other calls that must be looked at: those that new code may come from, and those it may have gone to."""
    # Costs what it imports, and git, only when something went away or may have come from elsewhere.
    from translator.revision.status import files_in_work

    files = places.files(candidates | (set(files_in_work(places.base)) - mine.paths))
    return side_of(look(call, files, places.base), codes=places.codes)
