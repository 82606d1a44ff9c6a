"""The protocol: symbols, pieces in the middle of a function, and input that no compiler takes."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree_sitter import Node, Query, QueryCursor

from tests.go.conftest import read
from tests.go.notation import body, note
from translator.go import frontend
from translator.go.syntax import LANGUAGE
from translator.ir.declarations import Function
from translator.ir.expressions import Call, Name
from translator.ir.statements import Do, OpaqueStatement

STORE = """import (
	"context"
	"errors"
	"fmt"
)

type Store struct {
	items map[string]int
	jobs  chan Job
}

func (s *Store) Load(ctx context.Context, key string) (*Item, error) {
	item, err := s.find(ctx, key)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", key, err)
	}
	for job := range s.jobs {
		go func(n int) {
			s.run(n, job)
		}(1)
	}
	return item, nil
}

var ErrGone, other = errors.New("gone"), 1
"""


def capture(names: Any, query: str, at: int = 0) -> Node:
    return QueryCursor(Query(LANGUAGE, query)).captures(names.root)["n"][at]


@pytest.mark.parametrize(
    ("query", "symbol"),
    [
        ("(go_statement) @n", "Store.Load"),
        ("(method_declaration) @n", "Store.Load"),
        ("(field_declaration) @n", "Store"),
        ("(type_spec) @n", "Store"),
        ("(type_declaration) @n", ""),
        ("(var_spec) @n", "ErrGone"),
        ("(import_spec) @n", ""),
        ("(source_file) @n", ""),
    ],
)
def test_symbol(read_go: Any, query: str, symbol: str) -> None:
    assert frontend.symbol(capture(read_go(STORE), query)) == symbol


def test_symbol_of_a_function_and_of_a_generic_method(read_go: Any) -> None:
    assert frontend.symbol(capture(read_go("func Run() { type T int }"), "(type_spec) @n")) == "Run"
    assert frontend.symbol(capture(read_go("func (s *Set[K]) Add() {}"), "(block) @n")) == "Set.Add"


def test_enclosing_function(read_go: Any) -> None:
    names = read_go(STORE)
    method = capture(names, "(method_declaration) @n")
    assert frontend.enclosing_function(capture(names, "(go_statement) @n")) == method
    assert frontend.enclosing_function(method) == method
    assert frontend.enclosing_function(capture(names, "(type_spec) @n")) is None


def test_a_piece_knows_what_is_declared_around_it(read_go: Any) -> None:
    names = read_go(STORE)
    call = frontend.lower(capture(names, "(block (statement_list (expression_statement (call_expression) @n)))"), names)
    assert isinstance(call, Call)
    assert note(call) == "s.run(n, job)"
    assert call.args == (Name("n", kind="local"), Name("job", kind="local"))


def test_a_call_and_its_check_are_fused(read_go: Any) -> None:
    names = read_go(STORE)
    nodes = [capture(names, "(short_var_declaration) @n"), capture(names, "(if_statement) @n")]
    assert all(frontend.is_statement(node) for node in nodes)
    expected = 'let item = s.find(key; ctx)!? as |err| error(f"load {key}", cause err)'
    assert body(frontend.lower_statements(nodes, names)) == expected


def test_the_check_alone_fails_with_its_error(read_go: Any) -> None:
    names = read_go(STORE)
    check = frontend.lower_statements([capture(names, "(if_statement) @n")], names)
    assert body(check) == 'if (err != nil) { fail error(f"load {key}", cause err) }'
    inside = frontend.lower_statements([capture(names, "(return_statement) @n")], names)
    assert body(inside) == 'fail error(f"load {key}", cause err)'


def test_a_field_tells_what_a_loop_goes_over(read_go: Any) -> None:
    names = read_go(STORE)
    assert body(frontend.lower_statements([capture(names, "(for_statement) @n")], names)).startswith(
        "for job in channel s.jobs"
    )


@pytest.mark.parametrize(
    ("query", "statement"),
    [
        ("(block) @n", True),
        ("(short_var_declaration) @n", True),
        ("(call_expression) @n", False),
        ("(type_declaration) @n", False),
        ("(var_declaration) @n", False),
        ("(method_declaration) @n", False),
    ],
)
def test_is_statement(read_go: Any, query: str, statement: bool) -> None:  # noqa: FBT001
    assert frontend.is_statement(capture(read_go(STORE), query)) is statement


def test_what_a_function_ends_with(read_go: Any) -> None:
    source = "func f(on bool) int {\n\tg()\n\tif on {\n\t\th()\n\t}\n\treturn 1 // one\n}\n"
    names = read_go(source)
    ends = {
        query: frontend.ends_function(capture(names, query))
        for query in ("(return_statement) @n", "(block) @n", "(if_statement) @n", "(if_statement (block) @n)")
    }
    assert ends == {
        "(return_statement) @n": True,
        "(block) @n": True,
        "(if_statement) @n": False,
        "(if_statement (block) @n)": False,
    }


def test_kinds_of_names(read_go: Any) -> None:
    source = """import ("errors"; "io"; "os")
