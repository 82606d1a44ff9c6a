import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.suppressions.sample import directives

IGNORE = "# rustbound: ignore[PY901] -- why"
GO_IGNORE = "// rustbound: ignore[GO901] -- why"


def covers(language: str, source: str) -> list[tuple[str, tuple[int, int]]]:
    return [(found.kind, found.covers) for found in directives(language, source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"x = 1  {IGNORE}\n", ("line", (1, 1))),
        (f"{IGNORE}\nx = 1\n", ("next-line", (2, 2))),
        (f"{IGNORE}\r\n\tx = 1\r\n", ("next-line", (2, 2))),
        (f"if x:\n    {IGNORE}\n    # another\n    #\n    y()\n", ("next-line", (5, 5))),
        (f"{IGNORE}\n\nx = 1\n", ("next-line", (0, 0))),
        (f"x = 1\n{IGNORE}", ("next-line", (0, 0))),
        (f'{IGNORE}\nx = f"""\n{{a}}\n"""\n', ("next-line", (2, 4))),
        (f'x = f"""\n{{a}}\n"""  {IGNORE}\n', ("line", (1, 3))),
        (f'x = """a\nb""" + """c\nd"""  {IGNORE}\n', ("line", (1, 3))),
        (f"x = 1 + \\\n  2 + \\\n  3  {IGNORE}\n", ("line", (1, 3))),
        (f"\n\nx = 1 + \\\r\n  'a'  {IGNORE}\r\n", ("line", (3, 4))),
        (f"# a \\\nx = 1  {IGNORE}\n", ("line", (2, 2))),
        (f"f(a,  {IGNORE}\n  b)\n", ("line", (1, 1))),
        (f"f(\n    {IGNORE}\n    b)\n", ("next-line", (3, 3))),
        ("x = 1\n# rustbound: ignore-file[PY901] -- why\ny = 2\n", ("file", (1, 3))),
        (f"x = 1; {IGNORE}\n", ("line", (1, 1))),
        (f"\x0c{IGNORE}\nx = 1\n", ("next-line", (2, 2))),
        (f"é = 'ü'  {IGNORE}\n", ("line", (1, 1))),
    ],
)
def test_what_a_python_directive_covers(source: str, expected: tuple[str, tuple[int, int]]) -> None:
    assert covers("python", source) == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"x := 1 {GO_IGNORE}\n", ("line", (3, 3))),
        (f"{GO_IGNORE}\nx := 1\n", ("next-line", (4, 4))),
        (f"{GO_IGNORE}\n/* a\nb */\nx := 1\n", ("next-line", (6, 6))),
        (f"{GO_IGNORE}\nx := `a\nb` + c\n", ("next-line", (4, 5))),
        (f"x := `a\nb` {GO_IGNORE}\n", ("line", (3, 4))),
        (f"x := f(/* a\nb */ y) {GO_IGNORE}\n", ("line", (3, 4))),
        (f"/* a */ {GO_IGNORE}\nx := 1\n", ("line", (3, 3))),
        ("/* rustbound: ignore[GO901] -- why */\nx := 1\n", ("next-line", (4, 4))),
    ],
)
def test_what_a_go_directive_covers(source: str, expected: tuple[str, tuple[int, int]]) -> None:
    assert covers("go", f"package p\nfunc f() {{\n{source}}}\n") == [expected]


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("python", f'x = "{IGNORE}"\n'),
        ("python", f'"""\n{IGNORE}\n"""\n'),
        ("python", f'x = f"""\n{IGNORE}\n{{y}}\n"""\n'),
        ("go", f'package p\nvar x = "{GO_IGNORE}"\n'),
        ("go", f"package p\nvar x = `\n{GO_IGNORE}\n`\n"),
        ("go", f'package p\ntype T struct {{\n\ta int `json:"{GO_IGNORE}"`\n}}\n'),
    ],
)
def test_text_in_strings_is_no_comment(language: str, source: str) -> None:
    assert directives(language, source) == ()


def test_places_are_what_people_count() -> None:
    (found,) = directives("python", f"é = 1\nü = 'é'  # noqa  {IGNORE}\n")
    assert (found.start.line, found.start.column, found.end.column) == (2, 18, 18 + len(IGNORE))
    assert found.text == IGNORE


def test_comments_of_half_edited_source_are_read() -> None:
    found = directives("python", f"def f(:\n    x = eval(  {IGNORE}\n")
    assert [one.codes for one in found] == [("PY901",)]


PIECES = ["rustbound:", "# ", "// ", "/*", "*/", "ignore", "-file", "[", "]", "PY901", ",", " -- ", "why", "\n", "\\\n"]
PIECES += ["'", '"', '"""', "`", "é", "\r\n", "\t", "eval(x)", "f'{", "}'", ":", "(", ")"]


@given(st.sampled_from(["python", "go"]), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_source_can_be_read(language: str, source: str) -> None:
    encoded = source.encode()
    last = encoded.count(b"\n") + 1
    for found in directives(language, encoded):
        assert encoded[slice(*found.span)].decode() == found.text
        assert 0 <= found.covers[0] <= found.covers[1] <= last
        assert found.problem or (found.codes and found.reason)
