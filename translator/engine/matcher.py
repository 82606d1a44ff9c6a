"""What it takes to match one language, made once per process."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct
from tree_sitter import Parser, Query

from translator.catalog.pattern import Catalogue, Lead, Pattern
from translator.engine.select import Selection, select_all
from translator.source.frontend import FrontEnd
from translator.source.language import front_end

if TYPE_CHECKING:
    from translator.engine.conditions import Condition

_BROKEN = "(ERROR) @broken (MISSING) @broken"


class Compiled(Struct, frozen=True, eq=False):
    """The query of some pages. `pages`, `conditions`: by the index of the query's pattern."""

    query: Query
    pages: tuple[Pattern, ...]
    conditions: tuple[tuple[Condition, ...], ...]


class LedPage(Struct, eq=False):
    """A page whose constructs are found by words of the file. `compiled`: None until a file has such words.

    `words`: as in `Catalogue.words`: where none of them stands there is no need to ask for others.
    """

    page: Pattern
    leads: tuple[Lead, ...]
    words: tuple[bytes, ...]
    compiled: Compiled | None = None


class Matcher(Struct, frozen=True, eq=False):
    """`whole`: the pages that are looked for in the whole of a file. `led`: the others."""

    language: str
    front: FrontEnd
    parser: Parser
    whole: Compiled | None
    led: tuple[LedPage, ...]
    selection: Selection

    @property
    def finds_any(self) -> bool:
        """Whether there is anything to look for."""
        return self.whole is not None or bool(self.led)


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
    """Compiles the queries of those pages of a language that can change what is reported and need the whole file."""
    pages = [page for page in catalogue.patterns if page.language == language and _matters(page, selection)]
    led = tuple(
        LedPage(page, catalogue.leads[page.code], tuple(word.encode() for word in catalogue.words.get(page.code, ())))
        for page in pages
        if catalogue.leads.get(page.code)
    )
    whole = [page for page in pages if not catalogue.leads.get(page.code)]
    return Matcher(
        language, front, Parser(front.grammar()), compile_pages(whole, front) if whole else None, led, selection
    )


def compile_pages(pages: Sequence[Pattern], front: FrontEnd) -> Compiled:
    """The pages' queries as one."""
    from translator.engine.conditions import by_pattern, take_conditions

    text, found = take_conditions("\n".join(page.query for page in pages), front.PREDICATES)
    query = Query(front.grammar(), text)
    ends = list(accumulate(len(page.query.encode()) + 1 for page in pages))
    starts = map(query.start_byte_for_pattern, range(query.pattern_count))
    owners = tuple(pages[bisect_right(ends, start)] for start in starts)
    return Compiled(query, owners, by_pattern(query, found))


def compiled_of(led: LedPage, front: FrontEnd) -> Compiled:
    """The query of a page, compiled when it is first asked for."""
    if led.compiled is None:
        led.compiled = compile_pages((led.page,), front)
    return led.compiled


def _matters(page: Pattern, selection: Selection) -> bool:
    return page.code in selection.active and not selection.reported.isdisjoint((page.code, *page.narrows))


@cache
def broken_query(language: str) -> Query:
    """What the parser made no sense of; made when the first file has such a thing."""
    return Query(front_end(language).grammar(), _BROKEN)
