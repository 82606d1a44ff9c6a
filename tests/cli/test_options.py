"""Settings of a file and of the command line, as a command sees them."""

import json
from pathlib import Path

import pytest

from tests.catalog.sample import write_page
from tests.cli.scan_project import CODE, FINDING, Project, Scan, Scanned, command, project, scan
from translator.cli import main

__all__ = ["project", "scan"]

OTHER = "PY996"


@pytest.fixture
def run(project: Project, capfd: pytest.CaptureFixture[str]) -> Scan:
    """Run a command in the project, with pages PY995 and PY996 that find the same, and no other options."""
    write_page(project.pages, code=OTHER, name="page-996", message="another")

    def run_command(*arguments: str) -> Scanned:
        code = main([*arguments, "--extend-patterns", str(project.pages)])
        return Scanned(code, *capfd.readouterr())

    return run_command


def found(done: Scanned) -> set[tuple[str, str]]:
    assert done.code == 0, done.err
    return {(finding["path"], finding["code"]) for finding in done.json["findings"]}


def settings_file(project: Project, text: str, name: str = "rustbound.toml") -> None:
    project.write({name: text.encode(), "a.py": FINDING, "tests/b.py": FINDING})


@pytest.mark.parametrize(
    ("text", "arguments", "reported"),
    [
        ("", [], {CODE, OTHER}),
        (f"select = ['{CODE}']", [], {CODE}),
        (f"ignore = ['{CODE}']", [], {OTHER}),
        (f"ignore = ['{CODE}']", ["--select", CODE], {CODE}),
        (f"ignore = ['{CODE}']", ["--extend-select", CODE], {CODE, OTHER}),
        (f"select = ['{CODE}']", ["--ignore", CODE], set()),
        (f"ignore = ['{CODE}']", ["--ignore", OTHER], set()),
        ("verdict = ['direct']", [], set()),
        ("verdict = ['direct']", ["--verdict", "blocked"], {CODE, OTHER}),
        ("language = ['go']", [], set()),
        ("language = ['go']", ["--language", "python"], {CODE, OTHER}),
        (f"ignore = ['{CODE}']", ["--isolated"], {CODE, OTHER}),
        (f"ignore = ['{CODE}']", ["--config", "other.toml"], {CODE}),
    ],
)
def test_the_command_line_beats_the_file(
    text: str, arguments: list[str], reported: set[str], project: Project, run: Scan
) -> None:
    settings_file(project, text)
    project.write({"other.toml": f"ignore = ['{OTHER}']".encode()})
    done = run("scan", "--format", "json", *arguments)
    assert found(done) == {(path, code) for path in ("a.py", "tests/b.py") for code in reported}


