"""What it takes to match one language, made once per process."""

from __future__ import annotations

from msgspec import Struct
from tree_sitter import Parser, Query

from translator.catalog.pattern import Catalogue, Pattern
from translator.engine.conditions import Condition, by_pattern, take_conditions
from translator.engine.select import Selection, select_all
from translator.source.frontend import FrontEnd
from translator.source.language import front_end

_BROKEN = "(ERROR) @broken (MISSING) @broken"


class Matcher(Struct, frozen=True, eq=False):
    """`pages`, `conditions`: by the index of the query's pattern. `broken`: what the parser made no sense of."""

    language: str
    front: FrontEnd
    parser: Parser
    query: Query | None
    pages: tuple[Pattern, ...]
    conditions: tuple[tuple[Condition, ...], ...]
    selection: Selection
    broken: Query


_made: dict[str, tuple[Catalogue, Selection | None, Matcher]] = {}


def matcher_for(language: str, catalogue: Catalogue, selection: Selection | None = None) -> Matcher:
    """The matcher of a language; without a selection, of every page. The last one of each language is kept."""
    kept = _made.get(language)
    if kept is None or kept[0] is not catalogue or kept[1] is not selection:
        front = front_end(language)
        kept = (catalogue, selection, make_matcher(language, front, catalogue, selection or select_all(catalogue)))
        _made[language] = kept
    return kept[2]


def make_matcher(language: str, front: FrontEnd, catalogue: Catalogue, selection: Selection) -> Matcher:
    """Compiles the query of a language's pages; patterns that cannot change what is reported are switched off."""
    grammar = front.grammar()
    broken = Query(grammar, _BROKEN)
    compiled = catalogue.queries.get(language)
    if compiled is None or not selection.reported:
        return Matcher(language, front, Parser(grammar), None, (), (), selection, broken)
    pages = tuple(catalogue.patterns[owner] for owner in compiled.owners)
    text, found = take_conditions(compiled.text, front.PREDICATES)
    query = Query(grammar, text)
    for number, page in enumerate(pages):
        if page.code not in selection.active or not selection.reported & {page.code, *page.narrows}:
            query.disable_pattern(number)
    return Matcher(language, front, Parser(grammar), query, pages, by_pattern(query, found), selection, broken)