type T int
const limit = 3
var count int
var errGone = errors.New("gone")
func helper() {}
func (s *S) f(a int) { _ = []any{s, a, limit, count, errGone, helper, io.EOF, os.Args, len, elsewhere, ErrFar} }
"""
    names = read_go(source)
    literal: Any = frontend.lower(capture(names, "(composite_literal) @n"), names)
    assert [item.kind for item in literal.items] == [
        "receiver",
        "local",
        "constant",
        "variable",
        "sentinel",
        "function",
        "sentinel",
        "unknown",
        "builtin",
        "unknown",
        "sentinel",
    ]


def lowered(source: str) -> Function:
    names = read(source)
    function = next(node for node in names.root.named_children if node.type == "function_declaration")
    found = frontend.lower(function, names)
    assert isinstance(found, Function)
    return found


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 10_000 + "x" + ")" * 10_000,
        "!" * 10_000 + "x",
        "x" + ".f()" * 5_000,
        "1" + " + 1" * 5_000,
        "[]T" + "{" * 3_000 + "}" * 3_000,
        "func() {" * 400 + "}" * 400,
        "f(" * 3_000 + ")" * 3_000,
    ],
)
def test_depth_ends_as_opaque(expression: str) -> None:
    found = lowered(f"func f() {{ return {expression} }}")
    assert "opaque" in body(found.body or ())


def test_nested_blocks_end_as_opaque() -> None:
    found = lowered("func f() { " + "if a { " * 2_000 + "}" * 2_000 + " }")
    assert "opaque" in body(found.body or ())


def test_a_syntax_error_stays_in_its_statement() -> None:
    found = lowered("func f() {\n\ta()\n\tb(1, chan int)\n\tif c {\n\t\td := := 1\n\t}\n\te()\n}")
    assert found.body is not None
    kinds = [type(statement) for statement in found.body]
    assert kinds[0] is Do
    assert OpaqueStatement in kinds
    assert note(found.body[-1]) == "e()"


@pytest.mark.parametrize("end", range(20, len(STORE), 7))
def test_half_a_file(end: int) -> None:
    names = read(STORE[:end])
    frontend.declarations(names)
    for node in names.root.named_children:
        lowered_node = frontend.lower(node, names)
        assert lowered_node is not None or node.type.endswith("declaration")


WORDS = (
    "x err := = if != nil { } ( ) [ ] return func go defer select case <- ch range for switch . , ; T 1 ... type"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_body_is_lowered(words: list[str]) -> None:
    names = read("func f() (int, error) {\n" + " ".join(words) + "\n}\n")
    for node in names.root.named_children:
        if node.type == "function_declaration":
            found = frontend.lower(node, names)
            assert isinstance(found, Function)
            note_of = body(found.body or ())
            assert isinstance(note_of, str)
    frontend.declarations(names)


def test_lowering_stays_well_below_the_recursion_limit() -> None:
    limit = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(700)
        lowered("func f() { " + "if a { f(func() { " * 200 + "}) }" * 200 + " }")
        lowered("func f() { x = " + "(" * 1_000 + ")" * 1_000 + " }")
    finally:
        sys.setrecursionlimit(limit)
