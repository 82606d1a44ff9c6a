import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from tests.report.hostile import CODE, HOSTILE, NAMES, WORDS, harmless
from tests.report.sample import PAGES, TREE, Report
from translator.report.markdown_text import code, fenced, plain, row, sentence
from translator.report.rule import rules_of
from translator.report.view import View
from translator.report.visible import visible, visible_line

RULES = rules_of(PAGES)


def parsed(text: str) -> list[Token]:
    return MarkdownIt("gfm-like", {"linkify": False}).parse(text)


def inline(text: str) -> list[Token]:
    return [child for token in parsed(text) for child in token.children or ()]


def shown(text: str) -> str:
    """What a reader sees of it."""
    return "".join(token.content for token in inline(text) if token.type in {"text", "code_inline"})


def test_markdown(report: Report, snapshot: SnapshotAssertion) -> None:
    assert report("markdown") == snapshot


def test_the_numbers_come_first(report: Report) -> None:
    text = report("markdown")
    assert text.startswith("## rustbound: 9 findings\n\n9 findings (2 of them parts of others): ")
    assert text.index("| `PY901` | Code made at run time | blocked | 5 |") < text.index("### `app/")


def test_nothing_found(report: Report) -> None:
    text = report("markdown", tree={"a.py": b"x = 1\n"}, pages=())
    assert text.startswith("## rustbound: 0 findings\n\n")
    assert "###" not in text
    assert report("markdown", tree={"a.py": b"x = 1\n"}, view=View(quiet=True)) == ""


@pytest.mark.parametrize("skeletons", [True, False])
def test_source_and_rust_stand_in_fences(report: Report, skeletons: bool) -> None:  # noqa: FBT001
    fences = [token for token in parsed(report("markdown", skeletons=skeletons)) if token.type == "fence"]
    assert {token.info for token in fences} == {"python", "text"} | ({"rust"} if skeletons else set())
    assert [token.content.splitlines()[0] for token in fences if token.info == "python"][1] == "def load(key):"


def test_what_changes_is_told_once(report: Report) -> None:
    text = report("markdown")
    assert text.count("A short note") == 1
    assert text.index("A short note") < text.index("### `app/")
    assert "- Crates: `thiserror`, `tokio`" in text


def test_hostile_names_code_and_words(report: Report) -> None:
    rules = {name: replace(rule, title=WORDS) for name, rule in RULES.items()}
    text = report("markdown", tree=HOSTILE, view=View(rules=rules))
    assert harmless(text)
    tokens = parsed(text)
    fences = [token.content for token in tokens if token.type == "fence" and token.info == "python"]
    assert fences == [visible(CODE).rstrip("\n") + "\n"] * len(HOSTILE)
    kinds = {token.type for token in tokens} | {token.type for token in inline(text)}
    assert not kinds & {"link_open", "image", "em_open"}
    markup = {token.content.strip() for token in tokens if token.type == "html_block"}
    assert all(
        set(re.findall(r"<[^>]*>", block)) <= {"<details>", "</details>", "<summary>", "</summary>"} for block in markup
    )
    assert {token.content for token in inline(text) if token.type == "html_inline"} <= {"<!-- -->"}
    headings = [tokens[place + 1] for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert len(headings) == 1 + len(HOSTILE)


@pytest.mark.parametrize("text", [*NAMES, WORDS, "", " ", "`", "``", "a`", "`a", "a|b", "\\", "\\|"])
def test_any_text_is_shown_as_it_is(text: str) -> None:
    expected = visible(text).replace("\n", "\\n")
    assert shown(f"x {plain(text)}") == f"x {expected}".rstrip()
    (token,) = [token for token in inline(f"x {code(text)} y") if token.type == "code_inline"]
    assert token.content.strip() == expected.strip()
    cells = [
        token.content
        for token in inline(row("a", "b") + row("-", "-") + row(code(text), "z"))
        if token.type == "code_inline"
    ]
    assert [cell.strip() for cell in cells] == [expected.strip()]


def test_code_in_a_sentence_stays_code() -> None:
    assert sentence("a `Vec<T>` of *x*") == "a `Vec<T>` of \\*x\\*"
    assert shown(sentence("one ` alone")) == "one ` alone"


def test_nobody_is_mentioned_and_no_issue_linked() -> None:
    assert plain("@user #1") == "@<!-- -->user #<!-- -->1"


def test_fences_are_longer_than_any_inside() -> None:
    assert fenced("go", "a\n````\nb") == "`````go\na\n````\nb\n`````\n"


def test_paths_begin_at_the_top_of_the_repository(report: Report) -> None:
    assert "### `a.py`\n" in report("markdown", tree={"pkg/a.py": b"eval(1)\n"}, top="pkg")


def test_long_sources_are_cut_and_say_so(report: Report) -> None:
    text = report("markdown", tree={"app/long.py": TREE["app/long.py"]}, skeletons=False)
    assert "… 29 more lines\n```\n" in text


@given(st.text(st.characters()))
def test_no_text_escapes_from_its_code(text: str) -> None:
    (token,) = [token for token in inline(f"x {code(text)} y") if token.type == "code_inline"]
    assert token.content.split() == visible_line(text).split()


@given(st.text(st.characters()))
def test_no_text_escapes_from_its_fence(text: str) -> None:
    tokens = parsed(fenced("go", text))
    assert [token.type for token in tokens] == ["fence"]
    assert tokens[0].content.rstrip("\n") == visible(text).rstrip("\n").replace("\r", "\n")


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_no_text_is_markup(text: str) -> None:
    assert {token.type for token in inline(f"x {plain(text)}")} <= {"text", "html_inline", "text_special"}
