import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from tree_sitter import Node

from tests.engine.conftest import Install
from tests.engine.sample import catalogue, front_end, pattern
from translator.engine import text as text_module
from translator.engine.facts import Captured, FileFacts, Import, LedgerEntry, Outline, Position
from translator.engine.select import select_all
from translator.engine.survey import survey_file, survey_source
from translator.ir.declarations import Function
from translator.ir.expressions import Call, Name, Opaque
from translator.ir.index import UnitDeclarations
from translator.ir.statements import Block, Comment, Do, Let, OpaqueStatement, Statement
from translator.ir.types import OpaqueType
from translator.source.files import Candidate

pytestmark = pytest.mark.usefixtures("install")

PAGES = catalogue(
    pattern("PY001", "(function_definition body: (_) @body) @finding", absorbs=("PY002",), uses=("body",)),
    pattern("PY002", "(call function: (_) @name arguments: (_) @unused) @finding", uses=("name",)),
)


def survey(source: str, *, skeletons: bool = True) -> FileFacts:
    return survey_source("a.py", "python", source.encode(), PAGES, skeletons=skeletons)


def test_a_match_holds_what_its_finding_needs() -> None:
    facts = survey("x = 1\nclass A:\n    def f(self):\n        return [g(1)]; h\n")
    assert (facts.path, facts.language, facts.status, facts.reason, facts.lines) == ("a.py", "python", "ok", "", 4)
    outer, inner = facts.matches
    assert (outer.code, inner.code) == ("PY001", "PY002")
    assert (inner.start, inner.end) == (Position(4, 17), Position(4, 21))
    assert inner.source == "g(1)"
    assert inner.span == (48, 52)
    assert inner.symbol == "A.f"
    assert inner.beside == ("        return [", "]; h")
    assert inner.part_of == outer.fingerprint
    assert outer.part_of is None
    assert inner.captures == {"name": Captured("g", code=Name("g"))}
    assert outer.captures == {"body": Captured("return [g(1)]; h", statements=(Comment("return [g(1)]; h"),))}
    assert outer.function == inner.function == Function("f")
    assert facts.outline is None
    assert facts.declarations == UnitDeclarations("", (Function("declared"),))


def test_columns_count_characters() -> None:
    (match,) = survey("naïve = '🦀', g('é')\n").matches
    assert (match.start, match.end) == (Position(1, 14), Position(1, 20))
    assert match.source == "g('é')"


def test_without_skeletons_nothing_is_lowered(install: Install) -> None:
    def fail(*_arguments: object) -> None:
        raise AssertionError

    install(
        front_end(
            declarations=fail, outline=fail, lower=fail, lower_statements=fail, signature=fail, enclosing_function=fail
        )
    )
    facts = survey("def f():\n    g()\n", skeletons=False)
    assert facts.ledger == ()
    assert facts.declarations is None
    assert facts.outline is None
    assert [(match.code, match.captures, match.function) for match in facts.matches] == [
        ("PY001", {}, None),
        ("PY002", {}, None),
    ]


def test_a_signature_is_worked_out_once_for_each_function(install: Install) -> None:
    asked = []

    def signature(node: object, _names: object) -> Function:
        asked.append(node)
        return Function("f")

    install(front_end(signature=signature))
    survey("def f():\n    g()\n    h()\n")
    assert len(asked) == 1


def test_what_could_not_be_lowered_is_told_once_with_its_line(install: Install) -> None:
    def lower_statements(nodes: Sequence[Node], _names: object) -> tuple[Statement, ...]:
        handled = Do(Call(Name("f"), (Opaque("yield x", "no words for yield"),)))
        return (Block((handled, OpaqueStatement("del x"), Let(("y",), type=OpaqueType("T[")))),) if nodes else ()

    install(front_end(lower_statements=lower_statements, lower=lambda *_: Name("x")))
    facts = survey("def f():\n    f((yield x))\n    def g():\n        del x\n        yield x\n")
    assert {entry.kind for entry in facts.ledger} == {"construct"}
    assert sorted((entry.line, entry.reason) for entry in facts.ledger) == [
        (2, "no words for the type"),
        (2, "no words for yield"),
        (4, "no words for it"),
        (4, "no words for the type"),
        (5, "no words for yield"),
    ]


