"""What people and hooks hand to a check by mistake: exit code 2, one clear message, no traceback."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.check_project import Check, Project, check, checked_project, project
from tests.toolchains import needs

__all__ = ["check", "checked_project", "project"]

CLEAN = b"x = 1\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gone.py"], "rustbound: gone.py: no such file or directory\n"),
        (["a.py", "gone.py", "lost.py"], "rustbound: gone.py: no such file or directory\n"),
        (["a.py/b.py"], "rustbound: a.py/b.py: Not a directory\n"),
        (["x" * 300 + ".py"], ".py: File name too long\n"),
        (["a\x1b[31m.py"], "rustbound: a\\x1b[31m.py: no such file or directory\n"),
        (["loop.py"], "rustbound: loop.py: Too many levels of symbolic links\n"),
        (["dangling.py"], "rustbound: dangling.py: no such file or directory\n"),
        (["--select", "PY90x", "a.py"], "rustbound: --select: unknown code, prefix, name or family 'PY90x': "),
        (["--ignore", "RB209", "a.py"], "rustbound: --ignore: unknown code, prefix, name or family 'RB209': did you "),
        (["--config", "gone.toml", "a.py"], "gone.toml"),
        (["--baseline", "gone.json", "a.py"], "rustbound: gone.json: there is no such file: write it with "),
        (["--output", "xml=-", "a.py"], "rustbound: --output: unknown format 'xml': "),
        (["--output", "no/such/dir", "a.py"], "no/such/dir"),
        (["--extend-patterns", "gone", "a.py"], "gone: no such directory"),
    ],
)
def test_what_is_not_there_or_not_known(
    arguments: list[str], told: str, checked_project: Project, check: Check
) -> None:
    checked_project.write({"a.py": CLEAN})
    (checked_project.root / "loop.py").symlink_to("loop.py")
    (checked_project.root / "dangling.py").symlink_to("nowhere.py")
    done = check(*arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1
    assert "bug in rustbound" not in done.err


@pytest.mark.parametrize("arguments", [["--fail-on", "bloked"], ["--format", "xml"], ["--jobs", "0"], ["--nope"]])
def test_bad_usage(arguments: list[str], checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": CLEAN})
    done = check("a.py", *arguments)
    assert (done.code, done.out) == (2, "")
    assert "Error: " in done.err
    assert arguments[0] in done.err


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("[", "rustbound.toml:1: broken TOML: "),
        ('fail-onn = "blocked"\n', "did you mean fail-on?"),
        ('fail-on = "bloked"\n', "rustbound.toml:1: fail-on: "),
        ('select = ["PY9999"]\n', "rustbound.toml:1: select: unknown code"),
        ('baseline = "gone.json"\n', "gone.json: there is no such file"),
        ('extend = "gone.toml"\n', "gone.toml"),
    ],
)
def test_broken_settings(settings: str, told: str, checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": CLEAN, "rustbound.toml": settings.encode()})
    done = check("a.py")
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "content",
    [b"", b'{"schema": 1, "find', b'{"schema": 99, "findings": []}\n', b"[]\n", b"\xff\xfe", b'{"schema": 1}\n'],
)
def test_a_baseline_that_is_broken_or_newer(content: bytes, checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": CLEAN, "known.json": content})
    for more in ([], ["--update-baseline"]):
        done = check("a.py", "--baseline", "known.json", *more)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("rustbound: known.json")
        assert done.err.count("\n") == 1
        assert (checked_project.root / "known.json").read_bytes() == content


@needs("git")
def test_repositories_without_commits_or_branches(checked_project: Project, check: Check) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"]
        subprocess.run(["git", *identity, *arguments], cwd=checked_project.root, check=True, capture_output=True)

    checked_project.write({"a.py": CLEAN})
    done = check("--since", "HEAD", "a.py")
    assert (done.code, done.err.count("\n")) == (2, 1)
    git("init", "--quiet")
    done = check("--since", "HEAD", "a.py")
    assert (done.code, "no commits" in done.err) == (2, True)
    assert check("a.py").code == 0
    git("add", "a.py")
    git("commit", "--quiet", "--message", "x")
    git("checkout", "--quiet", "--detach")
    assert check("--since", "HEAD", "a.py").code == 0
    done = check("--since", "no-such-branch", "a.py")
    assert (done.code, done.err.count("\n"), "no-such-branch" in done.err) == (2, 1, True)
    # Staged, and then deleted from the work tree: a hook that names it is told so.
    checked_project.write({"b.py": CLEAN})
    git("add", "b.py")
    (checked_project.root / "b.py").unlink()
    assert check("b.py")[::2] == (2, "rustbound: b.py: no such file or directory\n")
    assert check().code == 0


def test_a_current_directory_that_is_gone(
    checked_project: Project, check: Check, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    checked_project.write({"a.py": CLEAN})
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for arguments in ([], ["a.py"], ["--color", "never", "a.py"]):
        done = check(*arguments)
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert done.err.startswith("rustbound: the current directory: ")
    os.chdir(tmp_path)


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/rustbound"])
def test_a_cache_that_cannot_be(place: str, checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": CLEAN, "file": b""})
    for _ in range(2):
        assert check("--cache-dir", place, "a.py") == (0, "", "All checks passed: nothing blocked in 1 file\n")
    assert (checked_project.root / "file").read_bytes() == b""
