import json
from pathlib import Path

import pytest

from tests.catalog.sample import BODY, write_page
from translator.catalog import cache
from translator.catalog.proofs import manifest
from translator.cli import main, patterns


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one page, PY901, which is right."""
    directory = tmp_path / "patterns"
    write_page(directory, example())
    proofs = tmp_path / "fixtures" / "proofs"
    proofs.mkdir(parents=True)
    (proofs / "Cargo.toml").write_text("# Programs: generated, do not edit below.\n", encoding="utf-8")
    monkeypatch.setattr(cache, "patterns_directory", lambda: directory)
    monkeypatch.setattr(patterns, "patterns_directory", lambda: directory)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def example(rust: str = '// example.py:1\n// eval("1")\n') -> str:
    """The sample's body with other Rust."""
    return BODY.replace('```rust\n// eval("1")\n', f"```rust\n{rust}")


def test_the_list(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_page(checkout / "patterns", code="PY902", name="object-code", status="preview", verdict="adapt", effort="2")
    assert main(["patterns", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "CODE   NAME          VERDICT  EFFORT  TITLE",
        "PY901  dynamic-code  blocked  13      Code made at run time",
        "PY902  object-code   adapt    2       Code made at run time (preview)",
    ]


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", "list", "--format", "json"]) == 0
    (page,) = json.loads(capsys.readouterr().out)["patterns"]
    assert page["code"] == "PY901"
    assert page["effort"] == 13
    assert "query" not in page


@pytest.mark.parametrize("codes", [[], ["PY901"], ["dynamic-code"]])
def test_a_page_that_is_right(codes: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", "test", *codes]) == 0
    assert capsys.readouterr().out == "1 page tested, 0 failed.\n"


def test_a_page_that_is_wrong_is_1(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = write_page(checkout / "patterns", example("// eval\n"))
    line = page.read_text(encoding="utf-8").split("\n").index("// eval") + 1
    assert main(["patterns", "test"]) == 1
    output = capsys.readouterr().out
    assert f"{page}:{line}: the tool prints `// example.py:1` and the page says `// eval`" in output
    assert output.endswith("1 page tested, 1 failed.\n")


def test_a_page_that_does_not_load_is_1(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = write_page(checkout / "patterns", example().replace("## Match", "## Mash"), code="PY902", name="other")
    for codes in ([], ["PY902"], ["other"]):
        assert main(["patterns", "test", *codes]) == 1
        assert f"{page}:15: unknown heading `Mash`" in capsys.readouterr().out
    assert main(["patterns", "test", "PY901"]) == 0


def test_an_unknown_page_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", "test", "PY907"]) == 2
    assert "did you mean PY901?" in capsys.readouterr().err


def test_update_writes_what_the_tool_prints(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = write_page(checkout / "patterns", example("// one\n// two\n// three\n"))
    assert main(["patterns", "test", "--update"]) == 0
    assert f"{page}: updated\n" in capsys.readouterr().out
    right = page.read_text(encoding="utf-8")
    assert right == write_page(checkout / "patterns", example()).read_text(encoding="utf-8")
    assert main(["patterns", "test", "--update"]) == 0
    assert "updated" not in capsys.readouterr().out


def test_update_lists_the_programs_anew(checkout: Path) -> None:
    proofs = checkout / "fixtures" / "proofs"
    (proofs / "PY903").mkdir()
    (proofs / "PY903" / "port.rs").write_text("fn main() {}\n", encoding="utf-8")
    assert main(["patterns", "test", "--update"]) == 0
    text = (proofs / "Cargo.toml").read_text(encoding="utf-8")
    assert 'name = "py903"' in text
    assert text == manifest(proofs)


def test_new(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", "new", "python", "blocked", "code-object"]) == 0
    page = checkout / "patterns" / "python" / "blocked" / "PY902-code-object.md"
    proof = checkout / "fixtures" / "proofs" / "PY902"
    assert capsys.readouterr().out.splitlines() == [
        f"page   {page}",
        f"proof  {proof}",
        "Edit them, then: rustbound patterns test PY902",
    ]
    assert main(["explain", "PY902"]) == 0
    # Nothing is proved before it is written.
    assert main(["patterns", "test", "PY902"]) == 1
    assert f"{page}:" in capsys.readouterr().out


def test_new_in_a_directory_of_ones_own(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = checkout / "own"
    assert main(["patterns", "new", "go", "house", "house-style", "--extend-patterns", str(own)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"page   {own / 'go' / 'house' / 'XGO101-house-style.md'}",
        f"Edit it, then: rustbound patterns test XGO101 --extend-patterns {own}",
    ]
    # The command it tells finds the page, and says what is still to be written.
    assert main(["patterns", "test", "XGO101", "--extend-patterns", str(own)]) == 1
    capsys.readouterr()
    assert main(["patterns", "list", "--extend-patterns", str(own)]) == 0
    assert "XGO101" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["cobol", "errors", "abend"], "`cobol` is no source language"),
        (["python", "blocked", "dynamic-code"], "PY901 is called dynamic-code already"),
        (["python", "blocked"], "Missing argument 'NAME'"),
    ],
)
def test_new_with_bad_words_is_2(arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["patterns", "new", *arguments]) == 2
    assert reason in capsys.readouterr().err


def test_new_without_a_checkout_is_2(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "fixtures" / "proofs" / "Cargo.toml").unlink()
    assert main(["patterns", "new", "python", "blocked", "code-object"]) == 2
    assert "say where the page goes, --extend-patterns DIR" in capsys.readouterr().err
    assert len(list((checkout / "patterns").rglob("*.md"))) == 1
