"""What the worklist says of imports from outside, end to end."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.worklist.project import write
from translator.cli.group import rustbound

KIT = '[crates]\n"github.com/acme/kit" = { crate = "acme-kit", ready = "partial", missing = "its tax" }\n'
FILES = {
    "go.mod": "module shop.example/shop\n\nrequire (\n\tgithub.com/gin-gonic/gin v1\n\tgithub.com/acme/kit/v2 v2\n)\n",
    "shop.go": 'package shop\n\nimport (\n\t"os"\n\t"github.com/acme/kit/v2/tax"\n\t"github.com/gin-gonic/gin"\n)\n',
    "tools/report.py": "import yaml\nimport os.path\nfrom widgets.charts import Pie\n",
    "rustbound.toml": KIT,
}


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.chdir(write(tmp_path, FILES))
    result = CliRunner().invoke(rustbound, ["worklist", "--format", "json", "--quiet", "--jobs", "1"])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_each_import_from_outside_has_its_row(document: dict[str, Any]) -> None:
    rows = {(row["language"], row["package"]): row for row in document["totals"]["crates"]}
    said = {key: (row["standard"], row["crate"], row["ready"], row["units"]) for key, row in rows.items()}
    assert said == {
        ("go", "github.com/acme/kit/v2"): (False, "acme-kit", "partial", ["."]),
        ("go", "github.com/gin-gonic/gin"): (False, "axum", "full", ["."]),
        ("go", "os"): (True, "std::fs", "full", ["."]),
        ("python", "widgets"): (False, "", "unknown", ["tools.report"]),
        ("python", "os.path"): (True, "std::path", "full", ["tools.report"]),
        ("python", "yaml"): (False, "serde-saphyr", "partial", ["tools.report"]),
    }
    assert rows["go", "github.com/acme/kit/v2"]["missing"] == "its tax"
    assert rows["go", "github.com/gin-gonic/gin"]["licence"]
    assert rows["python", "yaml"]["distribution"] == "PyYAML"


def test_a_unit_names_the_crates_of_the_registry_that_it_needs(document: dict[str, Any]) -> None:
    needed = {row["unit"]: row["crates"] for row in document["worklist"]}
    assert needed == {".": ["acme-kit", "axum", "tower-http"], "tools.report": ["serde-saphyr"]}
