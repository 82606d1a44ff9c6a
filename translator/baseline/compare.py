"""Which old finding each new one is.

First each file by itself; then what is left over, across files: code that moved. So how a file is judged by itself does
not depend on which others are looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from translator.baseline.entry import Entry
from translator.baseline.pairing import Key, Pairing, pair_by, pair_here, with_pairs
from translator.baseline.rearrange import rearranged

__all__ = ["Pairing", "may_come_from", "pair_all", "pair_here"]

# Shorter ones look alike by chance once their names do not count.
_DISTINCTIVE = 40

# None: too little to go by.
_ELSEWHERE: tuple[Key, ...] = (
    lambda entry: (entry.code, entry.symbol, entry.tokens) if entry.source else None,
    lambda entry: (entry.code, entry.tokens) if entry.source else None,
    lambda entry: (entry.code, entry.symbol, entry.shape) if len(entry.source) >= _DISTINCTIVE else None,
    lambda entry: (entry.code, entry.shape) if len(entry.source) >= _DISTINCTIVE else None,
)


def pair_all(old: Sequence[Entry], new: Sequence[Entry], may_leave: Callable[[Entry], bool]) -> Pairing:
    """Pairs what is left over across files, too: code that moved, or whose file has another name now.

    `may_leave`: whether an old finding that is not in its file any more may be elsewhere.
    """
    here = pair_here(old, new)
    held = [place for place in here.left_old if not may_leave(old[place])]
    free = [place for place in here.left_old if may_leave(old[place])]
    across = rearranged(old, new, pair_by(_ELSEWHERE, old, new, Pairing(here.known, free, here.left_new)))
    across = _in_renamed_files(old, new, across)
    return Pairing(across.known, sorted([*held, *across.left_old]), across.left_new)


def may_come_from(new: Sequence[Entry]) -> Callable[[Entry], bool]:
    """Whether an old entry could be one of `new` in another file."""
    keys = [{key(entry) for entry in new} - {None} for key in _ELSEWHERE]
    return lambda entry: any(key(entry) in known for key, known in zip(_ELSEWHERE, keys, strict=True))


def _in_renamed_files(old: Sequence[Entry], new: Sequence[Entry], pairing: Pairing) -> Pairing:
    """Pairs what is left of a file all of whose findings left it, most of them for one other: it has a new name."""
    if not pairing.left_old or not pairing.left_new:
        return pairing
    there = {entry.path for entry in new}
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for other, one in pairing.known.items():
        if old[one].path not in there:
            votes[old[one].path][new[other].path] += 1
    names = {
        path: name
        for path, counted in votes.items()
        for name, most in counted.most_common(1)
        if 2 * most > counted.total()
    }
    left = [replace(old[place], path=names.get(old[place].path, old[place].path)) for place in pairing.left_old]
    found = pair_here(left, [new[place] for place in pairing.left_new]).known
    return with_pairs(pairing, {pairing.left_new[other]: pairing.left_old[one] for other, one in found.items()})
