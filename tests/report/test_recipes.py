"""The recipes of docs/formats.md: valid for those who read them, and every command in them runs."""

import re
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.cli.scan_project import command
from tests.report.schemas import GITHUB_WORKFLOW, GITLAB_CI, published

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
YAML = [yaml.load(text, yaml.BaseLoader) for text in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)]  # noqa: S506 - it reads text only


def check(value: Any, schema: dict[str, Any]) -> None:
    jsonschema.validators.validator_for(schema)(schema).validate(value)


def test_the_workflow_is_one_to_github() -> None:
    check(yaml.safe_load(yaml.safe_dump(YAML[0])), published(GITHUB_WORKFLOW))


def test_the_job_is_one_to_gitlab() -> None:
    check(YAML[1], published(GITLAB_CI))


def commands() -> list[str]:
    found = re.findall(r"rustbound (?:check|scan)[^\n`']*", PAGE)
    return sorted({line.strip() for line in found if "--" in line})


@pytest.mark.parametrize("line", commands())
def test_every_command_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.py").write_text("x = eval('1')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    arguments = shlex.split(line)[1:]
    done = command(*arguments, NO_COLOR="1")
    assert done.returncode == (0 if arguments[0] == "scan" or "--exit-zero" in arguments else 1), done.stderr
    named = {value.partition("=")[2] for value in arguments if "=" in value}
    assert named - {"-"} <= {path.name for path in tmp_path.iterdir()}


def test_files_that_are_uploaded_are_those_that_are_written() -> None:
    steps = YAML[0]["jobs"]["rustbound"]["steps"]
    (run,) = (step["run"] for step in steps if step.get("run", "").startswith("rustbound"))
    (upload,) = (step["with"]["sarif_file"] for step in steps if "sarif_file" in step.get("with", {}))
    assert f"--output sarif={upload}" in run
    reports = YAML[1]["rustbound"]["artifacts"]["reports"]
    script = YAML[1]["rustbound"]["script"][-1]
    assert f"--output gitlab={reports['codequality']}" in script
    assert f"--output junit={reports['junit']}" in script
