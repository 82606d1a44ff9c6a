import pytest

from translator.settings.lines import line_of

TEXT = """\
a = 1
[t]
a = 2
b.c = 3
"d e" = 4
'f.g' = 5
[t.sub]  # a comment
h = { i = 1 }
[[list]]
j = 1
[[list]]
j = 2
[ spaced . out ]
k = \"\"\"
m = 1
\"\"\"
m = 2
"q\\"r" = 1
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("a",), 1),
        (("t",), 2),
        (("t", "a"), 3),
        (("t", "b", "c"), 4),
        (("t", "d e"), 5),
        (("t", "f.g"), 6),
        (("t", "sub"), 7),
        (("t", "sub", "h", "i"), 8),
        (("t", "missing"), 2),
        (("spaced", "out", "k"), 14),
        (("spaced", "out", 'q"r'), 18),
        (("missing",), None),
        ((), None),
    ],
)
def test_the_line_of_the_longest_beginning(keys: tuple[str, ...], line: int | None) -> None:
    assert line_of(TEXT, keys) == line


def test_what_is_not_certain_has_no_line() -> None:
    assert line_of(TEXT, ("spaced", "out", "m")) is None
    assert line_of(TEXT, ("list", "j")) is None


def test_windows_lines() -> None:
    assert line_of("[t]\r\na = 1\r\n", ("t", "a")) == 2
