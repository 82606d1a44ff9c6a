"""The protocol of `translator.source.frontend`, and bad input."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import msgpack

from tests.python.parsing import find, names_of
from translator.engine.depth import DEEPEST
from translator.engine.facts import TypeCapture
from translator.ir.declarations import Function
from translator.ir.expressions import Call, Expression, Name, Opaque
from translator.ir.node import Node
from translator.ir.statements import OpaqueStatement, Statement
from translator.ir.types import INT, Optional
from translator.python import frontend
from translator.python.names import resolve
from translator.python.syntax import parse
from translator.source.frontend import FrontEnd

OWN = sorted(Path("translator/python").glob("*.py"))


def test_is_a_front_end() -> None:
    front_end: FrontEnd = frontend
    assert front_end.grammar().name == "python"


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("shop/orders.py", "shop.orders"),
        ("shop/__init__.py", "shop"),
        ("shop/deep/__init__.py", "shop.deep"),
        ("shop/deep/thing.py", "shop.deep.thing"),
        ("src/lone/pkg/mod.py", "pkg.mod"),
        ("scripts/run.py", "scripts.run"),
        ("src/tool.py", "tool"),
        ("top.py", "top"),
        ("shop/scripts/job.py", "shop.scripts.job"),
    ],
)
def test_unit(path: str, unit: str, tmp_path: Path) -> None:
    for package in ("shop", "shop/deep", "src/lone/pkg"):
        (tmp_path / package).mkdir(parents=True, exist_ok=True)
        (tmp_path / package / "__init__.py").touch()
    assert frontend.unit(tmp_path / path, tmp_path) == unit


def test_relative_imports_of_an_init_file_start_inside_its_package(tmp_path: Path) -> None:
    (tmp_path / "stock").mkdir()
    (tmp_path / "stock" / "__init__.py").touch()
    source = b"from .items import Item\nItem"
    for name, path in (("items", "stock.items.Item"), ("__init__", "stock.items.Item")):
        unit = frontend.unit(tmp_path / "stock" / f"{name}.py", tmp_path)
        names = frontend.file_names(parse(source), source, unit)
        assert resolve(find(names, "Item"), names) == path


def test_symbol() -> None:
    names = names_of("""\
        class Store:
            @cached
            def load(self):
                def inner():
                    return needle
        x = top
        """)
    assert frontend.symbol(find(names, "needle")) == "Store.load.inner"
    assert not frontend.symbol(find(names, "top"))
    assert not frontend.symbol(names.root)


def test_a_type_capture() -> None:
    names = names_of("def f(x: int | None): ...")
    node = find(names, "int | None")
    assert frontend.lower(node, names) == TypeCapture(Optional(INT))


def test_expressions_know_the_function_around_them() -> None:
    names = names_of("class C:\n    def f(self, x):\n        g(self, x)\n")
    found = frontend.lower(find(names, "g(self, x)"), names)
    assert isinstance(found, Call)
    assert [arg.kind for arg in found.args if isinstance(arg, Name)] == ["receiver", "local"]


def test_statements_and_definitions_are_told_apart() -> None:
    names = names_of("def f():\n    try:\n        x = 1\n    except E:\n        pass\n    return x\n")
    kinds = {
        node.type: frontend.is_statement(node)
        for text in ("x = 1", "return x", "pass", "E")
        for node in [find(names, text)]
    }
    assert kinds == {"assignment": True, "return_statement": True, "pass_statement": True, "identifier": False}
    assert not frontend.is_statement(names.root.children[0])


def test_what_a_function_ends_with() -> None:
    names = names_of("def f():\n    x = 1\n    try:\n        return x\n    finally:\n        g()\n    # end\n")
    found = {text: find(names, text) for text in ("x = 1", "return x", "g()")}
    ends = {text: frontend.ends_function(node) for text, node in found.items()}
    assert ends == {"x = 1": False, "return x": False, "g()": False}
    attempt = found["return x"].parent
    assert attempt is not None
    assert attempt.parent is not None
    assert frontend.ends_function(attempt.parent)


def survey(source: bytes) -> None:
    """Everything a survey may ask of a file."""
    root = parse(source)
    names = frontend.file_names(root, source, "m")
    msgpack.encode(frontend.outline(names, "m.py"))
    msgpack.encode(frontend.declarations(names))
    # As the engine does, nodes that lie too deep are not asked about.
    waiting, asked = [(root, 0)], 0
    while waiting and asked < 200:
        node, depth = waiting.pop()
        waiting += [(child, depth + 1) for child in node.children if depth < DEEPEST]
        if not node.is_named:
            continue
        asked += 1
        frontend.symbol(node)
        if frontend.is_statement(node):
            msgpack.encode(frontend.lower_statements([node], names))
        else:
            msgpack.encode(frontend.lower(node, names))
        if node.type == "function_definition":
            assert isinstance(frontend.signature(node, names), Function)
        for predicate in ("resolves?", "inside?", "optional-type?"):
            frontend.PREDICATES[predicate]([node], ["asyncio.gather"], names)
        if node.type in _ASKED:
            for predicate in _ASKED[node.type]:
                frontend.PREDICATES[predicate]([node], ["1", "x"], names)


_ASKED = {
    "class_definition": ["decorated-with?", "has-base?", "is-exception-class?"],
    "function_definition": ["decorated-with?", "raises?", "is-async?"],
    "call": ["argument-count-at-least?", "argument-is-constant?", "keyword-is?"],
    "except_clause": ["catches?", "bare-except?", "only-pass?", "except-group?"],
    "try_statement": ["has-handler?"],
}

BROKEN = {
    "empty": b"",
    "python 2": b"""\
