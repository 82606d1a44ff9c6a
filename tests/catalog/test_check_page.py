from pathlib import Path

import pytest

from tests.catalog.sample import BODY, write_page
from tests.toolchains import needs
from translator.catalog.cache import build_catalogue
from translator.catalog.check_page import check_page, example_rust, update_example, update_preferred
from translator.catalog.files import page_files
from translator.catalog.problem import format_problem

EVAL = 'x = eval("1")'
RUST = '// example.py:1\n// eval("1")\n'
GOOD = BODY.replace('```rust\n// eval("1")\n', f"```rust\n{RUST}")


def check(directory: Path, proofs: Path | None = None) -> list[str]:
    """What is wrong with the first page below the directory, without its path."""
    catalogue = build_catalogue(page_files([directory]))
    assert catalogue.problems == ()
    page = catalogue.patterns[0]
    problems = [format_problem(entry) for entry in check_page(page, catalogue, proofs)]
    assert all(told.startswith(page.path) for told in problems)
    return [told.removeprefix(f"{page.path}:") for told in problems]


def row(page: Path, line: str) -> int:
    return page.read_text(encoding="utf-8").split("\n").index(line) + 1


def test_a_page_that_is_right(tmp_path: Path) -> None:
    write_page(tmp_path, GOOD)
    assert check(tmp_path) == []


def test_an_example_that_is_not_found(tmp_path: Path) -> None:
    page = write_page(tmp_path, GOOD.replace('x = eval("1")', 'x = exec("1")', 1))
    line = row(page, 'x = exec("1")')
    assert check(tmp_path) == [f"{line}: the example is not found: PY901 finds nothing in it (found: nothing)"]


def test_rust_that_the_tool_does_not_print(tmp_path: Path) -> None:
    page = write_page(tmp_path, GOOD.replace(RUST, RUST + "let x = 1;\n"))
    line = row(page, "let x = 1;")
    wanted = f"{line}: the tool prints `` and the page says `let x = 1;`: read the difference, then --update"
    assert check(tmp_path) == [wanted]


@needs("rustfmt")
def test_rust_that_rustfmt_would_change_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(tmp_path, GOOD)
    monkeypatch.setattr("translator.catalog.rustfmt.first_difference", lambda _: "line 1: have `a`, rustfmt writes `b`")
    (told,) = check(tmp_path)
    assert told.endswith("not as rustfmt lays it out: line 1: have `a`, rustfmt writes `b`")


def test_a_template_that_fails_is_told(tmp_path: Path) -> None:
    page = write_page(tmp_path, GOOD.replace("{{ finding.text | comment }}", "{{ finding.nothing.more | comment }}"))
    assert any(told.startswith(f"{row(page, EVAL)}: PY901") for told in check(tmp_path))


def test_a_template_that_prints_no_rust_is_told(tmp_path: Path) -> None:
    page = write_page(tmp_path, GOOD.replace("{{ finding.text | comment }}", "let let"))
    assert any(told.startswith(f"{row(page, EVAL)}: PY901") for told in check(tmp_path))


def test_an_example_that_does_not_parse_is_told(tmp_path: Path) -> None:
    page = write_page(tmp_path, GOOD.replace('x = eval("1")\n', 'x = eval("1")\ndef (:\n', 1))
    assert any(told.startswith(f"{row(page, 'def (:')}: syntax error") for told in check(tmp_path))


def test_a_look_alike_that_is_found(tmp_path: Path) -> None:
    page = write_page(tmp_path, GOOD.replace('x = frame.eval("1")', 'x = 1\ny = eval("1")'))
    line = row(page, 'y = eval("1")')
    assert check(tmp_path) == [f"{line}: a look-alike is found as PY901: narrow the query"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"verdict": "direct"}, "1: effort 13 does not fit `direct`: 1 to 2 do"),
        ({"effort": "3"}, "1: effort 3 does not fit `blocked`: 5 to 13 do"),
        ({"message": "m" * 121}, "1: the message has 121 characters: at most 120 fit"),
    ],
)
def test_front_matter_that_cannot_be_right(tmp_path: Path, change: dict[str, str], reason: str) -> None:
    write_page(tmp_path, GOOD, **change)
    assert reason in check(tmp_path)


