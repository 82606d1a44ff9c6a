import json
from typing import Any

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion

from tests.report.hostile import HOSTILE, harmless
from tests.report.sample import Report
from translator.engine.facts import FileFacts, Finding, Position
from translator.report.gitlab import print_file
from translator.report.view import View

KEYS = {"description", "check_name", "fingerprint", "severity", "location"}


def entries(text: str) -> list[dict[str, Any]]:
    found = json.loads(text)
    assert isinstance(found, list)
    for entry in found:
        assert set(entry) == KEYS
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
        assert isinstance(entry["location"]["path"], str)
    return found


def test_gitlab(report: Report, snapshot: SnapshotAssertion) -> None:
    assert report("gitlab") == snapshot


@pytest.mark.parametrize("tree", [{"a.py": b"x = 1\n"}, {}])
def test_nothing_found_is_an_empty_array(tree: dict[str, bytes], report: Report) -> None:
    assert entries(report("gitlab", tree=tree)) == []


def test_severities_follow_the_verdict(report: Report) -> None:
    severities = {entry["check_name"]: entry["severity"] for entry in entries(report("gitlab"))}
    assert severities == {"PY101": "minor", "PY102": "info", "PY901": "blocker"}


def test_equal_findings_have_fingerprints_of_their_own(report: Report) -> None:
    found = entries(report("gitlab", tree=dict.fromkeys(("a.py", "b.py"), b"eval(1)\n" * 5)))
    assert len({entry["fingerprint"] for entry in found}) == len(found) == 10


def test_even_where_the_findings_have_none() -> None:
    here = Position(1, 1)
    finding = Finding("RB1", "n", "a.py", "python", here, here, "", "blocked", 1, "", "", None, (), (), None, "same")
    facts = FileFacts("a.py", "python", "", 1, "ok", "")
    printed = msgspec.json.decode(b"[" + print_file(View(), facts, [finding] * 3)[1:] + b"]")
    assert [entry["fingerprint"] for entry in printed] == ["same", "same-1", "same-2"]


def test_hostile_names_and_code(report: Report) -> None:
    text = report("gitlab", tree=HOSTILE)
    assert harmless(text)
    paths = {entry["location"]["path"] for entry in entries(text)}
    assert paths == {name.replace("\udce9", "\\xe9") for name in HOSTILE}


@pytest.mark.parametrize(("top", "path"), [("pkg", "a b.py"), ("repository", "../pkg/a b.py")])
def test_paths_begin_at_the_top_of_the_repository(top: str, path: str, report: Report) -> None:
    (entry,) = entries(report("gitlab", tree={"pkg/a b.py": b"eval(1)\n"}, top=top))
    assert entry["location"]["path"] == path
