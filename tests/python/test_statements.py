"""Statements and what they lower to."""

import pytest

from tests.python.parsing import lower_body, lower_function, names_of, of_kind
from translator.ir.expressions import (
    Attribute,
    Binary,
    Call,
    Closure,
    FieldValue,
    Format,
    FormatArgument,
    Index,
    IsNil,
    ListLiteral,
    Literal,
    Name,
    NewError,
    Truth,
    Unary,
)
from translator.ir.statements import (
    Assert,
    Assign,
    Break,
    Case,
    Comment,
    Continue,
    Delete,
    Do,
    Fail,
    ForEach,
    Handler,
    If,
    Let,
    OpaqueStatement,
    Return,
    Spawn,
    Statement,
    Switch,
    Try,
    While,
    With,
    WithItem,
    Yield,
)
from translator.ir.types import INT, Named
from translator.python import frontend


def local(name: str) -> Name:
    return Name(name, kind="local")


def builtin(name: str) -> Name:
    return Name(name, kind="builtin")


A, B, C = local("a"), local("b"), local("c")
X, Y = local("x"), local("y")
ONE, TWO = Literal("int", "1"), Literal("int", "2")
NONE = Literal("nil", "")
VALUE_ERROR = Named("ValueError", "builtins")

LOWERED: list[tuple[str, tuple[Statement, ...]]] = [
    ("pass", ()),
    ("...", ()),
    ("return", (Return(),)),
    ("return a", (Return((A,)),)),
    ("return a, b", (Return((ListLiteral((A, B), "tuple"),)),)),
    ("return None", (Return(),)),
    ("if a:\n    return None\nreturn 1", (If(Truth(A), (Return((NONE,)),)), Return((ONE,)))),
    ("a()", (Do(Call(A)),)),
    ("a, b", (Do(ListLiteral((A, B), "tuple")),)),
    ("await a()", (Do(Call(A, awaited=True)),)),
    ("del a[1], b", (Delete((Index(A, ONE), B)),)),
    ("assert a", (Assert(Truth(A)),)),
    ("assert a is None, 'x'", (Assert(IsNil(A), Literal("string", "x")),)),
    ("# why\na()  # how", (Comment("why"), Comment("how"), Do(Call(A)))),
    ("a()  # noqa: E501\n# type: ignore", (Do(Call(A)),)),
    ("global g\nimport os", (Comment("global g"), Comment("import os"))),
    ("a()\n'''Some\ntext.'''", (Do(Call(A)), Comment("Some"), Comment("text."))),
    ("import asyncio\nasyncio.create_task(a())", (Comment("import asyncio"), Spawn(Call(A)))),
    ("print a, b", (Do(Call(builtin("print"), (A, B))),)),
    # Assignments.
    ("x = 1", (Let(("x",), ONE),)),
    ("x: int = 1", (Let(("x",), ONE, INT),)),
    ("x: int\nx = 1", (Let(("x",), ONE, INT),)),
    ("a = 1", (Assign((A,), (ONE,)),)),
    ("x = 1\nx = 2\nreturn x", (Let(("x",), ONE, mutable=("x",)), Assign((X,), (TWO,)), Return((X,)))),
    ("x = 1\nx += 2\nreturn x", (Let(("x",), ONE, mutable=("x",)), Assign((X,), (TWO,), "+="), Return((X,)))),
    ("a.x = 1", (Assign((Attribute(A, "x"),), (ONE,)),)),
    ("a[1] = b", (Assign((Index(A, ONE),), (B,)),)),
    ("a //= 2", (Assign((A,), (TWO,), "//="),)),
    ("x, y = a", (Let(("x", "y"), A),)),
    ("(x, y) = a, b", (Let(("x", "y"), ListLiteral((A, B), "tuple")),)),
    ("a, b = b, a", (Assign((A, B), (B, A)),)),
    ("x, a = b", (Let(("x",)), Assign((X, A), (B,)))),
    ("_, x = a", (Let(("_", "x"), A),)),
    ("x = y = 1", (Let(("x",), ONE), Let(("y",), ONE))),
    ("x = y = a()", (Let(("x",), Call(A)), Let(("y",), X))),
    ("a.x = y = b()", (Assign((Attribute(A, "x"),), (Call(B),)), Let(("y",), Attribute(A, "x")))),
    # Errors.
    ("raise ValueError", (Fail(NewError(VALUE_ERROR)),)),
    ("raise ValueError('x')", (Fail(NewError(VALUE_ERROR, Format(("x",)))),)),
    ("raise ValueError(f'no {a}') from b", (Fail(NewError(VALUE_ERROR, Format(("no ", FormatArgument(A))), B)),)),
    (
        "raise ValueError(a, 'x') from None",
        (Fail(NewError(VALUE_ERROR, None, None, (FieldValue("", A), FieldValue("", Literal("string", "x"))))),),
    ),
    ("raise ValueError('no ' + a + '!')", (Fail(NewError(VALUE_ERROR, Format(("no ", FormatArgument(A), "!")))),)),
    ("raise ValueError('no ' + 'a')", (Fail(NewError(VALUE_ERROR, Format(("no a",)))),)),
    (
        "raise ValueError(a + b)",
        (Fail(NewError(VALUE_ERROR, None, None, (FieldValue("", Binary("+", A, B)),))),),
    ),
    ("raise ValueError, 'x'", (Fail(NewError(VALUE_ERROR, Format(("x",)))),)),
    (
        "from shop import errors\nraise errors.Missing('x', code=a)",
        (
            Comment("from shop import errors"),
            Fail(NewError(Named("Missing", "shop.errors"), Format(("x",)), None, (FieldValue("code", A),))),
        ),
    ),
    ("raise a", (Fail(A),)),
    ("raise a.with_traceback(b)", (Fail(A),)),
    (
        "raise a from b",
        (Comment("DECIDE: `a` takes `b` as its cause here; its type needs a place for it."), Fail(A)),
    ),
    ("raise make(a)", (Fail(Call(Name("make"), (A,))),)),
    ("raise", (Fail(None),)),
    (
        "try:\n    a()\nexcept (KeyError, IOError) as e:\n    raise e\nelse:\n    b()\nfinally:\n    c()",
        (
            Try(
                (Do(Call(A)),),
                (Handler((Named("KeyError", "builtins"), Named("IOError", "builtins")), "e", (Fail(None),)),),
                (Do(Call(B)),),
                (Do(Call(C)),),
            ),
        ),
    ),
    (
        "try:\n    a()\nexcept Exception:\n    pass\nexcept:\n    raise",
        (Try((Do(Call(A)),), (Handler((Named("Exception", "builtins"),), "", ()), Handler((), "", (Fail(None),)))),),
    ),
    (
        "try:\n    a()\nexcept* OSError as e:\n    b(e)",
        (
            Try(
                (Do(Call(A)),),
                (Handler((Named("OSError", "builtins"),), "e", (Do(Call(B, (local("e"),))),), group=True),),
            ),
        ),
    ),
    (
        "try:\n    a()\nexcept IOError, e:\n    b(e)",
        (Try((Do(Call(A)),), (Handler((Named("IOError", "builtins"),), "e", (Do(Call(B, (local("e"),))),)),)),),
    ),
    # Branches and loops.
    (
        "if a:\n    b()\nelif b is None:\n    c()\nelse:\n    b(a)",
        (If(Truth(A), (Do(Call(B)),), (If(IsNil(B), (Do(Call(C)),), (Do(Call(B, (A,))),)),)),),
    ),
    ("if a:\n    # why\n    pass", (If(Truth(A), (Comment("why"),)),)),
    ("if not (x := a()):\n    b(x)", (Let(("x",), Call(A)), If(Unary("!", Truth(X)), (Do(Call(B, (X,))),)))),
    ("if (x := a()) is None and b:\n    pass", (Let(("x",), Call(A)), If(Binary("&&", IsNil(X), Truth(B)), ()))),
    ("while True:\n    break", (While(None, (Break(),)),)),
    ("while a < 1:\n    continue\nelse:\n    b()", (While(Binary("<", A, ONE), (Continue(),), orelse=(Do(Call(B)),)),)),
    ("for x in a:\n    b(x)", (ForEach(("x",), A, (Do(Call(B, (X,))),)),)),
    ("for x in range(a):\n    pass", (ForEach(("x",), A, (), "range"),)),
    ("for x in range(1, a):\n    pass", (ForEach(("x",), Binary("..", ONE, A), (), "range"),)),
    ("for x in range(a, 1, 2):\n    pass", (ForEach(("x",), Call(builtin("range"), (A, ONE, TWO)), ()),)),
    ("for x, y in enumerate(a):\n    pass", (ForEach(("x", "y"), A, (), "counted"),)),
    (
        "for x, y in enumerate(a, 1):\n    pass",
        (ForEach(("x", "y"), Call(builtin("enumerate"), (A, ONE)), (), "counted"),),
    ),
    (
        "for x, y in enumerate(a, start=1):\n    pass",
        (ForEach(("x", "y"), Call(builtin("enumerate"), (A, ONE)), (), "counted"),),
    ),
    ("for x, y in a.items():\n    pass", (ForEach(("x", "y"), A, (), "entry"),)),
    ("for x in a.keys():\n    pass", (ForEach(("x",), A, (), "key"),)),
    ("async for x in a:\n    pass\nelse:\n    b()", (ForEach(("x",), A, (), "async", (Do(Call(B)),)),)),
    (
        "for i, (x, y) in enumerate(a):\n    pass",
        (ForEach(("i", "each_x_y"), A, (Let(("x", "y"), local("each_x_y")),), "counted"),),
    ),
    ("for a.x in b:\n    pass", (ForEach(("each_a_x",), B, (Assign((Attribute(A, "x"),), (local("each_a_x"),)),)),)),
    # Resources.
    (
        "with open(a) as x, b:\n    x()",
        (With((WithItem(Call(builtin("open"), (A,)), "x"), WithItem(B)), (Do(Call(X)),)),),
    ),
    ("async with a as x:\n    pass", (With((WithItem(A, "x"),), (), is_async=True),)),
    # Matches.
    (
        "match a:\n    case 1 | 'x':\n        b()\n    case B.C:\n        pass\n    case _:\n        c()",
        (
            Switch(
                A,
                (
                    Case((ONE, Literal("string", "x")), (Do(Call(B)),)),
                    Case((Attribute(Name("B"), "C"),), ()),
                    Case((), (Do(Call(C)),)),
                ),
            ),
        ),
    ),
    # Functions inside.
    (
        "def x(y: int) -> int:\n    return y\nx(1)",
        (Let(("x",), Closure((("y", INT),), (INT,), (Return((Y,)),))), Do(Call(X, (ONE,)))),
    ),
]


