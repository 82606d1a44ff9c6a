"""What names stand for, through aliases and in spite of shadowing."""

import pytest

from tests.python.parsing import find, names_of
from translator.engine.facts import Import
from translator.python.names import imports, paths, resolve

RESOLVED = [
    ("import dataclasses\ndataclasses.dataclass", "dataclasses.dataclass", "dataclasses.dataclass"),
    ("import dataclasses as dc\ndc.dataclass", "dc.dataclass", "dataclasses.dataclass"),
    ("from dataclasses import dataclass\ndataclass", "dataclass", "dataclasses.dataclass"),
    ("from dataclasses import dataclass as record\nrecord", "record", "dataclasses.dataclass"),
    ("import a.b.c\na.b.c.d", "a.b.c.d", "a.b.c.d"),
    ("import a.b.c as d\nd.e", "d.e", "a.b.c.e"),
    ("eval", "eval", "builtins.eval"),
    ("import builtins\nbuiltins.eval", "builtins.eval", "builtins.eval"),
    ("from builtins import eval as run\nrun", "run", "builtins.eval"),
    ("def f():\n    import asyncio as aio\n    aio.gather()", "aio.gather", "asyncio.gather"),
    ("import asyncio\n(asyncio).gather", "(asyncio).gather", "asyncio.gather"),
    ("import asyncio\nasyncio . gather", "asyncio . gather", "asyncio.gather"),
    ("from .errors import Missing\nMissing", "Missing", "shop.errors.Missing"),
    ("from . import errors\nerrors.Missing", "errors.Missing", "shop.errors.Missing"),
    ("from .. import errors\nerrors.Missing", "errors.Missing", "..errors.Missing"),
    ("from ..deep.errors import Missing\nMissing", "Missing", "..deep.errors.Missing"),
    ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a as b\nb.c", "b.c", "a.c"),
    ("if True:\n    import a\nelse:\n    import b as a\na.x", "a.x", "a.x"),
    ("try:\n    import a\nexcept ImportError:\n    a = None\na.x", "a.x", "a.x"),
    ("from __future__ import annotations\nannotations", "annotations", "__future__.annotations"),
    # The use comes before the binding that does not reach it.
    ("def f():\n    return eval\nclass C:\n    eval = 1", "eval\nclass", ""),
]


@pytest.mark.parametrize(("source", "text", "path"), RESOLVED)
def test_resolves_through_imports(source: str, text: str, path: str) -> None:
    names = names_of(source)
    node = find(names, text) if path else find(names, text.split("\n", maxsplit=1)[0])
    assert resolve(node, names) == path


SHADOWED = [
    "eval = print\neval",
    "def eval(): pass\neval",
    "class eval: pass\neval",
    "def f(eval):\n    eval",
    "def f(*eval):\n    eval",
    "def f(**eval):\n    eval",
    "def f(eval: int = 1):\n    eval",
    "def f():\n    eval\n    eval = 1\n    eval",
    "def f():\n    for eval in x: pass\n    eval",
    "def f():\n    for (a, [eval, b]) in x: pass\n    eval",
    "def f():\n    with x as eval: pass\n    eval",
    "def f():\n    with x as (a, eval): pass\n    eval",
    "def f():\n    with (x as eval, y): pass\n    eval",
    "try: pass\nexcept E as eval: pass\neval",
    "try: pass\nexcept E, eval: pass\neval",
    "a = b, eval = c\neval",
    "a, *eval = c\neval",
    "[eval] = c\neval",
    "eval: int\neval",
    "eval += 1\neval",
    "(eval := 1)\neval",
    "[y for x in z if (eval := x)]\neval",
    "lambda eval: eval",
    "[eval for eval in x]",
    "{eval: 1 for a in x for eval in a}",
    "del eval\neval",
    "match x:\n    case eval: pass\neval",
    "match x:\n    case [a, *eval]: pass\neval",
    "match x:\n    case {'k': v, **eval}: pass\neval",
    "match x:\n    case C(k=eval): pass\neval",
    "match x:\n    case (1 | 2) as eval: pass\neval",
    "def f():\n    def g():\n        eval\n    eval = 1\n    eval",
    "def f():\n    eval = 1\n    def g():\n        nonlocal eval\n        eval = 2\n        eval",
    "def f():\n    global eval\n    eval = 1\neval",
    "if x:\n    pass\nelif y:\n    pass\nelse:\n    while z:\n        eval = 1\neval",
    "def f[eval](x):\n    eval",
    "class C[eval]:\n    x: eval",
    "type eval = int\neval",
    "class C:\n    eval = 1\n    eval",
]


@pytest.mark.parametrize("source", SHADOWED)
def test_a_shadowed_name_is_no_builtin(source: str) -> None:
    names = names_of(source)
    assert not resolve(find(names, "eval"), names)


STILL_BUILTIN = [
    "class C:\n    eval = 1\n    def f(self):\n        eval",
    "def g():\n    eval = 1\neval",
    "[eval for eval in x]\neval",
    "(lambda eval: 1)\neval",
    "x.eval = 1\neval",
    "x[eval] = 1\neval",
    "f(eval=1)\neval",
    "def f(a=eval): pass",
    "match x:\n    case eval.y: pass\neval",
    "from x import *\neval",
    "def f(eval):\n    pass\ndef g():\n    eval",
    "def f():\n    eval = 1\n    def g():\n        global eval\n        eval",
    "[x for x in eval]",
    "class C(eval):\n    eval = 1",
    "'eval = 1'\neval",
    "# eval = 1\neval",
]


@pytest.mark.parametrize("source", STILL_BUILTIN)
def test_a_builtin_stays_one(source: str) -> None:
    names = names_of(source)
    text = "eval" if not source.endswith("eval = 1") else "(eval)"
    node = find(names, text)
    assert resolve(node.children[1] if text == "(eval)" else node, names) == "builtins.eval"


def test_an_attribute_of_a_local_is_no_module() -> None:
    names = names_of("import re\ndef f(re):\n    return re.compile")
    assert not paths(find(names, "re.compile"), names)


def test_each_import_of_a_name_counts() -> None:
    names = names_of("try:\n    import cPickle as pickle\nexcept ImportError:\n    import pickle\npickle.load")
    assert paths(find(names, "pickle.load"), names) == ("cPickle.load", "pickle.load")


def test_an_unknown_name_is_nothing() -> None:
    names = names_of("frobnicate")
    assert not resolve(find(names, "frobnicate"), names)


def test_imports_in_source_order() -> None:
    names = names_of("""\
        import os, a.b
        import a.c as d
        from x import *
        from .y import z as w
        def f():
            from . import v
        """)
    assert imports(names) == (
        Import("os", "os", 1),
        Import("a.b", "a", 1),
        Import("a.c", "d", 2),
        Import("x", "*", 3),
        Import("shop.y.z", "w", 4),
        Import("shop.v", "v", 6),
    )


def test_relative_imports_of_a_package_start_inside_it() -> None:
    names = names_of("from .a import b\nfrom .. import c\nb\nc", unit="shop.sub")
    names.package = True
    assert resolve(find(names, "b"), names) == "shop.sub.a.b"
    assert resolve(find(names, "c"), names) == "shop.c"


def test_what_lies_too_deep_is_not_resolved_and_costs_nothing() -> None:
    names = names_of("x = " + "(" * 10_000 + "eval" + ")" * 10_000)
    start = names.source.find(b"eval")
    node = names.root.descendant_for_byte_range(start, start + 4)
    assert node is not None
    assert not resolve(node, names)
