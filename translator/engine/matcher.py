"""What it takes to match one language, made once per process."""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from tree_sitter import Parser, Query

from translator.catalog.pattern import Catalogue, Pattern
from translator.engine.conditions import Condition, by_pattern, take_conditions
from translator.engine.select import Selection, select_all
from translator.source.frontend import FrontEnd
from translator.source.language import front_end

_BROKEN = "(ERROR) @broken (MISSING) @broken"


class Matcher(Struct, frozen=True, eq=False):
    """`pages`, `conditions`: by the index of the query's pattern."""

    language: str
    front: FrontEnd
    parser: Parser
    query: Query | None
    pages: tuple[Pattern, ...]
    conditions: tuple[tuple[Condition, ...], ...]
    selection: Selection


_made: dict[str, list[tuple[Catalogue, Selection | None, Matcher]]] = {}
# A check needs one without a query and one with the pages that matter, and `patterns test` one for each example.
_KEPT = 2


def matcher_for(language: str, catalogue: Catalogue, selection: Selection | None = None) -> Matcher:
    """The matcher of a language; without a selection, of every page. The last ones of each language are kept."""
    kept = _made.setdefault(language, [])
    for made_from, made_for, matcher in kept:
        if made_from is catalogue and made_for is selection:
            return matcher
    made = make_matcher(language, front_end(language), catalogue, selection or select_all(catalogue))
    kept.insert(0, (catalogue, selection, made))
    del kept[_KEPT:]
    return made


def make_matcher(language: str, front: FrontEnd, catalogue: Catalogue, selection: Selection) -> Matcher:
    """Compiles the queries of those pages of a language that can change what is reported."""
    grammar = front.grammar()
    compiled = catalogue.queries.get(language)
    # For each page, its place for each of its patterns.
    owners = [owner for owner in compiled.owners if _matters(catalogue.patterns[owner], selection)] if compiled else []
    if not owners:
        return Matcher(language, front, Parser(grammar), None, (), (), selection)
    queries = "\n".join(catalogue.patterns[owner].query for owner in dict.fromkeys(owners))
    text, found = take_conditions(queries, front.PREDICATES)
    query = Query(grammar, text)
    pages = tuple(catalogue.patterns[owner] for owner in owners)
    return Matcher(language, front, Parser(grammar), query, pages, by_pattern(query, found), selection)


def _matters(page: Pattern, selection: Selection) -> bool:
    return page.code in selection.active and not selection.reported.isdisjoint((page.code, *page.narrows))


@cache
def broken_query(language: str) -> Query:
    """What the parser made no sense of; made when the first file has such a thing."""
    return Query(front_end(language).grammar(), _BROKEN)