@pytest.mark.parametrize(("source", "expected"), LOWERED, ids=[row[0] for row in LOWERED])
def test_lowers(source: str, expected: tuple[Statement, ...]) -> None:
    assert lower_body(source) == expected


OPAQUE = [
    ("x = yield a", "yield has no counterpart"),
    ("exec 'a'", "exec statement has no counterpart"),
    ("print >>a, b", "print to a file"),
    ("x, *y = a", "unpacking into a nested or starred target"),
    ("with a as b.c:\n    pass", "with target that is no name"),
    ("class D:\n    pass", "class inside a function"),
    ("@a\ndef x():\n    pass", "decorated definition inside a function"),
    ("def x(y=1):\n    pass", "nested function that is a generator or has defaults or variable arguments"),
    ("def x():\n    return x()", "nested function that calls itself"),
    ("match a:\n    case [x]:\n        pass", "match with patterns"),
    ("match a:\n    case 1 if b:\n        pass", "match with patterns"),
    ("a @= b", "@= has no counterpart"),
]


@pytest.mark.parametrize(("source", "reason"), OPAQUE)
def test_what_has_no_word_keeps_its_source(source: str, reason: str) -> None:
    body = lower_body(source)
    assert len(body) == 1
    assert isinstance(body[0], OpaqueStatement)
    assert body[0].reason == reason
    assert body[0].source.split("\n", maxsplit=1)[0] == source.split("\n", maxsplit=1)[0]


