"""`rustbound worklist` as it is run."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tests.worklist.project import write
from translator.cli.group import rustbound
from translator.cli.run import run

ROOT = Path(__file__).parents[2]
ORDERS = ROOT / "fixtures" / "python-orders"


def worklist(*arguments: str) -> Result:
    return CliRunner().invoke(rustbound, ["worklist", "--isolated", *arguments], catch_exceptions=False)


def test_the_document_is_of_its_schema() -> None:
    found = worklist(str(ROOT / "fixtures"), "--format", "json")
    assert found.exit_code == 0
    document = json.loads(found.stdout)
    schema = json.loads((ROOT / "docs" / "worklist-schema-1.json").read_text())
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    assert [row["rank"] for row in document["worklist"]] == list(range(1, len(document["worklist"]) + 1))
    assert {row["language"] for row in document["worklist"]} == {"go", "python"}


@pytest.mark.parametrize("aim", ["risk", "value", "effort"])
def test_nothing_stands_before_what_it_imports(aim: str) -> None:
    document = json.loads(worklist(str(ROOT / "fixtures"), "--format", "json", "--by", aim).stdout)
    ranks = {row["unit"]: row["rank"] for row in document["worklist"]}
    for row in document["worklist"]:
        assert all(ranks[unit] < row["rank"] for unit in row["blocked_by"])
        assert all(ranks[unit] > row["rank"] for unit in row["unblocks"])


def test_the_aim_decides_where_there_is_a_choice(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.py": "@app.route('/x')\ndef x():\n    return eval('1')\n",
            "b.py": "def f():\n    try:\n        return 1\n    except ValueError:\n        return 2\n",
            "c.py": "X = 1\n",
        },
    )

    def units(aim: str) -> list[str]:
        return [
            row["unit"]
            for row in json.loads(worklist(str(tmp_path), "--format", "json", "--by", aim).stdout)["worklist"]
        ]

    assert units("risk") == ["c", "b", "a"]
    assert units("value") == ["a", "c", "b"]
    assert units("effort") == ["c", "b", "a"]


def test_a_spreadsheet_shows_names_and_runs_none(tmp_path: Path) -> None:
    write(tmp_path, {"=cmd()/a.py": "import os\n", "-x.py": "X = 1\n", "plain.py": "X = 1\n"})
    found = worklist(str(tmp_path), "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(found.stdout, newline="")))
    assert {line["unit"] for line in lines} == {"'=cmd().a", "'-x", "plain"}
    assert all(not cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line.values())
    assert found.stdout_bytes.count(b"\r\n") == len(lines) + 1


def test_a_checklist_has_a_box_for_each_unit() -> None:
    text = worklist(str(ORDERS), "--format", "markdown").stdout
    boxes = re.findall(r"^- \[ \] \*\*(\d+)\.\*\* `([\w.]+)`", text, re.MULTILINE)
    assert len(boxes) == 8
    assert ("1", "orders.errors") in boxes
    assert "## Wave 1" in text


def test_the_table_says_why_each_row_stands_there() -> None:
    found = worklist(str(ORDERS))
    assert re.search(
        r"   1  orders\.errors  wave 1, \d+ lines, .+\n      imports no other unit of the project\n", found.stdout
    )
    assert "constructs without Rust counterpart must go first: PY901 orders/pricing.py:20" in found.stdout
    assert found.stderr.splitlines()[-1] == "not read: none"


def test_quiet_leaves_the_summary_out() -> None:
    assert worklist(str(ORDERS), "-q").stderr == ""


def test_what_is_left_out_and_not_read_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": "def f(:\n", "b.py": "X = 1\n"})
    (tmp_path / "c.py").write_bytes(b"\x00\x01\x02" * 50)
    document = json.loads(worklist(str(tmp_path), "--format", "json").stdout)
    assert {row["unit"] for row in document["worklist"]} == {"a", "b"}
    assert [entry["path"] for entry in document["ledger"]["files"]] == ["a.py"]
    assert [entry["path"] for entry in document["ledger"]["skips"]] == ["c.py"]
    assert {file["path"]: file["status"] for file in document["files"]} == {
        "a.py": "partial",
        "b.py": "ok",
        "c.py": "skipped",
    }


def test_nothing_to_port_is_an_empty_list(tmp_path: Path) -> None:
    document = json.loads(worklist(str(tmp_path), "--format", "json").stdout)
    assert document["worklist"] == []
    assert document["totals"]["effort"] == {"low": 0.0, "likely": 0.0, "high": 0.0}


def test_a_file_of_hours_that_is_missing_fails_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "done.csv"
    assert run(["worklist", str(ORDERS), "--calibrate", str(missing)]) == 2
    assert capsys.readouterr().err == f"rustbound: {missing}: cannot be read: No such file or directory\n"


def test_minutes_of_the_settings_count(tmp_path: Path) -> None:
    write(
        tmp_path, {"rustbound.toml": "[effort]\n1 = 60\n2 = 60\n3 = 60\n5 = 60\n8 = 60\n13 = 60\n", "a.py": "eval(x)\n"}
    )
    found = CliRunner().invoke(rustbound, ["worklist", str(tmp_path), "--format", "json"], catch_exceptions=False)
    (row,) = json.loads(found.stdout)["worklist"]
    assert [function["minutes"] for function in row["functions"]] == [60.0]