def test_rust_that_says_nothing_is_told(tmp_path: Path) -> None:
    page = write_page(tmp_path, GOOD, verdict="redesign")
    line = row(page, "// example.py:1")
    assert check(tmp_path) == [f"{line}: the Rust is nothing but comments and `todo!`: no help to anyone"]


def test_crates_are_named(tmp_path: Path) -> None:
    template = "use thiserror::Error;\n\n#[derive(Error)]\nstruct X;"
    body = GOOD.replace("{{ finding.text | comment }}", template).replace(RUST, f"// example.py:1\n{template}\n")
    write_page(tmp_path, body)
    assert check(tmp_path) == ["1: the example's Rust uses thiserror: name what it uses in `crates`"]
    write_page(tmp_path, body, crates="[thiserror, tokio]")
    assert check(tmp_path) == []


def test_a_proof_or_a_reason(tmp_path: Path) -> None:
    patterns, proof = tmp_path / "patterns", tmp_path / "proofs" / "PY901"
    write_page(patterns, GOOD)
    assert check(patterns, proof.parent) == []
    proof.mkdir(parents=True)
    assert check(patterns, proof.parent) == [
        f"1: the page says `proof: none`, and {proof} exists: take one of them away"
    ]
    write_page(patterns, GOOD, proof=None, proof_reason=None)
    assert check(patterns, proof.parent)[0].startswith(f"1: no proof: {proof} has no source program")
    (proof / "source.py").write_text("", encoding="utf-8")
    assert check(patterns, proof.parent) == [f"1: no proof: {proof} has no port.rs"]
    (proof / "port.rs").write_text("", encoding="utf-8")
    assert check(patterns, proof.parent) == []


def test_an_update_changes_the_rust_and_nothing_else(tmp_path: Path) -> None:
    path = write_page(tmp_path, GOOD.replace(RUST, "// one\n// two\n// three\n"))
    before = path.read_text(encoding="utf-8")
    catalogue = build_catalogue(page_files([tmp_path]))
    rust, problems = example_rust(catalogue.patterns[0], catalogue)
    assert (rust, problems) == (RUST, [])
    assert update_example(catalogue.patterns[0], RUST)
    assert path.read_text(encoding="utf-8") == before.replace("// one\n// two\n// three\n", RUST)


def test_an_update_fills_an_empty_block(tmp_path: Path) -> None:
    path = write_page(tmp_path, GOOD.replace(RUST, ""))
    catalogue = build_catalogue(page_files([tmp_path]))
    assert update_example(catalogue.patterns[0], RUST)
    assert "```rust\n" + RUST + "```\n" in path.read_text(encoding="utf-8")


TEMPLATE = '{{ "threads()" if preferences.concurrency == "threads" else "tasks()" }};'
PREFERRED = GOOD.replace("{{ finding.text | comment }}", TEMPLATE).replace(RUST, "// example.py:1\ntasks();\n")


def with_threads(rust: str) -> str:
    return PREFERRED.replace("## Look-alikes", f"## With threads\n\n```rust\n{rust}```\n\n## Look-alikes")


def test_what_is_printed_with_a_preference_is_compared(tmp_path: Path) -> None:
    write_page(tmp_path, with_threads("// example.py:1\nthreads();\n"))
    assert check(tmp_path) == []
    write_page(tmp_path, with_threads("// example.py:1\ntasks();\n"))
    (problem,) = check(tmp_path)
    assert "the tool prints `threads();` and the page says `tasks();`" in problem


def test_a_preference_that_changes_nothing_shows_no_rust(tmp_path: Path) -> None:
    write_page(tmp_path, with_threads("// example.py:1\ntasks();\n").replace("With threads", "With anyhow"))
    (problem,) = check(tmp_path)
    assert problem.endswith('`errors = "anyhow"` changes nothing in the example: take its Rust away')


def test_an_update_fills_in_every_preference(tmp_path: Path) -> None:
    path = write_page(tmp_path, with_threads("").replace("// example.py:1\ntasks();\n", ""))
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("## With threads\n\n```rust\n", "## With threads\n\n```rust\n// x\n"), encoding="utf-8"
    )
    catalogue = build_catalogue(page_files([tmp_path]))
    (page,) = catalogue.patterns
    rust, _ = example_rust(page, catalogue)
    assert update_preferred(page, catalogue)
    assert rust is not None
    assert update_example(page, rust)
    assert check(tmp_path) == []
