"""Declarations of a file: signatures, structs, interfaces, values, error values."""

from __future__ import annotations

from typing import Any

import pytest

from tests.go.notation import note
from translator.go import frontend
from translator.ir.declarations import (
    Alias,
    Field,
    Function,
    Interface,
    Parameter,
    Receiver,
    Sentinel,
    Structure,
    TypeParameter,
    Value,
)
from translator.ir.expressions import Binary, Literal
from translator.ir.types import INT, STRING, UNKNOWN, Known, List, Named, Pointer, Variable


def only(read_go: Any, source: str) -> Any:
    found = frontend.declarations(read_go(source))
    assert len(found) == 1
    return found[0]


def test_a_method(read_go: Any) -> None:
    source = """import "context"

// Load reads one.
//
// It may fail.
//nolint:revive
func (s *Store[K]) Load(ctx context.Context, key K, opts ...Option) (inv *Invoice, err error) {
	s.cache[key] = inv
	return
}
"""
    assert only(read_go, source) == Function(
        name="Load",
        params=(
            Parameter("key", Variable("K")),
            Parameter("opts", Named("Option"), kind="variadic"),
        ),
        results=(Pointer(Named("Invoice")),),
        fallible=True,
        receiver=Receiver("s", "Store", "pointer", mutates=True, type_params=("K",)),
        context="ctx",
        result_names=("inv", "err"),
        doc="Load reads one.\n\nIt may fail.",
        line=8,
    )


@pytest.mark.parametrize(
    ("source", "context", "params"),
    [
        ('import "context"\nfunc f(context.Context, int)', "ctx", ("_",)),
        ('import "context"\nfunc f(_ context.Context, a, b int)', "ctx", ("a", "b")),
        ('import "context"\nfunc f(a int, c context.Context)', "c", ("a",)),
        ("func f(ctx Context)", "", ("ctx",)),
        ("func f()", "", ()),
    ],
)
def test_the_context_leaves_the_parameters(read_go: Any, source: str, context: str, params: tuple[str, ...]) -> None:
    function = only(read_go, source)
    assert function.context == context
    assert tuple(param.name for param in function.params) == params


def test_type_parameters(read_go: Any) -> None:
    function = only(read_go, 'import "cmp"\nfunc Max[T cmp.Ordered, U, V any](a T) T { return a }')
    assert function.type_params == (
        TypeParameter("T", (Named("Ordered", "cmp"),)),
        TypeParameter("U"),
        TypeParameter("V"),
    )
    assert function.results == (Variable("T"),)
    assert function.exported


def test_a_struct(read_go: Any) -> None:
    source = """import "sync"

// Store holds them.
type Store[K comparable] struct {
	sync.Mutex
	*Base
	Items []K `json:"items"` // all of them
	// a and b count.
	a, b int
}
"""
    assert only(read_go, source) == Structure(
        name="Store",
        fields=(
            Field("Mutex", Known("mutex"), embedded=True),
            Field("Base", Pointer(Named("Base")), embedded=True),
            Field("Items", List(Variable("K")), tag='json:"items"', doc="all of them"),
            Field("a", INT, doc="a and b count.", exported=False),
            Field("b", INT, doc="a and b count.", exported=False),
        ),
        type_params=(TypeParameter("K", (Named("comparable"),)),),
        doc="Store holds them.",
        line=5,
    )


def test_an_interface(read_go: Any) -> None:
    source = """import ("context"; "io")

type Repo interface {
	io.Closer
	// Load reads one.
	Load(ctx context.Context, id string) (*Invoice, error)
}
"""
    found = only(read_go, source)
    assert isinstance(found, Interface)
    assert found.embeds == (Named("Closer", "io"),)
    assert found.methods == (
        Function(
            name="Load",
            params=(Parameter("id", STRING),),
            results=(Pointer(Named("Invoice")),),
            fallible=True,
            context="ctx",
            doc="Load reads one.",
            line=7,
        ),
    )


def test_groups_aliases_and_values(read_go: Any) -> None:
    source = """import ("errors"; "fmt"; "time")

type (
	// ID names one.
	ID string
	Alias = time.Duration
)

// Missing ones.
var ErrGone = errors.New("gone")
var (
	errOther      = fmt.Errorf("other")
	ErrOdd  error = errors.New("odd " + suffix)
	limit, size   = 1, 2
	cache   map[string]int
)

const (
	A Kind = iota * 2
	B
)
"""
    assert frontend.declarations(read_go(source)) == (
        Alias("ID", STRING, doc="ID names one.", line=6),
        Alias("Alias", Known("duration"), transparent=True, line=7),
        Sentinel("ErrGone", "gone", doc="Missing ones.", line=11),
        Sentinel("errOther", "other", line=13),
        Sentinel("ErrOdd", None, line=14),
        Value("limit", UNKNOWN, Literal("int", "1"), line=15),
        Value("size", UNKNOWN, Literal("int", "2"), line=15),
        Value("cache", frontend.declarations(read_go("var c map[string]int"))[0].type, None, line=16),  # type: ignore[union-attr]
        Value("A", Named("Kind"), Binary("*", Literal("int", "0"), Literal("int", "2")), constant=True, line=20),
        Value("B", Named("Kind"), Binary("*", Literal("int", "1"), Literal("int", "2")), constant=True, line=21),
    )


@pytest.mark.parametrize(
    "source",
    [
        "func (s *Store) f() { s.log() }",
        "func (s *Store) f() { x := s.n; x++ }",
        "func (s *Store) f() { s := other(); s.n = 1 }",
        "func (*Store) f() { n = 1 }",
    ],
)
def test_a_method_that_writes_nothing(read_go: Any, source: str) -> None:
    assert not only(read_go, source).receiver.mutates


def test_a_comment_apart_is_no_doc(read_go: Any) -> None:
    assert not only(read_go, "// Copyright.\n\nfunc f() {}").doc
    assert only(read_go, "var x = 1 // one").doc == "one"
    assert only(read_go, "func f() {} // none").doc == ""


def test_a_method_of_an_interface_by_itself(read_go: Any) -> None:
    names = read_go("type I interface { Get(string) error }")
    node = names.root.named_children[-1].named_children[0].child_by_field_name("type").named_children[0]
    lowered = frontend.lower(node, names)
    assert isinstance(lowered, Function)
    assert (lowered.name, lowered.fallible, note(lowered.params[0].type)) == ("Get", True, "string")


def test_structs_without_a_name_are_named_after_their_field(read_go: Any) -> None:
    found = only(
        read_go,
        "type server[K any] struct {\n\tlogging struct {\n\t\tlevel int\n\t}\n\tcases []struct{ key K }\n"
        "\tpeers map[string]*struct{ id int }\n\tdone chan struct{}\n\tf func(struct{ a int })\n}",
    )
    assert [note(field.type) for field in found.fields[:3]] == [
        "serverLogging",
        "[]serverCases['K]",
        "map[string]*serverPeers",
    ]
    assert [(one.name, [f.name for f in one.fields], len(one.type_params)) for one in found.nested] == [
        ("serverLogging", ["level"], 0),
        ("serverCases", ["key"], 1),
        ("serverPeers", ["id"], 0),
    ]


def test_fields_know_the_group_that_blank_lines_make(read_go: Any) -> None:
    found = only(
        read_go,
        "type s struct {\n\ta, b int\n\t// of c\n\tc int\n\n\t// of d\n\td int\n\n\n\te int\n}",
    )
    assert [(field.name, field.group) for field in found.fields] == [("a", 0), ("b", 0), ("c", 0), ("d", 1), ("e", 2)]