def test_ignored_in_some_files(project: Project, run: Scan) -> None:
    settings_file(project, f"[per-file-ignores]\n'tests/**' = ['{CODE}']\n")
    assert found(run("scan", "--format", "json")) == {("a.py", CODE), ("a.py", OTHER), ("tests/b.py", OTHER)}
    # Where files are given by name, and where the run is not below the settings.
    assert found(run("scan", "--format", "json", "tests/b.py")) == {("tests/b.py", OTHER)}
    assert found(run("scan", "--format", "json", "tests")) == {("b.py", OTHER)}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_code_ignored_in_a_file_neither_absorbs_nor_is_absorbed_there(
    jobs: str, project: Project, run: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translator.engine.run._SMALL_WITH_SKELETONS", 0)
    write_page(project.pages, code="PY997", name="page-997", absorbs=f"[{CODE}, {OTHER}]")
    settings_file(project, "[per-file-ignores]\n'tests/**' = ['PY997']\n")
    parts = {}
    for finding in run("scan", "--format", "json", "--jobs", jobs).json["findings"]:
        parts[finding["path"], finding["code"]] = finding["part_of"] is not None
    assert parts == {
        ("a.py", CODE): True,
        ("a.py", OTHER): True,
        ("a.py", "PY997"): False,
        ("tests/b.py", CODE): False,
        ("tests/b.py", OTHER): False,
    }


def test_a_page_ignored_in_a_file_still_silences_there(project: Project, run: Scan) -> None:
    write_page(project.pages, code="PY997", name="page-997", narrows=f"[{CODE}]")
    settings_file(project, "[per-file-ignores]\n'tests/**' = ['PY997']\n")
    silenced = found(run("scan", "--format", "json"))
    assert silenced == {("a.py", "PY997"), ("a.py", OTHER), ("tests/b.py", OTHER)}
    # As with --ignore.
    assert found(run("scan", "--format", "json", "--ignore", "PY997", "tests/b.py")) == {("tests/b.py", OTHER)}


def test_excluded(project: Project, run: Scan) -> None:
    settings_file(project, "exclude = ['tests']\n")
    done = run("scan", "--format", "json", "--select", CODE)
    assert found(done) == {("a.py", CODE)}
    assert done.json["ledger"]["counts"]["excluded"] == 1
    assert {"path": "tests/", "kind": "excluded", "reason": "excluded by rustbound.toml"}.items() <= done.json[
        "ledger"
    ]["skips"][0].items()
    assert "not read: 1 excluded\n" in done.err
    named = run("scan", "--format", "json", "--select", CODE, "tests/b.py", "a.py")
    assert found(named) == {("a.py", CODE), ("tests/b.py", CODE)}
    forced = run("scan", "--format", "json", "--select", CODE, "tests/b.py", "a.py", "--force-exclude")
    assert found(forced) == {("a.py", CODE)}
    settings_file(project, "exclude = ['tests']\nforce-exclude = true\n")
    assert found(run("scan", "--format", "json", "--select", CODE, "tests/b.py", "a.py")) == {("a.py", CODE)}


def test_excluded_on_the_command_line_too(project: Project, run: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file(project, "exclude = ['tests']\n")
    assert found(run("scan", "--format", "json", "--exclude", "/a.py")) == set()
    assert found(run("scan", "--format", "json", "--exclude", "!tests", "--ignore", CODE)) == {
        ("a.py", OTHER),
        ("tests/b.py", OTHER),
    }
    monkeypatch.chdir(project.root / "tests")
    assert found(run("scan", "--format", "json", "--exclude", "/b.py")) == set()


def test_generated_files_are_left_out_by_force(project: Project, run: Scan) -> None:
    project.write({"x_pb2.py": FINDING})
    assert found(run("scan", "--format", "json", "--select", CODE, "x_pb2.py")) == {("x_pb2.py", CODE)}
    assert found(run("scan", "--format", "json", "--select", CODE, "x_pb2.py", "--force-exclude")) == set()


def test_the_settings_of_what_is_read_hold(project: Project, run: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file(project, f"ignore = ['{CODE}']\n", "app/rustbound.toml")
    project.write({"app/a.py": FINDING})
    # Whichever files are given, the run is one of the whole project.
    assert ("app/a.py", CODE) in found(run("scan", "--format", "json"))
    assert ("app/a.py", CODE) in found(run("scan", "--format", "json", "app/a.py"))
    assert found(run("scan", "--format", "json", "app")) == {("a.py", OTHER)}
    monkeypatch.chdir(project.root.parent)
    assert found(run("scan", "--format", "json", "project/app")) == {("a.py", OTHER)}


def test_patterns_of_ones_own(project: Project, run: Scan, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(project.root / "own", code="PY998", name="page-998")
    settings_file(project, "extend-patterns = ['own']\n")
    (project.root / "tests").mkdir(exist_ok=True)
    monkeypatch.chdir(project.root / "tests")
    assert found(run("scan", "--format", "json")) == {("b.py", code) for code in (CODE, OTHER, "PY998")}


def test_a_code_whose_page_is_broken(project: Project, run: Scan) -> None:
    page = write_page(project.root / "own", code="PY998", name="page-998", verdict="bloked")
    settings_file(project, "ignore = ['PY998']\nextend-patterns = ['own']\n")
    done = run("scan")
    assert done.code == 2
    assert "rustbound.toml:1: ignore: unknown code, prefix, name or family 'PY998'" in done.err
    assert f"(this page did not load: {page}:" in done.err


def test_patterns_of_ones_own_are_explained(project: Project, run: Scan) -> None:
    write_page(project.root / "own", code="PY998", name="page-998")
    settings_file(project, "extend-patterns = ['own', './own']\n")
    done = run("explain", "PY998")
    assert (done.code, done.err) == (0, "")
    assert "PY998" in run("patterns", "list").out
    assert "3 pages tested" in run("patterns", "test").out
    # One directory is one, whoever names it.
    assert run("patterns", "list", "--extend-patterns", "own").err == ""
    settings_file(project, "select = [")
    assert run("explain", "PY998").code == 2


@pytest.mark.parametrize(
    ("minutes", "time"),
    [("100.5", "3 h 21 min"), ("10", "20 min"), ("30", "1 h 0 min"), ("0", "0 min"), ("60_000", "2,000 h 0 min")],
)
def test_effort_in_minutes(minutes: str, time: str, project: Project, run: Scan) -> None:
    settings_file(project, f"effort = {{ 1 = 1, 2 = 2, 3 = 3, 5 = 5, 8 = 8, 13 = {minutes} }}\n")
    assert f"effort 26 points, {time}\n" in run("scan", "--select", CODE).out
    assert "effort 26 points\n" in run("scan", "--select", CODE, "--isolated").out


def test_show_settings(project: Project, run: Scan) -> None:
    settings_file(project, f"ignore = ['{CODE}']\nexclude = ['gen/']\n[rust]\nerrors = 'anyhow'\n")
    done = run("scan", "--show-settings", "--select", OTHER, "--exclude", "x")
    assert done.code == 0
    shown = [" ".join(line.split()) for line in done.out.splitlines()]
    assert shown[0] == "# settings file: rustbound.toml"
    assert f'select = ["{OTHER}"] # command line' in shown
    assert not any(line.startswith("ignore") for line in shown)
    assert 'exclude = ["gen/"] # rustbound.toml' in shown
    assert 'exclude = ["x"] # command line' in shown
    assert "no-cache = false # default" in shown
    assert 'rust.errors = "anyhow" # rustbound.toml' in shown
    assert shown[-1] == f"# patterns reported: {OTHER}"
    assert "# settings file: none" in run("scan", "--show-settings", "--isolated").out


def test_what_is_shown_can_be_read_again(project: Project, run: Scan) -> None:
    import tomllib

    settings_file(project, "exclude = ['g\"en/', 'é']\n[per-file-ignores]\n'a b' = ['PY']\n[rust]\nerrors = 'anyhow'\n")
    shown = tomllib.loads(run("scan", "--show-settings").out)
    assert shown["exclude"] == ['g"en/', "é"]
    assert shown["per-file-ignores"] == {"a b": ["PY"]}
    assert shown["rust"]["errors"] == "anyhow"


def test_show_files(project: Project, run: Scan) -> None:
    settings_file(project, "exclude = ['tests']\n")
    project.write({"x_pb2.py": FINDING, "bin.py": b"\0", "sub/c d.py": b"", "note.txt": b""})
    assert run("scan", "--show-files").out == "a.py\nsub/c d.py\n"
    assert run("scan", "--show-files", "tests/b.py", "a.py").out == "a.py\ntests/b.py\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--config", "no.toml"], "rustbound: no.toml: no such file\n"),
        (["--config", "."], "is a directory"),
        (["--config", "rustbound.toml", "--isolated"], "--config and --isolated exclude each other: give one of them"),
        (["--exclude", "../x"], "rustbound: --exclude: '../x': globs have no `.` or `..`"),
        (["--exclude", "[x"], "rustbound: --exclude: '[x' matches nothing: is a bracket open"),
        (["--exclude", ""], "rustbound: --exclude: '' matches nothing"),
        (["--extend-select", "zz"], "rustbound: --extend-select: unknown code, prefix, name or family 'zz'"),
        (["--language", "c"], "rustbound: --language: unknown language 'c': known are go, python\n"),
    ],
)
def test_wrong_options(arguments: list[str], said: str, project: Project, run: Scan) -> None:
    settings_file(project, "")
    done = run("scan", *arguments)
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


