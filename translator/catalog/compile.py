"""Pages whose queries compile become a catalogue, with what the engine asks about each query."""

import re
from collections.abc import Iterable, Mapping, Sequence

from tree_sitter import Query, QueryError

from translator.catalog.leads import leads_of
from translator.catalog.pattern import Catalogue, Pattern
from translator.catalog.problem import problem
from translator.catalog.query_text import BUILT_IN_PREDICATES, CAPTURE_OF_THE_CONSTRUCT, predicates
from translator.catalog.words import words_of
from translator.engine.facts import LedgerEntry
from translator.source.frontend import FrontEnd


def compile_catalogue(
    patterns: Sequence[Pattern], problems: Iterable[LedgerEntry], front_ends: Mapping[str, FrontEnd]
) -> Catalogue:
    """Compile the pages; one whose query does not compile is reported and left out.

    `front_ends`: by language, one for each language of the pages.
    """
    wrong = {page.code: list(check_query(page, front_ends[page.language])) for page in patterns}
    good = sorted((page for page in patterns if not wrong[page.code]), key=lambda page: (page.language, page.code))
    found = [entry for entries in wrong.values() for entry in entries]
    words = {page.code: words_of(page, front_ends[page.language]) for page in good}
    leads = {page.code: leads_of(page, front_ends[page.language]) for page in good}
    return Catalogue(tuple(good), (*problems, *found), words, leads)


def check_query(page: Pattern, front_end: FrontEnd) -> Iterable[LedgerEntry]:
    """What keeps a page's query from running: syntax, node kinds, predicates, patterns without a construct."""
    try:
        query = Query(front_end.grammar(), page.query)
    except QueryError as error:
        row = re.search(r"\brow (\d+)", str(error))
        line = page.query_line + (int(row[1]) if row else 0)
        yield problem(page.path, line, f"the query does not compile: {_in_page_terms(str(error))}")
        return
    known = BUILT_IN_PREDICATES | front_end.PREDICATES.keys()
    for predicate in predicates(page.query):
        if predicate.name not in known:
            reason = f"unknown predicate `#{predicate.name}`: the front end has {', '.join(sorted(known))}"
            yield problem(page.path, page.query_line + predicate.row, reason)
    if query.pattern_count == 0:
        yield problem(page.path, page.query_line, "the query is empty")
    finding = _capture_index(query)
    for number in range(query.pattern_count):
        if finding is None or not _captures_once(query, number, finding):
            row_of_pattern = page.query.encode().count(b"\n", 0, query.start_byte_for_pattern(number))
            reason = f"each pattern captures `@{CAPTURE_OF_THE_CONSTRUCT}` once: this one does not"
            yield problem(page.path, page.query_line + row_of_pattern, reason)


def _in_page_terms(message: str) -> str:
    # The row is the query's; the problem already names the page's line.
    return re.sub(r" in pattern at row \d+| at row \d+, column \d+", "", message)


def _capture_index(query: Query) -> int | None:
    names = [query.capture_name(index) for index in range(query.capture_count)]
    return names.index(CAPTURE_OF_THE_CONSTRUCT) if CAPTURE_OF_THE_CONSTRUCT in names else None


def _captures_once(query: Query, pattern: int, capture: int) -> bool:
    try:
        return bool(query.capture_quantifier(pattern, capture) == "")
    except SystemError:  # what py-tree-sitter raises for a pattern that lacks the capture
        return False