print x, y
print >>f, "a"
exec "code" in d
try:
    raise E, "message", tb
except (A, B), e:
    x = `y` <> 0777L
def f((a, b), c): return ur"x"
""",
    "half a class": b"class C(",
    "half a def": b"def f(self, x: int = ",
    "half a try": b"def f():\n    try:\n        x = 1\n    exce",
    "half a string": b'def f():\n    return f"{x:{',
    "stray indent": b"def f():\n        x = 1\n    y = 2\n  z",
    "only colons": b":::::\n:\n)",
    "NUL": b"x = '\x00'\ndef f(\x00): pass",
    "invalid UTF-8": b"def f():\n    return '\xff\xfe' + \xc3\x28\n",
    "carriage returns": b"class C:\r\n    def f(self):\r\n        '''Doc.\r\n\r\n        More.'''\r\n",
    "tabs": b"def f():\n\tif x:\n\t\treturn 1\n\treturn 2\n",
    "names of nothing": b"import\nfrom import x\nfrom . import\nimport a.\nimport a as\n",
    "odd targets": b"f() = 1\n1 += 2\nfor 1 in x: pass\nwith a as 1: pass\n",
    "odd classes": b"class C(*a, **b, metaclass=): x: ; y: int = \n",
    "odd decorators": b"@\ndef f(): pass\n@1\nclass C: pass\n",
    "keywords everywhere": b"def class(if): return else\n",
    "parentheses": b"x = " + b"(" * 10_000 + b"1" + b")" * 10_000,
    "calls": b"x = " + b"f(" * 2_000 + b"1" + b")" * 2_000,
    "open parentheses": b"(" * 10_000,
    "attributes": b"x = a" + b".b" * 5_000,
    "subscripts": b"x: a" + b"[b" * 2_000 + b"]" * 2_000,
    "sums": b"x = 1" + b" + 1" * 5_000,
    "lambdas": b"x = " + b"lambda: " * 2_000 + b"1",
    "a name behind the last statement": b')\n    a = b(c=d is None)return x"""d ',
    "nested functions": b"".join(b" " * i + b"def f%d():\n" % i for i in range(99)) + b" " * 99 + b"pass\n",
    "nested ifs": b"".join(b" " * i + b"if a:\n" for i in range(200)) + b" " * 200 + b"raise x\n",
    "elifs": b"if a: pass\n" + b"elif b: pass\n" * 2_000,
    "assignments": b"x = " * 2_000 + b"1",
    "strings": b"x = " + b"'a' " * 3_000,
    "decorators": b"@d\n" * 2_000 + b"def f(): pass",
}


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN)
def test_broken_source_raises_nothing(source: bytes) -> None:
    survey(source)
    survey(b"def outer(self):\n" + b"".join(b"    " + line + b"\n" for line in source.split(b"\n")))


SAMPLES = [path.read_bytes() for path in OWN[:12]]


@given(st.sampled_from(SAMPLES), st.integers(0, 4000), st.integers(0, 1500))
def test_half_a_file_raises_nothing(source: bytes, start: int, length: int) -> None:
    survey(source[start : start + length])


@given(st.binary(max_size=200))
def test_noise_raises_nothing(source: bytes) -> None:
    survey(source)


WORDS = [
    *"def class if else elif try except finally with as for in while return raise from import lambda async".split(),
    "await",
    *"not and or is None True x y self ( ) [ ] { } : , . = := == * ** @ -> | + - ~ % ...".split(),
    "'s'",
    'f"{x!r:>{y}}"',
    "b'\\xff'",
    "1",
    "2.5",
    "\n",
    "\n    ",
    "\n        ",
    "match",
    "case",
    "type",
    "del",
    "global",
    "nonlocal",
    "assert",
    "yield",
    "print",
    "exec",
    "#c\n",
    "\\\n",
    ";",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_word_salad_raises_nothing(words: list[str]) -> None:
    survey(" ".join(words).encode())


def words(value: object) -> Iterator[Node]:
    """All lowered values inside one."""
    if isinstance(value, Node):
        yield value
        value = tuple(getattr(value, name) for name in value.__struct_fields__)
    for inner in value if isinstance(value, tuple) else ():
        yield from words(inner)


def test_this_front_end_reads_itself() -> None:
    code = opaque = 0
    for path in OWN:
        source = path.read_bytes()
        names = frontend.file_names(parse(source), source, "m")
        for node in names.root.children:
            lowered = words(frontend.lower(node, names)) if not frontend.is_statement(node) else ()
            for word in lowered:
                code += isinstance(word, Statement | Expression)
                opaque += isinstance(word, Opaque | OpaqueStatement)
    assert code > 10_000
    assert opaque / code < 0.03
