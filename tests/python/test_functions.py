"""Signatures: parameters, results, receivers, what is async, what fails."""

import pytest

from tests.python.parsing import find, lower_function, names_of, of_kind
from translator.ir.declarations import Parameter, Receiver
from translator.ir.expressions import Literal, Name
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, Known, List, Optional, Type
from translator.python import frontend

PARAMETERS: list[tuple[str, tuple[Parameter, ...]]] = [
    ("a", (Parameter("a"),)),
    ("a: int", (Parameter("a", INT),)),
    ("a=1", (Parameter("a", INT, Literal("int", "1")),)),
    ("a='x'", (Parameter("a", STRING, Literal("string", "x")),)),
    ("a=False", (Parameter("a", BOOL, Literal("bool", "false")),)),
    ("a=None", (Parameter("a", Optional(UNKNOWN), Literal("nil", "")),)),
    ("a: int = None", (Parameter("a", Optional(INT), Literal("nil", "")),)),
    ("a: 'int | None' = None", (Parameter("a", Optional(INT), Literal("nil", "")),)),
    ("a=LIMIT", (Parameter("a", UNKNOWN, Name("LIMIT", kind="unknown")),)),
    ("a, /, b", (Parameter("a"), Parameter("b"))),
    ("a, *, b: int = 1", (Parameter("a"), Parameter("b", INT, Literal("int", "1"), "keyword"))),
    ("*args, b", (Parameter("args", kind="variadic"), Parameter("b", kind="keyword"))),
    ("*args: int, **kw: str", (Parameter("args", INT, kind="variadic"), Parameter("kw", STRING, kind="keywords"))),
]


@pytest.mark.parametrize(("source", "expected"), PARAMETERS)
def test_parameters(source: str, expected: tuple[Parameter, ...]) -> None:
    assert lower_function(f"def f({source}): pass").params == expected


RESULTS: list[tuple[str, tuple[Type, ...]]] = [
    ("def f() -> int: return 1", (INT,)),
    ("def f() -> None: pass", ()),
    ("def f() -> 'list[int]': ...", (List(INT),)),
    ("import typing\ndef f() -> typing.NoReturn: raise X", ()),
    ("def f(): pass", ()),
    ("def f():\n    return", ()),
    ("def f():\n    return None", ()),
    ("def f(x):\n    if x:\n        return None\n    return 1", (UNKNOWN,)),
    ("def f():\n    def g():\n        return 1\n    g()", ()),
    ("def f():\n    return_ = 1", ()),
    ("def f():\n    yield 1", (Known("iterator", (UNKNOWN,)),)),
    ("async def f():\n    yield 1", (Known("async_iterator", (UNKNOWN,)),)),
]


@pytest.mark.parametrize(("source", "expected"), RESULTS)
def test_results(source: str, expected: tuple[Type, ...]) -> None:
    assert lower_function(source).results == expected


RECEIVERS = [
    ("def f(self): pass", Receiver("self", "Store", "pointer")),
    ("def f(self: 'Store'): pass", Receiver("self", "Store", "pointer")),
    ("def f(this): this.x = 1", Receiver("this", "Store", "pointer", mutates=True)),
    ("@classmethod\n    def f(cls): cls.x = 1", Receiver("cls", "Store", "class")),
    ("@staticmethod\n    def f(x): pass", Receiver("", "Store", "static")),
    ("def f(): pass", Receiver("", "Store", "static")),
    ("def f(*args): pass", Receiver("", "Store", "static")),
    ("def __new__(cls): pass", Receiver("cls", "Store", "class")),
]


@pytest.mark.parametrize(("source", "expected"), RECEIVERS)
def test_receiver(source: str, expected: Receiver) -> None:
    assert lower_function(f"class Store:\n    {source}").receiver == expected


@pytest.mark.parametrize(
    ("body", "mutates"),
    [
        ("self.x = 1", True),
        ("self.x += 1", True),
        ("self.x[0] = 1", True),
        ("self.x.y = 1", True),
        ("self[0] = 1", True),
        ("self.a, self.b = 1, 2", True),
        ("a, self.b = 1, 2", True),
        ("del self.x", True),
        ("self.items.append(1)", True),
        ("self.cache[k].update(x)", True),
        ("if x:\n            self.x: int = 1", True),
        ("return self.x == 1", False),
        ("x = self.x", False),
        ("self.x(y=1)", False),
        ("other.x = self.x", False),
        ("self.items.index(1)", False),
        ("print(self.x); x = 1", False),
        ("x = 'self.x = 1'", False),
        ("self = 1", False),
    ],
)
def test_a_method_mutates_when_it_writes_through_its_receiver(body: str, mutates: bool) -> None:  # noqa: FBT001
    receiver = lower_function(f"class Store:\n    def f(self, x):\n        {body}\n").receiver
    assert receiver is not None
    assert receiver.mutates is mutates


def test_decorators_by_path_or_source() -> None:
    function = lower_function("""\
        import functools as ft
        class Store:
            @property
            @ft.lru_cache(maxsize=3)
            @app.route("/x")
            def f(self): pass
        """)
    assert function.decorators == ("builtins.property", "functools.lru_cache", "app.route")


def test_flags() -> None:
    function = lower_function("async def _f():\n    yield 1\n")
    assert function.is_async
    assert function.is_generator
    assert not function.exported
    assert function.line == 1
    assert lower_function("class C:\n    def __len__(self): ...").exported
    assert not lower_function("def f():\n    return (x for x in y)").is_generator
    assert not lower_function("def f():\n    def g():\n        yield 1\n    return g").is_generator


def test_a_signature_has_no_body() -> None:
    names = names_of("def f():\n    return 1\n")
    assert frontend.signature(of_kind(names, "function_definition"), names).body is None


def test_the_enclosing_function_is_a_named_one() -> None:
    names = names_of("class C:\n    def f(self):\n        return lambda: self.needle\n")
    function = frontend.enclosing_function(find(names, "self.needle"))
    assert function is not None
    assert frontend.symbol(function) == "C.f"
    assert frontend.enclosing_function(names.root) is None
