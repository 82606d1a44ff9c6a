"""Find every construct of a file: those that words lead to where these stand, all others in one pass over its tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from tree_sitter import Node, QueryCursor

from translator.catalog.pattern import Pattern
from translator.engine.matcher import Compiled, Matcher, compiled_of
from translator.engine.problems import Problems
from translator.engine.spots import ParsedFile, Spot, spots_of
from translator.source.frontend import FileNames

# A million lines of real code never needed 256 at once. Every node is compared with every match that has begun, so
# this bounds what ten thousand siblings cost.
MATCH_LIMIT = 1_024
# Bytes looked at in one go: all their matches are in memory before the first condition is evaluated.
_WINDOW = 1_000_000

Captures = dict[str, list[Node]]
_Matches = Iterable[tuple[int, Captures]]


class Hit(NamedTuple):
    """One page at one node."""

    page: Pattern
    node: Node
    captures: Captures


def find_hits(
    matcher: Matcher,
    file: ParsedFile,
    names: FileNames,
    problems: Problems,
    max_depth: int | None = None,
    ignored: AbstractSet[str] = frozenset(),
) -> list[Hit]:
    """The constructs of the file, sorted by position; of two that begin together the longer one first.

    `max_depth`: nodes deeper than that are not looked at. `ignored`: codes that are not reported in this file.
    """
    hits: list[Hit] = []
    for compiled, spots in _queries(matcher, file, names):
        if spots is None:
            matches = _everywhere(compiled, file.root, problems, max_depth)
        else:
            matches = _at(spots, compiled, problems, max_depth)
        hits += _that_hold(matches, compiled, names, problems)
    return _select(hits, matcher.selection.reported - ignored)


def _queries(matcher: Matcher, file: ParsedFile, names: FileNames) -> Iterator[tuple[Compiled, list[Spot] | None]]:
    """What may match in the file, and where: None for everywhere."""
    if matcher.whole is not None:
        yield matcher.whole, None
    for led in matcher.led:
        spots = spots_of(led, matcher.front, file, names)
        if spots is None or spots:
            yield compiled_of(led, matcher.front), spots


def _everywhere(compiled: Compiled, root: Node, problems: Problems, max_depth: int | None) -> _Matches:
    """All matches of the query; those at the edge of two windows come twice."""
    cursor = QueryCursor(compiled.query, match_limit=MATCH_LIMIT)
    if max_depth is not None:
        cursor.set_max_start_depth(max_depth)
    for start in range(0, root.end_byte + 1, _WINDOW):
        if root.end_byte > _WINDOW:
            cursor.set_byte_range(start, start + _WINDOW)
        yield from cursor.matches(root)
        _note_limit(cursor, problems)


def _at(spots: Iterable[Spot], compiled: Compiled, problems: Problems, max_depth: int | None) -> _Matches:
    """The matches that have a spot in them; some come twice."""
    cursor = QueryCursor(compiled.query, match_limit=MATCH_LIMIT)
    if max_depth is not None:
        # A spot's part of the file is a child of the root.
        cursor.set_max_start_depth(max_depth - 1)
    for part, start, end in spots:
        cursor.set_byte_range(start, end)
        yield from cursor.matches(part)
        _note_limit(cursor, problems)


def _note_limit(cursor: QueryCursor, problems: Problems) -> None:
    if cursor.did_exceed_match_limit:
        problems.limit(1, "too many partial matches at once: constructs may be missing")


def _that_hold(matches: _Matches, compiled: Compiled, names: FileNames, problems: Problems) -> Iterator[Hit]:
    """The matches whose conditions hold. A condition that raises does not hold, and is noted."""
    conditions, pages = compiled.conditions, compiled.pages
    for number, captures in matches:
        node = captures["finding"][0]
        for condition in conditions[number]:
            try:
                if not condition.holds(captures, names):
                    break
            except Exception as error:  # noqa: BLE001 - one page's trouble with one node
                line = node.start_point.row + 1
                problems.raised(pages[number].code, line, f"#{condition.name}", error)
                break
        else:
            yield Hit(pages[number], node, captures)


def _select(hits: Iterable[Hit], reported: AbstractSet[str]) -> list[Hit]:
    """One hit for each page and node, the one with most captures; none where a narrower page has one."""
    best: dict[tuple[str, int], Hit] = {}
    for hit in hits:
        key = (hit.page.code, hit.node.id)
        known = best.get(key)
        if known is None or _weight(hit.captures) > _weight(known.captures):
            best[key] = hit
    silent = {(code, node) for (_, node), hit in best.items() for code in hit.page.narrows}
    found = [hit for key, hit in best.items() if key[0] in reported and key not in silent]
    found.sort(key=lambda hit: (hit.node.start_byte, -hit.node.end_byte, hit.page.code))
    return found


def _weight(captures: Captures) -> tuple[int, int]:
    return len(captures), sum(map(len, captures.values()))
