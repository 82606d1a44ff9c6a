"""The commits that the benchmark times: what is timed must be a clean pass over real work."""

from pathlib import Path

import pytest

from benchmarks.commit_hook import BLOCKED, SOURCES, commit
from translator.catalog.cache import load_catalogue
from translator.cli import main


@pytest.mark.parametrize("suffix", SOURCES)
def test_its_files_are_clean_and_of_a_usual_size(
    suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = commit(tmp_path / "files", suffix, 3)
    assert len({file.read_bytes() for file in files}) == 3
    assert all(80 <= file.read_text(encoding="utf-8").count("\n") <= 120 for file in files)
    assert main(["check", *map(str, files)]) == 0
    assert capsys.readouterr().err == "All checks passed: nothing blocked in 3 files\n"
    # It is not clean because there is nothing in it.
    assert main(["check", "--fail-on", "direct", "-q", *map(str, files)]) == 1


def test_the_others_look_for_what_check_looks_for() -> None:
    assert {page.code for page in load_catalogue().patterns if page.verdict == "blocked"} == BLOCKED
