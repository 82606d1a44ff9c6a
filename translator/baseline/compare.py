"""Which old finding each new one is.

First each file by itself, from the same construct in the same place to one that was edited there; then what is left
over, across files: code that moved. So how a file is judged by itself does not depend on which others are looked at.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence

from msgspec import Struct

from translator.baseline.entry import Entry, likeness

# Shorter ones look alike by chance once their names do not count.
_DISTINCTIVE = 40

_Key = Callable[[Entry], Hashable]

_HERE: tuple[_Key, ...] = (
    lambda entry: (entry.path, entry.code, entry.symbol, entry.tokens),
    lambda entry: (entry.path, entry.code, entry.symbol, entry.shape),
    lambda entry: (entry.path, entry.code, entry.tokens),
    lambda entry: (entry.path, entry.code, entry.shape),
)
# None: too little to go by.
_ELSEWHERE: tuple[_Key, ...] = (
    lambda entry: (entry.code, entry.symbol, entry.tokens) if entry.source else None,
    lambda entry: (entry.code, entry.tokens) if entry.source else None,
    lambda entry: (entry.code, entry.symbol, entry.shape) if len(entry.source) >= _DISTINCTIVE else None,
    lambda entry: (entry.code, entry.shape) if len(entry.source) >= _DISTINCTIVE else None,
)


class Pairing(Struct, frozen=True, eq=False):
    """`known`: place in `new` -> place in `old`. `left_old`, `left_new`: places that have no partner, in order."""

    known: dict[int, int]
    left_old: list[int]
    left_new: list[int]


def pair_here(old: Sequence[Entry], new: Sequence[Entry]) -> Pairing:
    """Pairs the findings of each file with the old ones of the same file, none twice."""
    pairing = _pair(_HERE, old, new, Pairing({}, list(range(len(old))), list(range(len(new)))))
    return _with(pairing, dict(_edited(old, new, pairing)))


def pair_all(old: Sequence[Entry], new: Sequence[Entry], may_leave: Callable[[Entry], bool]) -> Pairing:
    """Pairs what is left over across files, too: code that moved, or whose file has another name now.

    `may_leave`: whether an old finding that is not in its file any more may be elsewhere.
    """
    here = pair_here(old, new)
    held = [place for place in here.left_old if not may_leave(old[place])]
    free = [place for place in here.left_old if may_leave(old[place])]
    across = _rearranged(old, new, _pair(_ELSEWHERE, old, new, Pairing(here.known, free, here.left_new)))
    return Pairing(across.known, sorted([*held, *across.left_old]), across.left_new)


def may_come_from(new: Sequence[Entry]) -> Callable[[Entry], bool]:
    """Whether an old entry could be one of `new` in another file."""
    keys = [{key(entry) for entry in new} - {None} for key in _ELSEWHERE]
    return lambda entry: any(key(entry) in known for key, known in zip(_ELSEWHERE, keys, strict=True))


def _pair(keys: Sequence[_Key], old: Sequence[Entry], new: Sequence[Entry], pairing: Pairing) -> Pairing:
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
        pairing = _with(pairing, found)
    return pairing


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


def _rearranged(old: Sequence[Entry], new: Sequence[Entry], pairing: Pairing) -> Pairing:
    """Gives new ones the old one with their very tokens where its partner only looks like it and has one of its own.

    Two constructs that changed places between files, alike but for their names, are such a case.
    """
    known, left_new = dict(pairing.known), []
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(pairing.left_old):
        waiting[_words(old[place])].append(place)
    loose: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, partner in pairing.known.items():
        if old[partner].tokens != new[place].tokens:
            loose[_words(old[partner])].append(place)
    for place in pairing.left_new:
        path = _path_to_free(_words(new[place]), new, waiting, loose) if loose and new[place].source else None
        if path is None:
            left_new.append(place)
            continue
        for other in path:
            loose[_words(old[known[other]])].remove(other)
        for one, other in zip([place, *path], path, strict=False):
            known[one] = pairing.known[other]
        known[path[-1]] = waiting[_words(new[path[-1]])].pop()
    used = set(known.values())
    return Pairing(known, [place for place in pairing.left_old if place not in used], left_new)


def _path_to_free(
    words: Hashable, new: Sequence[Entry], waiting: dict[Hashable, list[int]], loose: dict[Hashable, list[int]]
) -> list[int] | None:
    """New ones to take the partner of, one after the other, until the last can have an old one that is free."""
    before: dict[int, int | None] = {}
    queue: deque[tuple[int | None, Hashable]] = deque([(None, words)])
    seen = {words}
    while queue:
        last, wanted = queue.popleft()
        if last is not None and waiting.get(wanted):
            path = [last]
            while (earlier := before[path[-1]]) is not None:
                path.append(earlier)
            return path[::-1]
        for place in loose.get(wanted, ()):
            following = _words(new[place])
            if following not in seen:
                seen.add(following)
                before[place] = last
                queue.append((place, following))
    return None


def _words(entry: Entry) -> Hashable:
    return entry.code, entry.tokens


def _with(pairing: Pairing, found: dict[int, int]) -> Pairing:
    used = set(found.values())
    return Pairing(
        pairing.known | found,
        [place for place in pairing.left_old if place not in used],
        [place for place in pairing.left_new if place not in found],
    )
