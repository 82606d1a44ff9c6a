import json
import os
import pty
import re
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.scan_project import CODE, FINDING, Project, Scan, command, installed, project, scan
from translator.cli import main

__all__ = ["project", "scan"]


def test_findings_are_no_failure(project: Project, scan: Scan) -> None:
    project.write({"a/b.py": FINDING})
    done = scan()
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"a/b.py:1:5  {CODE} Code made at run time  blocked, effort 13\n")
    assert "// a/b.py:1" in done.out
    assert "\n1 finding: 0 direct, 0 adapt, 0 redesign, 1 blocked\n" in done.out
    assert "\x1b" not in done.out


def test_concise(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING, "b.go": b"package b\n"})
    done = scan("--format", "concise")
    assert done.out.splitlines()[0] == f"a.py:1:5: {CODE} blocked no equivalent"
    assert "2 files read, 2 lines" in done.out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_summary_of_formats_for_programs_goes_to_standard_error(form: str, project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING})
    done = scan("--format", form)
    assert done.err.startswith("1 finding: ")
    assert json.loads(done.out.splitlines()[-1] if form == "jsonl" else done.out)
    assert scan("--format", form, "-q").err == ""


def test_no_skeletons(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING})
    (finding,) = scan("--format", "json", "--no-skeletons").json["findings"]
    assert finding["skeleton"] is None
    (finding,) = scan("--format", "json").json["findings"]
    assert finding["skeleton"].startswith("// a.py:1\n")


def test_paths_are_relative_to_the_directory_scanned(project: Project, scan: Scan) -> None:
    project.write({"a/b.py": FINDING, "c.py": FINDING})
    assert [finding["path"] for finding in scan("--format", "json", "a").json["findings"]] == ["b.py"]
    assert [finding["path"] for finding in scan("--format", "json", "a", "c.py").json["findings"]] == ["a/b.py", "c.py"]


def test_language(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING, "b.go": b"package b\n"})
    assert [file["path"] for file in scan("--format", "json", "--language", "go").json["files"]] == ["b.go"]
    assert len(scan("--format", "json", "--language", "go,python").json["files"]) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere/at/all.py"], "rustbound: nowhere/at/all.py: no such file or directory\n"),
        ([".", "gone"], "rustbound: gone: no such file or directory\n"),
        (["--select", "PY996"], "rustbound: --select: unknown code, prefix, name or family 'PY996': did you mean "),
        (
            ["--ignore", "page-99x"],
            "rustbound: --ignore: unknown code, prefix, name or family 'page-99x': did you mean ",
        ),
        (["--verdict", "bloked"], "rustbound: --verdict: unknown verdict 'bloked': did you mean blocked?\n"),
        (["--language", "pyton"], "rustbound: --language: unknown language 'pyton': did you mean python?\n"),
        (["--extend-patterns", "no-dir"], "rustbound: no-dir: no such directory; patterns stand in "),
        (["--output", "no/out.json"], "rustbound: --output no/out.json: there is no directory no: make it first\n"),
        (["--output", "."], "rustbound: --output .: is a directory: name a file in it\n"),
    ],
)
def test_a_run_that_fails_says_why(arguments: list[str], message: str, project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING})
    done = scan(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(message)
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--jobs", "0"], ["--format", "xml"], ["--color", "blue"]])
def test_bad_usage(arguments: list[str], scan: Scan) -> None:
    done = scan(*arguments)
    assert (done.code, done.out) == (2, "")
    assert arguments[0] in done.err


def test_a_page_that_fails_is_told_and_takes_nothing_down(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING})
    bad = project.pages / "python" / "blocked" / "PY996-bad.md"
    bad.write_text("no front matter\n", encoding="utf-8")
    done = scan()
    assert done.code == 0
    assert f"{bad}:1: page failed: " in done.out
    assert f"a.py:1:5  {CODE}" in done.out
    done = scan("--format", "json")
    assert {entry["path"] for entry in done.json["ledger"]["pages"]} == {str(bad)}
    assert f"rustbound: {bad}:1: " in done.err
    assert " failed to load" in done.err


def test_output_is_written_whole(project: Project, scan: Scan, tmp_path: Path) -> None:
    project.write({"a.py": FINDING})
    out = tmp_path / "out.json"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o600)
    done = scan("--format", "json", "--output", str(out))
    assert (done.code, done.out) == (0, "")
    assert len(json.loads(out.read_bytes())["findings"]) == 1
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["built-in", "cache", "out.json", "pages", "project"]


