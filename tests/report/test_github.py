import re
from pathlib import PurePosixPath

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from tests.report.hostile import HOSTILE, NAMES, WORDS, harmless
from tests.report.sample import PAGES, TREE, Report
from translator.report.rule import rules_of
from translator.report.view import View

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
ESCAPES = {"%25": "%", "%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}


def plain(text: str) -> str:
    return re.sub("%(25|0D|0A|3A|2C)", lambda match: ESCAPES[match[0]], text)


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What a runner understands: level, properties, message; every line must be a command."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        properties = dict(entry.split("=", 1) for entry in match[2].split(","))
        found.append((match[1], {name: plain(value) for name, value in properties.items()}, plain(match[3])))
    return found


def test_github(report: Report, snapshot: SnapshotAssertion) -> None:
    assert report("github") == snapshot


def test_columns_stand_only_where_a_finding_ends_on_its_line(report: Report) -> None:
    for _, properties, _ in commands(report("github")):
        one_line = properties["line"] == properties["endLine"]
        assert ("col" in properties) == ("endColumn" in properties) == one_line


def test_levels_follow_the_verdict(report: Report) -> None:
    levels = {properties["title"][:5]: level for level, properties, _ in commands(report("github"))}
    assert levels == {"PY101": "notice", "PY102": "notice", "PY901": "error"}


def test_the_log_says_where(report: Report) -> None:
    (found,) = commands(report("github", tree={"a,b: c.py": b"eval(1)\n"}))
    assert found == (
        "error",
        {
            "file": "a,b: c.py",
            "line": "1",
            "endLine": "1",
            "col": "1",
            "endColumn": "8",
            "title": "PY901 Code made at run time",
        },
        "a,b: c.py:1:1: PY901 Code made at run time: message of PY901",
    )


def test_names_come_back_from_their_escapes(report: Report) -> None:
    rules = {code: replace(rule, title=WORDS) for code, rule in rules_of(PAGES).items()}
    text = report("github", tree=HOSTILE, view=View(rules=rules))
    assert harmless(text)
    found = commands(text)
    assert len(found) == len(HOSTILE)
    # What would hide or control stays an escape, what is no text too.
    escaped = {"\x1b[31m\x07.py", "\u202egro\u2066.py", NAMES[-1]}
    assert set(NAMES) - {properties["file"] for _, properties, _ in found} == escaped
    assert {properties["title"].count("\n") for _, properties, _ in found} == {0}


@pytest.mark.parametrize(("top", "name"), [(None, "pkg/a.py"), ("pkg", "a.py")])
def test_paths_begin_at_the_top_of_the_repository(top: str | None, name: str, report: Report) -> None:
    ((_, properties, message),) = commands(report("github", tree={"pkg/a.py": b"eval(1)\n"}, top=top))
    assert properties["file"] == name
    assert message.startswith(f"{name}:1:1: ")


def test_a_file_outside_the_repository_has_its_whole_path(report: Report) -> None:
    ((_, properties, _),) = commands(report("github", tree={"other/a.py": b"eval(1)\n"}, top="repository"))
    assert PurePosixPath(properties["file"]).is_absolute()
    assert properties["file"].endswith("/other/a.py")


def test_nothing_found_is_nothing_said(report: Report) -> None:
    assert report("github", tree=dict.fromkeys(TREE, b"x = 1\n")) == ""
