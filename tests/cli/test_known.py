"""`--baseline`, `--update-baseline` and `--since` of the command."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable

import pytest

from tests.cli.check_project import CODE, Check, Project, check, checked_project, project
from tests.cli.scan_project import FINDING
from tests.revision.repository import ENVIRONMENT, Git, init

__all__ = ["check", "checked_project", "project"]

BASELINE = "rustbound-baseline.json"
OTHER = b'y = eval("2")\n'
CLEAN = b"x = 1\n"


@pytest.fixture
def accepted(checked_project: Project, check: Check) -> Project:
    """A project with one finding that its baseline knows."""
    checked_project.write({"a.py": FINDING, "b.py": CLEAN})
    done = check("--baseline", BASELINE, "--update-baseline")
    assert (done.code, done.out) == (0, "")
    assert f"rustbound: {BASELINE}: 1 added, 0 taken out: 1 known finding\n" in done.err
    return checked_project


@pytest.fixture
def check_text(check: Check, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Checks `a.py` with a content that is not the file's own: (content, arguments…) -> exit code."""

    def run(content: bytes, *arguments: str) -> int:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        return check(*arguments, "-", "--stdin-filename", "a.py").code

    return run


@pytest.fixture
def git(accepted: Project, monkeypatch: pytest.MonkeyPatch) -> Git:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM"):
        monkeypatch.setenv(name, ENVIRONMENT[name])
    git = init(accepted.root)
    git("add", "-A")
    git("commit", "-qm", "first")
    return git


def test_what_is_known_passes_and_what_is_new_fails(accepted: Project, check: Check) -> None:
    done = check("--baseline", BASELINE)
    assert (done.code, done.out) == (0, "")
    assert f"rustbound: {BASELINE}: 1 finding known\n" in done.err
    accepted.write({"b.py": OTHER})
    done = check("--baseline", BASELINE)
    assert (done.code, done.out.splitlines()[0]) == (1, f"b.py:1:5: {CODE} blocked: Code made at run time")
    assert "a.py" not in done.out
    assert check("--baseline", BASELINE, "--exit-zero").code == 0
    assert check("--baseline", BASELINE, "a.py").code == 0
    assert check("--baseline", BASELINE, "b.py").code == 1


def test_what_is_gone_is_taken_out_and_told(accepted: Project, check: Check) -> None:
    accepted.write({"a.py": CLEAN})
    done = check("--baseline", BASELINE)
    assert done.code == 0
    assert f"rustbound: {BASELINE}: 1 known finding is no longer found, taken out of the baseline:\n" in done.err
    assert f'rustbound:   a.py: {CODE} eval("1")\n' in done.err
    assert json.loads((accepted.root / BASELINE).read_text())["findings"] == [None]
    accepted.write({"a.py": FINDING})
    assert check("--baseline", BASELINE).code == 1


def test_the_settings_name_the_baseline(accepted: Project, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    with (accepted.root / "rustbound.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'baseline = "{BASELINE}"\n')
    assert check().code == 0
    accepted.write({"sub/c.py": OTHER})
    monkeypatch.chdir(accepted.root / "sub")
    assert check().code == 1
    done = check("--update-baseline")
    assert (done.code, "1 added, 0 taken out: 2 known findings" in done.err) == (0, True)
    assert check("..").code == 0


def test_a_link_that_leads_to_the_project_changes_nothing(accepted: Project, check: Check) -> None:
    link = accepted.root.parent / "link"
    link.symlink_to(accepted.root)
    assert check("--baseline", str(link / BASELINE), str(link)).code == 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--baseline", "no.json"], "no.json: there is no such file: write it with"),
        (["--update-baseline"], "--update-baseline: which one? give --baseline FILE"),
        (["--baseline", BASELINE, "--update-baseline", "--since", "HEAD"], "exclude each other"),
        (["--baseline", BASELINE, "--update-baseline", "-", "--stdin-filename", "a.py"], "not standard input"),
        (["--baseline", "no/such/b.json", "--update-baseline"], "no/such: no such directory"),
        (["--baseline", ".", "--update-baseline"], "Is a directory"),
        (["--since", "HEAD"], "not in a git repository"),
    ],
)
def test_what_cannot_be_done_ends_with_2(accepted: Project, check: Check, arguments: list[str], expected: str) -> None:
    before = (accepted.root / BASELINE).read_bytes()
    done = check(*arguments)
    assert (done.code, done.out) == (2, "")
    assert expected in done.err
    assert "Traceback" not in done.err
    assert (accepted.root / BASELINE).read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"", b"{", b"<<<<<<< HEAD\n", b'{"schema": 2}', b'{"schema": 1, "findings": [1]}', b"\xff"]
)
@pytest.mark.parametrize("arguments", [[], ["--update-baseline"]])
def test_a_broken_baseline_ends_with_2_and_stays(
    accepted: Project, check: Check, content: bytes, arguments: list[str]
) -> None:
    (accepted.root / BASELINE).write_bytes(content)
    done = check("--baseline", BASELINE, *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"rustbound: {BASELINE}:1: ")
    assert (accepted.root / BASELINE).read_bytes() == content


def test_standard_input_takes_nothing_out(accepted: Project, check_text: Callable[..., int]) -> None:
    before = (accepted.root / BASELINE).read_bytes()
    assert check_text(CLEAN, "--baseline", BASELINE) == 0
    assert check_text(FINDING, "--baseline", BASELINE) == 0
    assert check_text(FINDING + OTHER, "--baseline", BASELINE) == 1
    assert (accepted.root / BASELINE).read_bytes() == before


class TestSince:
    def test_only_changed_files_are_checked(self, accepted: Project, check: Check, git: Git) -> None:
        done = check("--since", "HEAD")
        assert (done.code, done.out) == (0, "")
        assert "rustbound: since HEAD: 0 of 2 files changed\n" in done.err
        accepted.write({"a.py": b"# more\n" + FINDING + OTHER})
        done = check("--since", "HEAD")
        assert (done.code, done.out.splitlines()[0].split(" ")[0]) == (1, "a.py:3:5:")
        assert "rustbound: since HEAD: 1 of 2 files changed, 1 finding not new\n" in done.err
        git("commit", "-qam", "second")
        assert check("--since", "HEAD").code == 0
        assert check("--since", "HEAD~1").code == 1

    @pytest.mark.usefixtures("git")
    def test_a_baseline_beside_it_is_not_touched(self, accepted: Project, check: Check) -> None:
        before = (accepted.root / BASELINE).read_bytes()
        accepted.write({"a.py": CLEAN, "b.py": OTHER})
        assert check("--since", "HEAD", "--baseline", BASELINE).code == 1
        assert (accepted.root / BASELINE).read_bytes() == before

    @pytest.mark.usefixtures("git")
    def test_standard_input(self, check_text: Callable[..., int]) -> None:
        assert check_text(CLEAN + FINDING, "--since", "HEAD") == 0
        assert check_text(FINDING + OTHER, "--since", "HEAD") == 1

    @pytest.mark.usefixtures("git")
    def test_a_revision_that_is_not_there(self, check: Check) -> None:
        done = check("--since", "nope")
        assert (done.code, done.out) == (2, "")
        assert "--since nope: no such commit in" in done.err
