"""Constructs that changed places between files, alike but for their names."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Sequence

from translator.baseline.entry import Entry
from translator.baseline.pairing import Pairing


def rearranged(old: Sequence[Entry], new: Sequence[Entry], pairing: Pairing) -> Pairing:
    """Gives new ones the old one with their very tokens where its partner only looks like it and has one of its own."""
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
