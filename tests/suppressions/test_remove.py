import pytest

from tests.suppressions.sample import directives
from translator.suppressions.apply import Stale
from translator.suppressions.remove import remove

D = "# rustbound: ignore[PY901] -- why"


def removed(source: str, *words: str, language: str = "python") -> str:
    """The source without these words in its first directive, without all when none is given."""
    directive = directives(language, source)[0]
    return remove(source.encode(), [Stale(directive, words or directive.codes)]).decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"{D}\nx = 1\n", "x = 1\n"),
        (f"  {D}  \r\nx = 1\r\n", "x = 1\r\n"),
        (f"a = 1\n{D}", "a = 1\n"),
        (f"x = 1  {D}\n", "x = 1\n"),
        (f"x = 1\t{D}  \r\n", "x = 1  \r\n"),
        (f"x = 1  {D}", "x = 1"),
        (f"x = 1  # noqa  {D}\n", "x = 1  # noqa\n"),
        (f"x = 1  {D}  # noqa\n", "x = 1  # noqa\n"),
        (f"x = 1  # a  {D}  # noqa\n", "x = 1  # a  # noqa\n"),
        (f"{D}  # noqa\nx = 1\n", "# noqa\nx = 1\n"),
        (f"é = 'ü'  {D}\n", "é = 'ü'\n"),
    ],
)
def test_a_directive_goes_with_the_blanks_that_set_it_apart(source: str, expected: str) -> None:
    assert removed(source) == expected


@pytest.mark.parametrize(
    ("listed", "words", "left"),
    [
        ("A1,B2", ["B2"], "A1"),
        ("A1, B2", ["A1"], "B2"),
        ("A1, B2,C3", ["B2"], "A1,C3"),
        ("A1, B2 ", ["A1"], "B2 "),
        (" A1, B2", ["B2"], " A1"),
        ("A1,B2,A1", ["A1"], "B2"),
        ("a-b, B2,", ["B2"], "a-b,"),
    ],
)
def test_a_code_goes_with_its_comma(listed: str, words: list[str], left: str) -> None:
    source = "x = 1  # rustbound: ignore[{}] -- see [A1], [B2]\n"
    assert removed(source.format(listed), *words) == source.format(left)


def test_several_at_once() -> None:
    source = f"{D}\n{D}\nx = 1  {D}\ny = 2  {D}\n".encode()
    found = directives("python", source)
    assert remove(source, [Stale(one, one.codes) for one in found[:3]]) == f"x = 1\ny = 2  {D}\n".encode()


def test_go() -> None:
    source = "package p\n\n// rustbound: ignore[GO901] -- why\nvar x = 1 // a // rustbound: ignore[GO902] -- why\n"
    both = [Stale(one, one.codes) for one in directives("go", source)]
    assert remove(source.encode(), both) == b"package p\n\nvar x = 1 // a\n"


def test_a_source_that_changed_is_left_alone() -> None:
    (found,) = directives("python", f"x = 1  {D}\n")
    with pytest.raises(ValueError, match="line 1 is not what it was"):
        remove(f"xy = 1  {D}\n".encode(), [Stale(found, found.codes)])
