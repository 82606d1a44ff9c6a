"""A call and the check of its error, in a function with the results `(int, error)`."""

# ruff: noqa: E501 - a case stands in one line, as long as it is

from __future__ import annotations

from typing import Any

import pytest

CASES = [
    ("x, err := f(); if err != nil { return 0, err }; return x, nil", "let x = f()!?; return x"),
    ("x, err := f()\n// why\nif err != nil { return 0, err }; return x, nil", "# why; let x = f()!?; return x"),
    ("x, err := f(); if err != nil { return x, err }; return x, nil", "let x = f()!?; return x"),
    (
        'x, err := f(); if err != nil { return 0, fmt.Errorf("f: %w", err) }; return x, nil',
        'let x = f()!? as |err| error(f"f", cause err); return x',
    ),
    (
        'x, err := f(); if err != nil { return 0, errors.New("gone") }; return x, nil',
        'let x = f()!? as |err| error(f"gone"); return x',
    ),
    ("x, err := f(); if err != nil { return 0, ErrGone }; return x, nil", "let x = f()!? as |err| ErrGone; return x"),
    (
        "x, err := f(); if err != nil { return 0, &E{Err: err} }; return x, nil",
        "let x = f()!? as |err| error(E, Err: err, cause err); return x",
    ),
    (
        "x, err := f(); if err != nil { return 0, E{err} }; return x, nil",
        "let x = f()!? as |err| error(E, err, cause err); return x",
    ),
    (
        "x, err := f(); if err != nil { return 0, wrap(err) }; return x, nil",
        "try x = f()! catch err { wrap(err)!?; return 0 } diverges; return x",
    ),
    (
        "x, err := f(); if err != nil { return 0, nil }; return x, nil",
        "try x = f()! catch err { return 0 } diverges; return x",
    ),
    (
        "x, err := f(); if err != nil { return 7, err }; return x, nil",
        "try x = f()! catch err { fail err beside 7 } diverges; return x",
    ),
    (
        "x, err := f(); if err != nil { return 0, otherErr }; return x, nil",
        "try x = f()! catch err { if (otherErr != nil) { fail otherErr }; return 0 } diverges; return x",
    ),
    ("x, err := f(); if nil != err { return 0, err }; return x, nil", "let x = f()!?; return x"),
    ("x, fooErr := f(); if fooErr != nil { return 0, fooErr }; return x, nil", "let x = f()!?; return x"),
    (
        "x, other := f(); if other != nil { return 0, other }; return x, nil",
        "let x, other = f(); if (other != nil) { fail other }; return x",
    ),
    ("_, err := f(); if err != nil { return 0, err }", "f()!?"),
    ("a, b, err := f(); if err != nil { return 0, err }; return a + b, nil", "let a, b = f()!?; return (a + b)"),
    ("var x int; x, err = f(); if err != nil { return 0, err }", "let mut x int = make(int); x = f()!?"),
    ("s.x, err = f(); if err != nil { return 0, err }", "s.x = f()!?"),
    ("err = f(); if err != nil { return 0, err }", "f()!?"),
    ("if err := f(); err != nil { return 0, err }", "f()!?"),
    ("if err = f(); err != nil { return 0, err }", "f()!?"),
    ("if x, err := f(); err != nil { return 0, err } else { return x, nil }", "let x = f()!?; return x"),
    ("if _, err := f(); err != nil { return 0, err }", "f()!?"),
    (
        "x, err := f(); if err != nil { log.Print(err); return 0, err }; return x, nil",
        "try x = f()! catch err { log.Print(err); fail err } diverges; return x",
    ),
    (
        "x, err := f(); if err != nil { log.Print(err) }; return 1, nil",
        "try x = f()! catch err { log.Print(err) }; return 1",
    ),
    (
        "x, err := f(); if err != nil { log.Print(err) }; use(x); return 1, nil",
        "let x, err = f()!; if (err != nil) { log.Print(err) }; use(x); return 1",
    ),
    (
        "x, err := f(); if err != nil { log.Print(err) }; return x, err",
        "let x, err = f()!; if (err != nil) { log.Print(err) }; if (err != nil) { fail err beside x }; return x",
    ),
    (
        "x, err := f(); if err != nil { x = 1 }; return x, nil",
        "let mut x, err = f()!; if (err != nil) { x = 1 }; return x",
    ),
    ("x, err := f(); if err == nil { use(x) }; return 1, nil", "try x = f()! catch err {} else { use(x) }; return 1"),
    (
        "x, err := f(); if err == nil { use(x) }; return 1, err",
        "let x, err = f()!; if (err == nil) { use(x) }; if (err != nil) { fail err beside 1 }; return 1",
    ),
    (
        "x, err := f(); if err != nil && !errors.Is(err, io.EOF) { return 0, err }; return 1, nil",
        "try x = f()! catch err { if (!(err is error io.EOF)) { fail err } }; return 1",
    ),
    (
        "x, err := f(); if err == nil && x > 1 { use(x) }; return 1, nil",
        "try x = f()! catch err {} else { if (x > 1) { use(x) } }; return 1",
    ),
    (
        "x, err := f(); if x > 1 && err != nil { return 0, err }; return 1, nil",
        "let x, err = f()!; if ((x > 1) && (err != nil)) { fail err }; return 1",
    ),
    (
        "if x, err := f(); err == nil { use(x) } else { log.Print(err) }",
        "try x = f()! catch err { log.Print(err) } else { use(x) }",
    ),
    (
        "if err := f(); err != nil { log.Print(err) } else if b { g() }",
        "try f()! catch err { log.Print(err) } else { if b { g() } }",
    ),
    ("if err := f(); err != nil { return 0, err } else if b { g() }", "f()!?; if b { g() }"),
    (
        "for { x, err := f(); if err != nil { continue }; use(x) }",
        "while  { try x = f()! catch err { continue } diverges; use(x) }",
    ),
    (
        "for { x, err := f(); if err != nil { break }; use(x) }",
        "while  { try x = f()! catch err { break } diverges; use(x) }",
    ),
    (
        "var err error; for { err = f(); if err != nil { break } }; return 0, err",
        "let mut err error = nil; while  { err = f()!; if (err != nil) { break } }; if (err != nil) { fail err }; return 0",
    ),
    (
        "var err error; var x int; for { x, err = f(); if err != nil { continue }; use(x) }",
        "let mut x int = make(int); while  { try new_x = f()! catch err { continue } diverges; x = new_x; use(x) }",
    ),
    (
        "x, err := f(); if err != nil { return 0, err }; err = g(); if err != nil { return 0, err }; return x, nil",
        "let x = f()!?; g()!?; return x",
    ),
    (
        "x, err := f(); if err != nil { return 0, err }; defer func() { use(err) }(); return x, nil",
        "let err error = nil; let x = f()!?; defer[other] func()() { use(err) }(); return x",
    ),
    ("x, err := f(); if err != nil { return 0, err }; return x, err", "let x = f()!?; return x"),
    (
        "x, err := f(); if err != nil { return 0, err }; if x, err := g(); err == nil { use(x) }; return x, err",
        "let x = f()!?; try x = g()! catch err {} else { use(x) }; return x",
    ),
    ("err := <-errs; if err != nil { return 0, err }", "let err = (<-errs); if (err != nil) { fail err }"),
    (
        "err, ok := x.(error); if ok { return 0, err }",
        "take err = x.(error) absent {} else { fail err }",
    ),
    (
        'x, err := strconv.Atoi(s); if err != nil { return 0, fmt.Errorf("%q: %w", s, err) }; return x, nil',
        'let x = strconv.Atoi(s)!? as |err| error(f"{s:?}", cause err); return x',
    ),
    (
        "tx, err := db.Begin(); if err != nil { return 0, err }; if _, err = tx.Exec(q); err != nil { tx.Rollback(); return 0, err }; return 1, tx.Commit()",
        "let tx = db.Begin()!?; try tx.Exec(q)! catch err { tx.Rollback(); fail err } diverges; tx.Commit()!?; return 1",
    ),
    ("x, err := f(); return x, err", "return f()!?"),
    ("err := f(); return 0, err", "f()!?; return 0"),
    ("err := f(); return 3, err", "try f()! catch err { fail err beside 3 } diverges; return 3"),
    ("x, err := f(); return x + 1, err", "let x = f()!?; return (x + 1)"),
    ("x, y, err := f(); return x, err", "let x, y = f()!?; return x"),
    ("err = f(); return 0, err", "f()!?; return 0"),
    (
        "x, err := f(); if err != nil { panic(err) }; return x, nil",
        "try x = f()! catch err { panic(err) } diverges; return x",
    ),
    ("x, err := f[int](a); if err != nil { return 0, err }; return x, nil", "let x = f[int](a)!?; return x"),
    ("func() error { if err := f(); err != nil { return err }; return nil }()", "func()()! { f()!?; return }()"),
    ("func() { if err := f(); err != nil { return } }()", "func()() { try f()! catch err { return } diverges }()"),
    (
        "x, err := f(); if errors.Is(err, io.EOF) { return 0, nil }; if err != nil { return 0, err }; return x, nil",
        "try x = f()! catch err { if (err is error io.EOF) { return 0 }; fail err } diverges; return x",
    ),
    (
        "x, err := f(); if errors.Is(err, io.EOF) { return 0, nil } else if err != nil { return 0, err }; return x, nil",
        "try x = f()! catch err { if (err is error io.EOF) { return 0 } else { fail err } } diverges; return x",
    ),
    (
        "x, err := f(); if errors.Is(err, io.EOF) { g() } else if err != nil { return 0, err } else { use(x) }; return 1, nil",
        "try x = f()! catch err { if (err is error io.EOF) { g() } else { fail err } } else { use(x) }; return 1",
    ),
    (
        "x, err := f(); if os.IsNotExist(err) { x = 1 } else if err != nil { return 0, err }; return x, nil",
        "let mut x, err = f()!; if (err is error os.ErrNotExist) { x = 1 } else { if (err != nil) { fail err } }; return x",
    ),
    (
        "err := f(); if err != nil && !os.IsNotExist(err) { return 0, err }; if err != nil { g() }; return 1, nil",
        "try f()! catch err { if (!(err is error os.ErrNotExist)) { fail err }; g() }; return 1",
    ),
    (
        "err := f(); if errors.Is(err, io.EOF) { err = nil }; return 0, err",
        "let mut err = f()!; if (err is error io.EOF) { err = nil }; if (err != nil) { fail err }; return 0",
    ),
    (
        'x, err := f(); if err != nil { err = fmt.Errorf("f: %w", err); log.Print(err); return 0, err }; return x, nil',
        'try x = f()! catch err { let err = error(f"f", cause err); log.Print(err); fail err } diverges; return x',
    ),
    (
        "x, err := f(); if err != nil { if a { err = g(err) }; return 0, err }; return x, nil",
        "let x, mut err = f()!; if (err != nil) { if a { err = g(err)! }; if (err != nil) { fail err }; return 0 }; return x",
    ),
    (
        "if err := f(); errors.Is(err, io.EOF) { return 0, nil } else if err != nil { return 0, err }",
        "try f()! catch err { if (err is error io.EOF) { return 0 } else { fail err } } diverges",
    ),
    ("errs = append(errs, err)", "errs = append(errs, err)"),
    ("err = errors.Join(err, f())", "err = errors.Join(err, f())"),
    (
        "err = errors.Join(a, b); if err != nil { return 0, err }",
        "err = errors.Join(a, b); if (err != nil) { fail err }",
    ),
    ("return 0, errors.Join(a, b)", "let err = errors.Join(a, b); if (err != nil) { fail err }; return 0"),
    (
        "errCh := make(chan error); err := <-errCh; return 0, err",
        "let mut errCh = make(split chan error); let err = (<-errCh); if (err != nil) { fail err }; return 0",
    ),
    ("resp, errs := f(); if errs != nil { return 0, errs }", "let resp, errs = f(); if (errs != nil) { fail errs }"),
    (
        "x, err := f(); s.mu.Unlock(); if err != nil { return 0, err }; return x, nil",
        "let result = f(); unlock s.mu; let x = result?; return x",
    ),
    (
        "x, err := f(); done := time.Since(start); log.Print(done); if err != nil { log.Print(err); return 0, err }; return x, nil",
        "let result = f(); let done = time.Since(start); log.Print(done); try x = result catch err { log.Print(err); fail err } diverges; return x",
    ),
    (
        "x, err := f(); use(x); if err != nil { return 0, err }; return x, nil",
        "let x, err = f()!; use(x); if (err != nil) { fail err }; return x",
    ),
    (
        "x, err := f(); log.Print(err); if err != nil { return 0, err }; return x, nil",
        "let x, err = f()!; log.Print(err); if (err != nil) { fail err }; return x",
    ),
    (
        "x, err := f(); a(); b(); c(); d(); if err != nil { return 0, err }; return x, nil",
        "let x, err = f()!; a(); b(); c(); d(); if (err != nil) { fail err }; return x",
    ),
    (
        "x, err := f(); if a { b() }; if err != nil { return 0, err }; return x, nil",
        "let x, err = f()!; if a { b() }; if (err != nil) { fail err }; return x",
    ),
    (
        "result := 1; x, err := f(); use(result); if err != nil { return 0, err }; return x, nil",
        "let result = 1; let outcome = f(); use(result); let x = outcome?; return x",
    ),
    ('x, err := f(); log.Print("done"); return x, err', 'let result = f(); log.Print("done"); return result?'),
    (
        "err := f(); y, err := g(); if err != nil { return 0, err }; return y, nil",
        "let err = f()!; let y = g()!?; return y",
    ),
]


@pytest.mark.parametrize(("source", "lowered"), CASES)
def test_error_check(lower_go: Any, source: str, lowered: str) -> None:
    assert lower_go(source, results="(int, error)") == lowered
