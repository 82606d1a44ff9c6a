"""Imports, scopes and shadowing: `/*?*/` stands before the name that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree_sitter import Node, Parser

from translator.go.names import FileNames, package_name
from translator.go.syntax import LANGUAGE
from translator.go.units import unit
from translator.go.writes import writes_through

MARK = b"/*?*/"


def marked(names: FileNames) -> Node:
    """The largest name that starts right after the mark."""
    at = names.source.index(MARK) + len(MARK)
    node = names.root.descendant_for_byte_range(at, at + 1)
    assert node is not None
    while (
        node.parent and node.parent.start_byte == at and node.parent.type in {"selector_expression", "qualified_type"}
    ):
        node = node.parent
    return node


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("time", "time"),
        ("encoding/json", "json"),
        ("github.com/caddyserver/caddy/v2", "caddy"),
        ("gopkg.in/yaml.v3", "yaml"),
        ("v2", "v2"),
        ("github.com/armon/go-metrics", "metrics"),
        ("github.com/dgrijalva/jwt-go", "jwt"),
        ("github.com/nats-io/nats.go", "nats"),
        ("github.com/satori/go.uuid", "uuid"),
        ("github.com/hashicorp/golang-lru/v2", "lru"),
        ("example.com/api/v1beta1", "v1beta1"),
    ],
)
def test_default_package_name(path: str, name: str) -> None:
    assert package_name(path) == name


def test_imports_in_source_order(read_go: Any) -> None:
    names = read_go('import (\n\teg "golang.org/x/sync/errgroup"\n\t. "fmt"\n\t_ "embed"\n)\nimport "os"\n')
    assert [(one.path, one.name, one.line) for one in names.import_list] == [
        ("golang.org/x/sync/errgroup", "eg", 3),
        ("fmt", ".", 4),
        ("embed", "_", 5),
        ("os", "os", 7),
    ]
    assert names.imports == {"eg": "golang.org/x/sync/errgroup", "os": "os"}


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ('import "errors"\nfunc f() { /*?*/errors.Is(a, b) }', "errors.Is"),
        ('import e "errors"\nfunc f() { /*?*/e.Is(a, b) }', "errors.Is"),
        ('import eg "golang.org/x/sync/errgroup"\nvar g /*?*/eg.Group', "golang.org/x/sync/errgroup.Group"),
        ('import "sync"\ntype S struct { /*?*/sync.Mutex }', "sync.Mutex"),
        ('import . "errors"\nfunc f() { /*?*/Is(a, b) }', "errors.Is"),
        ("func f() { /*?*/close(ch) }", "builtin.close"),
        ("func f() { x := /*?*/make(chan int) }", "builtin.make"),
        # A variable's scope begins after its declaration.
        ("func f() { close := /*?*/close(ch) }", "builtin.close"),
        ("func f() { { close := 1 }; /*?*/close(ch) }", "builtin.close"),
        ("func f() { if close := g(); close {}; /*?*/close(ch) }", "builtin.close"),
        ("func f() { for close := range x {}; /*?*/close(ch) }", "builtin.close"),
        ("func f() { for close = range x { /*?*/close(ch) } }", "builtin.close"),
        ("func f() { switch { case a: close := 1; case b: /*?*/close(ch) } }", "builtin.close"),
        ("func f() { select { case close := <-a: case <-b: /*?*/close(ch) } }", "builtin.close"),
        ("func f() { func(close int) {}(1); /*?*/close(ch) }", "builtin.close"),
        ("type T struct { close int }\nfunc f() { /*?*/close(ch) }", "builtin.close"),
        ("func (t T) close() {}\nfunc f() { /*?*/close(ch) }", "builtin.close"),
        ("func f() { T{close: 1}; /*?*/close(ch) }", "builtin.close"),
        ("func f() { close: for {}; /*?*/close(ch) }", "builtin.close"),
        ("type I interface { close(close int) }\nfunc f() { /*?*/close(ch) }", "builtin.close"),
        ("var v func(close int)\nfunc f() { /*?*/close(ch) }", "builtin.close"),
        ('import "errors"\nfunc f(e T) { e.errors = 1; /*?*/errors.New("x") }', "errors.New"),
        ('import "errors"\n// errors are values, errors := x\nfunc f() { /*?*/errors.New("x") }', "errors.New"),
        # Nothing below is the builtin or the package.
        ("func f() { close := g; /*?*/close(ch) }", ""),
        ("func f(close func()) { /*?*/close() }", ""),
        ("func f(a int, close ...func()) { /*?*/close() }", ""),
        ("func f() (close func()) { /*?*/close() }", ""),
        ("func (close T) f() { /*?*/close() }", ""),
        ("func f[close any]() { /*?*/close(1) }", ""),
        ("func close() {}\nfunc f() { /*?*/close() }", ""),
        ("var a, close = 1, 2\nfunc f() { /*?*/close() }", ""),
        ("const (\n\tclose = iota\n)\nfunc f() { /*?*/close() }", ""),
        ("type close int\nfunc f() { /*?*/close(1) }", ""),
        ("func f() { type close int; /*?*/close(1) }", ""),
        ("func f() { var close = g; /*?*/close(1) }", ""),
        ("func f() { const close = g; { func() { /*?*/close(1) }() } }", ""),
        ("func f() { for close := range x { /*?*/close(ch) } }", ""),
        ("func f() { for close := 0; ; { /*?*/close(ch) } }", ""),
        ("func f() { if close := g(); a {} else { /*?*/close(ch) } }", ""),
        ("func f() { switch close := x.(type) { case int: /*?*/close(ch) } }", ""),
        ("func f() { switch close := x; y { case 1: /*?*/close(ch) } }", ""),
        ("func f() { select { case close := <-a: /*?*/close(ch) } }", ""),
        ('import close "example.com/x"\nfunc f() { /*?*/close(ch) }', ""),
        ('import "errors"\nfunc f(errors T) { /*?*/errors.Is(a, b) }', ""),
        ('import "errors"\nvar errors T\nfunc f() { /*?*/errors.Is(a, b) }', ""),
        ('import . "errors"\nfunc Is(a, b T) {}\nfunc f() { /*?*/Is(a, b) }', ""),
        ("func f() { x./*?*/close() }", ""),
        ("func f() { /*?*/helper() }", ""),
    ],
)
def test_resolve(read_go: Any, source: str, path: str) -> None:
    names = read_go(source)
    assert names.resolve(marked(names)) == path


def test_an_exported_name_under_a_dot_import_may_be_any_of_theirs(read_go: Any) -> None:
    names = read_go('import . "github.com/onsi/gomega"\nfunc f() { /*?*/Expect(1) }')
    assert names.candidates(marked(names)) == ("github.com/onsi/gomega.Expect",)


@given(st.text(alphabet="closex :=(){}.,\n/*func type var", max_size=80))
def test_any_text_is_answered(source: str) -> None:
    text = f"package p\nfunc f() {{ {source} }}\n".encode()
    names = FileNames(Parser(LANGUAGE).parse(text).root_node, text, "p")
    for start, end in names.declared("close").scopes:
        assert 0 <= start <= end <= len(text)
        assert b"close" in text


@pytest.mark.parametrize(
    ("body", "mutates"),
    [
        ("s.n = 1", True),
        ("s.n++", True),
        ("s.list = append(s.list, 1)", True),
        ("s.m[k].x = 1", True),
        ("delete(s.m, k)", True),
        ("*s = S{}", True),
        ("func() { s.n += 1 }()", True),
        ("for s.n = range x {}", True),
        ("s = nil", False),
        ("x := s.n; x++", False),
        ("t.n = s.n", False),
        ("s := other(); s.n = 1", False),
        ("atomic.AddInt64(&s.n, 1)", False),
        ("s.set(1)", False),
    ],
)
def test_what_is_written_through_a_receiver(read_go: Any, body: str, mutates: bool) -> None:  # noqa: FBT001
    names = read_go(f"func (s *S) f() {{ {body} }}")
    function = names.root.named_children[-1]
    assert writes_through("s", function, names) is mutates


def test_unit_is_the_import_path(tmp_path: Path) -> None:
    inner = tmp_path / "server" / "store"
    inner.mkdir(parents=True)
    assert unit(inner / "a.go", tmp_path) == "server/store"
    module = tmp_path / "other"
    (module / "store").mkdir(parents=True)
    (module / "go.mod").write_text("// a module\nmodule github.com/acme/shop/v2\n\ngo 1.22\n")
    assert unit(module / "store" / "a.go", tmp_path) == "github.com/acme/shop/v2/store"
    assert unit(module / "a.go", module) == "github.com/acme/shop/v2"
