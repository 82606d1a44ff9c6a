import io
import json
from pathlib import Path

import pytest

from tests.catalog.sample import BODY, page_text, write_page
from translator.catalog import cache
from translator.cli import main


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    directory = tmp_path / "patterns"
    write_page(directory, crates="[tokio]", status="preview")
    write_page(directory, code="PY902", name="object-code")
    go = directory / "go" / "blocked" / "GO901-dynamic-code.md"
    go.parent.mkdir(parents=True)
    body = BODY.replace("```python", "```go").replace("call ", "call_expression ")
    go.write_text(page_text(body, code="GO901"), encoding="utf-8")
    monkeypatch.setattr(cache, "patterns_directory", lambda: directory)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return directory


def test_a_page_in_a_pipe_is_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "PY901"]) == 0
    output = capsys.readouterr().out
    facts = "**blocked** · effort 13 · since 0.1.0 · crates `tokio` · preview"
    assert output.startswith(f"# PY901 dynamic-code: Code made at run time\n\n{facts}\n\n> no equivalent\n\n")
    assert output.endswith(BODY)


@pytest.mark.parametrize("wanted", ["py902", "PY902", "object-code", "Object-Code"])
def test_code_and_name_in_any_case(wanted: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", wanted]) == 0
    assert capsys.readouterr().out.startswith("# PY902 object-code: ")


def test_a_name_stands_for_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "dynamic-code"]) == 0
    output = capsys.readouterr().out
    assert [line for line in output.splitlines() if line.startswith("# ")] == [
        "# GO901 dynamic-code: Code made at run time",
        "# PY901 dynamic-code: Code made at run time",
    ]


def test_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--all"]) == 0
    assert capsys.readouterr().out.count("## Match") == 3


def test_json_holds_all_that_the_page_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--format", "json", "PY901"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == 1
    assert data["tool"]["name"] == "rustbound"
    (page,) = data["patterns"]
    assert page["path"] == "python/blocked/PY901-dynamic-code.md"
    assert page["notes"][0] == "No code is made at run time."
    assert page["example"]["rust"] == '// eval("1")\n'
    assert page["references"][0]["url"] == "https://doc.rust-lang.org/book/"


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [
        ("PY991", "did you mean PY901"),
        ("go90", "did you mean GO901"),
        ("dynamic-cod", "did you mean dynamic-code?"),
        ("zzz", "`rustbound patterns list` shows all."),
        ("\x1b[31mred", "`rustbound patterns list` shows all."),
    ],
)
def test_an_unknown_one_is_2_with_a_hint(wanted: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", wanted]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert hint in output.err
    assert "\x1b" not in output.err


@pytest.mark.parametrize("arguments", [["explain"], ["explain", "PY901", "--all"]])
def test_codes_or_all(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "name the patterns to explain by code or name, or say --all" in capsys.readouterr().err


def test_pages_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_page(tmp_path / "own", code="XPY101", name="house-style", title='"\\eBell"')
    write_page(tmp_path / "own", BODY.replace("## Match", "## Mash"), code="XPY102", name="broken")
    assert main(["explain", "house-style", "--extend-patterns", str(tmp_path / "own")]) == 0
    output = capsys.readouterr()
    assert output.out.startswith("# XPY101 house-style: \\x1bBell\n")
    assert "XPY102-broken.md:15: unknown heading `Mash`" in output.err


def test_a_missing_directory_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "PY901", "--extend-patterns", "nowhere"]) == 2
    assert capsys.readouterr().err.startswith("rustbound: nowhere: no such directory")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str, **environment: str) -> str:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    for variable in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in {"COLUMNS": "80", "TERM": "xterm-256color", **environment}.items():
        monkeypatch.setenv(variable, value)
    assert main(["explain", "PY901", *arguments]) == 0
    return terminal.getvalue()


def test_a_terminal_gets_it_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    output = on_terminal(monkeypatch)
    assert "\x1b[1m" in output
    assert "```" not in output
    assert "No code is made at run time." in output


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [([], {"NO_COLOR": "1"}), ([], {"TERM": "dumb"}), (["--color", "never"], {"FORCE_COLOR": "1"})],
)
def test_a_terminal_without_color_gets_it_laid_out_without_one_escape_sequence(
    arguments: list[str], environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = on_terminal(monkeypatch, *arguments, **environment)
    assert "\x1b" not in output
    assert "```" not in output
    assert "No code is made at run time." in output


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(["--color", "always"], {"NO_COLOR": "1", "TERM": "dumb"}), ([], {"FORCE_COLOR": "1"})],
)
def test_color_where_it_is_asked_for(
    arguments: list[str],
    environment: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(["explain", "PY901", *arguments]) == 0
    assert "\x1b[1m" in capsys.readouterr().out
