from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from tests.report.hostile import HOSTILE, WORDS, harmless
from tests.report.sample import PAGES, TREE, Report
from translator.report.rule import rules_of
from translator.report.view import View

INSIDE = {"testsuites": {"testsuite"}, "testsuite": {"testcase"}, "testcase": {"failure", "error", "skipped"}}
REQUIRED = {
    "testsuites": {"name"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"classname", "name", "file"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"message"},
}


def suites(text: str) -> list[ET.Element]:
    """The suites, when everything is where readers of JUnit's XML look for it and is counted right."""
    root = ET.fromstring(text)  # noqa: S314 - it is ours
    assert root.tag == "testsuites"
    for element in root.iter():
        assert REQUIRED[element.tag] <= set(element.attrib)
        assert {child.tag for child in element} <= INSIDE.get(element.tag, set())
    for suite in root:
        counted = [len(suite), *(len(suite.findall(f"testcase/{tag}")) for tag in ("failure", "error", "skipped"))]
        assert [int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped")] == counted
        names = [(case.attrib["classname"], case.attrib["name"]) for case in suite]
        assert len(set(names)) == len(names)
    return list(root)


def test_junit(report: Report, snapshot: SnapshotAssertion) -> None:
    assert report("junit") == snapshot


def test_each_file_is_a_suite(report: Report) -> None:
    found = {suite.attrib["name"]: suite for suite in suites(report("junit"))}
    assert list(found) == sorted(name for name in TREE if not name.startswith("vendor"))
    assert found["app/store.py"].attrib["failures"] == "4"
    (binary,) = found["app/binary.py"]
    assert binary[0].tag == "error"
    assert binary[0].attrib["message"] == "not read: binary: NUL byte on line 1"
    (made,) = found["app/made.py"]
    assert made[0].tag == "skipped"
    assert [case[0].tag for case in found["app/broken.py"]][-1] == "skipped"


def test_a_file_without_findings_has_a_test_that_passes(report: Report) -> None:
    ((case,),) = suites(report("junit", tree={"a.py": b"x = 1\n"}))
    assert len(case) == 0
    assert suites(report("junit", tree={})) == []


def test_names_do_not_depend_on_lines(report: Report) -> None:
    before = report("junit", tree={"a.py": b"def f():\n    g()\n    g()\neval(1)\neval(1)\n"})
    after = report("junit", tree={"a.py": b"# more\n\n\ndef f():\n    g()\n\n    g()\neval(1)\neval(1)\n"})
    names = [[case.attrib["name"] for case in suite] for suite in suites(before)]
    assert names == [[case.attrib["name"] for case in suite] for suite in suites(after)]
    assert names == [
        [
            "PY101 name-py101 in f",
            "PY102 name-py102 in f",
            "PY102 name-py102 in f #2",
            "PY901 name-py901",
            "PY901 name-py901 #2",
        ]
    ]


def test_hostile_names_and_words_are_text(report: Report) -> None:
    rules = {code: replace(rule, title=WORDS) for code, rule in rules_of(PAGES).items()}
    text = report("junit", tree=HOSTILE, view=View(rules=rules))
    assert harmless(text)
    found = suites(text)
    assert len(found) == len(HOSTILE)
    assert {"]]>.py", "</script><b>.py", "&amp;\"'.py", "`a``b|c.py"} <= {suite.attrib["name"] for suite in found}
    message = found[0][0][0].attrib["message"]
    assert message.startswith("PY901 a|b `c|d` <b> ::error:: 100% ]]> \\n *x* ")


@pytest.mark.parametrize("top", ["pkg"])
def test_paths_begin_at_the_top_of_the_repository(top: str, report: Report) -> None:
    ((case,),) = suites(report("junit", tree={"pkg/a b.py": b"eval(1)\n"}, top=top))
    assert (case.attrib["file"], case.attrib["classname"], case.attrib["line"]) == ("a b.py", "a b", "1")
