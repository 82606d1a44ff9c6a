"""`v, ok := …` and the question after it, in a function with the results `(int, error)`."""

from __future__ import annotations

from typing import Any

import pytest

CASES = [
    (
        "v, ok := m[k]; if !ok { return 0, ErrGone }; return v, nil",
        "take v = m[k] absent { fail ErrGone } diverges; return v",
    ),
    ("v, ok := m[k]; if ok { use(v) }; return 1, nil", "take v = m[k] absent {} else { use(v) }; return 1"),
    ("v, ok := m[k]; if ok { use(v) }; return v, nil", "let v, ok = m[k]; if ok { use(v) }; return v"),
    (
        "v, ok := m[k]; if !ok { v = 1; m[k] = v }; return v, nil",
        "let mut v, ok = m[k]; if (!ok) { v = 1; m[k] = v }; return v",
    ),
    (
        "v, ok := m[k]; if !ok { return 0, ErrGone }; use(ok); return v, nil",
        "let v, ok = m[k]; if (!ok) { fail ErrGone }; use(ok); return v",
    ),
    ("if v, ok := m[k]; ok { return v, nil }", "take v = m[k] absent {} else { return v }"),
    (
        "if v, ok := m[k]; !ok { return 0, nil } else { use(v) }",
        "take v = m[k] absent { return 0 } diverges else { use(v) }",
    ),
    ("if _, ok := m[k]; ok { f() }", "if (k in m) { f() }"),
    ("if _, ok := m[k]; !ok { f() } else { g() }", "if (!(k in m)) { f() } else { g() }"),
    ("if _, ok := x.(T); ok { f() }", "if (x is T) { f() }"),
    ("if v, ok := x.(T); ok && v.n > 1 { f() }", "take v = x.(T) absent {} else { if (v.n > 1) { f() } }"),
    ("if v, ok := m[k]; a && ok { f(v) }", "let v, ok = m[k]; if (a && ok) { f(v) }"),
    ("v, ok := <-ch; if !ok { return 0, nil }; use(v)", "take v = (<-ch) absent { return 0 } diverges; use(v)"),
    ("v, ok := find(k); if !ok { return 0, nil }; use(v)", "take v = find(k) absent { return 0 } diverges; use(v)"),
    ("v, more := find(k); if more { use(v) }", "let v, more = find(k); if more { use(v) }"),
]


@pytest.mark.parametrize(("source", "lowered"), CASES)
def test_absence(lower_go: Any, source: str, lowered: str) -> None:
    assert lower_go(source, results="(int, error)") == lowered
