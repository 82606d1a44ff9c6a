import re

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.report.sample import PAGES, TREE, Report
from translator.report.rule import rules_of
from translator.report.view import View

RULES = rules_of(PAGES)


@pytest.mark.parametrize("form", ["full", "concise"])
def test_report(form: str, report: Report, snapshot: SnapshotAssertion) -> None:
    assert report(form) == snapshot


@pytest.mark.parametrize("form", ["full", "concise"])
def test_report_without_skeletons_and_in_detail(form: str, report: Report, snapshot: SnapshotAssertion) -> None:
    assert report(form, view=View(rules=RULES, verbose=True), skeletons=False) == snapshot


def test_full_in_color(report: Report, snapshot: SnapshotAssertion) -> None:
    tree = {"app/store.py": TREE["app/store.py"]}
    assert report("full", view=View(color=True, rules=RULES), tree=tree, pages=()) == snapshot


@pytest.mark.parametrize("form", ["full", "concise"])
def test_color_changes_nothing_but_color(form: str, report: Report) -> None:
    colored = report(form, view=View(color=True, rules=RULES))
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == report(form)


@pytest.mark.parametrize("form", ["full", "concise"])
def test_nothing_found_and_nothing_left_out(form: str, report: Report) -> None:
    assert report(form, tree={"a.py": b"x = 1\n"}, pages=()) == (
        "\n0 findings: 0 direct, 0 adapt, 0 redesign, 0 blocked\neffort 0 points\n1 file read, 1 line\nnot read: none\n"
    )


@pytest.mark.parametrize("form", ["full", "concise"])
def test_quiet_prints_findings_only(form: str, report: Report) -> None:
    text = report(form, view=View(rules=RULES, quiet=True))
    assert "PY901" in text
    assert "not read" not in text
    assert "findings" not in text
    assert report(form, view=View(quiet=True), tree={"a.py": b"x = 1\n"}) == ""


@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl"])
def test_nothing_scanned_controls_the_terminal(form: str, report: Report) -> None:
    text = report(form)
    assert "hostile.py" in text
    assert [character for character in text if not character.isprintable() and character != "\n"] == []


def test_every_line_of_a_hostile_path_is_one_line(report: Report) -> None:
    text = report("concise", tree={"a\nb\x1b[2J.py": b"eval(1)\n"}, pages=())
    assert text.startswith("a\\nb\\x1b[2J.py:1:1: PY901 blocked message of PY901\n")