def test_a_yield_that_stands_alone_hands_a_value_on() -> None:
    one, each, nothing = lower_body("yield 1\nyield from 2\nyield")
    assert one == Yield(Literal("int", "1"), "yield 1")
    assert each == Yield(Literal("int", "2"), "yield from 2", each=True)
    assert nothing == Yield(None, "yield")


def test_fragments_know_what_stands_around_them() -> None:
    names = names_of("""\
        def f(a):
            x = 1
            try:
                y = int(a)
                x = y
                z = 2
            except ValueError:
                x = 0
            return x + y
        """)
    lowered = frontend.lower_statements([of_kind(names, "try_statement")], names)
    parsed = Call(builtin("int"), (A,))
    # `x` was there before, `y` is needed afterwards, `z` lives inside.
    assert lowered == (
        Let(("y",)),
        Try(
            (Assign((Y,), (parsed,)), Assign((X,), (Y,)), Let(("z",), TWO)),
            (Handler((VALUE_ERROR,), "", (Assign((X,), (Literal("int", "0"),)),)),),
        ),
    )


def test_a_handler_by_itself_is_a_try_without_body() -> None:
    names = names_of("def f():\n    try:\n        pass\n    except KeyError:\n        pass")
    assert frontend.lower_statements([of_kind(names, "except_clause")], names) == (
        Try((), (Handler((Named("KeyError", "builtins"),), "", ()),)),
    )


def test_statements_of_a_module() -> None:
    names = names_of("x = 1\nif x:\n    x = 2\n")
    lowered = frontend.lower_statements([of_kind(names, "if_statement")], names)
    module = Name("x", kind="variable")
    assert lowered == (If(Truth(module), (Assign((module,), (TWO,)),)),)


def test_a_docstring_is_no_statement() -> None:
    function = lower_function('def f():\n    """Say.\n\n    Then:\n      more.\n    """\n    # why\n    return 1\n')
    assert function.doc == "Say.\n\nThen:\n  more."
    assert function.body == (Comment("why"), Return((ONE,)))
