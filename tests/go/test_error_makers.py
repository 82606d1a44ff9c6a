from __future__ import annotations

from typing import Any

import pytest

from translator.go import frontend
from translator.go.error_makers import makes_error
from translator.go.syntax import FUNCTION_KINDS
from translator.ir.types import ERROR


@pytest.mark.parametrize(
    ("function", "makes"),
    [
        ('func f() error { return errors.New("x") }', True),
        ('func f(e error) error { return fmt.Errorf("x: %w", e) }', True),
        ('func f() error { if a { return errors.New("x") }; return &T{} }', True),
        ("func f() error { return T{} }", True),
        ('func (d *D) ArgErr() error { return d.Errf("x") }', True),
        ('func f() error { return errors.New("x"); func() error { return nil }() }', True),
        ("func f() error { return nil }", False),
        ('func f() error { if a { return nil }; return errors.New("x") }', False),
        ("func f(err error) error { return err }", False),
        ("func f() error { return g() }", False),
        ("func f() error { return rows.Err }", False),
        ("func f() error { panic(1) }", False),
        ("func f() (err error) { return }", False),
        ('func f() (int, error) { return 0, errors.New("x") }', False),
        ('func f() string { return "x" }', False),
        ('func f() (*T, error) { return nil, errors.New("x") }', False),
    ],
)
def test_every_return_must_make_one(read_go: Any, function: str, *, makes: bool) -> None:
    names = read_go(f'package p\nimport (\n"errors"\n"fmt"\n)\n{function}')
    node = next(child for child in names.root.named_children if child.type in FUNCTION_KINDS)
    assert makes_error(node, names) is makes


def test_its_signature_gives_the_error_itself(read_go: Any) -> None:
    names = read_go('package p\nimport "errors"\nfunc refuse() error { return errors.New("x") }')
    (function,) = frontend.declarations(names)
    assert (function.makes_error, function.fallible, function.results) == (True, False, (ERROR,))  # type: ignore[union-attr]