def test_syntax_errors_make_a_file_partial_and_the_rest_is_found() -> None:
    facts = survey("f()\ng(\n\nclass class\n")
    assert facts.status == "partial"
    assert facts.reason.startswith("syntax error on line 2")
    assert [(entry.kind, entry.line, entry.reason) for entry in facts.ledger] == [("partial", 2, facts.reason)]
    assert "f()" in [match.source for match in facts.matches]


def test_an_old_dialect_makes_a_file_partial(install: Install) -> None:
    install(front_end(old_dialect=lambda _root: (3, "Python 2: print statement on line 3")))
    facts = survey("f()\n")
    assert (facts.status, facts.reason) == ("partial", "Python 2: print statement on line 3")
    assert facts.ledger == (LedgerEntry("partial", "a.py", 3, facts.reason),)


def test_what_is_nested_too_deep_is_left_out_and_told() -> None:
    depth = 10_000
    facts = survey("f()\nx = " + "g(" * depth + ")" * depth + "\nh()\n")
    assert facts.status == "partial"
    assert facts.reason == "line 2 is nested more than 500 levels deep: what lies deeper was left out"
    assert facts.matches[0].source == "f()"
    assert facts.matches[-1].source == "h()"
    assert 200 < len(facts.matches) < 300


def test_what_is_deep_and_broken_is_looked_at_as_deep_only() -> None:
    begun = time.process_time()
    facts = survey("f()\n" + "a." * 100_000, skeletons=False)
    assert time.process_time() - begun < 10
    assert facts.reason.startswith("syntax error on line 2; line 2 is nested more than 500 levels deep")
    assert [match.source for match in facts.matches] == ["f()"]


def test_an_error_that_swallows_very_much_is_told_and_not_searched() -> None:
    begun = time.process_time()
    facts = survey("f()\n" + "[" * 200_000, skeletons=False)
    assert time.process_time() - begun < 10
    assert facts.reason == "syntax error on line 1 over more than 20,000 words: nothing was looked for"
    assert facts.ledger == (LedgerEntry("partial", "a.py", 1, facts.reason),)
    assert facts.matches == ()


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        ("lower", "PY002: internal error in lowering @name: RecursionError: boom"),
        ("lower_statements", "PY001: internal error in lowering @body: RecursionError: boom"),
        ("signature", "PY001: internal error in the enclosing function: RecursionError: boom"),
        ("enclosing_function", "PY002: internal error in the enclosing function: RecursionError: boom"),
        ("symbol", "PY002: internal error in naming the symbol: RecursionError: boom"),
        ("declarations", "python: internal error in surveying the file: RecursionError: boom"),
    ],
)
def test_a_front_end_that_raises_costs_what_it_was_asked_for(install: Install, function: str, reason: str) -> None:
    def fail(*_arguments: object) -> None:
        raise RecursionError("boom")

    install(front_end(None, **{function: fail}))
    facts = survey("def f():\n    g()\n")
    assert reason in [entry.reason for entry in facts.ledger]
    assert {entry.kind for entry in facts.ledger} == {"construct"}
    assert [match.source for match in facts.matches] == ["def f():\n    g()", "g()"]
    assert [capture.text for match in facts.matches for capture in match.captures.values()] == ["g()", "g"]


@pytest.mark.parametrize("function", ["file_names", "old_dialect"])
def test_a_front_end_that_knows_no_names_costs_the_file_and_is_told(install: Install, function: str) -> None:
    def fail(*_arguments: object) -> None:
        raise KeyError("x")

    install(front_end(None, **{function: fail}))
    facts = survey("g()\n")
    assert facts.matches == ()
    assert [entry.reason for entry in facts.ledger] == ["python: internal error in surveying the file: KeyError: 'x'"]


