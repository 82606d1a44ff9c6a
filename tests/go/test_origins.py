"""Which call gave the error that a piece of code asks about."""

from __future__ import annotations

from typing import Any

import pytest
from tree_sitter import Query, QueryCursor

from tests.go.notation import note
from translator.go import frontend
from translator.go.syntax import LANGUAGE
from translator.ir.expressions import ErrorIs

ASKED = Query(LANGUAGE, '((call_expression function: (_) @_f) @call (#eq? @_f "errors.Is"))')


def origin(read_go: Any, body: str) -> str:
    names = read_go(f'package p\nimport "errors"\nfunc f(err error) error {{ {body} }}')
    (call,) = QueryCursor(ASKED).captures(names.root)["call"]
    lowered = frontend.lower(call, names)
    assert isinstance(lowered, ErrorIs)
    return note(lowered.origin) if lowered.origin is not None else ""


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("x, err := load(1); if errors.Is(err, ErrGone) { return nil }", "load(1)!"),
        ("if err := load(1); errors.Is(err, ErrGone) { return nil }", "load(1)!"),
        ("err = load(1); if err != nil { if errors.Is(err, ErrGone) { return nil } }", "load(1)!"),
        ("err = load(1); err = save(); return errors.Is(err, ErrGone)", "save()!"),
        ("err = load(1); if err == nil { return nil }; return errors.Is(err, ErrGone)", "load(1)!"),
        ("switch err := load(1); { case errors.Is(err, ErrGone): return nil }", "load(1)!"),
        ("return errors.Is(err, ErrGone)", ""),
        ("err = load(1); if a { err = save() }; return errors.Is(err, ErrGone)", ""),
        ("err = other; return errors.Is(err, ErrGone)", ""),
        ("return errors.Is(s.err, ErrGone)", ""),
    ],
)
def test_the_last_call_that_certainly_gave_it(read_go: Any, body: str, found: str) -> None:
    assert origin(read_go, body) == found


def test_a_call_that_holds_the_question_is_not_its_origin_for_ever(read_go: Any) -> None:
    assert origin(read_go, "err = retry(func(err error) bool { return errors.Is(err, ErrGone) }); return err") == ""
