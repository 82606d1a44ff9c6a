"""The whole way with the real catalogue, on the sample projects."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from translator.catalog.cache import load_catalogue
from translator.cli import main
from translator.report.schema import schemas

FIXTURES = Path(__file__).parents[2] / "fixtures"
PROJECTS = ["go-invoices", "python-orders"]


def scan(*arguments: str, capfdbinary: pytest.CaptureFixture[bytes]) -> str:
    assert main(["scan", *arguments]) == 0
    return capfdbinary.readouterr().out.decode()


@pytest.fixture(params=PROJECTS)
def document(request: pytest.FixtureRequest, capfdbinary: pytest.CaptureFixture[bytes]) -> dict[str, Any]:
    found = json.loads(scan("--format", "json", str(FIXTURES / request.param), capfdbinary=capfdbinary))
    assert isinstance(found, dict)
    return found


def test_the_report_is_schema_1(document: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(json.loads(schemas()["schema-1.json"])).validate(document)
    assert document["findings"]


def test_everything_is_read_and_nothing_of_ours_fails(document: dict[str, Any]) -> None:
    assert [file for file in document["files"] if file["status"] == "skipped"] == []
    assert [entry for entry in document["ledger"]["constructs"] if "internal error" in entry["reason"]] == []


def test_findings_point_at_their_source(document: dict[str, Any], request: pytest.FixtureRequest) -> None:
    root = FIXTURES / request.node.callspec.params["document"]
    for finding in document["findings"]:
        lines = (root / finding["path"]).read_text(encoding="utf-8").split("\n")
        start, end = finding["start"], finding["end"]
        covered = lines[start["line"] - 1 : end["line"]]
        covered[-1] = covered[-1][: end["column"] - 1]
        covered[0] = covered[0][start["column"] - 1 :]
        assert "\n".join(covered) == finding["source"]


def test_findings_have_skeletons_and_fingerprints_of_their_own(document: dict[str, Any]) -> None:
    findings = document["findings"]
    fingerprints = {finding["fingerprint"] for finding in findings}
    assert len(fingerprints) == len(findings)
    for finding in findings:
        assert finding["skeleton"].startswith(f"// {finding['path']}:{finding['start']['line']}\n")
        assert finding["part_of"] is None or finding["part_of"] in fingerprints - {finding["fingerprint"]}


def test_parts_lie_inside_what_absorbs_them(document: dict[str, Any]) -> None:
    by_fingerprint = {finding["fingerprint"]: finding for finding in document["findings"]}
    absorbs = {page.code: page.absorbs for page in load_catalogue().patterns}
    for part in document["findings"]:
        if part["part_of"]:
            whole = by_fingerprint[part["part_of"]]
            assert part["code"] in absorbs[whole["code"]]
            assert place(whole["start"]) <= place(part["start"])
            assert place(part["end"]) <= place(whole["end"])


def place(position: dict[str, int]) -> tuple[int, int]:
    return position["line"], position["column"]


@pytest.mark.parametrize("project", PROJECTS)
def test_the_same_input_gives_the_same_output(project: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = str(FIXTURES / project)
    once = scan("--format", "json", path, capfdbinary=capfdbinary)
    assert scan("--format", "json", path, capfdbinary=capfdbinary) == once
    assert scan("--format", "json", "--jobs", "2", path, capfdbinary=capfdbinary) == once


@pytest.mark.parametrize("project", PROJECTS)
def test_every_format_tells_of_every_finding(project: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = str(FIXTURES / project)
    findings = json.loads(scan("--format", "json", path, capfdbinary=capfdbinary))["findings"]
    concise = scan("--format", "concise", path, capfdbinary=capfdbinary)
    full = scan("--format", "full", path, capfdbinary=capfdbinary)
    for finding in findings:
        where = f"{finding['start']['line']}:{finding['start']['column']}"
        assert f"{finding['path']}:{where}: {finding['code']} {finding['verdict']} {finding['message']}\n" in concise
        if finding["part_of"]:
            assert f"    {where}: {finding['code']} {finding['verdict']} {finding['message']}\n" in full
        else:
            assert f"{finding['path']}:{where}  {finding['code']} " in full
