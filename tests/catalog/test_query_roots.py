"""Where patterns begin, however they are grouped."""

import pytest

from translator.catalog.query_roots import root_kinds


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("(a (b)) @x", {"a"}),
        ('((a b: (c) . (d)+) @x (#eq? @x "e"))', {"a"}),
        ('[(a) (b (c)) "d"] @x', {"a", "b", '"d"'}),
        ('([(a) [(b) _]] @x (#any-of? @x "c" "d"))', {"a", "b", "_"}),
        ('((a) "b" (c))', {"a", '"b"', "c"}),
        ("; (z)\n_ @x", {"_"}),
        ("((_ (x) . (y)) @x)", {"_"}),
        ('((a) @x\n(#eq? @x "a)b"))\n(c !d)', {"a", "c"}),
        ("(MISSING a) @x", {"MISSING"}),
        ("", set()),
    ],
)
def test_the_outermost_kinds(query: str, kinds: set[str]) -> None:
    assert root_kinds(query) == kinds
