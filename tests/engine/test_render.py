import sys
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from tests.engine.sample import catalogue, pattern
from translator.catalog.pattern import Preferred
from translator.engine import limits
from translator.engine.facts import FileFacts, LedgerEntry, Match, Position
from translator.engine.render import render_file
from translator.ir.index import empty_index
from translator.rust.preferences import RustPreferences

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


THREADS = Preferred("concurrency", "threads", "a thread", ("c",), "", 0)


def test_a_preference_changes_what_is_said_and_which_crates_are_named() -> None:
    page = replace(PAGES.patterns[0], crates=("tokio", "serde"), preferred=(THREADS,))
    pages = replace(PAGES, patterns=(page,))
    (finding,), _ = render_file(facts(), None, pages, RustPreferences(concurrency="threads"))
    assert (finding.message, finding.notes, finding.crates) == ("a thread", ("c",), ("serde",))
    (finding,), _ = render_file(facts(), None, pages, RustPreferences(errors="anyhow"))
    assert (finding.message, finding.notes, finding.crates) == ("message of PY001", ("a", "b"), ("tokio", "serde"))


def test_what_a_preference_leaves_out_stays() -> None:
    page = replace(PAGES.patterns[0], preferred=(replace(THREADS, message="", notes=()),))
    (finding,), _ = render_file(facts(), None, replace(PAGES, patterns=(page,)), RustPreferences(concurrency="threads"))
    assert (finding.message, finding.notes) == ("message of PY001", ("a", "b"))
