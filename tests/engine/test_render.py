import sys
from types import SimpleNamespace

import pytest

from tests.engine.sample import catalogue, pattern
from translator.engine import limits
from translator.engine.facts import FileFacts, LedgerEntry, Match, Position
from translator.engine.render import render_file
from translator.ir.index import empty_index

PAGES = catalogue(pattern("PY001", "(call) @finding", crates=("tokio",), notes=("a", "b")))


def facts() -> FileFacts:
    match = Match("PY001", Position(3, 1), Position(3, 4), (9, 12), "f", "g()", "fp", part_of="other")
    return FileFacts("a.py", "python", "a", 9, "ok", "", (match,))


def install(monkeypatch: pytest.MonkeyPatch, render: object) -> None:
    made = SimpleNamespace(render=render, Skeleton=SimpleNamespace, plain=lambda source: f"todo!({source:?<4})\n")
    monkeypatch.setitem(sys.modules, "translator.rust.skeletons.skeleton", made)


def test_a_finding_is_made_of_its_page_its_match_and_its_skeleton(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(match: Match, page: object, _index: object, path: str, unit: str, _preferences: object) -> object:
        assert page is PAGES.patterns[0]
        return SimpleNamespace(text=f"{path} {unit} {match.source}", crates=("futures", "tokio"), problem=None)

    install(monkeypatch, render)
    (finding,), ledger = render_file(facts(), empty_index(), PAGES)
    assert ledger == ()
    assert (finding.code, finding.name, finding.path, finding.language) == ("PY001", "name-py001", "a.py", "python")
    assert (finding.start, finding.end, finding.symbol) == (Position(3, 1), Position(3, 4), "f")
    assert (finding.verdict, finding.effort, finding.message) == ("adapt", 2, "message of PY001")
    assert (finding.source, finding.skeleton) == ("g()", "a.py a g()")
    assert (finding.notes, finding.crates) == (("a", "b"), ("tokio", "futures"))
    assert (finding.part_of, finding.fingerprint) == ("other", "fp")


def test_without_an_index_nothing_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "translator.rust.skeletons.skeleton", None)
    (finding,), ledger = render_file(facts(), None, PAGES)
    assert (finding.skeleton, finding.crates, ledger) == (None, ("tokio",), ())


def test_a_plain_skeleton_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, lambda *_: SimpleNamespace(text="todo!()", crates=(), problem="PY001: no Rust"))
    (finding,), ledger = render_file(facts(), empty_index(), PAGES)
    assert finding.skeleton == "todo!()"
    assert ledger == (LedgerEntry("skeleton", "a.py", 3, "PY001: no Rust"),)


def test_a_skeleton_that_takes_too_long_is_a_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(*_arguments: object) -> object:
        while True:
            pass

    monkeypatch.setattr(limits, "_CONSTRUCT", 0.05)
    install(monkeypatch, render)
    (finding,), ledger = render_file(facts(), empty_index(), PAGES)
    assert finding.skeleton == "// a.py:3\ntodo!(g()?)\n"
    assert ledger == (LedgerEntry("skeleton", "a.py", 3, "PY001: the construct takes too long"),)
