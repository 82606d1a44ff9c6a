"""A mention that binds is never left out: what is left out is not looked at again."""

import pytest

from tests.python.parsing import names_of
from translator.python.binding_text import may_be_bound_at

BINDS = [
    "x = 1",
    "x: int",
    "x += 1",
    "(x) = 1",
    "[x, y] = 1, 2",
    "y, *x = z",
    "for x in y: pass",
    "with y as x: pass",
    "try: pass\nexcept E as x: pass",
    "try: pass\nexcept E, x: pass",
    "def x(): pass",
    "def \\\n  x(): pass",
    "def x[T](): pass",
    "class x(y): pass",
    "class x: pass",
    "type x = int",
    "type x[T] = int",
    "import x",
    "import x.y",
    "import y, \\\n x.z",
    "import y as x",
    "from y import x",
    "from y import (\n  z,\n  x\n)",
    "del x",
    "global x",
    "match y:\n  case [x, *_]: pass",
    "if x := y(): pass",
    "while x \\\n  := y(): pass",
    "return_x = 1; x = 2",
    "y = [x := 1, x ** 2]",
    "with y as " + " " * 90 + "x: pass",
]
USES = [
    "x(1)",
    "x[1]",
    "x.y = 1",
    "y.x = 1",
    "raise x",
    "try: pass\nexcept x: pass",
    "return x",
    "xx = 1",
    "if x: pass",
]


@pytest.mark.parametrize("source", BINDS)
def test_every_binding_is_among_them(source: str) -> None:
    assert may_be_bound_at("x", source.encode())
    # What the scope itself finds, it finds through them.
    scope = names_of(source).module()
    assert "x" in scope.bound.table or "x" in scope.bound.of_module
    assert scope.may_bind("x")


@pytest.mark.parametrize("source", USES)
def test_uses_are_left_out(source: str) -> None:
    assert may_be_bound_at("x", source.encode()) == []
    scope = names_of(source).module()
    assert not scope.may_bind("x")
    assert "x" not in scope.bound.table


def test_a_name_that_is_no_word_is_nowhere() -> None:
    assert may_be_bound_at("", b"x = 1") == []


def test_only_scopes_with_a_binding_are_looked_into() -> None:
    names = names_of("x = 1\ndef f():\n  y = x(1)\n  return y\n")
    inner = names.inner_scope(names.root.children[1])
    assert not inner.may_bind("x")
    assert inner.may_bind("y")
    assert [binding.kind for binding in inner.lookup("x")[0]] == ["assign"]


@pytest.mark.parametrize("source", BINDS + USES)
def test_a_scope_knows_the_same_about_one_name_as_about_all(source: str) -> None:
    source = f"import a, b\nif b:\n    {source.replace(chr(10), chr(10) + '    ')}\nfor y in a: x = y\n"
    known = names_of(source).module().bound_as_to("x")
    everything = names_of(source).module().bound
    described = [
        [(one.kind, one.node.start_point, one.path) for one in bound.table.get("x", [])]
        for bound in (known, everything)
    ]
    assert described[0] == described[1]
    assert ("x" in known.of_module) is ("x" in everything.of_module)
