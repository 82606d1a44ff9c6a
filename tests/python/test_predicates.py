"""Each predicate where it holds, and on what only looks like it."""

import pytest

from tests.python.parsing import names_of, of_kind
from translator.python.frontend import PREDICATES

CALL, CLASS, DEF, EXCEPT, TRY, WITH = (
    "call",
    "class_definition",
    "function_definition",
    "except_clause",
    "try_statement",
    "with_statement",
)


def holds(predicate: str, source: str, kind: str, *args: str) -> bool:
    names = names_of(source)
    return PREDICATES[predicate]([of_kind(names, kind)], list(args), names)


DATACLASS = "dataclasses.dataclass"
PROTOCOL = ("typing.Protocol", "typing_extensions.Protocol")
BROAD = ("builtins.Exception", "builtins.BaseException")

HOLDS = [
    ("decorated-with?", "import dataclasses as d\n@d.dataclass\nclass C: pass", CLASS, DATACLASS),
    ("decorated-with?", "from dataclasses import dataclass as r\n@x\n@r(frozen=True)\nclass C: pass", CLASS, DATACLASS),
    (
        "decorated-with?",
        "import functools\n@functools.cache\ndef f(): pass",
        DEF,
        "functools.cache",
        "functools.lru_cache",
    ),
    ("has-base?", "from typing import Protocol\nclass C(Protocol): pass", CLASS, *PROTOCOL),
    ("has-base?", "import typing as t\nclass C(A, t.Protocol[T]): pass", CLASS, *PROTOCOL),
    ("has-base?", "from typing_extensions import Protocol as P\nclass C((P)): pass", CLASS, *PROTOCOL),
    ("has-base?", "from ..util.typing import Protocol\nclass C(Protocol): pass", CLASS, *PROTOCOL),
    ("is-exception-class?", "class C(ValueError): pass", CLASS),
    ("is-exception-class?", "class C(A, OSError): pass", CLASS),
    ("is-exception-class?", "class C(B): pass\nclass B(A): pass\nclass A(Exception): pass", CLASS),
    ("is-exception-class?", "class C(B): pass\n@dataclass\nclass B(Exception): pass", CLASS),
    ("is-exception-class?", "class C(B): pass\nclass \\\n  B(Exception): pass", CLASS),
    ("is-exception-class?", "import builtins\nclass C(builtins.KeyError): pass", CLASS),
    ("is-exception-class?", "class C(ExceptionGroup[X]): pass", CLASS),
    ("argument-count-at-least?", "f(a, *b)", CALL, "2"),
    ("argument-count-at-least?", "f(x for x in y)", CALL, "1"),
    ("argument-is-constant?", "f(a, 'b')", CALL, "1"),
    ("argument-is-constant?", "f(a, 'b' b'c')", CALL, "1"),
    ("argument-is-constant?", "f(a, (None))", CALL, "1"),
    ("keyword-is?", "f(a, return_exceptions=True)", CALL, "return_exceptions", "True"),
    ("keyword-is?", "f(timeout=x)", CALL, "timeout"),
    ("is-async?", "async def f(): pass", DEF),
    ("is-async?", "async with x: pass", WITH),
    ("raises?", "def f():\n    raise ValueError('x')", DEF),
    ("raises?", "def f():\n    try:\n        g()\n    except KeyError:\n        raise", DEF),
    ("raises?", "def f():\n    try:\n        raise KeyError\n    except ValueError:\n        pass", DEF),
    ("raises?", "def f():\n    try:\n        pass\n    except E:\n        raise E", DEF),
    ("raises?", "def f():\n    try:\n        g()\n    except A:\n        pass\n    else:\n        raise A", DEF),
    ("raises?", "def f(x):\n    if x:\n        raise NotImplementedError\n    return 1", DEF),
    ("raises?", "class C:\n    def __getitem__(self, i):\n        raise IndexError", DEF),
    ("has-handler?", "try: pass\nexcept E: pass", TRY),
    ("except-group?", "try: pass\nexcept* E: pass", EXCEPT),
    ("bare-except?", "try: pass\nexcept: pass", EXCEPT),
    ("catches?", "try: pass\nexcept Exception: pass", EXCEPT, *BROAD),
    ("catches?", "try: pass\nexcept (KeyError, BaseException) as e: pass", EXCEPT, *BROAD),
    ("catches?", "try: pass\nexcept (Exception): pass", EXCEPT, *BROAD),
    ("catches?", "from builtins import Exception as E\ntry: pass\nexcept E: pass", EXCEPT, *BROAD),
    ("only-pass?", "try: pass\nexcept E:\n    # why\n    pass", EXCEPT),
    ("inside?", "with x:\n    f()", CALL, "with_statement"),
    ("inside?", "def g():\n    f()", CALL, "function_definition"),
    ("optional-type?", "from typing import Optional\nx: Optional[int]", "type"),
    ("optional-type?", "x: int | None", "type"),
    ("optional-type?", "x: 'None | int'", "type"),
    ("resolves?", "from asyncio import gather as g\ng()", "identifier", "asyncio.gather"),
]

