from pathlib import Path

import pytest

from tests.catalog.sample import BODY, write_page
from translator.catalog.cache import build_catalogue
from translator.catalog.files import page_files
from translator.catalog.pattern import Pattern
from translator.catalog.scaffold import next_code, scaffold
from translator.errors import RunFailedError


def pages(directory: Path) -> tuple[Pattern, ...]:
    catalogue = build_catalogue(page_files([directory]))
    assert catalogue.problems == ()
    return catalogue.patterns


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A catalogue with PY901, PY905 (blocked) and PY101 (errors), and proofs."""
    write_page(tmp_path / "patterns")
    write_page(tmp_path / "patterns", code="PY905", name="five")
    errors = tmp_path / "patterns" / "python" / "errors"
    errors.mkdir()
    write_page(tmp_path / "patterns", code="PY101", name="one").rename(errors / "PY101-one.md")
    proofs = tmp_path / "fixtures" / "proofs"
    proofs.mkdir(parents=True)
    (proofs / "Cargo.toml").write_text("# Programs: generated, do not edit below.\n", encoding="utf-8")
    return tmp_path


def test_codes_are_never_filled_in(checkout: Path) -> None:
    known = pages(checkout / "patterns")
    assert next_code(known, "python", "blocked") == "PY906"
    assert next_code(known, "python", "errors") == "PY102"
    assert next_code(known, "python", "data") == "PY201"


def test_a_new_family_takes_the_first_free_digit(checkout: Path) -> None:
    known = [page for page in pages(checkout / "patterns") if page.family == "blocked"]
    assert next_code(known, "python", "data") == "PY101"
    assert next_code([], "go", "errors") == "GO101"


def test_a_full_family_is_an_error(checkout: Path) -> None:
    write_page(checkout / "patterns", code="PY999", name="last")
    with pytest.raises(RunFailedError, match="python/blocked has no free code left"):
        next_code(pages(checkout / "patterns"), "python", "blocked")


def test_page_and_proof(checkout: Path) -> None:
    patterns, proofs = checkout / "patterns", checkout / "fixtures" / "proofs"
    written = scaffold(pages(patterns), "python", "errors", "error-retry", patterns, proofs)
    assert written.page == patterns / "python" / "errors" / "PY102-error-retry.md"
    assert written.proof == proofs / "PY102"
    assert sorted(path.name for path in written.proof.iterdir()) == ["port.rs", "source.py"]
    assert 'path = "PY102/port.rs"' in (proofs / "Cargo.toml").read_text(encoding="utf-8")
    # The new page loads and compiles, so that all others go on working.
    assert [page.code for page in pages(patterns)] == ["PY101", "PY102", "PY901", "PY905"]


@pytest.mark.parametrize("language", ["go", "python"])
def test_pages_of_ones_own_keep_out_of_the_way(checkout: Path, language: str) -> None:
    own = checkout / "own"
    first = scaffold(pages(checkout / "patterns"), language, "house", "house-style", own, None)
    assert first.page == own / language / "house" / f"X{language[:2].upper()}101-house-style.md"
    assert first.proof is None
    known = (*pages(checkout / "patterns"), *pages(own))
    second = scaffold(known, language, "house", "house-rule", own, None)
    assert second.page.name == f"X{language[:2].upper()}102-house-rule.md"


@pytest.mark.parametrize(
    ("language", "family", "name", "reason"),
    [
        ("cobol", "errors", "abend", "`cobol` is no source language: one of go, python"),
        ("python", "../errors", "abend", "`../errors` is no family"),
        ("python", "errors", "Abend", "`Abend` is no name"),
        ("python", "errors", "five", "PY905 is called five already"),
    ],
)
def test_what_cannot_be_started(checkout: Path, language: str, family: str, name: str, reason: str) -> None:
    before = sorted(checkout.rglob("*"))
    with pytest.raises(RunFailedError, match=reason):
        scaffold(pages(checkout / "patterns"), language, family, name, checkout / "patterns", None)
    assert sorted(checkout.rglob("*")) == before


def test_the_sample_is_a_page(checkout: Path) -> None:
    assert BODY
    assert len(pages(checkout / "patterns")) == 3
