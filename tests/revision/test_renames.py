import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.revision import renames
from translator.revision.renames import renamed

LINES = [f"line {number}\n".encode() for number in range(10)]


def text(*numbers: int) -> bytes:
    return b"".join(LINES[number] for number in numbers)


def test_unedited_files_first_then_the_most_alike() -> None:
    gone = {"a": text(0, 1, 2, 3), "b": text(0, 1, 2, 4), "c": text(0, 1, 2, 3, 4)}
    added = {"x": text(0, 1, 2, 3, 5), "y": text(0, 1, 2, 4)}
    assert renamed(gone, added) == {"y": "b", "x": "a"}


def test_what_has_less_than_half_in_common_is_another_file() -> None:
    assert renamed({"a": text(0, 1, 2, 3)}, {"x": text(0, 1, 5, 6)}) == {"x": "a"}
    assert renamed({"a": text(0, 1, 2, 3)}, {"x": text(0, 5, 6, 7)}) == {}
    assert renamed({"a": text(0)}, {"x": text(*range(10))}) == {}


def test_white_space_does_not_count() -> None:
    assert renamed({"a": text(0, 1)}, {"x": b"  " + text(0).replace(b"\n", b"\r\n") + text(1)}) == {"x": "a"}


def test_with_too_many_files_only_those_of_the_same_name_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = {f"a{number}": text(number, 1, 2) for number in range(3, 9)}
    added = {f"x{number}": content + b"more\n" for number, content in enumerate(gone.values())} | {"y": gone["a3"]}
    assert len(renamed(gone, added)) == 6
    monkeypatch.setattr(renames, "_MOST", 10)
    assert renamed(gone, added) == {"y": "a3"}
    assert renamed(gone, added | {"dir/a5": gone["a5"] + b"more\n"}) == {"y": "a3", "dir/a5": "a5"}


names = st.sampled_from("abcdefgh")
contents = st.lists(st.sampled_from(LINES[:4]), max_size=4).map(b"".join)


@given(st.dictionaries(names, contents), st.dictionaries(names.map(str.upper), contents))
def test_each_file_was_one_other_file(gone: dict[str, bytes], added: dict[str, bytes]) -> None:
    found = renamed(gone, added)
    assert set(found) <= set(added)
    assert set(found.values()) <= set(gone)
    assert len(set(found.values())) == len(found)
    assert found == renamed(dict(reversed(gone.items())), dict(reversed(added.items())))