LOOKS_LIKE = [
    ("decorated-with?", "from attrs import dataclass\n@dataclass\nclass C: pass", CLASS, DATACLASS),
    ("decorated-with?", "import dataclasses\ndataclasses.dataclass\nclass C: pass", CLASS, DATACLASS),
    ("decorated-with?", "def dataclass(c): pass\n@dataclass\nclass C: pass", CLASS, DATACLASS),
    ("has-base?", "import asyncio\nclass C(asyncio.Protocol): pass", CLASS, *PROTOCOL),
    ("has-base?", "class Protocol: pass\nclass C(Protocol): pass", "class_definition", *PROTOCOL),
    ("has-base?", "from typing import Protocol\nclass C(metaclass=Protocol): pass", CLASS, *PROTOCOL),
    ("has-base?", "from notyping import Protocol\nclass C(Protocol): pass", CLASS, *PROTOCOL),
    ("is-exception-class?", "class C(B): pass\nclass B(C): pass", CLASS),
    ("is-exception-class?", "class C(ValueErrors): pass", CLASS),
    ("is-exception-class?", "from x import Exception\nclass C(Exception): pass", CLASS),
    ("is-exception-class?", "from errors import AppError\nclass C(AppError): pass", CLASS),
    ("is-exception-class?", "class C(metaclass=Exception): pass", CLASS),
    ("argument-count-at-least?", "f(a, b=1)", CALL, "2"),
    ("argument-is-constant?", "f(a, f'b')", CALL, "1"),
    ("argument-is-constant?", "f(a, -1)", CALL, "1"),
    ("argument-is-constant?", "f(a)", CALL, "1"),
    ("argument-is-constant?", "f(a, k=1)", CALL, "1"),
    ("keyword-is?", "f(return_exceptions=False)", CALL, "return_exceptions", "True"),
    ("keyword-is?", "f(True)", CALL, "return_exceptions"),
    ("is-async?", "def f():\n    async with x: pass", DEF),
    ("raises?", "def f():\n    raise NotImplementedError", DEF),
    ("raises?", 'def f():\n    """Doc."""\n    raise NotImplementedError("in subclasses")', DEF),
    ("raises?", "def f():\n    try:\n        raise ValueError\n    except ValueError:\n        pass", DEF),
    ("raises?", "def f():\n    try:\n        raise KeyError\n    except LookupError:\n        pass", DEF),
    ("raises?", "def f():\n    try:\n        raise KeyError\n    except Exception:\n        pass", DEF),
    ("raises?", "def f():\n    try:\n        raise SystemExit\n    except:\n        pass", DEF),
    (
        "raises?",
        "def f():\n    try:\n        raise B\n    except A:\n        pass\nclass B(A): pass\nclass A(Exception): pass",
        DEF,
    ),
    ("raises?", "def f():\n    def g():\n        raise ValueError\n    return g", DEF),
    ("raises?", "def f():\n    return 'raise ValueError'  # raise", DEF),
    ("raises?", "class I:\n    def __next__(self):\n        raise StopIteration", DEF),
    ("has-handler?", "try: pass\nexcept* E: pass", TRY),
    ("has-handler?", "try: pass\nfinally: pass", TRY),
    ("except-group?", "try: pass\nexcept (E, *a): pass", EXCEPT),
    ("bare-except?", "try: pass\nexcept E: pass", EXCEPT),
    ("catches?", "try: pass\nexcept: pass", EXCEPT, *BROAD),
    ("catches?", "class Exception: pass\ntry: pass\nexcept Exception: pass", EXCEPT, *BROAD),
    ("catches?", "try: pass\nexcept x.Exception: pass", EXCEPT, *BROAD),
    ("only-pass?", "try: pass\nexcept E:\n    pass\n    pass", EXCEPT),
    ("only-pass?", "try: pass\nexcept E:\n    ...", EXCEPT),
    ("inside?", "with x:\n    def g():\n        f()", CALL, "with_statement"),
    ("optional-type?", "x: list[int | None]", "type"),
    ("optional-type?", "def Optional(x): pass\nx: Optional[int]", "type"),
    ("optional-type?", "x: None", "type"),
    ("resolves?", "from asyncio import gather\ndef f(gather):\n    gather()", "call", "asyncio.gather"),
]


@pytest.mark.parametrize(("predicate", "source", "kind", "args"), [(*row[:3], row[3:]) for row in HOLDS])
def test_holds(predicate: str, source: str, kind: str, args: tuple[str, ...]) -> None:
    if predicate == "resolves?":
        names = names_of(source)
        assert PREDICATES[predicate]([of_kind(names, kind, -1)], args, names)
    else:
        assert holds(predicate, source, kind, *args)
        assert not holds(f"not-{predicate}", source, kind, *args)


@pytest.mark.parametrize(("predicate", "source", "kind", "args"), [(*row[:3], row[3:]) for row in LOOKS_LIKE])
def test_does_not_hold(predicate: str, source: str, kind: str, args: tuple[str, ...]) -> None:
    if predicate == "has-base?" and source.startswith("class Protocol"):
        names = names_of(source)
        assert not PREDICATES[predicate]([of_kind(names, kind, 1)], args, names)
    else:
        assert not holds(predicate, source, kind, *args)
        assert holds(f"not-{predicate}", source, kind, *args)


def test_every_predicate_is_documented_and_tested() -> None:
    positive = {name for name in PREDICATES if not name.startswith("not-")}
    assert {row[0] for row in HOLDS} == {row[0] for row in LOOKS_LIKE} == positive
    for name in positive:
        assert f"#{name}" in (PREDICATES[name].__doc__ or "")
