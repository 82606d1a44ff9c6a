import pytest

from translator.engine.facts import Finding, Position
from translator.report.excerpt import excerpt
from translator.report.view import View


def shown(
    source: str, line: int = 7, left: str = "", right: str = "", column: int | None = None, width: int = 160
) -> list[str]:
    start = Position(line, len(left) + 1 if column is None else column)
    finding = Finding("PY101", "n", "a.py", "python", start, start, "", "adapt", 1, "", source, None, (), (), None, "f")
    return list(excerpt(View(source_width=width), finding, (left, right)))


def test_one_line_is_underlined() -> None:
    assert shown("g(1)", left="    x = f(", right=")  # y") == [
        "  7 │     x = f(g(1))  # y",
        "    │           ^^^^",
    ]


def test_tabs_and_wide_characters_keep_the_mark_in_place() -> None:
    assert shown("g", left="\t日 = ") == ["  7 │     日 = g", "    │          ^"]


def test_several_lines_have_a_bar() -> None:
    assert shown("if x {\n\ty()\n}", line=9, left="a; ", right=" // z") == [
        "   9 ┃ a; if x {",
        "  10 ┃     y()",
        "  11 ┃ } // z",
    ]


def test_windows_line_ends_are_not_shown() -> None:
    assert shown("if x {\r\n}", right="\r") == ["  7 ┃ if x {", "  8 ┃ }"]


@pytest.mark.parametrize(("number", "left_out"), [(12, None), (13, None), (14, "2 more"), (2_012, "2,000 more")])
def test_what_is_too_long_is_counted(number: int, left_out: str | None) -> None:
    lines = shown("\n".join(["x"] * number))
    assert len(lines) == (13 if left_out else number)
    assert lines[-1].endswith(f"┃ … {left_out} lines" if left_out else "┃ x")


def test_a_long_line_is_cut_around_the_construct() -> None:
    line, mark = shown("eval(x)", left="a" * 200, right="b" * 200, column=5_001)
    assert line.startswith("  7 │ …aaa")
    assert "eval(x)b" in line
    assert line.endswith("b…")
    assert line.index("eval") == mark.index("^")
    assert len(line) < 180


def test_a_long_construct_is_cut() -> None:
    line, _ = shown("f(" + "x" * 1_000_000 + ")")
    assert line.endswith("… 999,868 more characters")


@pytest.mark.parametrize("width", [30, 40, 68, 100])
@pytest.mark.parametrize(
    ("source", "left", "right"),
    [
        ("x" * 1_000, "", ""),
        ("eval(x)", "a" * 1_000, "b" * 1_000),
        ("x" * 1_000, "a" * 1_000, "b" * 1_000),
        ("f(" + "x" * 99 + ")", "    y = ", "  # z"),
        ("if x {\n" + "y" * 1_000 + "\n}", "    ", ""),
    ],
)
def test_no_line_is_longer_than_a_narrow_terminal(source: str, left: str, right: str, width: int) -> None:
    lines = shown(source, left=left, right=right, width=width, column=5)
    assert max(map(len, lines)) <= width + 12
    assert "…" in "\n".join(lines)
