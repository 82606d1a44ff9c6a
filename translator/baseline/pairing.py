"""Which old finding each new one of the same file is, from the same construct in the same place to an edited one."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence

from msgspec import Struct

from translator.baseline.entry import Entry, likeness

Key = Callable[[Entry], Hashable]
"""What two findings must share; None for one that shares nothing."""

_HERE: tuple[Key, ...] = (
    lambda entry: (entry.path, entry.code, entry.symbol, entry.tokens),
    lambda entry: (entry.path, entry.code, entry.symbol, entry.shape),
    lambda entry: (entry.path, entry.code, entry.tokens),
    lambda entry: (entry.path, entry.code, entry.shape),
)


class Pairing(Struct, frozen=True, eq=False):
    """`known`: place in `new` -> place in `old`. `left_old`, `left_new`: places that have no partner, in order."""

    known: dict[int, int]
    left_old: list[int]
    left_new: list[int]


def pair_here(old: Sequence[Entry], new: Sequence[Entry]) -> Pairing:
    """Pairs the findings of each file with the old ones of the same file, none twice."""
    pairing = pair_by(_HERE, old, new, Pairing({}, list(range(len(old))), list(range(len(new)))))
    return with_pairs(pairing, dict(_edited(old, new, pairing)))


def pair_by(keys: Sequence[Key], old: Sequence[Entry], new: Sequence[Entry], pairing: Pairing) -> Pairing:
    """Pairs what is left over by one key after the other."""
    for key in keys:
        if not pairing.left_old or not pairing.left_new:
            break
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place in pairing.left_old:
            waiting[key(old[place])].append(place)
        waiting.pop(None, None)
        found: dict[int, int] = {}
        for place in pairing.left_new:
            alike = waiting.get(key(new[place]))
            if alike:
                found[place] = alike.popleft()
        pairing = with_pairs(pairing, found)
    return pairing


def with_pairs(pairing: Pairing, found: dict[int, int]) -> Pairing:
    """The pairing with more pairs: place in `new` -> place in `old`."""
    used = set(found.values())
    return Pairing(
        pairing.known | found,
        [place for place in pairing.left_old if place not in used],
        [place for place in pairing.left_new if place not in found],
    )


def _edited(old: Sequence[Entry], new: Sequence[Entry], pairing: Pairing) -> Iterator[tuple[int, int]]:
    """Long constructs that were edited inside: as many in a symbol as there were, those most alike first."""
    groups: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (entries, places) in enumerate(((old, pairing.left_old), (new, pairing.left_new))):
        for place in places:
            entry = entries[place]
            if entry.is_long:
                groups[entry.path, entry.code, entry.symbol][side].append(place)
    for mine, theirs in groups.values():
        ranked = sorted((-likeness(old[one], new[other]), other, one) for one in mine for other in theirs)
        used_old: set[int] = set()
        used_new: set[int] = set()
        for _, other, one in ranked:
            if one not in used_old and other not in used_new:
                used_old.add(one)
                used_new.add(other)
                yield other, one
