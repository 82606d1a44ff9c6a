"""Expressions and what they lower to."""

import pytest

from tests.python.parsing import lower_expression, lower_function
from translator.ir.expressions import (
    Attribute,
    Await,
    Binary,
    Call,
    Closure,
    Comprehension,
    ComprehensionLoop,
    Conditional,
    Expression,
    FieldValue,
    Format,
    Index,
    IsNil,
    Keyword,
    ListLiteral,
    Literal,
    MapLiteral,
    Name,
    NewError,
    Opaque,
    Slice,
    Truth,
    TypeTest,
    Unary,
)
from translator.ir.statements import If, Return
from translator.ir.types import INT, STRING, UNKNOWN, Known, Named, Optional

BEFORE = """\
import os, json, asyncio, a.b, xml.etree.ElementTree as ET
from shop import models, services
from shop.models import Order, load as fetch, LIMIT
x = 1
MAX = 3
def helper() -> bool: ...
class Box: pass
class BoxError(Exception): pass
"""


def name(text: str, package: str = "", kind: str = "variable") -> Name:
    return Name(text, package, kind)


X, Y, Z = name("x"), Name("y"), Name("z")
ONE = Literal("int", "1")
TWO = Literal("int", "2")
A = Literal("string", "a")

LOWERED: list[tuple[str, Expression]] = [
    ("1", ONE),
    ("0x1F", Literal("int", "0x1f")),
    ("0777L", Literal("int", "0o777")),
    ("1_000", Literal("int", "1_000")),
    ("1.", Literal("float", "1.0")),
    (".5", Literal("float", "0.5")),
    ("1e5", Literal("float", "1e5")),
    ("2j", Literal("imaginary", "2")),
    ("True", Literal("bool", "true")),
    ("None", Literal("nil", "")),
    ("(((1)))", ONE),
    ("'a'", A),
    ("r'\\n' '\\n'", Literal("string", "\\n\n")),
    ("b'\\xff\\n'", Literal("bytes", "\xff\n")),
    ("'\\N{BULLET}\\x41\\u0042\\101'", Literal("string", "•ABA")),
    ("x", X),
    ("y", Y),
    ("MAX", name("MAX", kind="constant")),
    ("helper", name("helper", kind="function")),
    ("Box", name("Box", kind="type")),
    ("len", name("len", kind="builtin")),
    ("json", name("json", "json", "package")),
    ("json.loads", name("loads", "json", "unknown")),
    ("json.loads(x)", Call(name("loads", "json", "function"), (X,))),
    ("os.path.join", name("join", "os.path", "unknown")),
    ("os.environ.get", Attribute(name("environ", "os", "unknown"), "get")),
    ("a.b.c.d", Attribute(name("c", "a.b", "unknown"), "d")),
    ("ET.parse", name("parse", "xml.etree.ElementTree", "unknown")),
    ("Order", name("Order", "shop.models", "type")),
    ("Order.create", Attribute(name("Order", "shop.models", "type"), "create")),
    ("fetch(1)", Call(name("load", "shop.models", "function"), (ONE,))),
    ("LIMIT", name("LIMIT", "shop.models", "constant")),
    ("models.Order", name("Order", "shop.models", "type")),
    ("models.Order.all", Attribute(name("Order", "shop.models", "type"), "all")),
    ("services.run", Attribute(name("services", "shop", "unknown"), "run")),
    ("x.y.z", Attribute(Attribute(X, "y"), "z")),
    ("x[1]", Index(X, ONE)),
    ("x[-1]", Index(X, Unary("-", ONE))),
    ("x[1, 2]", Index(X, ListLiteral((ONE, TWO), "tuple"))),
    ("x[1:2]", Slice(X, ONE, TWO, clamps=True)),
    ("x[:]", Slice(X, clamps=True)),
    ("x[::2]", Slice(X, None, None, TWO, clamps=True)),
    ("x[1:]", Slice(X, ONE, clamps=True)),
    ("-x", Unary("-", X)),
    ("~x", Unary("^", X)),
    ("x + y * 2", Binary("+", X, Binary("*", Y, TWO))),
    ("x // 2 ** y", Binary("//", X, Binary("**", TWO, Y))),
    ("x < 1", Binary("<", X, ONE)),
    ("1 < x <= 2", Binary("&&", Binary("<", ONE, X), Binary("<=", X, TWO))),
    (
        "0 < len(x) < 2",
        Binary(
            "&&",
            Binary("<", Literal("int", "0"), Call(name("len", kind="builtin"), (X,))),
            Binary("<", Call(name("len", kind="builtin"), (X,)), TWO),
        ),
    ),
    ("x not in y", Binary("not in", X, Y)),
    ("x is y", Binary("is", X, Y)),
    ("x <> y", Binary("!=", X, Y)),
    ("x is None", IsNil(X)),
    ("x is not None", IsNil(X, negated=True)),
    ("x == None", IsNil(X)),
    ("not x is None", IsNil(X, negated=True)),
    ("not x", Unary("!", Truth(X))),
    ("not x in y", Unary("!", Binary("in", X, Y))),
    ("x or 'a'", Binary("or", X, A)),
    ("x and y", Binary("and", X, Y)),
    ("x < 1 or y is None", Binary("||", Binary("<", X, ONE), IsNil(Y))),
    ("1 if x else 2", Conditional(Truth(X), ONE, TWO)),
    ("1 if helper() else 2", Conditional(Call(name("helper", kind="function")), ONE, TWO)),
    ("1 if x and not y else 2", Conditional(Binary("&&", Truth(X), Unary("!", Truth(Y))), ONE, TWO)),
    ("1 if x.startswith('a') else 2", Conditional(Call(Attribute(X, "startswith"), (A,)), ONE, TWO)),
    ("1 if os.path.exists(x) else 2", Conditional(Call(name("exists", "os.path", "function"), (X,)), ONE, TWO)),
    ("[1, 2]", ListLiteral((ONE, TWO))),
    ("{1}", ListLiteral((ONE,), "set")),
    ("(1,)", ListLiteral((ONE,), "tuple")),
    ("{'a': 1}", MapLiteral(((A, ONE),))),
    ("{}", MapLiteral(())),
    ("lambda: 1", Closure((), (), (Return((ONE,)),))),
    ("lambda y: y", Closure((("y", UNKNOWN),), (), (Return((name("y", kind="local"),)),))),
    (
        "[y for y in x if y]",
        Comprehension(
            "list",
            name("y", kind="local"),
            (ComprehensionLoop(name("y", kind="local"), X, (Truth(name("y", kind="local")),)),),
        ),
    ),
    (
        "{y: 1 for y in x}",
        Comprehension("map", ONE, (ComprehensionLoop(name("y", kind="local"), X),), name("y", kind="local")),
    ),
    (
        "sum(1 for y in x)",
        Call(
            name("sum", kind="builtin"),
            (Comprehension("generator", ONE, (ComprehensionLoop(name("y", kind="local"), X),)),),
        ),
    ),
    ("x(1, y=2, **z)", Call(X, (ONE,), (Keyword("y", TWO), Keyword("", Z)))),
    ("x(1, *y)", Call(X, (ONE, Y), spread=True)),
    ("await x()", Call(X, awaited=True)),
    ("await x", Await(X)),
    ("await asyncio.gather(*x)", Call(name("gather", "asyncio", "function"), (X,), awaited=True, spread=True)),
    ("isinstance(x, int)", TypeTest(X, (INT,))),
    ("isinstance(x, (int, Box))", TypeTest(X, (INT, Named("Box")))),
    ("isinstance(x, int | Box)", TypeTest(X, (INT, Named("Box")))),
    ("isinstance(x, (bytes, bytearray))", TypeTest(X, (Known("bytes"),))),
    ("ValueError('a')", NewError(Named("ValueError", "builtins"), Format(("a",)))),
    ("BoxError(x, code=1)", NewError(Named("BoxError"), None, None, (FieldValue("", X), FieldValue("code", ONE)))),
    ("Box(x)", Call(name("Box", kind="type"), (X,))),
]


