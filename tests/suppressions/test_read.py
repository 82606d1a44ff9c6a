import pytest

from translator.suppressions.codes import MALFORMED, NO_CODES, NO_REASON
from translator.suppressions.read import read_comment


@pytest.mark.parametrize(
    ("text", "codes", "reason"),
    [
        ("# rustbound: ignore[PY901] -- why", ("PY901",), "why"),
        ("#rustbound:ignore[PY901]--why", ("PY901",), "why"),
        ("# rustbound: ignore[PY901, eval-exec,] -- why", ("PY901", "eval-exec"), "why"),
        ("# rustbound: ignore[ PY901 ,PY902 ]  --  see #12 -- twice ", ("PY901", "PY902"), "see #12 -- twice"),
        ("#: rustbound: ignore[PY901] -- why  # rustbound: ignore[PY902] -- no", ("PY902",), "no"),
        ("# noqa: S307  # rustbound: ignore[PY901] -- why  # type: ignore", ("PY901",), "why"),
        ("// rustbound: ignore[GO901] -- https://example.org/#x //nolint", ("GO901",), "https://example.org/#x"),
        ("//nolint:all // rustbound: ignore[GO901] -- why", ("GO901",), "why"),
        ("// rustbound: ignore[GO901] -- # of calls is fixed", ("GO901",), "# of calls is fixed"),
    ],
)
def test_directives(text: str, codes: tuple[str, ...], reason: str) -> None:
    (said,) = read_comment(text)
    assert (said.codes, said.reason, said.problem) == (codes, reason, "")
    assert not said.whole_file


def test_for_the_whole_file() -> None:
    (said,) = read_comment("# rustbound: ignore-file[PY901] -- a script that goes")
    assert said.whole_file
    assert (said.codes, said.reason, said.problem) == (("PY901",), "a script that goes", "")


def test_the_span_is_that_of_the_directive_alone() -> None:
    text = "# noqa  # rustbound: ignore[PY901] -- why   # more"
    (said,) = read_comment(text)
    assert text[slice(*said.span)] == "# rustbound: ignore[PY901] -- why"


@pytest.mark.parametrize(
    ("text", "problem", "words"),
    [
        ("# rustbound: ignore", NO_CODES, "names no code"),
        ("# rustbound: ignore -- why", NO_CODES, "names no code"),
        ("# rustbound: ignore[] -- why", NO_CODES, "names no code"),
        ("# rustbound: ignore[ , ] -- why", NO_CODES, "names no code"),
        ("# rustbound: ignore-file", NO_CODES, "names no code"),
        ("# rustbound: ignore[PY901]", NO_REASON, "no reason"),
        ("# rustbound: ignore[PY901] --", NO_REASON, "no reason"),
        ("# rustbound: ignore[PY901] -- ...", NO_REASON, "no reason"),
        ("# rustbound: ignore[PY901] why", MALFORMED, "two dashes"),
        ("# rustbound: ignore[PY901] - why", MALFORMED, "two dashes"),
        ("# rustbound: ignore[PY901 -- why", MALFORMED, "no end"),
        ("# rustbound: ignore[PY901 PY902] -- why", MALFORMED, "separate codes by commas"),
        ("# rustbound: ignore[*] -- why", MALFORMED, "`*` is no code"),
        ("# rustbound: ignore[PY901[0]] -- why", MALFORMED, "no end"),
        ("# rustbound: ignore-line[PY901] -- why", MALFORMED, "`ignore-line` is no directive"),
        ("# rustbound: Ignore[PY901] -- why", MALFORMED, "`Ignore` is no directive"),
        ("# rustbound: noqa", MALFORMED, "`noqa` is no directive"),
        ("# rustbound:", MALFORMED, "no directive"),
        ("/* rustbound: ignore[GO901] -- why */", MALFORMED, "block comment"),
    ],
)
def test_what_tries_to_be_one_says_what_is_wrong(text: str, problem: str, words: str) -> None:
    (said,) = read_comment(text)
    assert said.problem == problem
    assert words in said.detail


@pytest.mark.parametrize(
    "text",
    [
        "# a comment",
        "# how to write `rustbound: ignore[PY901] -- why`",
        "# see rustbound: it is a tool",
        "// # rustbound: ignore[GO901] -- why",
        "# // rustbound: ignore[PY901] -- why",
        "/* to silence: // rustbound: ignore[GO901] -- why */",
    ],
)
def test_comments_about_directives_are_none(text: str) -> None:
    assert read_comment(text) == []
