"""What a function's code tells about its channels."""

from __future__ import annotations

from typing import Any

import pytest
from tree_sitter import Node

from tests.go.notation import note
from translator.go import frontend
from translator.go.predicates import PREDICATES
from translator.go.syntax import ancestors
from translator.ir.declarations import ChannelUses, Function
from translator.ir.expressions import Name
from translator.ir.statements import Let, Select, Send
from translator.ir.types import INT, Channel


def nodes_of(root: Node, kind: str) -> list[Node]:
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop(0)
        found += [node] if node.type == kind else []
        waiting.extend(node.named_children)
    return found


def parameter(read_go: Any, source: str) -> str:
    declared = frontend.declarations(read_go(source))[0]
    assert isinstance(declared, Function)
    return note(declared.params[0].type)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("func f(c chan int) { c <- 1 }", "chan<- int"),
        ("func f(c chan int) { close(c) }", "chan<- int"),
        ("func f(c chan int) { g(<-c) }", "<-chan int"),
        ("func f(c chan int) { for range c {} }", "<-chan int"),
        ("func f(c chan int) { go func() { select { case c <- 1: case <-c: } }() }", "split chan int"),
        ("func f(c chan int) { g(c) }", "chan int"),
        ("func f(c chan int) { c := h(); c <- 1 }", "chan int"),
        ("func f(c <-chan int) { close(c) }", "<-chan int"),
        ("func f(c chan struct{}) { close(c) }", "signal chan unit"),
        ("func f(c chan struct{}) { c <- struct{}{}; close(c) }", "chan<- unit"),
        ("func f(wake <-chan struct{}) { <-wake }", "<-chan unit"),
        ("func f(stopCh <-chan struct{}) { <-stopCh }", "signal chan unit"),
        ("func f(stopCh <-chan int) { <-stopCh }", "<-chan int"),
        ("func f(c <-chan int) { if c != nil { <-c }; c = nil }", "<-chan int?"),
    ],
)
def test_a_parameter_is_the_end_that_is_used(read_go: Any, source: str, expected: str) -> None:
    assert parameter(read_go, source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("func f() chan int { c := make(chan int); go func() { c <- 1 }(); return c }", "<-chan int"),
        ("func f() chan int { c := make(chan int); go func() { <-c }(); return c }", "chan<- int"),
        ("func f(s *S) chan int { return s.c }", "chan int"),
        ("func f() chan int { c := make(chan int); g(func() chan int { return c }); return h() }", "chan int"),
        ("func Done() <-chan struct{} { return x }", "signal chan unit"),
        ("func StopCh() <-chan struct{} { c := make(chan struct{}); go func() { c <- x }(); return c }", "<-chan unit"),
    ],
)
def test_a_result_is_the_other_end(read_go: Any, source: str, expected: str) -> None:
    declared = frontend.declarations(read_go(source))[0]
    assert isinstance(declared, Function)
    assert note(declared.results[0]) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("c := make(chan int); c <- 1", "let c = make(split chan int); c <- 1"),
        ("c := make(chan int); <-c", "let mut c = make(split chan int); (<-c)"),
        ("c := make(chan struct{}); close(c)", "let c = make(signal chan unit); close c"),
        ("c := make(chan bool); close(c)", "let c = make(signal chan bool); close c"),
        ("c := make(chan string); close(c)", "let c = make(split chan string); close c"),
    ],
)
def test_a_fresh_channel(lower_go: Any, body: str, expected: str) -> None:
    assert lower_go(body) == expected


def test_a_piece_knows_the_channels_around_it(read_go: Any) -> None:
    names = read_go("func f() { out := make(chan int); n := 1; go func() { out <- n }() }")
    (send,) = nodes_of(names.root, "send_statement")
    (lowered,) = frontend.lower_statements([send], names)
    assert isinstance(lowered, Send)
    assert lowered.channel == Name("out", "", "local", Channel(INT, "split"))
    assert lowered.value == Name("n", "", "local")


