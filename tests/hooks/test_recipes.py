"""The recipes of docs/hooks.md do what they say. None of them needs a network."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

from tests.hooks.hook_project import CHECKOUT, HookProject, new_project
from tests.toolchains import needs

pytestmark = needs("git")

PAGE = (CHECKOUT / "docs" / "hooks.md").read_text(encoding="utf-8")
YAML = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)]
(SHELL,) = re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)

CLEAN = "x = 1\n"
EVAL = "x = eval('1')\n"
# What a shell, xargs or an option parser may stumble over.
ODD_NAMES = ["a b.py", "-q.py", "it's.py", "new\nline.py", "größe.py", "$(x).py"]


@pytest.fixture
def project(tmp_path: Path) -> HookProject:
    """A repository without hooks."""
    home = str(tmp_path / "home")
    return new_project(tmp_path / "project", XDG_CACHE_HOME=str(tmp_path / "cache"), PRE_COMMIT_HOME=home)


def test_the_plain_hook(project: HookProject) -> None:
    hook = project.root / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(SHELL, encoding="utf-8")
    hook.chmod(0o755)
    done = project.commit({**dict.fromkeys(ODD_NAMES, CLEAN), "gone.py": CLEAN, "README.md": "# A project\n"})
    assert (done.code, "All checks passed: nothing blocked in 7 files" in done.text) == (0, True), done.text
    (project.root / "gone.py").unlink()
    done = project.commit({"README.md": "# The project\n"})
    assert (done.code, "rustbound" in done.text) == (0, False), done.text
    for name in ODD_NAMES:
        done = project.commit({name: EVAL})
        assert (done.code, "PY901" in done.text) == (1, True), done.text
        done = project.commit({name: f"{CLEAN}# {name!r}\n"})
        assert done.code == 0, done.text


def test_pre_commit_with_what_is_installed(project: HookProject) -> None:
    project.write({".pre-commit-config.yaml": json.dumps(YAML[1])})
    assert project.run("pre-commit", "install").code == 0
    done = project.commit(dict.fromkeys(["a b.py", "it's.py", "größe.py"], CLEAN))
    assert done.code == 0, done.text
    done = project.commit({"a b.py": EVAL})
    assert (done.code, "a b.py:1:5: PY901" in done.text) == (1, True), done.text


def test_what_is_shown_of_pre_commit_is_valid(project: HookProject) -> None:
    ours = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (hook,) = YAML[0]["repos"][0]["hooks"]
    (same,) = (one for one in ours if one["id"] == hook["id"])
    (local,) = YAML[1]["repos"][0]["hooks"]
    assert {key: local[key] for key in ("id", "name", "entry", "types_or", "require_serial")} == {
        key: same[key] for key in ("id", "name", "entry", "types_or", "require_serial")
    }
    for config in YAML[:2]:
        project.write({"config.yaml": json.dumps(config)})
        done = project.run("pre-commit", "validate-config", "config.yaml")
        assert done.code == 0, done.text
    assert project.run("pre-commit", "validate-manifest", str(CHECKOUT / ".pre-commit-hooks.yaml")).code == 0


def test_the_command_that_lefthook_runs(project: HookProject) -> None:
    command = YAML[2]["pre-commit"]["commands"]["rustbound"]
    assert command["glob"] == "*.{go,py}"
    project.write(dict.fromkeys(ODD_NAMES, CLEAN))
    names = " ".join(map(shlex.quote, ODD_NAMES))
    assert project.run("sh", "-c", command["run"].replace("{staged_files}", names)).code == 0
    project.write({ODD_NAMES[1]: EVAL})
    assert project.run("sh", "-c", command["run"].replace("{staged_files}", names)).code == 1
