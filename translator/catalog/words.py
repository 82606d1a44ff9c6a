"""Words without which a page finds nothing: a source that has none of them need not be matched with it."""

from __future__ import annotations

from tree_sitter import Query

from translator.catalog.pattern import Pattern
from translator.engine.conditions import Condition, by_pattern, take_conditions
from translator.source.frontend import FrontEnd

# A name that resolves to a path is written there, or where an import gives it another name; what a text is equal to is
# that text.
_PATHS = frozenset({"resolves?", "package?", "has-base?", "decorated-with?", "catches?"})
_TEXTS = frozenset({"eq?", "any-of?"})


def words_of(page: Pattern, front_end: FrontEnd) -> tuple[str, ...]:
    """Words of which at least one stands in every source where the page finds something; empty when there are none."""
    told = dict.fromkeys(_PATHS | _TEXTS, _never)
    text, found = take_conditions(page.query, {**front_end.PREDICATES, **told})
    query = Query(front_end.grammar(), text)
    words: set[str] = set()
    for number, conditions in enumerate(by_pattern(query, found)):
        choices = [
            _words(condition)
            for condition in conditions
            if condition.name in told and is_always_there(query, number, condition.capture)
        ]
        # An argument that is a capture, as in `(#eq? @a @b)`, is no word.
        choices = sorted((choice for choice in choices if choice and all(choice)), key=len)
        if not choices:
            return ()
        words.update(choices[0])
    return tuple(sorted(words))


def _words(condition: Condition) -> list[str]:
    if condition.name in _TEXTS:
        return list(condition.arguments)
    last = [path.rpartition("/")[2] for path in condition.arguments]
    return last if condition.name == "package?" else [name.rpartition(".")[2] for name in last]


def is_always_there(query: Query, pattern: int, capture: str) -> bool:
    """Whether the capture has a node in each match of the pattern: a condition on none holds."""
    for index in range(query.capture_count):
        if query.capture_name(index) == capture:
            return query.capture_quantifier(pattern, index) in {"", "+"}
    return False


def _never(*_: object) -> bool:
    raise AssertionError("only read, never asked")
