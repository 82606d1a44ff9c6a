"""Which pages are found by words, and which need a look at the whole file."""

from types import SimpleNamespace
from typing import cast

import pytest

from tests.engine.sample import GRAMMAR, pattern
from translator.catalog.leads import leads_of
from translator.catalog.pattern import Lead
from translator.source.frontend import FrontEnd

FRONT_END = cast(
    "FrontEnd",
    SimpleNamespace(
        grammar=lambda: GRAMMAR,
        PREDICATES=dict.fromkeys(("named?", "says?"), lambda *_: True),
        WORDS={"named?": lambda strings, _names: strings},
    ),
)


def test_one_condition_of_each_pattern_leads() -> None:
    page = pattern(
        "PY001",
        '((call function: (_) @f) @finding (#says? @finding "x") (#named? @f "a" "b"))\n'
        '((await (call function: (_) @f) @finding) (#named? @f "c"))',
    )
    assert leads_of(page, FRONT_END) == (Lead("named?", ("a", "b")), Lead("named?", ("c",)))


@pytest.mark.parametrize(
    "query",
    [
        "(call) @finding",
        '((call) @finding (#says? @finding "x"))',
        # One pattern of two has no words.
        '((call function: (_) @f) @finding (#named? @f "a"))\n(lambda) @finding',
        # Without the capture the condition holds.
        '((call arguments: (argument_list (string)? @f)) @finding (#named? @f "a"))',
        # What begins at the root, or may.
        '((module (expression_statement (call function: (_) @f) @finding)) (#named? @f "a"))',
        '((_ (call function: (_) @f) @finding) (#named? @f "a"))',
        '((call function: (_) @f) @finding . (comment) (#named? @f "a"))',
    ],
)
def test_nothing_leads_to_a_page_that_may_be_anywhere(query: str) -> None:
    assert leads_of(pattern("PY001", query), FRONT_END) == ()
