"""The pins and the rules of the benchmark are complete."""

import re
from pathlib import Path

import pytest

from benchmarks.ast_grep_rules import RULES, page_codes, write_project
from benchmarks.corpora import Corpus, corpora, corpora_directory
from benchmarks.fetch import FetchError, fetch


def test_every_pin_has_a_checksum_of_its_kind() -> None:
    shapes = {"go": r"h1:[A-Za-z0-9+/]{43}=", "python": r"sha256:[0-9a-f]{64}"}
    for corpus in corpora():
        assert re.fullmatch(shapes[corpus.language], corpus.checksum), corpus.name


def test_names_are_unique() -> None:
    names = [corpus.name for corpus in corpora()]
    assert len(set(names)) == len(names) > 0


def test_every_page_has_an_ast_grep_rule_and_every_rule_a_page(tmp_path: Path) -> None:
    assert {rule.stem for rule in RULES.glob("*.yml")} == page_codes().keys()
    assert write_project(tmp_path).read_text() == "ruleDirs: [rules]\n"
    assert {rule.stem for rule in (tmp_path / "rules").iterdir()} == page_codes().keys()


def test_a_fetched_corpus_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUSTBOUND_CORPORA", str(tmp_path))
    assert corpora_directory() == tmp_path
    (tmp_path / "m-v1").mkdir()
    assert fetch(Corpus("m", "go", "example.com/m", "v1", "h1:")) == tmp_path / "m-v1"
    assert "kept" in capsys.readouterr().out


def test_another_checksum_is_refused_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(corpus: Corpus) -> Path:
        raise ValueError(f"{corpus.package} has another checksum")

    monkeypatch.setenv("RUSTBOUND_CORPORA", str(tmp_path))
    monkeypatch.setattr("benchmarks.fetch.fetch_module", fetched)
    with pytest.raises(FetchError, match=r"m v1: example\.com/m has another checksum"):
        fetch(Corpus("m", "go", "example.com/m", "v1", "h1:"))
    assert list(tmp_path.iterdir()) == []
