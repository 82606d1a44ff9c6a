"""What is compiled for a file, and what it may report."""

import pytest

from tests.engine.conftest import Install
from tests.engine.sample import catalogue, front_end, pattern
from translator.catalog.pattern import Catalogue
from translator.engine import relevant as module
from translator.engine.facts import Directive, Position
from translator.engine.matcher import Matcher
from translator.engine.relevant import relevant
from translator.engine.select import Selection, select_all

A, B, ANY = (pattern(code, "(call) @finding") for code in ("PY001", "PY002", "PY003"))


@pytest.fixture
def pages(install: Install, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """Three pages; one without words, which may find something in any file."""
    install(front_end())
    monkeypatch.setattr(module, "_known", {})
    made = catalogue(A, B, ANY)
    return Catalogue(made.patterns, made.problems, {"PY001": ("alpha",), "PY002": ("beta", "gamma"), "PY003": ()})


def reported(found: tuple[Matcher, frozenset[str]]) -> set[str]:
    matcher, ignored = found
    return set(matcher.selection.reported - ignored)


def directive(*codes: str) -> Directive:
    place = Position(1, 1)
    return Directive(place, place, "line", codes, "why", (0, 1), "", (1, 1))


def only(*codes: str) -> Selection:
    return Selection(frozenset({"PY001", "PY002", "PY003"}), frozenset(codes))


def test_pages_whose_words_are_missing_are_left_out(pages: Catalogue) -> None:
    selection = only("PY001", "PY002")
    matcher, ignored = relevant("python", pages, selection, b"nothing here")
    assert (matcher.finds_any, ignored) == (False, frozenset())
    assert reported(relevant("python", pages, selection, b"x = gamma()")) == {"PY002"}
    assert reported(relevant("python", pages, selection, b"x = alpha(beta)")) == {"PY001", "PY002"}
    assert reported(relevant("python", pages, select_all(pages), b"nothing here")) == {"PY003"}


def test_what_was_compiled_serves_again(pages: Catalogue) -> None:
    selection = only("PY001", "PY002")
    both, _ = relevant("python", pages, selection, b"alpha beta")
    again, ignored = relevant("python", pages, selection, b"alpha")
    assert again is both
    # It may find more than was asked for, but only where the words are missing.
    assert ignored == frozenset()


def test_a_page_that_a_directive_names_is_looked_for_in_that_file(pages: Catalogue) -> None:
    selection = only("PY001")
    assert reported(relevant("python", pages, selection, b"beta")) == set()
    for word in ("PY002", "py002", "name-py002"):
        assert reported(relevant("python", pages, selection, b"beta", directives=[directive(word)])) == {"PY002"}
    # In another file it is not reported, though it has been compiled.
    matcher, ignored = relevant("python", pages, selection, b"alpha beta")
    assert matcher.selection.reported == {"PY001", "PY002"}
    assert ignored == {"PY002"}


def test_what_is_ignored_in_a_file_is_not_reported_there(pages: Catalogue) -> None:
    selection = only("PY001", "PY002")
    ignored = frozenset({"PY001"})
    assert reported(relevant("python", pages, selection, b"alpha beta", ignored)) == {"PY002"}
    # A directive for it is stale or not whatever is ignored.
    assert reported(relevant("python", pages, selection, b"alpha beta", ignored, [directive("PY001")])) == {
        "PY001",
        "PY002",
    }


def test_another_selection_begins_anew(pages: Catalogue) -> None:
    relevant("python", pages, only("PY001"), b"alpha")
    assert reported(relevant("python", pages, only("PY002"), b"alpha beta")) == {"PY002"}