def test_an_outline_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "test.py").write_text("g()\n")
    candidate = Candidate("test.py", str(tmp_path / "test.py"), "python")
    facts = survey_file(candidate, tmp_path, PAGES, select_all(PAGES), skeletons=False, outlined=True)
    assert facts.outline == Outline((Import("os", "os", 1),), (), (1,), 0, test=True)


def test_nested_constructs_are_lowered_only_so_much(install: Install) -> None:
    lowered = []

    def lower(node: object, _names: object) -> Name:
        lowered.append(node)
        return Name("x")

    install(front_end(lower=lower))
    nested = catalogue(pattern("PY001", "(parenthesized_expression) @finding", uses=("finding",)))
    source = "(" * 200 + " " * 40_000 + "1" + ")" * 200
    facts = survey_source("a.py", "python", source.encode(), nested, skeletons=True)
    assert len(facts.matches) == 200
    assert 20 < len(lowered) < 40
    assert {entry.kind for entry in facts.ledger} == {"limit"}


def test_a_very_long_construct_is_told_by_its_first_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_module, "LONGEST", 20)
    (match,) = survey("g(\n  1,\n  2,\n  3333333333333333,\n  4)\n").matches
    assert match.source == "g(\n  1,\n  2,\n… 2 more lines"
    assert match.end == Position(5, 5)


def file(path: Path, content: bytes) -> Candidate:
    path.write_bytes(content)
    return Candidate(path.name, str(path), "python")


def test_a_file_gets_its_unit(tmp_path: Path) -> None:
    candidate = file(tmp_path / "a.py", b"def f(): pass\n")
    facts = survey_file(candidate, tmp_path, PAGES, select_all(PAGES), skeletons=True)
    assert facts.unit == "a"
    assert facts.declarations is not None
    assert facts.declarations.unit == "a"


def test_a_unit_that_cannot_be_named_costs_nothing_else(tmp_path: Path, install: Install) -> None:
    def fail(*_arguments: object) -> None:
        raise ValueError("no unit")

    install(front_end(unit=fail))
    candidate = file(tmp_path / "a.py", b"f()\n")
    facts = survey_file(candidate, tmp_path, PAGES, select_all(PAGES), skeletons=True)
    assert [match.source for match in facts.matches] == ["f()"]
    assert [entry.reason for entry in facts.ledger] == [
        "python: internal error in naming the unit: ValueError: no unit"
    ]


def test_bytes_that_are_no_text_make_a_file_partial(tmp_path: Path) -> None:
    candidate = file(tmp_path / "a.py", b"f('\xff')\n")
    facts = survey_file(candidate, tmp_path, PAGES, select_all(PAGES), skeletons=True)
    assert facts.status == "partial"
    assert "0xFF" in facts.reason
    assert [match.source for match in facts.matches] == ["f('�')"]


@pytest.mark.parametrize(
    ("content", "skip", "reason"),
    [(b"a\0b", "failed", "binary"), (b"# @generated by x\nf()\n", "generated", "generated code")],
)
def test_a_file_that_is_not_surveyed_says_why(tmp_path: Path, content: bytes, skip: str, reason: str) -> None:
    candidate = file(tmp_path / "a.py", content)
    facts = survey_file(candidate, tmp_path, PAGES, select_all(PAGES), skeletons=True)
    assert (facts.status, facts.skip) == ("skipped", skip)
    assert facts.reason.startswith(reason)
    assert [entry.kind for entry in facts.ledger] == ["file"]


def test_a_file_that_vanished_says_so(tmp_path: Path) -> None:
    candidate = Candidate("gone.py", str(tmp_path / "gone.py"), "python")
    facts = survey_file(candidate, tmp_path, PAGES, select_all(PAGES), skeletons=False)
    assert (facts.status, facts.skip, facts.reason) == ("skipped", "failed", "vanished while scanning")
