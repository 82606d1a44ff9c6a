"""What a query names, found without a grammar: captures, and predicates with their places."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Strings and comments come first, so that nothing inside them counts.
_TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|;[^\n]*|@(?P<capture>[\w.-]+)|#(?P<predicate>[\w.-]+[?!]?)', re.DOTALL)

CAPTURE_OF_THE_CONSTRUCT = "finding"

BUILT_IN_PREDICATES = frozenset(
    "eq? not-eq? any-eq? any-not-eq? match? not-match? any-match? any-not-match? any-of? not-any-of?".split()
)


class Predicate(NamedTuple):
    """A predicate of a query: its name with the `?`, and its row counted from 0."""

    name: str
    row: int


def captures(query: str) -> frozenset[str]:
    """The names of all captures, without `@`."""
    return frozenset(match["capture"] for match in _TOKEN.finditer(query) if match["capture"])


def predicates(query: str) -> Iterator[Predicate]:
    """Every predicate, in order."""
    for match in _TOKEN.finditer(query):
        if match["predicate"]:
            yield Predicate(match["predicate"], query.count("\n", 0, match.start()))