def test_output_of_a_run_that_fails_is_left_as_it_was(
    project: Project, scan: Scan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    project.write({"a.py": FINDING})
    out = tmp_path / "out.json"
    out.write_text("old", encoding="utf-8")
    monkeypatch.setattr("translator.cli.scan.write_reports", fail)
    assert scan("--output", str(out)).code == 2
    assert out.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.glob("*out*")] == ["out.json"]


def test_output_to_a_device(project: Project, scan: Scan) -> None:
    project.write({"a.py": FINDING})
    assert scan("--output", "/dev/null").code == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116
    assert scan("--output", "-").out.startswith("a.py:1:5")


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color(
    arguments: list[str],
    environment: dict[str, str],
    colored: bool,  # noqa: FBT001
    project: Project,
    scan: Scan,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project.write({"a.py": FINDING})
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in scan(*arguments).out) == colored


def on_terminal(arguments: list[str], **environment: str) -> str:
    """What the installed command prints when both its outputs are one terminal."""
    reader, writer = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", **environment}
    child = subprocess.Popen([installed(), *arguments], stdout=writer, stderr=writer, env=environment)
    os.close(writer)
    text = b""
    try:
        while piece := os.read(reader, 65_536):
            text += piece
    except OSError:  # the terminal is closed
        pass
    os.close(reader)
    assert child.wait(60) == 0
    return text.decode()


@pytest.mark.parametrize(
    ("environment", "colored", "bar"),
    [
        ({}, True, True),
        ({"CI": "true"}, True, False),
        ({"NO_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, False, False),
    ],
)
def test_on_a_terminal(
    project: Project,
    environment: dict[str, str],
    colored: bool,  # noqa: FBT001
    bar: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    project.write({"a.py": FINDING})
    text = on_terminal(project.arguments(), **environment)
    assert ("surveying" in text) == bar
    finding = f"a.py:1:5  {CODE} Code made at run time"
    plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text)
    assert finding in plain
    assert ("\x1b[1ma.py:1:5\x1b[0m" in text) == colored
    # The bar is gone before the report begins.
    assert "surveying" not in plain.partition(finding)[2]


def test_no_line_of_source_is_broken_by_a_narrow_terminal(project: Project) -> None:
    project.write({"a.py": b"y = " + b"long + " * 50 + b'eval("' + b"x" * 500 + b'")\n'})
    text = on_terminal(project.arguments("--no-skeletons"), COLUMNS="60", NO_COLOR="1", CI="1")
    source, mark = [line for line in text.splitlines() if "│" in line]
    assert len(source) <= 60
    assert source.startswith("  1 │ …")
    assert mark.index("^") == source.index("eval(")


def test_the_installed_command(project: Project) -> None:
    project.write({"a.py": FINDING})
    done = command(*project.arguments("--format", "concise"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"a.py:1:5: {CODE} blocked no equivalent\n")


def test_an_encoding_without_our_characters(project: Project) -> None:
    project.write({"größe.py": FINDING})
    done = command(*project.arguments("--format", "concise"), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.stdout.startswith(f"gr\\xf6\\xdfe.py:1:5: {CODE} ")
    done = command(*project.arguments("--format", "json"), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(done.stdout)["files"][0]["path"] == "größe.py"


def test_a_reader_that_goes_away(project: Project) -> None:
    project.write({f"a{number}.py": FINDING * 2_000 for number in range(4)})
    child = subprocess.Popen(
        [installed(), *project.arguments("--no-skeletons")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.read(10)
    child.stdout.close()
    with child.stderr as stderr:
        assert stderr.read() == b""
    assert child.wait(60) == 141


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_told_to_stop_it_leaves_nothing_behind(project: Project, tmp_path: Path, number: signal.Signals) -> None:
    project.write({f"{n}.py": FINDING * 3_000 for n in range(300)})
    spool = tmp_path / "spool"
    spool.mkdir()
    out = tmp_path / "out.json"
    child = subprocess.Popen(
        [installed(), *project.arguments("--format", "json", "--jobs", "2", "--output", str(out))],
        env={**os.environ, "TMPDIR": str(spool)},
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 20
    while not list(spool.glob("rustbound-*/*.facts")) and time.monotonic() < deadline:
        time.sleep(0.01)
    began = time.monotonic()
    child.send_signal(number)
    assert child.stderr is not None
    with child.stderr as stderr:
        assert stderr.read() == b""
    assert child.wait(20) == 128 + number
    assert time.monotonic() - began < 3
    assert list(spool.iterdir()) == []
    assert list(tmp_path.glob("*out.json*")) == []


def test_help_tells_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--help"]) == 0
    text = capsys.readouterr().out
    for option in "--format --select --ignore --verdict --language --no-skeletons --output --jobs --color".split():
        assert option in text
