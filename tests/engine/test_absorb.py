import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.sample import pattern
from translator.catalog.pattern import Pattern
from translator.engine.absorb import Span, absorbers

OUTER = pattern("PY001", "(call) @finding", absorbs=("PY002", "PY003"))
MIDDLE = pattern("PY002", "(call) @finding", absorbs=("PY003", "PY004"))
INNER = pattern("PY003", "(call) @finding")
OTHER = pattern("PY004", "(call) @finding")


@pytest.mark.parametrize(
    ("found", "parents"),
    [
        pytest.param([(OUTER, (0, 9)), (INNER, (2, 4))], [None, 0], id="inside"),
        pytest.param([(OUTER, (0, 9)), (INNER, (9, 12))], [None, None], id="behind"),
        pytest.param([(OUTER, (0, 9)), (OTHER, (2, 4))], [None, None], id="not absorbed"),
        pytest.param([(OUTER, (0, 9)), (MIDDLE, (1, 8)), (INNER, (2, 4))], [None, 0, 0], id="outermost"),
        pytest.param([(OUTER, (0, 9)), (MIDDLE, (1, 8)), (OTHER, (2, 4))], [None, 0, 1], id="part of a part"),
        pytest.param([(MIDDLE, (0, 5)), (MIDDLE, (5, 9)), (INNER, (6, 7))], [None, None, 1], id="second of two"),
        pytest.param([(OUTER, (0, 9)), (INNER, (0, 9))], [None, 0], id="same span"),
        pytest.param([(INNER, (0, 9)), (OUTER, (0, 9))], [1, None], id="same span, the other order"),
    ],
)
def test_parts(found: list[tuple[Pattern, Span]], parents: list[int | None]) -> None:
    assert absorbers(found) == parents


def test_a_page_may_absorb_itself_inside_itself() -> None:
    nest = pattern("PY001", "(call) @finding", absorbs=("PY001",))
    assert absorbers([(nest, (0, 9)), (nest, (1, 8)), (nest, (2, 3))]) == [None, 0, 0]


@given(st.lists(st.sampled_from([frozenset(), frozenset("a"), frozenset("b"), frozenset("abc")]), max_size=6))
def test_equal_spans_make_no_circle(absorbs: list[frozenset[str]]) -> None:
    found = [
        (pattern("abc"[place % 3], "(call) @finding", absorbs=tuple(sorted(codes))), (0, 5))
        for place, codes in enumerate(absorbs)
    ]
    parents = absorbers(found)
    for place in range(len(found)):
        steps, at = 0, parents[place]
        while at is not None:
            steps, at = steps + 1, parents[at]
            assert steps <= len(found)