@pytest.mark.parametrize(("source", "expected"), LOWERED, ids=[row[0] for row in LOWERED])
def test_lowers(source: str, expected: Expression) -> None:
    assert lower_expression(BEFORE + source) == expected


OPAQUE = [
    ("[*x, 1]", "unpacking inside a display"),
    ("{**x}", "unpacking inside a display"),
    ("x(*y, 1)", "unpacking before the last argument"),
    ("lambda y=1: y", "lambda with defaults or variable arguments"),
    ("1 < f(x) < 2", "chained comparison with an operand that must be evaluated once"),
    ("'\\ud800'", "text that cannot be decoded"),
    ("'a' b'c'", "text that cannot be decoded"),
    ("`x`", "text that cannot be decoded"),
    ("x[1:2, 3]", "slice in several dimensions"),
    ("x @ y", "matrix product"),
    ("(y := 1) + 1", "assignment inside an expression"),
]


@pytest.mark.parametrize(("source", "reason"), OPAQUE)
def test_what_has_no_word_keeps_its_source(source: str, reason: str) -> None:
    found = lower_expression(BEFORE + source)
    if isinstance(found, Binary):
        found = found.left
    assert isinstance(found, Opaque)
    assert found.reason == reason
    assert found.source in source


def test_a_shadowed_builtin_is_a_plain_call() -> None:
    shadowed = lower_expression("def isinstance(a, b): ...\nisinstance(x, int)")
    assert shadowed == Call(name("isinstance", kind="function"), (Name("x"), name("int", kind="builtin")))


def test_stated_types_tell_what_truth_means() -> None:
    body = lower_function("""\
        def f(text: str, flag: bool, maybe: int | None = None):
            if text and flag or maybe:
                return 1
        """).body
    assert body is not None
    branch = body[0]
    assert isinstance(branch, If)
    local = {text: name(text, kind="local") for text in ("text", "flag", "maybe")}
    assert branch.test == Binary(
        "||",
        Binary("&&", Truth(local["text"], STRING), local["flag"]),
        Truth(local["maybe"], Optional(INT)),
    )


def test_what_nests_too_deep_stays_opaque() -> None:
    found = lower_expression("x" + "(x" * 200 + ")" * 200)
    depth = 0
    while isinstance(found, Call):
        found, depth = found.args[0], depth + 1
    assert isinstance(found, Opaque)
    assert found.reason == "nested too deep"
    assert 20 < depth < 100


def test_a_long_sum_does_not_exhaust_the_stack() -> None:
    assert isinstance(lower_expression(" + ".join(["x"] * 3000)), Binary | Opaque)
    assert isinstance(lower_expression(" and ".join(["x"] * 3000)), Binary | Opaque)
    assert isinstance(lower_expression("not " * 3000 + "x"), Unary | Opaque)


def test_known_types_of_truth() -> None:
    body = lower_function("import datetime\ndef f(d: datetime.timedelta):\n    assert d").body
    assert body is not None
    assert body[0].test == Truth(name("d", kind="local"), Known("duration"))  # type: ignore[union-attr]
