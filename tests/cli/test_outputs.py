"""Several reports in one run: where they go, what stops them, and which paths they name."""

import json
import os
import subprocess
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.scan_project import CODE, FINDING, Project, Scan, command, installed, project, scan
from translator.report.formats import FORMATS

__all__ = ["project", "scan"]

FILES = {"a.py": FINDING, "pkg/b c.py": FINDING * 3, "pkg/größe.py": b"x = 1\n"}


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_each_report_is_what_it_is_alone(project: Project, scan: Scan, tmp_path: Path) -> None:
    project.write(FILES)
    alone = {form: scan("--format", form).out for form in FORMATS}
    out = tmp_path / "out"
    out.mkdir()
    done = scan(*(argument for form in FORMATS for argument in ("--output", f"{form}={out / form}")))
    assert (done.code, done.out) == (0, "")
    assert {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()} == alone


@pytest.mark.parametrize("form", FORMATS)
def test_processes_change_nothing(form: str, project: Project, scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write({f"{number:03}.py": FINDING * (number % 3) for number in range(60)})
    alone = scan("--format", form, "--jobs", "1").out
    monkeypatch.setattr("translator.engine.run._SMALL", 0)
    monkeypatch.setattr("translator.engine.run._SMALL_WITH_SKELETONS", 0)
    assert scan("--format", form, "--jobs", "3").out == alone


def test_a_file_and_standard_output(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING})
    done = scan("--output", "sarif=out.sarif", "--output", "json=-")
    assert done.code == 0
    assert len(done.json["findings"]) == 1
    log = json.loads((project.root / "out.sarif").read_bytes())
    assert len(log["runs"][0]["results"]) == 1
    # Nobody has told people yet how it went.
    assert "1 finding" in done.err


def test_a_format_for_people_that_is_asked_for_goes_to_the_terminal(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING})
    done = scan("--format", "concise", "--output", "sarif=out.sarif")
    assert done.out.startswith(f"a.py:1:5: {CODE} ")
    assert done.err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sarfi=x"], "--output: unknown format 'sarfi': did you mean sarif?"),
        (["sarif=-", "json=-"], "sarif and json would both go to standard output"),
        (["sarif=x", "json=x"], "--output: sarif and json would both go to x"),
        (["sarif=pkg"], "--output pkg: is a directory: name a file in it"),
        (["sarif=no/x"], "--output no/x: there is no directory no: make it first"),
        (["json=ok", "sarif=no/x"], "--output no/x: there is no directory no: make it first"),
    ],
)
def test_what_cannot_be_written_is_told_before_anything_is_read(
    arguments: list[str], message: str, project: Project, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise AssertionError("the survey has begun")

    project.write(FILES)
    monkeypatch.setattr("translator.cli.scan.run", fail)
    done = scan(*(argument for output in arguments for argument in ("--output", output)))
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"rustbound: {message}")
    assert done.err.count("\n") == 1
    assert names(project.root) == ["a.py", "pkg"]


@pytest.mark.skipif(os.getuid() == 0, reason="root writes everywhere")
def test_a_file_that_may_not_be_written(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING, "old.json": b"old"})
    (project.root / "old.json").chmod(0o400)
    done = scan("--output", "json=old.json")
    assert done.code == 2
    assert done.err.startswith("rustbound: --output old.json: the file may not be written")
    assert (project.root / "old.json").read_bytes() == b"old"


def test_a_full_disk_is_told(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING})
    done = scan("--output", "json=/dev/full", "--output", "sarif=out.sarif")
    assert (done.code, done.out) == (2, "")
    assert done.err == "rustbound: --output /dev/full: No space left on device\n"
    assert names(project.root) == ["a.py"]


def test_none_is_put_in_place_when_the_run_fails(project: Project, scan: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    project.write({"a.py": FINDING, "old.json": b"old"})
    monkeypatch.setattr("translator.cli.scan.write_reports", fail)
    done = scan("--output", "json=old.json", "--output", "sarif=new.sarif", "--output", "markdown=new.md")
    assert done.code == 2
    assert names(project.root) == ["a.py", "old.json"]
    assert (project.root / "old.json").read_bytes() == b"old"


def paths_of(text: dict[str, str]) -> dict[str, list[str]]:
    """The paths that each report names."""
    results = json.loads(text["sarif"])["runs"][0]["results"]
    return {
        "sarif": [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results],
        "gitlab": [entry["location"]["path"] for entry in json.loads(text["gitlab"])],
        "github": [line.split("file=")[1].split(",")[0] for line in text["github"].splitlines()],
        "junit": [case.attrib["file"] for case in ET.fromstring(text["junit"]).iter("testcase")],  # noqa: S314
        "concise": [line.split(":")[0] for line in text["concise"].splitlines()],
    }


@pytest.mark.parametrize(
    ("here", "arguments", "expected", "shown"),
    [
        (".", [], "pkg/b c.py", "pkg/b c.py"),
        (".", ["pkg"], "pkg/b c.py", "b c.py"),
        ("pkg", [], "pkg/b c.py", "b c.py"),
        ("pkg", ["../pkg"], "pkg/b c.py", "b c.py"),
        ("docs", ["../pkg/b c.py"], "pkg/b c.py", "b c.py"),
        ("..", ["project"], "pkg/b c.py", "pkg/b c.py"),
    ],
)
def test_paths_for_others_begin_at_the_top_of_the_repository(
    here: str, arguments: list[str], expected: str, shown: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"pkg/b c.py": FINDING, "docs/x": b""})
    subprocess.run(["git", "init", "-q", project.root], check=True)
    monkeypatch.chdir(project.root / here)
    forms = ("sarif", "gitlab", "github", "junit", "concise")
    text = {form: command(*project.arguments("--quiet", "--format", form, *arguments)).stdout for form in forms}
    assert paths_of(text) == {
        "sarif": [expected.replace(" ", "%20")],
        "gitlab": [expected],
        "github": [expected],
        "junit": [expected],
        "concise": [shown],
    }


