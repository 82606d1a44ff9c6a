"""Conditions that lead to a page's constructs: by them, words of a file tell where to look."""

from __future__ import annotations

from tree_sitter import Parser, Query

from translator.catalog.pattern import Lead, Pattern
from translator.catalog.query_roots import root_kinds
from translator.catalog.words import is_always_there
from translator.engine.conditions import by_pattern, take_conditions
from translator.source.frontend import FrontEnd


def leads_of(page: Pattern, front_end: FrontEnd) -> tuple[Lead, ...]:
    """One condition of each pattern; empty when not all of them have one that the front end knows words for.

    Empty, too, where a construct may be more than a part of one child of a file's root.
    """
    text, found = take_conditions(page.query, front_end.PREDICATES)
    query = Query(front_end.grammar(), text)
    leads: dict[Lead, None] = {}
    for number, conditions in enumerate(by_pattern(query, found)):
        known = (
            Lead(condition.name, condition.arguments)
            for condition in conditions
            if condition.name in front_end.WORDS and is_always_there(query, number, condition.capture)
        )
        lead = next(known, None)
        if lead is None or not query.is_pattern_rooted(number):
            return ()
        leads[lead] = None
    return tuple(leads) if root_kinds(text).isdisjoint(_whole_file(front_end)) else ()


def _whole_file(front_end: FrontEnd) -> set[str]:
    root = Parser(front_end.grammar()).parse(b"").root_node
    return {root.type, "ERROR", "MISSING", "_"}
