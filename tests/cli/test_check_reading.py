"""What a check reads, and what it could not read: nothing of that is a silent pass."""

import io
import os
import re
import sys

import pytest

from tests.cli.check_project import CODE, Check, Project, check, checked_project, project
from tests.cli.scan_project import FINDING
from translator.engine.facts import FileFacts
from translator.engine.gate import Gate, survey
from translator.source.files import Candidate

__all__ = ["check", "checked_project", "project"]

CLEAN = b"x = 1\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"def f(:\n    pass\n", "syntax error on line 1"),
        (b"x = '\xff'\n", "byte"),
        (b"print 'x'\n", "Python 2: print statement on line 1"),
    ],
)
def test_a_file_read_in_part_is_no_silent_pass(
    content: bytes, reason: str, checked_project: Project, check: Check
) -> None:
    checked_project.write({"a.py": content})
    done = check("a.py")
    assert done.code == 1
    assert done.out.startswith("a.py:1:1: RB201 blocked: File read in part\n    ")
    assert reason in done.out
    assert check("a.py", "--ignore", "RB201") == (
        0,
        "",
        "All checks passed: nothing blocked in 1 file\nread in part: 1 file\n",
    )


def test_what_is_found_beside_a_syntax_error_counts_too(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": FINDING + b"def f(:\n"})
    done = check("a.py")
    assert re.findall(r"^a\.py:(\d):\d: (\w+)", done.out, re.MULTILINE) == [("1", CODE), ("2", "RB201")]


def test_a_file_that_cannot_be_read_is_no_silent_pass(
    checked_project: Project, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked_project.write({"a.py": b"x\0y", "b.py": CLEAN})
    done = check()
    assert (done.code, done.err) == (1, "Found 1 finding: 1 blocked, in 1 of 2 files\nnot read: 1 unreadable\n")
    assert done.out.startswith("a.py:1:1: RB202 blocked: File not read\n    binary: NUL byte on line 1: ")
    monkeypatch.setattr("translator.source.reading.LARGEST_FILE", 3)
    assert re.findall(r"\w\.py:1:1: RB202", check().out) == ["a.py:1:1: RB202", "b.py:1:1: RB202"]


def test_a_place_that_cannot_be_read_is_no_silent_pass(checked_project: Project, check: Check) -> None:
    checked_project.write({"a.py": CLEAN})
    (checked_project.root / "c.py").symlink_to("nowhere.py")
    assert check().code == 0
    os.mkfifo(checked_project.root / "b.py")
    done = check()
    assert (done.code, done.err) == (
        1,
        "Found 1 finding: 1 blocked, in 1 of 2 files\nnot read: 1 unreadable, 1 symbolic links\n",
    )
    assert done.out.startswith("b.py:1:1: RB202 blocked: File not read\n    not a regular file: ")
    assert check("--ignore", "RB202").code == 0


def test_a_file_in_another_language_is_told_and_no_failure(checked_project: Project, check: Check) -> None:
    checked_project.write({"notes.md": b"# Notes\n", "a.py": CLEAN})
    told = "notes.md: not in a language rustbound reads\nnot read: 1 unreadable\n"
    assert check("notes.md", "a.py") == (0, "", f"All checks passed: nothing blocked in 1 file\n{told}")
    assert check("notes.md") == (0, "", f"Nothing to check: no Go or Python files\n{told}")


def test_what_is_left_out_on_purpose_is_counted(checked_project: Project, check: Check) -> None:
    checked_project.write({"vendor/a.py": FINDING, "b.py": b"# @generated\n" + FINDING, "c.py": CLEAN})
    done = check()
    assert done == (0, "", "All checks passed: nothing blocked in 1 file\nnot read: 1 generated, 1 vendored\n")
    # A file given by name is read all the same.
    assert check("b.py").code == 1
    assert check("b.py", "vendor/a.py").code == 1
    assert check("--force-exclude", "vendor/a.py") == (
        0,
        "",
        "Nothing to check: no Go or Python files\nnot read: 1 vendored\n",
    )


class _Bytes:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def test_standard_input(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Bytes(FINDING))
    done = check("-", "--stdin-filename", "sub/new.py")
    assert done.code == 1
    assert done.out.startswith(f"sub/new.py:1:5: {CODE} ")
    monkeypatch.setattr(sys, "stdin", _Bytes(CLEAN))
    assert check("-", "--stdin-filename", "sub/new.py").code == 0
    monkeypatch.setattr(sys, "stdin", _Bytes(FINDING))
    done = check("-", "--stdin-filename", "new.py", "--force-exclude", "--exclude", "new.py")
    assert (done.code, done.out) == (0, "")
    assert sys.stdin.buffer.read() == b""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-"], "needs --stdin-filename"),
        (["-", "--stdin-filename", "Makefile"], "its suffix says the language"),
        (["-", "a.py", "--stdin-filename", "b.py"], "`-` stands alone"),
        (["a.py", "--stdin-filename", "b.py"], "give `-` as the file"),
    ],
)
def test_standard_input_that_makes_no_sense(
    arguments: list[str], told: str, checked_project: Project, check: Check
) -> None:
    checked_project.write({"a.py": CLEAN})
    done = check(*arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1


def test_many_files_are_checked_in_processes(
    checked_project: Project, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{number:03}.py": FINDING * (number % 3) + b"# a comment\n" for number in range(60)}
    checked_project.write({**files, "bad.py": b"x\0"})
    alone = check("--jobs", "1")
    monkeypatch.setattr("translator.engine.gate._SMALL", 0)
    assert check("--jobs", "3") == alone
    assert check("--jobs", "2", "--format", "json") == check("--jobs", "1", "--format", "json")


def test_a_bug_is_told_and_no_pass(checked_project: Project, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    def survey_read(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("boom")

    checked_project.write({"a.py": CLEAN})
    monkeypatch.setattr("translator.engine.gate.survey_read", survey_read)
    done = check("a.py")
    assert done.code == 2
    assert "a.py:0: internal error: ZeroDivisionError: boom" in done.err


def test_a_process_that_dies_is_told_and_costs_one_file(
    checked_project: Project, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(gate: Gate, file: Candidate) -> FileFacts:
        if file.path == "042.py":
            os._exit(9)
        return survey(gate, file)

    checked_project.write({f"{number:03}.py": FINDING for number in range(60)})
    monkeypatch.setattr("translator.engine.gate._SMALL", 0)
    monkeypatch.setattr("translator.engine.gather.survey", dies)
    done = check("--jobs", "2")
    assert done.code == 2
    assert done.out.count(f"{CODE} blocked") == 59
    assert done.err.endswith("\n  042.py:0: the process that worked on it died\n")
