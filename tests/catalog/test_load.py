from pathlib import Path

import pytest

from tests.catalog.sample import BODY, page_text, write_page
from translator.catalog.files import page_files
from translator.catalog.load import load_pages
from translator.catalog.problem import format_problem
from translator.errors import RunFailedError


def load(*directories: Path) -> tuple[list[str], list[str]]:
    pages, problems = load_pages(page_files(directories))
    return [page.code for page in pages], [format_problem(entry) for entry in problems]


def test_pages_come_in_the_order_of_their_codes(tmp_path: Path) -> None:
    write_page(tmp_path / "a", code="PY902", name="other")
    write_page(tmp_path / "b")
    assert load(tmp_path / "a", tmp_path / "b") == (["PY901", "PY902"], [])


def test_a_broken_page_takes_no_other_down(tmp_path: Path) -> None:
    write_page(tmp_path)
    broken = write_page(tmp_path, BODY.replace("## Match", "## Mash"), code="PY902", name="other")
    codes, problems = load(tmp_path)
    assert codes == ["PY901"]
    assert problems
    assert all(problem.startswith(f"{broken}:") for problem in problems)


def test_a_code_is_used_once_in_all_languages(tmp_path: Path) -> None:
    first = write_page(tmp_path)
    second = tmp_path / "python" / "other" / "PY901-second.md"
    second.parent.mkdir()
    second.write_text(page_text(name="second"), encoding="utf-8")
    third = tmp_path / "go" / "other" / "PY901-third.md"
    third.parent.mkdir(parents=True)
    third.write_text(page_text(BODY.replace("```python", "```go"), name="third"), encoding="utf-8")
    # Files are read in the order of their paths: Go's comes first.
    codes, problems = load(tmp_path)
    assert codes == ["PY901"]
    assert problems == [f"{path}:1: code PY901 is taken by {third}: choose a free one" for path in (first, second)]


def test_a_name_is_used_once_in_a_language(tmp_path: Path) -> None:
    first = write_page(tmp_path)
    second = write_page(tmp_path, code="PY902")
    other = tmp_path / "go" / "blocked" / "GO901-dynamic-code.md"
    other.parent.mkdir(parents=True)
    other.write_text(page_text(BODY.replace("```python", "```go"), code="GO901"), encoding="utf-8")
    codes, problems = load(tmp_path)
    assert codes == ["GO901", "PY901"]
    assert problems == [f"{second}:1: name dynamic-code is taken by {first}: choose another"]


@pytest.mark.parametrize("place", ["PY901-dynamic-code.md", "python/PY901-dynamic-code.md", "python/a/b/PY901-x.md"])
def test_misplaced_pages_are_told(tmp_path: Path, place: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page_text(), encoding="utf-8")
    assert load(tmp_path) == ([], [f"{path}:1: misplaced: a page stands in LANGUAGE/FAMILY/CODE-name.md"])


def test_an_unknown_language_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cobol" / "errors" / "CO101-abend.md"
    path.parent.mkdir(parents=True)
    path.write_text(page_text(), encoding="utf-8")
    assert load(tmp_path) == (
        [],
        [f"{path}:1: `cobol` is no source language: move the page to one of go, python"],
    )


def test_other_files_are_no_pages(tmp_path: Path) -> None:
    write_page(tmp_path)
    (tmp_path / "README.md").write_text("# Pages\n", encoding="utf-8")
    (tmp_path / "crates").mkdir()
    (tmp_path / "crates" / "go.toml").write_text("", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.md").write_text("", encoding="utf-8")
    assert load(tmp_path) == (["PY901"], [])


def test_a_page_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = tmp_path / "python" / "blocked" / "PY901-dynamic-code.md"
    path.parent.mkdir(parents=True)
    path.symlink_to("nowhere")
    assert load(tmp_path) == ([], [f"{path}:1: the page cannot be read: mend its permissions"])


def test_a_directory_that_is_missing_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(RunFailedError, match="no such directory"):
        load(tmp_path / "nothing")
