"""Find every construct of a file in one pass over its tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from tree_sitter import Node, QueryCursor

from translator.catalog.pattern import Pattern
from translator.engine.matcher import Matcher
from translator.engine.problems import Problems
from translator.source.frontend import FileNames, Predicate

# Far more than source that people wrote keeps open at once; it bounds what hostile source costs.
MATCH_LIMIT = 65_536

Captures = dict[str, list[Node]]
_Arguments = list[tuple[str, Literal["capture", "string"]]]


class Hit(NamedTuple):
    """One page at one node."""

    page: Pattern
    node: Node
    captures: Captures


def find_hits(
    matcher: Matcher, root: Node, names: FileNames, problems: Problems, max_depth: int | None = None
) -> list[Hit]:
    """The constructs below `root`, sorted by position; of two that begin together the longer one first.

    `max_depth`: nodes deeper than that are not looked at.
    """
    if matcher.query is None:
        return []
    cursor = QueryCursor(matcher.query, match_limit=MATCH_LIMIT)
    if max_depth is not None:
        cursor.set_max_start_depth(max_depth)
    check = _Check(matcher.front.PREDICATES, matcher.pages, names, problems)
    matches = cursor.matches(root, check)
    if cursor.did_exceed_match_limit:
        problems.limit(1, "too many partial matches at once: constructs may be missing")
    return select_hits(matches, matcher.pages, matcher.selection.reported)


def select_hits(
    matches: Sequence[tuple[int, Captures]], pages: Sequence[Pattern], reported: frozenset[str]
) -> list[Hit]:
    """One hit for each page and node, the one with most captures; none where a narrower page has one."""
    best: dict[tuple[str, int], Hit] = {}
    for number, captures in matches:
        page, node = pages[number], captures["finding"][0]
        key = (page.code, node.id)
        known = best.get(key)
        if known is None or _weight(captures) > _weight(known.captures):
            best[key] = Hit(page, node, captures)
    silent = {(code, node) for code, node in best for code in best[code, node].page.narrows}
    hits = [hit for key, hit in best.items() if key[0] in reported and key not in silent]
    hits.sort(key=lambda hit: (hit.node.start_byte, -hit.node.end_byte, hit.page.code))
    return hits


def _weight(captures: Captures) -> tuple[int, int]:
    return len(captures), sum(map(len, captures.values()))


class _Check:
    """The callback that evaluates the front end's predicates.

    What a predicate raises must not reach tree-sitter: the match does not hold, and the problem is noted.
    """

    def __init__(
        self,
        predicates: Mapping[str, Predicate],
        pages: Sequence[Pattern],
        names: FileNames,
        problems: Problems,
    ) -> None:
        self._predicates = predicates
        self._pages = pages
        self._names = names
        self._problems = problems

    def __call__(self, predicate: str, args: _Arguments, pattern_index: int, captures: Captures) -> bool:
        try:
            nodes = captures.get(args[0][0])
            # As with tree-sitter's own predicates, a capture that is not there contradicts nothing.
            return nodes is None or self._predicates[predicate](nodes, [value for value, _ in args[1:]], self._names)
        except Exception as error:  # noqa: BLE001 - one page's trouble with one node
            where = captures["finding"][0].start_point.row + 1
            self._problems.raised(self._pages[pattern_index].code, where, f"#{predicate}", error)
            return False
