"""Pages that words lead to: found where the words stand, as if the whole file had been looked at."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest
from tree_sitter import Node, Parser

from tests.engine.conftest import Install
from tests.engine.sample import GRAMMAR, catalogue, front_end, pattern
from translator.catalog.pattern import Catalogue, Lead
from translator.engine import spots
from translator.engine.match import find_hits
from translator.engine.matcher import matcher_for
from translator.engine.problems import Problems
from translator.engine.spots import ParsedFile

PAGE = pattern(
    "PY001",
    '((call function: (_) @_f) @finding (#named? @_f "g"))\n'
    "((expression_statement (call function: (_) @_f arguments: (argument_list (call) @inner)) @finding)"
    ' (#named? @_f "g"))',
)
LED = msgspec.structs.replace(catalogue(PAGE), leads={"PY001": (Lead("named?", ("g",)),)})
SOURCE = "".join(
    f"def f{n}():\n    a.b(c({n}, 'x'), {{'k': g(h())}})\n    if f{n}:\n        g(g(1))\n" for n in range(9)
)


@pytest.fixture(autouse=True)
def front(install: Install) -> None:
    """A front end whose names may be under an alias: `g` is also `z`."""

    def named(nodes: Sequence[Node], arguments: Sequence[str], _names: object) -> bool:
        text = (nodes[0].text or b"").decode()
        return text in arguments or (text == "z" and "g" in arguments)

    words = {"named?": lambda strings, names: None if names == "anything" else {*strings, "z"} - {names}}
    install(front_end({"named?": named}, WORDS=words))


def hits(source: str, known: Catalogue, names: object = None, max_depth: int | None = None) -> list[tuple[str, int]]:
    """Text and number of captures of what is found."""
    root = Parser(GRAMMAR).parse(source.encode()).root_node
    problems = Problems("a.py")
    matcher = matcher_for("python", known)
    found = find_hits(matcher, ParsedFile(root, source.encode()), names, problems, max_depth)
    assert problems.entries() == ()
    return [((hit.node.text or b"").decode(), len(hit.captures)) for hit in found]


@pytest.mark.parametrize(
    ("source", "count"),
    [
        (SOURCE, 27),
        (SOURCE.replace("g(", "z("), 27),
        (SOURCE.replace("g(", "gg("), 0),
        ("x = (\n g(\n g(2)))", 2),
        ("# g(1)\n'g(1)'\ng\n", 0),
        ("", 0),
    ],
)
@pytest.mark.parametrize("near", [0, 20, 10_000])
def test_the_same_is_found_as_in_the_whole_file(
    source: str, count: int, near: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spots, "_NEAR", near)
    whole = hits(source, catalogue(PAGE))
    assert len(whole) == count
    assert hits(source, LED) == whole
    assert hits(source, LED, "anything") == whole


def test_without_words_nothing_is_looked_for() -> None:
    assert hits("g(1)\nz(1)", LED, "g") == [("z(1)", 2)]


def test_depth_counts_from_the_root() -> None:
    source = "g(1)\nx(g(2))\nx(x(g(3)))\n"
    for depth in range(1, 9):
        assert hits(source, LED, max_depth=depth) == hits(source, catalogue(PAGE), max_depth=depth)
    assert hits(source, LED, max_depth=2) == [("g(1)", 2)]


def test_a_word_that_no_page_needs_is_not_asked_for() -> None:
    known = msgspec.structs.replace(LED, words={"PY001": ("h",)})
    assert hits("g(1)", known) == []
    assert hits("g(h)", known) == [("g(h)", 2)]
