"""What is wrong with a settings file is said once, with file, line, key and mend."""

import os
from pathlib import Path

import pytest

from translator.errors import RunFailedError
from translator.settings.load import load_settings


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    return tmp_path


def message(root: Path, config: str | None = None) -> str:
    with pytest.raises(RunFailedError) as raised:
        load_settings(root, Path(config) if config else None)
    said = str(raised.value)
    assert said.isprintable()
    return said


TOO_LONG = "no" * 3000
"""No file system takes such a name: asking for it fails."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("selct = []", "1: selct: unknown key: did you mean select?"),
        ("\nfail_on = 'adapt'", "2: fail_on: unknown key: did you mean fail-on?"),
        ("[rust]\n\nerror = 1", "3: rust.error: unknown key: did you mean errors?"),
        ("rust.zzz = 1", "1: rust.zzz: unknown key: known are errors, concurrency, integers"),
        (
            "[tool.rustbound]",
            "1: tool.rustbound: in a rustbound.toml the keys stand at the top: leave out [tool.rustbound]",
        ),
        ("fail-on = 'bloked'", "1: fail-on: unknown value 'bloked': did you mean blocked?"),
        ("fail-on = 3", "1: fail-on: expected one of adapt, blocked, direct, redesign, got 3"),
        ("verdict = ['blocked', 'x']", "1: verdict: unknown value 'x': known are adapt, blocked, direct, redesign"),
        ("language = ['pyton']", "1: language: unknown value 'pyton': did you mean python?"),
        ("rust.errors = 'anyhw'", "1: rust.errors: unknown value 'anyhw': did you mean anyhow?"),
        ("[rust]\nintegers = true", "2: rust.integers: expected one of checked, plain, got true"),
        ("rust = 'anyhow'", "1: rust: expected a table of keys and values, got 'anyhow'"),
        ("select = 'GO1'", '1: select: expected an array: ["…", "…"], got \'GO1\''),
        ("select = ['GO1', 2]", "1: select: expected a string, got 2"),
        ("select = [['GO1']]", "1: select: expected a string, got an array"),
        ("select = ['']", "1: select: empty text means nothing here"),
        ('baseline = "a\\u0000b"', "1: baseline: text with a NUL character means nothing here"),
        ("baseline = 2020-01-01", "1: baseline: expected a string, got a date"),
        ("force-exclude = 'yes'", "1: force-exclude: expected true or false, got 'yes'"),
        ("no-cache = 1", "1: no-cache: expected true or false, got 1"),
        ("per-file-ignores = ['GO1']", "1: per-file-ignores: expected a table of keys and values, got an array"),
        ("[per-file-ignores]\n'a b.py' = 'GO1'", '2: per-file-ignores."a b.py": expected an array'),
        ('[per-file-ignores]\n"x/*.py" = [1]', '2: per-file-ignores."x/*.py": expected a string, got 1'),
        ("[per-file-ignores]\n'!a.py' = ['GO1']", '2: per-file-ignores."!a.py": a glob with `!` in front takes'),
        ("[per-file-ignores]\n'[a' = ['GO1']", "2: per-file-ignores.\"[a\": '[a' matches nothing: is a bracket open"),
        ("exclude = ['../x']", "1: exclude: '../x': globs have no `.` or `..`"),
        ("exclude = ['./x']", "1: exclude: './x': globs have no `.` or `..`"),
        ("exclude = ['x\\']", "1: exclude: 'x\\\\' matches nothing"),
        ("effort = {1 = 5}", "1: effort: no minutes for 2, 3, 5, 8, 13 points: give them to all"),
        ("[effort]\n1 = -1", "2: effort.1: -1 is not between 0 and 1,000,000"),
        ("[effort]\n1 = inf", "2: effort.1: inf is not between 0 and 1,000,000"),
        ("[effort]\n1 = nan", "2: effort.1: nan is not between 0 and 1,000,000"),
        ("[effort]\n4 = 1", "2: effort.4: unknown key: known are 1, 2, 3, 5, 8, 13"),
        ("[effort]\n1 = true", "2: effort.1: expected a number, got true"),
        ("effort = 5", "1: effort: expected a table of keys and values, got 5"),
        ("extend-patterns = ['no']", "1: extend-patterns: 'no': no such directory: no"),
        (f"extend-patterns = ['{TOO_LONG}']", f"1: extend-patterns: '{TOO_LONG}': no such directory: {TOO_LONG}"),
        ("extend = 'no.toml'", "1: extend: 'no.toml': no such file: it is looked for beside this one"),
        ("extend = ['a.toml']", "1: extend: expected a string, got an array"),
        ("extend = 'rustbound.toml'", "1: extend: rustbound.toml extends itself: files must not go round in circles"),
        ("'a\\nb' = 1", '1: "a\\\\nb": unknown key'),
        ('"\\u001b[2J" = 1', ' "\\x1b[2J": unknown key'),
    ],
)
def test_a_key_that_is_wrong(text: str, said: str, root: Path) -> None:
    (root / "rustbound.toml").write_text(text + "\n", encoding="utf-8")
    assert message(root).startswith(f"rustbound.toml:{said}")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"select = [\n", "rustbound.toml:2: broken TOML: Invalid value"),
        (b"a = 1\nb\n", "rustbound.toml:2: broken TOML: Expected '=' after a key in a key/value pair in column 2"),
        (b"a = 1\na = 2\n", "rustbound.toml:2: broken TOML: Cannot overwrite a value"),
        (b"a = 1\nb = '\xff'\n", "rustbound.toml:2: byte 0xFF is not UTF-8, which TOML must be: save the file as"),
        (b"a = " + b"[" * 100_000, "rustbound.toml"),
        (b"a = " + b"9" * 10_000, "rustbound.toml: broken TOML: Exceeds the limit"),
        (b"\0", "rustbound.toml:1: broken TOML: "),
        (b"#" * 2_000_000, "rustbound.toml: too large: more than 1.0 MB"),
        ("a = 1".encode("utf-16"), "rustbound.toml:1: byte 0xFF is not UTF-8"),
    ],
)
def test_a_file_that_is_no_toml(content: bytes, said: str, root: Path) -> None:
    (root / "rustbound.toml").write_bytes(content)
    assert message(root).startswith(said)


def test_a_file_that_is_no_file(root: Path) -> None:
    (root / "rustbound.toml").mkdir()
    assert message(root).startswith("rustbound.toml: is a directory, but settings are read from a file of this name")


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "rustbound.toml")
    assert message(root).startswith("rustbound.toml: not a regular file")


def test_a_link_that_leads_nowhere(root: Path) -> None:
    (root / "rustbound.toml").symlink_to("gone.toml")
    assert message(root) == "rustbound.toml: the symbolic link leads to gone.toml, which is not there"


def test_a_file_that_is_named_and_missing(root: Path) -> None:
    assert message(root, "no.toml") == "no.toml: no such file"
    assert message(root, "/no/such/rustbound.toml") == "/no/such/rustbound.toml: no such file"


def test_a_project_that_is_named_and_not_about_us(root: Path) -> None:
    (root / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    assert message(root, "pyproject.toml") == "pyproject.toml: has no table [tool.rustbound]"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.rustbound]\nslect = []\n", "pyproject.toml:2: tool.rustbound.slect: unknown key"),
        ("[tool.rustbound.rust]\nerrors = 1\n", "pyproject.toml:2: tool.rustbound.rust.errors: expected one of"),
        ("[tool]\nrustbound.fail-on = 1\n", "pyproject.toml:2: tool.rustbound.fail-on: expected one of"),
        ("[tool]\nrustbound = 1\n", "pyproject.toml:2: tool.rustbound: expected a table: write [tool.rustbound]"),
        ("[tool.rustbound]\nx = \n", "pyproject.toml:2: broken TOML: Invalid value in column 5"),
    ],
)
def test_a_project_file(text: str, said: str, root: Path) -> None:
    (root / "pyproject.toml").write_text(text, encoding="utf-8")
    assert message(root).startswith(said)


def test_a_circle(root: Path) -> None:
    for name, extended in (("rustbound", "sub/a"), ("sub/a", "b"), ("sub/b", "../rustbound")):
        path = root / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"extend = '{extended}.toml'\n", encoding="utf-8")
    assert message(root) == (
        "sub/b.toml:1: extend: rustbound.toml extends sub/a.toml, which extends sub/b.toml, which extends "
        "rustbound.toml: files must not go round in circles"
    )


def test_a_circle_through_a_link(root: Path) -> None:
    (root / "rustbound.toml").write_text("extend = 'link.toml'\n", encoding="utf-8")
    (root / "link.toml").symlink_to("rustbound.toml")
    assert "round in circles" in message(root)


def test_an_extended_file_that_is_broken(root: Path) -> None:
    (root / "rustbound.toml").write_text("extend = 'base'\n", encoding="utf-8")
    (root / "base").mkdir()
    assert message(root).startswith("base: is a directory")
    assert message(root).endswith("(rustbound.toml extends it)")
    (root / "base").rmdir()
    (root / "base").write_text("\nselct = 1\n", encoding="utf-8")
    assert message(root).startswith("base:2: selct: unknown key")
