"""Against the OASIS schema and against what GitHub's code scanning asks of an upload."""

import json
import re
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from tests.report.outcomes import outcome_of
from tests.report.sample import PAGES, TREE, Report
from tests.report.schemas import SARIF, published
from translator.catalog.cache import load_catalogue
from translator.engine.unread import OWN_CODES
from translator.report.line_hashes import line_hashes
from translator.report.places import Places
from translator.report.rule import own_rules, rules_of
from translator.report.sarif import closing, opening
from translator.report.sarif_rules import descriptor
from translator.report.view import View

SMALL = {name: TREE[name] for name in ("app/store.py", "app/broken.py", "app/binary.py", "app/made.py", "vendor/a.py")}


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(published(SARIF), format_checker=jsonschema.FormatChecker())


def run_of(text: str) -> dict[str, Any]:
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif(report: Report, snapshot: SnapshotAssertion) -> None:
    assert report("sarif", tree=SMALL) == snapshot


@pytest.mark.parametrize("tree", [TREE, {"a.py": b"x = 1\n"}, {}], ids=["findings", "nothing found", "nothing read"])
def test_it_is_a_log_of_the_schema(
    tree: dict[str, bytes], report: Report, validator: jsonschema.Draft7Validator
) -> None:
    log = json.loads(report("sarif", tree=tree))
    validator.validate(log)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")


def test_every_page_of_the_catalogue_is_a_rule_that_github_takes(validator: jsonschema.Draft7Validator) -> None:
    rules = rules_of(load_catalogue().patterns) | own_rules(OWN_CODES)
    view = View(rules=rules)
    log = json.loads(opening(view) + b"".join(closing(view, outcome_of())))
    validator.validate(log)
    found = log["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in found] == list(rules)
    for rule in found:
        assert set(rule) >= {"id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"}
        assert len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) <= 1_024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1_024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        properties = rule["properties"]
        assert len(properties["tags"]) <= 10
        assert properties["precision"] in {"very-high", "high", "medium", "low"}
        assert properties["problem.severity"] in {"error", "warning", "recommendation"}
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}


def test_long_texts_are_cut_to_what_github_takes() -> None:
    (rule,) = rules_of(PAGES[:1]).values()
    assert rule.page
    long = replace(rule, title="t" * 2_000, name="n" * 300, page=replace(rule.page, paragraph="p " * 2_000))
    told: Any = descriptor(long)
    assert [len(told["name"]), len(told["shortDescription"]["text"]), len(told["fullDescription"]["text"])] == [
        255,
        1_024,
        1_024,
    ]
    assert told["fullDescription"]["text"].endswith("…")
    assert "p " * 1_999 in told["help"]["markdown"]


def test_results_point_at_their_rule_and_place(report: Report) -> None:
    run = run_of(report("sarif"))
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == 9
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        assert set(place["region"]) == {"startLine", "startColumn", "endLine", "endColumn"}
        source = TREE[unquote(place["artifactLocation"]["uri"])].decode().split("\n")
        region = place["region"]
        lines = source[region["startLine"] - 1 : region["endLine"]]
        lines[-1] = lines[-1][: region["endColumn"] - 1]
        assert "\n".join(lines)[region["startColumn"] - 1 :].startswith(("def ", "eval(", "fetch(", "decode("))
        assert lines[-1].endswith((")", "39"))
    assert [result["level"] for result in run["results"]].count("error") == 5


def test_lines_are_known_again_as_githubs_own_action_knows_them(report: Report) -> None:
    for result in run_of(report("sarif"))["results"]:
        place = result["locations"][0]["physicalLocation"]
        line = place["region"]["startLine"]
        expected = line_hashes(TREE[place["artifactLocation"]["uri"]], [line])[line]
        assert result["partialFingerprints"]["primaryLocationLineHash"] == expected
        assert re.fullmatch(r"[0-9a-f]{20}", result["partialFingerprints"]["rustboundFingerprint/v1"])


def test_paths_begin_at_the_top_of_the_repository(report: Report) -> None:
    tree = {"pkg/a b/größe#1%.py": b"eval(1)\n"}
    (result,) = run_of(report("sarif", tree=tree, top="pkg"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {
        "uri": "a%20b/gr%C3%B6%C3%9Fe%231%25.py",
        "uriBaseId": "%SRCROOT%",
    }


def test_a_file_outside_the_repository_has_an_absolute_uri(report: Report) -> None:
    run = run_of(report("sarif", tree={"other/a b.py": b"eval(1)\n"}, top="repository"))
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///project/other/a%20b.py"}
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"] == "file:///project/repository/"


def test_what_was_not_read_is_told(report: Report) -> None:
    (invocation,) = run_of(report("sarif", tree=SMALL))["invocations"]
    assert invocation["executionSuccessful"] is True
    told = [
        (
            entry["level"],
            entry["message"]["text"].partition(":")[0],
            [place["physicalLocation"]["artifactLocation"]["uri"] for place in entry.get("locations", ())],
        )
        for entry in invocation["toolExecutionNotifications"]
    ]
    assert told == [
        ("error", "catalogue page failed to load", []),
        ("warning", "read in part", ["app/broken.py"]),
        ("warning", "not read", ["app/binary.py"]),
        ("note", "left out on purpose", []),
        ("note", "left out on purpose", []),
    ]


def test_more_results_than_github_takes_are_told_in_the_log() -> None:
    view = View(places=Places("/r", "/r"))
    log = json.loads(opening(view) + b"".join(closing(view, outcome_of(blocked=25_001))))
    (entry,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert entry["level"] == "error"
    assert entry["message"]["text"].startswith("25,001 results: GitHub refuses")


@pytest.mark.parametrize("title", ["see [this](https://example.invalid)", "[a](1)", "{0} {x}", "\x1b[31m", "</script>"])
def test_no_text_is_a_link_or_controls_a_terminal(title: str, report: Report) -> None:
    rules = {code: replace(rule, title=title) for code, rule in rules_of(PAGES).items()}
    text = report("sarif", tree={"a.py": b"eval(1)\n"}, view=View(rules=rules))
    assert all(character.isprintable() or character == "\n" for character in text)
    (result,) = run_of(text)["results"]
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(", result["message"]["text"])
    assert result["message"]["text"].replace("\\[", "[") == f"{title}: message of PY901"


@pytest.mark.parametrize(("only_new", "states"), [(True, {"new"}), (False, {None})])
def test_what_a_baseline_does_not_know_is_new(
    only_new: bool,  # noqa: FBT001
    states: set[str | None],
    report: Report,
    validator: jsonschema.Draft7Validator,
) -> None:
    log = json.loads(report("sarif", view=View(rules=rules_of(PAGES), only_new=only_new)))
    validator.validate(log)
    assert {result.get("baselineState") for result in log["runs"][0]["results"]} == states
