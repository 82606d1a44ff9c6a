import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.source.positions import Positions, count_lines

TEXTS = st.text(alphabet=st.sampled_from("ab\n\r\té→😀\u2028\ufeff"), max_size=60)


@given(TEXTS, st.data())
def test_a_position_is_where_the_character_is(text: str, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(text)))
    before = text[:index]
    expected = (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    assert Positions(text.encode()).at(len(before.encode())) == expected


@given(TEXTS)
def test_line_starts(text: str) -> None:
    positions = Positions(text.encode())
    for number, line in enumerate(text.split("\n"), 1):
        start = positions.line_start(number)
        assert text.encode()[start:].startswith(line.encode())
        assert positions.at(start) == (number, 1)


def test_inside_a_character() -> None:
    assert Positions("a→b".encode()).at(2) == (1, 2)


@pytest.mark.parametrize(
    ("source", "lines"), [(b"", 0), (b"a", 1), (b"a\n", 1), (b"a\nb", 2), (b"\n\n", 2), (b"a\r\nb\r\n", 2)]
)
def test_count_lines(source: bytes, lines: int) -> None:
    assert count_lines(source) == lines
