import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion

from tests.report.sample import TREE, Report
from translator.engine import run
from translator.engine.facts import LedgerEntry
from translator.report.document import Document
from translator.report.schema import schemas

DOCS = Path(__file__).parents[2] / "docs"
SMALL = {name: TREE[name] for name in ("app/store.py", "app/broken.py", "app/binary.py", "vendor/a.py")}


def check(value: object, schema: str) -> None:
    jsonschema.Draft202012Validator(json.loads(schemas()[schema])).validate(value)


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema without room for keys it does not name."""
    for definition in schema["$defs"].values():
        definition["additionalProperties"] = False
    return schema


def test_json(report: Report, snapshot: SnapshotAssertion) -> None:
    assert report("json", tree=SMALL) == snapshot


def test_json_is_a_document_of_the_schema_and_nothing_else(report: Report) -> None:
    text = report("json")
    jsonschema.Draft202012Validator(closed(json.loads(schemas()["schema-1.json"]))).validate(json.loads(text))
    document = msgspec.json.decode(text, type=Document)
    assert len(document.findings) == 9
    assert [file.path for file in document.files] == sorted(name for name in TREE if not name.startswith("vendor"))


def test_the_keys_of_schema_1_are_for_ever(report: Report) -> None:
    document = json.loads(report("json"))
    assert list(document) == ["schema", "tool", "findings", "files", "ledger"]
    finding = document["findings"][0]
    assert " ".join(finding) == (
        "code name path language start end symbol verdict effort message source skeleton notes crates part_of "
        "fingerprint"
    )
    assert list(document["files"][0]) == ["path", "language", "lines", "status", "reason"]
    assert finding["start"] == {"line": 1, "column": 1}


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_source_comes_back_as_it_was(form: str, report: Report) -> None:
    text = report(form)
    findings = json.loads(text)["findings"] if form == "json" else [json.loads(line) for line in text.splitlines()]
    sources = [finding["source"] for finding in findings if finding.get("path") == "hostile.py"]
    assert sources == ["eval('\x1b[31m \x07 \u202e \x9b')", "eval('\x7f')"]


def test_without_findings_it_is_still_a_document(report: Report) -> None:
    document = json.loads(report("json", tree={"a.py": b"x = 1\n"}, pages=()))
    check(document, "schema-1.json")
    assert document["findings"] == []
    assert json.loads(report("json", tree={}, pages=()))["files"] == []


def test_the_first_finding_may_come_late(report: Report) -> None:
    tree = {f"a{number:03}.py": b"x = 1\n" * 20_000 for number in range(4)} | {"z.py": b"eval(1)\n"}
    assert [finding["path"] for finding in json.loads(report("json", tree=tree))["findings"]] == ["z.py"]


def test_jsonl_is_a_finding_a_line_and_a_summary(report: Report) -> None:
    lines = [json.loads(line) for line in report("jsonl").splitlines()]
    for line in lines:
        check(line, "schema-1-line.json")
    document = json.loads(report("json"))
    assert lines[:-1] == document["findings"]
    summary = lines[-1]["summary"]
    assert summary["ledger"] == document["ledger"]
    assert summary["tool"] == document["tool"]
    assert (summary["findings"], summary["parts"], summary["effort"]) == (9, 2, 71)
    assert summary["verdicts"] == {"direct": 2, "adapt": 2, "redesign": 0, "blocked": 5}
    assert summary["files"] == {"ok": 5, "partial": 1, "skipped": 2}


def test_the_ledger(report: Report) -> None:
    ledger = json.loads(report("json"))["ledger"]
    assert [entry["path"] for entry in ledger["files"]] == ["app/broken.py"]
    assert [(skip["path"], skip["kind"]) for skip in ledger["skips"]] == [
        ("vendor/", "vendored"),
        ("app/binary.py", "failed"),
        ("app/made.py", "generated"),
    ]
    assert [(entry["kind"], entry["line"]) for entry in ledger["constructs"]] == [("skeleton", 4)]
    assert [entry["path"] for entry in ledger["pages"]] == ["own/PY999-x.md"]
    assert ledger["counts"] == {
        "partial": 1,
        "failed": 1,
        "generated": 1,
        "vendored": 1,
        "ignored": 0,
        "excluded": 0,
        "link": 0,
        "constructs": 1,
        "pages": 1,
    }


def test_a_page_that_fails_twice_counts_once(report: Report) -> None:
    wrong = tuple(LedgerEntry("page", "own/PY999-x.md", line, "wrong") for line in (3, 7))
    ledger = json.loads(report("json", pages=wrong))["ledger"]
    assert len(ledger["pages"]) == 2
    assert ledger["counts"]["pages"] == 1


@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl"])
@pytest.mark.parametrize("phases", [1, 2])
def test_the_number_of_processes_changes_nothing(
    form: str, phases: int, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_SMALL", 0)
    monkeypatch.setattr(run, "_SMALL_WITH_SKELETONS", 0)
    tree = dict(TREE) | {f"many/{number:03}.py": b"eval(1)\ndef f():\n    g()\n" * 4 for number in range(100)}
    skeletons = phases == 2
    assert report(form, tree=tree, jobs=3, skeletons=skeletons) == report(form, tree=tree, skeletons=skeletons)


@pytest.mark.parametrize("name", schemas())
def test_the_published_schema_is_the_one_of_the_types(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == schemas()[name], "run `make docs` and read what changed"
