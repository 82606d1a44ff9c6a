"""What a return means in a function with the results `(int, error)`."""

from __future__ import annotations

from typing import Any

import pytest

CASES = [
    ("return 1, nil", "return 1"),
    ("return 0, err", "if (err != nil) { fail err }; return 0"),
    ("return 0, ErrGone", "fail ErrGone"),
    ("return 0, io.EOF", "fail io.EOF"),
    ("return 1, io.EOF", "fail io.EOF beside 1"),
    ("return 0, refusal", "fail refusal"),
    ('return 0, errors.New("gone")', 'fail error(f"gone")'),
    ('return 0, fmt.Errorf("x: %w", err)', 'fail error(f"x", cause err)'),
    ('return 0, &PathError{Op: "a", Err: err}', 'fail error(PathError, Op: "a", Err: err, cause err)'),
    ("return 0, newParseError(x)", "fail newParseError(x)"),
    ('return 0, d.Err("x")', 'fail d.Err("x")'),
    ("return 0, rows.Err()", "rows.Err()!?; return 0"),
    ("return 0, ctx.Err()", "ctx.Err()!?; return 0"),
    ("return 0, s.err", "let err = s.err; if (err != nil) { fail err }; return 0"),
    ("return 0, f()", "f()!?; return 0"),
    ("return x, f()", "f()!?; return x"),
    ("return f()", "return f()!?"),
    ("return n, err", "if (err != nil) { fail err beside n }; return n"),
    ("err := f(); use(err); return 0, err", "let err = f()!; use(err); if (err != nil) { fail err }; return 0"),
    ("if err != nil { return 0, err }", "if (err != nil) { fail err }"),
    ("if err != nil { return -1, err }", "if (err != nil) { fail err beside (-1) }"),
    ("if a { return 0, err }", "if a { if (err != nil) { fail err }; return 0 }"),
    ("if err == nil { return 1, nil }; return 0, err", "if (err == nil) { return 1 }; fail err"),
    (
        "if errors.Is(err, io.EOF) { return 0, err }; return 1, err",
        "if (err is error io.EOF) { fail err }; if (err != nil) { fail err beside 1 }; return 1",
    ),
    ('err := errors.New("a"); log(err); return 0, err', 'let err = error(f"a"); log(err); fail err'),
    ("var v int; if a { return v, ErrGone }", "let v int = make(int); if a { fail ErrGone }"),
    ("var v int; v = 1; return v, ErrGone", "let mut v int = make(int); v = 1; fail ErrGone beside v"),
    ("switch { case err != nil: return 0, err }", "switch { case (err != nil) { fail err } }"),
    ("return T{}, ErrGone", "fail ErrGone"),
    ("return T{A: 1}, ErrGone", "fail ErrGone beside T{A: 1}"),
    ("return 0, <-errs", "let err = (<-errs); if (err != nil) { fail err }; return 0"),
    ("return", "opaque `return`"),
]


@pytest.mark.parametrize(("source", "lowered"), CASES)
def test_return(lower_go: Any, source: str, lowered: str) -> None:
    assert lower_go(source, results="(int, error)") == lowered
