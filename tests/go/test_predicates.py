"""Each predicate by itself: the query captures `@n`, the predicate is asked about it."""

from __future__ import annotations

from typing import Any

import pytest
from tree_sitter import Query, QueryCursor

from translator.go.predicates import PREDICATES
from translator.go.syntax import LANGUAGE

SPEC = "(function_declaration) @n"
IF = "(if_statement) @n"
CALL = "(call_expression) @n"
RETURN = "(return_statement) @n"
ARGS = "(call_expression arguments: (argument_list) @n)"
RANGE = "(range_clause right: (_) @n)"
GROUP = '(call_expression function: (selector_expression operand: (_) @n field: (_) @_f) (#eq? @_f "SetLimit"))'
ERRORS = 'import (\n\t"errors"\n\t"fmt"\n\t"log"\n\t"os"\n)\n'


def holds(read_go: Any, name: str, query: str, source: str, *strings: str) -> bool:
    names = read_go(source)
    nodes = QueryCursor(Query(LANGUAGE, query)).captures(names.root)["n"]
    answer = PREDICATES[name](nodes[:1], strings, names)
    assert PREDICATES[f"not-{name}"](nodes[:1], strings, names) is not answer
    return answer


@pytest.mark.parametrize(
    ("name", "query", "source", "strings", "expected"),
    [
        ("resolves?", "(call_expression function: (_) @n)", ERRORS + "var x = errors.New()", ["errors.New"], True),
        ("resolves?", "(call_expression function: (_) @n)", ERRORS + "var x = errors.Is()", ["errors.New"], False),
        ("resolves?", "(call_expression function: (_) @n)", "func f() { Is() }", ["errors.Is"], False),
        (
            "resolves?",
            "(call_expression function: (_) @n)",
            'import . "a/gomega"\nfunc f() { Expect() }',
            ["a/gomega.Expect"],
            True,
        ),
        ("package?", "(qualified_type package: (_) @n)", 'import r "reflect"\nvar t r.Type', ["reflect"], True),
        ("package?", "(qualified_type package: (_) @n)", 'import r "refract"\nvar t r.Type', ["reflect"], False),
        (
            "package?",
            "(selector_expression operand: (_) @n)",
            'import "reflect"\nfunc f(reflect T) { reflect.X() }',
            ["reflect"],
            False,
        ),
        ("inside?", "(defer_statement) @n", "func f() { for { if a { defer g() } } }", ["for_statement"], True),
        ("inside?", "(defer_statement) @n", "func f() { for { func() { defer g() }() } }", ["for_statement"], False),
        ("inside?", "(defer_statement) @n", "func f() { for {}; defer g() }", ["for_statement"], False),
        ("names-error?", "(var_spec name: (_) @n)", "var err = 1", [], True),
        ("names-error?", "(var_spec name: (_) @n)", "var closeErr = 1", [], True),
        ("names-error?", "(var_spec name: (_) @n)", "var errs = 1", [], False),
        ("names-error?", "(var_spec name: (_) @n)", "var xerr = 1", [], False),
        ("returns-error?", SPEC, "func f() error", [], True),
        ("returns-error?", SPEC, "func f() (int, error)", [], True),
        ("returns-error?", SPEC, "func f() (n int, err error)", [], True),
        ("returns-error?", SPEC, "func f() (error, int)", [], False),
        ("returns-error?", SPEC, "func f() *error", [], False),
        ("returns-error?", SPEC, "func f()", [], False),
        ("in-fallible?", "(return_statement) @n", "func f() error { return nil }", [], True),
        ("in-fallible?", "(return_statement) @n", "func f() error { func() { return }() }", [], False),
        ("in-fallible?", "(return_statement) @n", "func f() { g(func() error { return nil }) }", [], True),
        ("last-result?", SPEC, "func f() (T, bool)", ["bool"], True),
        ("last-result?", SPEC, "func f() bool", ["bool"], True),
        ("last-result?", SPEC, "func f() (bool, T)", ["bool"], False),
        ("result-count?", SPEC, "func f() (a, b bool)", ["2"], True),
        ("result-count?", SPEC, "func f() (v T, a, ok bool)", ["2"], False),
        ("result-count?", SPEC, "func f() (bool)", ["2"], False),
        ("result-count?", SPEC, "func f()", ["0"], True),
        ("parameter-count?", SPEC, "func f()", ["0"], True),
        ("parameter-count?", SPEC, "func f(a, b int)", ["2"], True),
        ("parameter-count?", SPEC, "func f(int, string, ...T)", ["3"], True),
        ("argument-count?", ARGS, "var x = f(/* none */)", ["0"], True),
        ("argument-count?", ARGS, "var x = f(a, /* b */ c)", ["2"], True),
        ("field-count?", "(var_spec) @n", "var a, b = 1, 2", ["name", "2"], True),
        ("field-count?", "(var_spec) @n", "var a = 1", ["name", "2"], False),
        ("has-child?", "(select_statement) @n", "func f() { select { default: } }", ["default_case"], True),
        ("has-child?", "(select_statement) @n", "func f() { select { case <-c: } }", ["default_case"], False),
        ("has-child?", "(field_declaration) @n", "type T struct { *sync.Mutex }", ["*"], True),
        ("has-child?", "(field_declaration) @n", "type T struct { sync.Mutex }", ["*"], False),
        ("has-type?", RANGE, "func f(c <-chan int) { for range c {} }", ["channel"], True),
        ("has-type?", RANGE, "func f() { c := make(chan int); for range c {} }", ["channel"], True),
        ("has-type?", RANGE, "type S struct { c chan int }\nfunc (s *S) f() { for range s.c {} }", ["channel"], True),
        ("has-type?", RANGE, "func f(c []int) { for range c {} }", ["channel"], False),
        ("has-type?", RANGE, "func f() { for range elsewhere {} }", ["channel"], False),
        (
            "has-type?",
            GROUP,
            'import "golang.org/x/sync/errgroup"\nfunc f(c C) { g, ctx := errgroup.WithContext(c); g.SetLimit(3) }',
            ["errgroup"],
            True,
        ),
        (
            "has-type?",
            GROUP,
            'import "golang.org/x/sync/errgroup"\nfunc f(g *errgroup.Group) { g.SetLimit(3) }',
            ["errgroup"],
            True,
        ),
        ("has-type?", GROUP, "func f(g *Pool) { g.SetLimit(3) }", ["errgroup"], False),
        ("has-type?", GROUP, 'import "a/b"\nfunc f(g *b.Pool) { g.SetLimit(3) }', ["a/b.Pool"], True),
        ("sole-statement?", "(block) @n", "func f() { // a\n\treturn // b\n}", ["return_statement"], True),
        ("sole-statement?", "(block) @n", "func f() { g(); return }", ["return_statement"], False),
        ("sole-statement?", "(block) @n", "func f() {}", ["return_statement"], False),
        ("communication?", "(send_statement) @n", "func f() { select { case c <- 1: } }", [], True),
        ("communication?", "(send_statement) @n", "func f() { select { case <-d: c <- 1 } }", [], False),
        ("communication?", "(send_statement) @n", "func f() { c <- 1 }", [], False),
        ("communication?", '(unary_expression "<-") @n', "func f() { select { case v := <-c: } }", [], True),
        ("communication?", '(unary_expression "<-") @n', "func f() { select { default: v := <-c } }", [], False),
        ("format-has?", ARGS, 'var x = f("a: %w", err)', ["%w"], True),
        ("format-has?", ARGS, "var x = f(`a: %[2]w`, 1, err)", ["%w"], True),
        ("format-has?", ARGS, 'var x = f("a" + (b + ": %w"), err)', ["%w"], True),
        ("format-has?", ARGS, 'var x = f("100%%w")', ["%w"], False),
        ("format-has?", ARGS, 'var x = f("a: %v", "%w")', ["%w"], False),
        ("format-has?", ARGS, 'var x = f(g("%w"))', ["%w"], False),
        ("format-has?", ARGS, "var x = f()", ["%w"], False),
        ("terminates?", "(block) @n", "func f() { return }", [], True),
        ("terminates?", "(block) @n", 'func f() { panic("x") }', [], True),
        ("terminates?", "(block) @n", ERRORS + "func f() { os.Exit(1) }", [], True),
        ("terminates?", "(block) @n", "func f() { t.Fatal(1) }", [], True),
        ("terminates?", "(block) @n", "func f() { if a { return } else { panic(1) } }", [], True),
        ("terminates?", "(block) @n", "func f() { switch a { case 1: return; default: return } }", [], True),
        ("terminates?", "(block) @n", "func f() { if a { return } }", [], False),
        ("terminates?", "(block) @n", "func f() { switch a { case 1: return } }", [], False),
        ("terminates?", "(block) @n", "func f() { switch a { default: break } }", [], False),
        ("terminates?", "(block) @n", "func f(panic func()) { panic() }", [], False),
        ("terminates?", "(block) @n", "func f() { return; g() }", [], False),
        ("terminates?", "(block) @n", "func f() {}", [], False),
        ("swallows-error?", IF, "func f() { if err != nil { log.Println(err) } }", [], True),
        ("swallows-error?", IF, "func f() error { if err != nil { s.log.Error(err); return nil } }", [], True),
        ("swallows-error?", IF, "func f() (int, error) { if err != nil { return 0, nil } }", [], True),
        ("swallows-error?", IF, "func f() { for { if err != nil { log.Print(err); continue } } }", [], True),
        ("swallows-error?", IF, "func f() error { if err != nil { return err } }", [], False),
        ("swallows-error?", IF, "func f() error { if err != nil { log.Print(err); return err } }", [], False),
        ("swallows-error?", IF, "func f() error { if x != nil { return nil } }", [], False),
        ("swallows-error?", IF, "func f() error { if err == nil { return nil } }", [], False),
        ("swallows-error?", IF, "func f() { if err != nil { log.Print(err) } else { g() } }", [], False),
        ("swallows-error?", IF, "func f() *T { if err != nil { return nil } }", [], False),
        ("swallows-error?", IF, "func f() { if err != nil { retry(); log.Print(err) } }", [], False),
        ("swallows-error?", IF, "func f() { for { if err != nil { continue } } }", [], False),
        ("swallows-error?", IF, "func f(t *testing.T) { if err != nil { t.Errorf(`%v`, err) } }", [], False),
        ("swallows-error?", IF, "func f() { if err := recover(); err != nil { log.Print(err) } }", [], False),
        (
            "swallows-error?",
            IF,
            'import h "net/http"\nfunc f() { if err != nil { h.Error(w, err.Error(), 500) } }',
            [],
            False,
        ),
        ("wraps-error?", CALL, 'import "fmt"\nfunc f() { fmt.Errorf("x: %w", err) }', [], True),
        ("wraps-error?", CALL, 'import "fmt"\nfunc f() { fmt.Errorf("x: %v", err) }', [], False),
        ("wraps-error?", CALL, 'import e "github.com/pkg/errors"\nfunc f() { e.Wrap(err, "x") }', [], True),
        ("wraps-error?", CALL, 'import e "example.org/errors"\nfunc f() { e.Wrap(err, "x") }', [], False),
        ("nothing-and-no-error?", RETURN, "func f() (*T, error) { return nil, nil }", [], True),
        ("nothing-and-no-error?", RETURN, "func f() (*T, *U) { return nil, nil }", [], False),
        ("nothing-and-no-error?", RETURN, "func f() (int, *T, error) { return 0, nil, nil }", [], False),
        ("nothing-and-no-error?", RETURN, "func f() error { g(func() (a, b *T) { return nil, nil }) }", [], False),
    ],
)
def test_predicate(
    read_go: Any,
    name: str,
    query: str,
    source: str,
    strings: list[str],
    expected: bool,  # noqa: FBT001
) -> None:
    assert holds(read_go, name, query, source, *strings) is expected


def test_a_predicate_holds_for_every_node_of_its_capture(read_go: Any) -> None:
    names = read_go("var err, n = 1, 2")
    both = QueryCursor(Query(LANGUAGE, "(var_spec name: (identifier) @n)")).captures(names.root)["n"]
    assert not PREDICATES["names-error?"](both, (), names)
    assert not PREDICATES["not-names-error?"](both, (), names)
    assert PREDICATES["names-error?"]([], (), names)


def test_each_predicate_tells_how_it_is_written() -> None:
    for name, predicate in PREDICATES.items():
        assert f"#{name.removeprefix('not-')}" in (predicate.__doc__ or "")