def test_a_file_outside_the_repository(project: Project, scan: Scan, tmp_path: Path) -> None:
    project.write({"a.py": FINDING})
    subprocess.run(["git", "init", "-q", project.root], check=True)
    outside = tmp_path / "out side.py"
    outside.write_bytes(FINDING)
    text = {
        form: scan("--quiet", "--format", form, ".", str(outside)).out
        for form in ("sarif", "gitlab", "github", "junit", "concise")
    }
    assert paths_of(text) == {
        "sarif": [f"file://{tmp_path}/out%20side.py", "a.py"],
        "gitlab": ["../out side.py", "a.py"],
        "github": [str(outside), "a.py"],
        "junit": ["../out side.py", "a.py"],
        "concise": ["out side.py", "project/a.py"],
    }


def test_a_name_that_is_no_text(project: Project, scan: Scan) -> None:
    with open(os.path.join(os.fsencode(project.root), b"caf\xe9.py"), "wb") as file:  # noqa: PTH118, PTH123
        file.write(FINDING)
    done = scan("--output", "sarif=-")
    (result,) = done.json["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "caf%E9.py"
    assert not result["partialFingerprints"]["primaryLocationLineHash"].startswith(
        result["partialFingerprints"]["rustboundFingerprint/v1"]
    )
    for form in FORMATS:
        assert scan("--format", form).code == 0


def test_annotations_that_github_does_not_show_are_told(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING * 11})
    done = scan("--format", "github", "--quiet")
    assert done.out.count("::error ") == 11
    assert done.err == (
        "rustbound: github: 11 errors: GitHub shows the first 10 of each kind in a step, the log has all\n"
    )


def test_check_writes_several_reports_too(project: Project) -> None:
    project.write({"a.py": FINDING})
    arguments = ["check", *project.arguments("--format", "github", "--output", "sarif=out.sarif")[1:]]
    done = command(*arguments)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=a.py,line=1,")
    assert len(json.loads((project.root / "out.sarif").read_bytes())["runs"][0]["results"]) == 1


@pytest.mark.parametrize("kind", ["scan", "check"])
def test_a_run_that_is_told_to_stop_leaves_nothing_behind(kind: str, project: Project) -> None:
    project.write({"a.py": FINDING, "old.sarif": b"old"})
    os.mkfifo(project.root / "pipe")
    # Nobody reads the pipe: the run waits there, its file open.
    outputs = ["--output", "sarif=old.sarif", "--output", "markdown=new.md", "--output", "json=pipe"]
    child = subprocess.Popen([installed(), kind, *project.arguments(*outputs)[1:]])
    deadline = time.monotonic() + 60
    while not any(name.startswith(".new.md.") for name in names(project.root)) and time.monotonic() < deadline:
        time.sleep(0.02)
    child.terminate()
    assert child.wait(60) == 143
    assert names(project.root) == ["a.py", "old.sarif", "pipe"]
    assert (project.root / "old.sarif").read_bytes() == b"old"


@pytest.mark.parametrize("form", ["sarif", "gitlab", "github", "junit"])
@pytest.mark.parametrize(
    "files", [{}, {"a.py": b"x = 1\n"}, {"a.py": b"x = 1\n", "b.py": FINDING * 2, "c.py": FINDING}]
)
def test_check_and_scan_name_the_same_places(form: str, files: dict[str, bytes], project: Project) -> None:
    project.write(files)
    arguments = project.arguments("--quiet", "--format", form)[1:]
    text = {kind: command(kind, *arguments).stdout for kind in ("scan", "check")}
    empty = {"sarif": '{"runs": [{"results": []}]}', "gitlab": "[]", "junit": "<a/>", "github": "", "concise": ""}
    found = {kind: paths_of({**empty, form: text[kind]})[form] for kind in text}
    assert found["scan"] == found["check"]
    assert len(found["scan"]) == {0: 0, 1: int(form == "junit"), 3: 3 + (form == "junit")}[len(files)]