def test_a_whole_function_says_so_where_they_are_made(read_go: Any) -> None:
    names = read_go("func f() { out := make(chan int); out <- 1 }")
    function = frontend.lower(names.root.named_children[-1], names)
    assert isinstance(function, Function)
    assert function.body is not None
    made, sent = function.body
    assert isinstance(made, Let)
    assert isinstance(sent, Send)
    assert sent.channel == Name("out", "", "local")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("func f() { go func() { c <- 1 }() }", "nothing"),
        ("func f() { c <- 1 // the end\n}", "nothing"),
        ("func f() { if x { c <- 1; return }; g() }", "nothing"),
        ("func f() { if x { c <- 1 } }", "nothing"),
        ("func f() { c <- 1; g() }", "leave"),
        ("func f() { for { c <- 1 } }", "leave"),
        ("func f() { if x { c <- 1 }; g() }", "leave"),
        ("func f() int { c <- 1; return 1 }", ""),
        ("func f() error { go func() { c <- 1 }(); return nil }", "nothing"),
    ],
)
def test_what_follows_a_send(read_go: Any, source: str, expected: str) -> None:
    names = read_go(source)
    (send,) = nodes_of(names.root, "send_statement")
    (lowered,) = frontend.lower_statements([send], names)
    assert isinstance(lowered, Send)
    assert lowered.after == expected


def test_a_piece_in_a_literal_returns_as_the_literal_does(read_go: Any) -> None:
    names = read_go(
        "func f(a int) (int, error) { go func(b string) { select { case <-c: return } }(x); return 1, nil }"
    )
    (select,) = nodes_of(names.root, "select_statement")
    function = frontend.enclosing_function(select)
    assert function is not None
    declared = frontend.signature(function, names)
    assert (declared.name, declared.fallible) == ("f", True)
    assert declared.inner is not None
    assert (declared.inner.fallible, declared.inner.results) == (False, ())
    assert [one.name for one in declared.inner.params] == ["b"]
    assert isinstance(frontend.lower_statements([select], names)[0], Select)


def test_a_literal_outside_of_functions_has_none_around(read_go: Any) -> None:
    names = read_go("var f = func() { x <- 1 }")
    assert frontend.enclosing_function(nodes_of(names.root, "send_statement")[0]) is None


def test_uses_of_fields(read_go: Any) -> None:
    source = "func (s *S) f(t *T) { s.a <- 1; close(t.b); for range s.c {}; <-t.d.e }\nfunc g() { s.a <- 2 }"
    uses = [one for one in frontend.declarations(read_go(source)) if isinstance(one, ChannelUses)]
    assert uses == [ChannelUses((".a", "S.a"), (".e", "S.c"), (".b",))]


def test_no_uses_of_fields(read_go: Any) -> None:
    assert len(frontend.declarations(read_go("func f(c chan int) { c <- 1 }"))) == 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("func f(c chan int) { for range c {} }", True),
        ("func f(c ...chan int) { for range c {} }", False),
        ("func f() { c := make(chan int, 3); for range c {} }", True),
        ("func f(c []int, d chan int) { for range c {} }", False),
        ("type T struct { in <-chan int }\nfunc (t *T) f() { for range t.in {} }", True),
        ("type T struct { in map[string]chan int }\nfunc (t *T) f() { for range t.in {} }", False),
        ("func f(t *Other) { for range t.in {} }", False),
        ("func g() <-chan int { return nil }\nfunc f() { for range g() {} }", True),
    ],
)
def test_channel_predicate(read_go: Any, source: str, *, expected: bool) -> None:
    names = read_go(source)
    (clause,) = nodes_of(names.root, "range_clause")
    right = clause.child_by_field_name("right")
    assert right is not None
    assert any(one.type == "for_statement" for one in ancestors(right))
    assert PREDICATES["channel?"]([right], (), names) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("func f(job Job) { c <- job }", True),
        ("func f(job Job) { log(job); select { case c <- job: default: } }", True),
        ("func f(job Job) { go func() { c <- job }() }", True),
        ("func f(job Job) { c <- job; log(job) }", False),
        ("func f(job Job) { for { c <- job } }", False),
        ("func f(job Job) { c <- job; d <- job }", False),
        ("func f(job Job) { c <- job.id }", False),
        ("func f(job Job) { { job := other(); c <- job } }", False),
        ("func f(job Job) { c(job) }", False),
    ],
)
def test_a_parameter_that_is_given_away(read_go: Any, source: str, *, expected: bool) -> None:
    declared = frontend.declarations(read_go(source))[0]
    assert isinstance(declared, Function)
    assert declared.params[0].given is expected
