"""Input that no parser likes: no traceback, no hang, always a line in the ledger, and the rest is reported."""

import os
import time
from pathlib import Path

import pytest

from tests.cli.scan_project import CODE, FINDING, Project, Scan, Scanned, project, scan
from translator.source.discovery import Discovery, discover

__all__ = ["project", "scan"]


def scanned(project: Project, scan: Scan, files: dict[str, bytes], *arguments: str) -> Scanned:
    """Scans the files and a good one; the good one's finding must be there, and all within seconds."""
    project.write({**files, "good.py": FINDING})
    began = time.monotonic()
    done = scan("--format", "json", *arguments)
    assert time.monotonic() - began < 20
    assert done.code == 0
    assert "Traceback" not in done.err
    assert ("good.py", CODE) in found(done)
    return done


def found(done: Scanned) -> list[tuple[str, str]]:
    return [(finding["path"], finding["code"]) for finding in done.json["findings"]]


def file_reason(done: Scanned, path: str) -> tuple[str, str]:
    """Status and reason of a file."""
    (file,) = [file for file in done.json["files"] if file["path"] == path]
    return file["status"], file["reason"]


def ledger_reasons(done: Scanned, path: str) -> list[str]:
    """What the ledger says of a file."""
    ledger = done.json["ledger"]
    return [
        entry["reason"] for key in ("files", "skips", "constructs") for entry in ledger[key] if entry["path"] == path
    ]


@pytest.mark.parametrize(
    ("content", "status", "reason"),
    [
        pytest.param(b"\x7fELF\0\0\1", "skipped", "binary: NUL byte on line 1", id="binary"),
        pytest.param(b"x = 1\ny = '\0'\n", "skipped", "binary: NUL byte on line 2", id="NUL in text"),
        pytest.param(b"x = '\xff'\n" + FINDING, "partial", "line 1: byte 0xFF is not UTF-8", id="invalid UTF-8"),
        pytest.param(b"# coding: klingon\n" + FINDING, "partial", "unknown encoding klingon", id="unknown encoding"),
        pytest.param(FINDING + b"def f(:\n  (", "partial", "syntax error on line ", id="half a file"),
        pytest.param(b"#" + b"x" * 100_000_000, "skipped", "too large: more than 5.0 MB", id="100 MB in one line"),
        pytest.param(FINDING + b"x = " + b"(" * 10_000 + b")" * 10_000, "partial", "", id="10,000 parentheses"),
        pytest.param(FINDING + b"x = " + b"(" * 10_000, "partial", "syntax error on line ", id="10,000 open ones"),
        pytest.param(FINDING + b"x = " + b"f(" * 10_000 + b")" * 10_000, "partial", "", id="10,000 calls"),
        pytest.param(FINDING + b"x = " + b"not " * 10_000 + b"y\n", "partial", "", id="10,000 operators"),
        pytest.param(FINDING + b"x = 1" + b" + 1" * 10_000 + b"\n", "partial", "", id="a sum of 10,000"),
    ],
)
def test_a_file_that_is_not_read_in_full(
    content: bytes, status: str, reason: str, project: Project, scan: Scan
) -> None:
    done = scanned(project, scan, {"bad.py": content})
    told = file_reason(done, "bad.py")
    assert told[0] == status
    assert reason in told[1]
    assert ledger_reasons(done, "bad.py") == [told[1]]
    assert (("bad.py", CODE) in found(done)) == (FINDING in content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(FINDING.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(b"\xef\xbb\xbf" + FINDING, id="byte order mark"),
        pytest.param(b"# coding: latin-1\ny = '\xe9'\n" + FINDING, id="PEP 263"),
        pytest.param(FINDING.decode().encode("utf-16"), id="UTF-16"),
        pytest.param(FINDING.rstrip(), id="no newline at the end"),
    ],
)
def test_a_file_that_is_read_in_full(content: bytes, project: Project, scan: Scan) -> None:
    done = scanned(project, scan, {"odd.py": content})
    assert file_reason(done, "odd.py") == ("ok", "")
    assert ("odd.py", CODE) in found(done)