@pytest.mark.parametrize("name", ["scan", "check", "explain"])
def test_a_current_directory_that_is_gone(
    name: str, project: Project, run: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = project.root / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    done = run(name, *([CODE] if name == "explain" else [str(project.root)]))
    assert (done.code, done.out) == (2, "")
    assert done.err == "rustbound: the current directory: No such file or directory: change to one that is there\n"


@pytest.mark.parametrize("name", ["scan", "check"])
@pytest.mark.parametrize("content", [b"select = [", b"\xff", b"selct = 1", b"select = ['zz']", b"[rust]\nerrors = 1"])
def test_a_broken_file_ends_the_run(name: str, content: bytes, project: Project, run: Scan) -> None:
    project.write({"rustbound.toml": content, "a.py": FINDING})
    done = run(name)
    assert done.code == 2
    assert done.err.startswith("rustbound: rustbound.toml:")
    assert done.err.count("\n") == 1
    assert done.out == ""


def test_check_obeys_the_file(project: Project, run: Scan) -> None:
    settings_file(project, f"ignore = ['{OTHER}']\n[per-file-ignores]\n'tests/**' = ['{CODE}']\n")
    done = run("check", "--format", "json")
    assert done.code == 1
    assert {(finding["path"], finding["code"]) for finding in json.loads(done.out)["findings"]} == {("a.py", CODE)}
    assert run("check", "tests/b.py").code == 0
    assert run("check", "--exclude", "a.py").code == 0
    settings_file(project, "fail-on = 'direct'\nverdict = ['direct']\n")
    assert run("check").code == 0
    assert "fail-on" in run("check", "--show-settings").out
    assert run("check", "--show-files").out == "a.py\ntests/b.py\n"


def test_our_own_codes_are_ignored_by_code(project: Project, run: Scan) -> None:
    project.write({"a.py": b"x = 1  # rustbound: ignore\n", "tests/a.py": b"x = 1  # rustbound: ignore\n"})
    project.write({"tests/b.py": b"def f(:\n", "rustbound.toml": b"[per-file-ignores]\n'tests/' = ['RB']\n"})

    def places(*arguments: str) -> set[tuple[str, str]]:
        findings = json.loads(run("check", "--format", "json", *arguments).out)["findings"]
        return {(finding["path"], finding["code"]) for finding in findings}

    everywhere = {("a.py", "RB103"), ("tests/a.py", "RB103"), ("tests/b.py", "RB201")}
    assert places("--isolated") == everywhere
    assert places() == {("a.py", "RB103")}
    assert places("--ignore", "RB1") == set()
    assert places("--isolated", "--ignore", "partly-read") == everywhere - {("tests/b.py", "RB201")}
    # Whoever leaves out all patterns has said nothing about these.
    assert places("--isolated", "--ignore", "ALL") == everywhere
    assert places("--isolated", "--select", CODE) == everywhere


def test_as_it_is_installed(project: Project) -> None:
    settings_file(project, f"select = ['{CODE}']\nextend-patterns = ['{project.pages}']\n")
    done = command("scan", "--format", "json", "--no-cache")
    assert done.returncode == 0, done.stderr
    assert {finding["code"] for finding in json.loads(done.stdout)["findings"]} == {CODE}
    (project.root / "rustbound.toml").unlink()
    (project.root / "rustbound.toml").mkdir()
    done = command("scan")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("rustbound: rustbound.toml: is a directory")


def test_no_cache_leaves_nothing(project: Project, run: Scan, tmp_path: Path) -> None:
    settings_file(project, "")
    run("scan", "--no-cache")
    assert not (tmp_path / "cache").exists()
    run("scan", "--cache-dir", "kept")
    assert list((project.root / "kept").rglob("*.msgpack"))
