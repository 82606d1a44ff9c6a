from collections.abc import Sequence

import pytest
from tree_sitter import Node, Parser

from tests.engine.conftest import Install
from tests.engine.sample import GRAMMAR, catalogue, front_end, pattern
from translator.catalog.pattern import Pattern
from translator.engine import match
from translator.engine.facts import LedgerEntry
from translator.engine.match import find_hits
from translator.engine.matcher import matcher_for
from translator.engine.problems import Problems
from translator.engine.select import Selection
from translator.engine.spots import ParsedFile

pytestmark = pytest.mark.usefixtures("install")

CALL = pattern("PY001", "(call) @finding")


def hits(source: str, *pages: Pattern, problems: Problems | None = None, **options: object) -> list[tuple[str, str]]:
    """Code and text of what is found."""
    selection = options.get("selection")
    assert selection is None or isinstance(selection, Selection)
    matcher = matcher_for("python", catalogue(*pages), selection)
    root = Parser(GRAMMAR).parse(source.encode()).root_node
    depth = options.get("max_depth")
    assert depth is None or isinstance(depth, int)
    found = find_hits(matcher, ParsedFile(root, source.encode()), "names", problems or Problems("a.py"), depth)
    return [(hit.page.code, (hit.node.text or b"").decode()) for hit in found]


def test_hits_are_sorted_by_position_the_longer_first() -> None:
    name = pattern("PY002", "((identifier) @finding (#eq? @finding f))".replace(" f)", ' "f")'))
    assert hits("f(g())\nf()", CALL, name) == [
        ("PY001", "f(g())"),
        ("PY002", "f"),
        ("PY001", "g()"),
        ("PY001", "f()"),
        ("PY002", "f"),
    ]


def test_one_hit_for_each_page_and_node_the_one_with_most_captures() -> None:
    page = pattern(
        "PY001",
        "(call function: (_) @name) @finding\n"
        "(call function: (_) @name arguments: (argument_list (_) @first)) @finding\n"
        "(call) @finding",
    )
    matcher = matcher_for("python", catalogue(page))
    root = Parser(GRAMMAR).parse(b"f(1)\ng()").root_node
    found = find_hits(matcher, ParsedFile(root, b"f(1)\ng()"), None, Problems("a.py"))
    assert [sorted(hit.captures) for hit in found] == [["finding", "first", "name"], ["finding", "name"]]


def test_a_narrower_page_silences_a_general_one_on_its_node_only() -> None:
    narrow = pattern("PY002", '((call function: (_) @_f) @finding (#says? @_f "f"))', narrows=("PY001",))
    assert hits("f()\ng()", CALL, narrow) == [("PY002", "f()"), ("PY001", "g()")]


def test_a_narrower_page_that_is_not_reported_still_silences() -> None:
    narrow = pattern("PY002", '((call function: (_) @_f) @finding (#says? @_f "f"))', narrows=("PY001",))
    selection = Selection(frozenset({"PY001", "PY002"}), frozenset({"PY001"}))
    assert hits("f()\ng()", CALL, narrow, selection=selection) == [("PY001", "g()")]


def test_an_inactive_page_neither_reports_nor_silences() -> None:
    narrow = pattern("PY002", '((call function: (_) @_f) @finding (#says? @_f "f"))', narrows=("PY001",))
    selection = Selection(frozenset({"PY001"}), frozenset({"PY001"}))
    assert hits("f()", CALL, narrow, selection=selection) == [("PY001", "f()")]


def test_predicates_get_nodes_strings_and_names(install: Install) -> None:
    asked = []

    def probe(nodes: Sequence[Node], arguments: Sequence[str], names: object) -> bool:
        asked.append(([node.type for node in nodes], list(arguments), names))
        return False

    install(front_end({"probe?": probe}))
    query = '((if_statement (block (expression_statement)+ @n)) @finding (#probe? @n "a" "b"))'
    assert hits("if x:\n  1\n  2", pattern("PY001", query)) == []
    assert asked
    assert asked[0] == (["expression_statement", "expression_statement"], ["a", "b"], "names")


def test_a_predicate_on_a_capture_that_is_not_there_holds() -> None:
    page = pattern("PY001", '((call (argument_list (integer)? @n)) @finding (#says? @n "1"))')
    assert hits("f()\nf(1)\nf(2)", page) == [("PY001", "f()"), ("PY001", "f(1)")]


def test_a_predicate_that_raises_costs_its_page_that_node_and_is_told(install: Install) -> None:
    def fail(nodes: Sequence[Node], _arguments: Sequence[str], _names: object) -> bool:
        if nodes[0].text == b"bad":
            raise ZeroDivisionError("one\nby zero")
        return True

    install(front_end({"fails?": fail}))
    page = pattern("PY007", "((call function: (_) @_f) @finding (#fails? @_f))")
    problems = Problems("a.py")
    assert hits("good()\nbad()", page, CALL, problems=problems) == [
        ("PY001", "good()"),
        ("PY007", "good()"),
        ("PY001", "bad()"),
    ]
    reason = "PY007: internal error in #fails?: ZeroDivisionError: one by zero"
    assert problems.entries() == (LedgerEntry("construct", "a.py", 2, reason),)


def test_a_match_limit_that_is_exceeded_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "MATCH_LIMIT", 1)
    problems = Problems("a.py")
    page = pattern("PY001", "(module (expression_statement)+ @a (expression_statement (call)) @finding)")
    hits("1\n2\n3\n4\nf()\n5\ng()", page, problems=problems)
    assert [entry.kind for entry in problems.entries()] == ["limit"]


def test_what_lies_deeper_than_asked_is_not_looked_at() -> None:
    assert hits("f(g(h()))", CALL, max_depth=3) == [("PY001", "f(g(h()))")]


def test_a_large_file_is_looked_at_in_windows_and_each_construct_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "".join(
        f"class A{n}:\n    def f(self):\n        return g{n}(h{n}(1), '{'x' * (n % 90)}')\n" for n in range(99)
    )
    pages = (
        CALL,
        pattern("PY002", "(class_definition body: (_) @_b) @finding"),
        pattern("PY003", "(module (class_definition)+ @classes . (class_definition) @finding .)"),
        pattern("PY004", '((call function: (_) @_f arguments: (argument_list (call))) @finding (#says? @_f "g7"))'),
    )
    whole = hits(source, *pages)
    monkeypatch.setattr(match, "_WINDOW", 50)
    assert hits(source, *pages) == whole
    assert len(whole) == 99 * 3 + 2
