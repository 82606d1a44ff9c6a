"""The hooks as the real pre-commit installs and runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.hooks.hook_project import CHECKOUT, HookProject, new_project, publish
from tests.toolchains import needs, require_package_index

pytestmark = needs("git")

CLEAN = "def f(x: int) -> int:\n    return x + 1\n"
EVAL = "def f(rule: str) -> int:\n    return eval(rule)\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, Path]:
    """The repository the hooks come from, its revision, and pre-commit's home with their environment."""
    directory = tmp_path_factory.mktemp("pre-commit")
    require_package_index(directory)
    repository, revision = publish(directory / "rustbound")
    first = configured(new_project(directory / "first", PRE_COMMIT_HOME=str(directory / "home")), repository, revision)
    done = first.run("pre-commit", "install-hooks")
    assert done.code == 0, done.text
    return repository, revision, directory / "home"


def configured(project: HookProject, repository: Path, revision: str, hook: str = "rustbound-check") -> HookProject:
    """The project with a configuration that runs one hook from the repository."""
    config = {"repos": [{"repo": str(repository), "rev": revision, "hooks": [{"id": hook}]}]}
    # JSON is YAML.
    project.write({".pre-commit-config.yaml": json.dumps(config)})
    return project


@pytest.fixture
def project(installed: tuple[Path, str, Path], tmp_path: Path) -> HookProject:
    """A project whose commits run `rustbound-check`."""
    repository, revision, home = installed
    made = new_project(tmp_path / "project", PRE_COMMIT_HOME=str(home), XDG_CACHE_HOME=str(tmp_path / "cache"))
    configured(made, repository, revision)
    made.run("pre-commit", "install")
    done = made.commit({"README.md": "# A project\n"})
    assert done.code == 0, done.text
    return made


def test_a_clean_commit_passes(project: HookProject) -> None:
    done = project.commit({"a.py": CLEAN, "b.go": "package b\n"})
    assert done.code == 0, done.text
    assert re.search(r"^rustbound check\.+Passed$", done.text, re.MULTILINE)


def test_a_commit_that_adds_eval_fails_and_shows_why(project: HookProject) -> None:
    done = project.commit({"a.py": CLEAN, "sub/b.py": EVAL})
    assert done.code == 1
    assert re.search(r"^rustbound check\.+Failed$", done.text, re.MULTILINE)
    assert re.search(
        r"^sub/b\.py:2:12: PY901 blocked: .*\n    .* \(rustbound explain PY901\)$", done.text, re.MULTILINE
    )
    assert project.run("git", "log", "--oneline").text.count("\n") == 1


def test_only_what_is_committed_counts(project: HookProject) -> None:
    project.write({"a.py": EVAL})
    project.git("add", "a.py")
    project.write({"a.py": CLEAN})
    assert project.run("git", "commit", "--quiet", "--message", "x").code == 1
    project.git("add", "a.py")
    project.write({"a.py": EVAL})
    done = project.run("git", "commit", "--quiet", "--message", "x")
    assert done.code == 0, done.text
    assert (project.root / "a.py").read_text(encoding="utf-8") == EVAL


def test_a_suppressed_one_passes(project: HookProject) -> None:
    suppressed = EVAL.replace("(rule)", "(rule)  # rustbound: ignore[PY901] -- the port has a parser for rules")
    done = project.commit({"a.py": suppressed})
    assert done.code == 0, done.text
    done = project.commit({"a.py": suppressed.replace(" -- the port has a parser for rules", "")})
    assert (done.code, "RB102" in done.text) == (1, True)


def test_a_baselined_one_passes_and_a_new_one_does_not(project: HookProject) -> None:
    project.write({"a.py": EVAL, "rustbound.toml": 'baseline = "known.json"\n'})
    done = project.run("rustbound", "check", "--update-baseline")
    assert done.code == 0, done.text
    done = project.commit({})
    assert done.code == 0, done.text
    done = project.commit({"a.py": f"# Rules of discounts.\n{EVAL}"})
    assert done.code == 0, done.text
    done = project.commit({"a.py": f"{EVAL}\n\ndef g(text: str) -> int:\n    return exec(text)\n"})
    assert (done.code, re.findall(r"PY901", done.text.partition("(")[0])) == (1, ["PY901"])


def test_files_split_over_several_calls_give_the_same_answer(project: HookProject) -> None:
    # pre-commit puts 128 KiB of names into one call at most.
    names = [f"{number:03}_{'long_name_' * 18}.py" for number in range(800)]
    guilty = [names[0], names[399], names[-1]]
    files = {name: EVAL if name in guilty else CLEAN for name in names}
    done = project.commit(files)
    assert done.code == 1
    assert done.text.count("Found 1 finding") + done.text.count("Found 2 findings") == 2, "there was only one call"
    assert re.findall(r"^(\d{3}_\w+\.py):2:12: PY901", done.text, re.MULTILINE) == guilty
    project.write({"rustbound.toml": 'baseline = "known.json"\n'})
    assert project.run("rustbound", "check", "--update-baseline").code == 0
    known = (project.root / "known.json").read_bytes()
    done = project.commit({})
    assert done.code == 0, done.text
    assert (project.root / "known.json").read_bytes() == known


def test_excluded_files_stay_excluded(project: HookProject) -> None:
    done = project.commit({"rustbound.toml": 'exclude = ["legacy/"]\n', "legacy/a.py": EVAL, "vendor/b.py": EVAL})
    assert done.code == 0, done.text
    assert project.commit({"legacy_not/a.py": EVAL}).code == 1


def test_a_half_edited_file_fails(project: HookProject) -> None:
    done = project.commit({"a.py": "def f(:\n    return\n"})
    assert (done.code, "a.py:1:1: RB201" in done.text) == (1, True)


def test_what_was_staged_and_then_deleted_is_no_trouble(project: HookProject) -> None:
    project.write({"a.py": CLEAN, "b.py": CLEAN})
    project.git("add", "--all")
    (project.root / "a.py").unlink()
    done = project.run("git", "commit", "--quiet", "--message", "x")
    assert done.code == 0, done.text
    project.git("add", "--all")
    assert project.run("git", "commit", "--quiet", "--message", "gone").code == 0


def test_broken_settings_fail_with_one_clear_message(project: HookProject) -> None:
    done = project.commit({"a.py": CLEAN, "rustbound.toml": 'fail-onn = "blocked"\n'})
    assert done.code == 1
    assert "exit code: 2" in done.text
    assert re.search(r"^rustbound: rustbound\.toml:1: .*fail-on", done.text, re.MULTILINE)
    assert "Traceback" not in done.text


def test_the_other_hook_removes_what_is_stale(project: HookProject, installed: tuple[Path, str, Path]) -> None:
    configured(project, installed[0], installed[1], "rustbound-suppressions")
    stale = CLEAN.replace("x + 1", "x + 1  # rustbound: ignore[PY901] -- the port has a parser")
    done = project.commit({"a.py": stale})
    assert (done.code, "files were modified by this hook" in done.text) == (1, True)
    assert (project.root / "a.py").read_text(encoding="utf-8") == CLEAN
    done = project.commit({})
    assert done.code == 0, done.text


def test_hooks_say_what_pre_commit_asks_for() -> None:
    hooks = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["rustbound-check", "rustbound-suppressions"]
    for hook in hooks:
        assert hook["language"] == "python"
        assert hook["types_or"] == ["go", "python"]
        assert "--force-exclude" in hook["entry"].split()