def test_empty_files(project: Project, scan: Scan) -> None:
    done = scanned(project, scan, {"empty.py": b"", "blank.py": b"\n\n", "empty.go": b""})
    assert {file["path"]: file["lines"] for file in done.json["files"]} == {
        "empty.py": 0,
        "blank.py": 2,
        "empty.go": 0,
        "good.py": 1,
    }


def test_python_2(project: Project, scan: Scan) -> None:
    old = b"import os\nprint 'a'\nexec 'x = 1'\ntry:\n    pass\nexcept OSError, e:\n    raise IOError, e\n" + FINDING
    done = scanned(project, scan, {"old.py": old})
    status, reason = file_reason(done, "old.py")
    assert status == "partial"
    assert "Python 2" in reason
    assert "line 2" in reason
    assert ("old.py", CODE) in found(done)


def test_a_symbolic_link_that_leads_to_itself(project: Project, scan: Scan) -> None:
    (project.root / "loop.py").symlink_to("loop.py")
    (project.root / "up").symlink_to("..")
    done = scanned(project, scan, {})
    assert [file["path"] for file in done.json["files"]] == ["good.py"]
    assert {skip["path"]: skip["kind"] for skip in done.json["ledger"]["skips"]}["loop.py"] == "link"


def test_a_pipe_is_not_waited_for(project: Project, scan: Scan) -> None:
    os.mkfifo(project.root / "pipe.py")
    done = scanned(project, scan, {})
    assert {skip["path"]: skip["reason"] for skip in done.json["ledger"]["skips"]} == {"pipe.py": "not a regular file"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(project: Project, scan: Scan) -> None:
    project.write({"secret.py": FINDING})
    (project.root / "secret.py").chmod(0)
    done = scanned(project, scan, {})
    assert file_reason(done, "secret.py") == ("skipped", "unreadable: Permission denied")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_files_that_vanish_while_scanning(
    jobs: str, project: Project, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def discover_and_remove(paths: tuple[Path, ...], *_exclude: object, **_force: bool) -> Discovery:
        discovery = discover(paths)
        for path in project.root.glob("gone*.py"):
            path.unlink()
        return discovery

    monkeypatch.setattr("translator.cli.prepare.discover", discover_and_remove)
    monkeypatch.setattr("translator.engine.run._SMALL_WITH_SKELETONS", 0)
    done = scanned(project, scan, {f"gone{n:03}.py": FINDING for n in range(100)}, "--jobs", jobs)
    assert file_reason(done, "gone042.py") == ("skipped", "vanished while scanning")
    assert done.json["ledger"]["counts"]["failed"] == 100
    assert "1 file read" in done.err
    assert "not read: 100 unreadable" in done.err


def test_a_name_that_is_no_text(project: Project, scan: Scan) -> None:
    name = os.fsdecode(b"caf\xe9.py")
    (project.root / name).write_bytes(FINDING)
    done = scanned(project, scan, {})
    assert ("caf\\xe9.py", CODE) in found(done)


def test_a_file_that_is_named_and_no_source(project: Project, scan: Scan) -> None:
    done = scanned(project, scan, {"notes.txt": b"x"}, "good.py", "notes.txt")
    assert ledger_reasons(done, "notes.txt") == ["not in a language rustbound reads"]


@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl"])
def test_nothing_scanned_reaches_the_terminal_raw(form: str, project: Project, scan: Scan) -> None:
    name = "\x1b]0;title\x07\u202e.py"
    project.write({name: "eval('\x1b[2J\x9b31m\u2066\x7f')\n".encode(), "bad\r.py": b"\0"})
    done = scan("--format", form, "-v")
    assert done.code == 0
    text = done.out + done.err
    assert [character for character in text if not character.isprintable() and character != "\n"] == []
    assert "title" in text
