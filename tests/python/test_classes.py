"""Dataclasses, exceptions, interfaces and plain classes."""

from tests.python.parsing import declared, lower_class
from translator.ir.declarations import Field, Function, Interface, Structure
from translator.ir.expressions import Attribute, Closure, Format, FormatArgument, ListLiteral, Literal, Name
from translator.ir.statements import Return
from translator.ir.types import INT, STRING, UNKNOWN, Known, List, Map, Named, Optional


def structure(source: str) -> Structure:
    found = lower_class(source)
    assert isinstance(found, Structure)
    return found


def interface(source: str) -> Interface:
    found = lower_class(source)
    assert isinstance(found, Interface)
    return found


def test_dataclass() -> None:
    found = structure("""\
        import dataclasses as dc
        from typing import ClassVar
        @dc.dataclass(frozen=True, order=True, eq=False, slots=SLOTS)
        class Job(Base):
            '''A job.

            To be done.
            '''
            name: str  # what it is called
            tags: list[str] = dc.field(default_factory=list, repr=False)
            maker: "Maker" = dc.field(default_factory=lambda: 1)
            retries: int = 3
            '''How often.'''
            #: Where.
            place: str | None = None
            level: int = dc.field(default=2, compare=False, kw_only=True)
            seed: dc.InitVar[int] = 0
            limit: ClassVar[int] = 10
            plain = 1
            _: dc.KW_ONLY
            last: int
            def run(self): ...
        """)
    assert (found.name, found.kind, found.doc) == ("Job", "dataclass", "A job.\n\nTo be done.")
    assert found.bases == (Named("Base"),)
    assert found.options == ("frozen", "order", "eq=False", "slots=SLOTS")
    assert [method.name for method in found.methods] == ["run"]
    make = Closure((), (), (Return((Literal("int", "1"),)),))
    assert found.fields == (
        Field("name", STRING, doc="what it is called"),
        Field("tags", List(STRING), factory=Name("list", kind="builtin"), options=("repr=False",)),
        Field("maker", Named("Maker"), factory=make),
        Field("retries", INT, default=Literal("int", "3"), doc="How often."),
        Field("place", Optional(STRING), default=Literal("nil", ""), doc="Where."),
        Field("level", INT, default=Literal("int", "2"), options=("compare=False", "kw_only")),
        Field("seed", INT, default=Literal("int", "0"), options=("init_only",)),
        Field("limit", INT, default=Literal("int", "10"), constant=True),
        Field("plain", INT, default=Literal("int", "1"), constant=True),
        Field("last", INT, options=("kw_only",)),
    )


def test_only_real_dataclasses_are_dataclasses() -> None:
    assert structure("@dataclass\nclass C:\n    x: int").kind == "class"
    assert structure("from attrs import define\n@define\nclass C:\n    x: int").kind == "dataclass"
    assert structure("import attr\n@attr.s(auto_attribs=True)\nclass C:\n    x: int").options == ("auto_attribs",)


def test_plain_class() -> None:
    found = structure("""\
        class Store:
            size = 0
            path: str
            def __init__(self, db: Db, size, names=()):
                self.db = db  # the database
                self.size = size
                self.names: list[str] = list(names)
                self.cache = {}
                self.log = Logger("x")
                self.label, self.other = "a", "b"
                if size:
                    self.ready = False
                self.ready = True
            def set(self):
                self.late = 1
        """)
    assert found.kind == "class"
    assert found.fields == (
        Field("size", INT, default=Literal("int", "0")),
        Field("path", STRING),
        Field("db", Named("Db"), doc="the database"),
        Field("names", List(STRING)),
        Field("cache", Map(UNKNOWN, UNKNOWN)),
        Field("log", Named("Logger")),
        Field("ready", Known("bool")),
    )


def test_exception_class() -> None:
    found = structure("""\
        class InvoiceError(AppError, ValueError):
            code = 404
            def __init__(self, number: str, *, reason=None):
                super().__init__(f"invoice {number}: {reason}")
                self.number = number
                self.reason = reason
        """)
    assert found.kind == "exception"
    assert found.bases == (Named("AppError"), Named("ValueError", "builtins"))
    assert found.fields == (
        Field("code", INT, default=Literal("int", "404"), constant=True),
        Field("number", STRING),
        Field("reason", Optional(UNKNOWN)),
    )
    number, reason = FormatArgument(Name("number", kind="local")), FormatArgument(Name("reason", kind="local"))
    assert found.message == Format(("invoice ", number, ": ", reason))


def test_the_message_of_str_wins() -> None:
    found = structure("""\
        class Missing(KeyError):
            def __init__(self, key):
                super().__init__("missing")
                self.key = key
            def __str__(self):
                return f"no {self.key}"
        """)
    assert found.message == Format(("no ", FormatArgument(Attribute(Name("self", kind="receiver"), "key"))))
    assert structure("class Bare(Exception): pass").message is None
    assert structure("class Plain(Exception):\n    def __str__(self):\n        return self.x").message is None


def test_protocol() -> None:
    found = interface("""\
        from typing import Protocol
        class Closer(Sized, Protocol):
            '''Closes.'''
            name: str
            def close(self) -> None: ...
            async def drain(self, n: int = 1) -> bytes:
                '''Wait.'''
            @property
            def open(self) -> bool:
                pass
            def both(self) -> None:
                self.close()
        """)
    assert found.doc == "Closes."
    assert found.embeds == (Named("Sized"),)
    assert found.fields == (Field("name", STRING),)
    assert [(method.name, method.body is None, method.is_async) for method in found.methods] == [
        ("close", True, False),
        ("drain", True, True),
        ("open", True, False),
        ("both", False, False),
    ]


def test_abstract_class() -> None:
    found = interface("""\
        import abc
        class Plugin(metaclass=abc.ABCMeta):
            def __init__(self, name: str):
                self.name = name
            @abc.abstractmethod
            def run(self):
                return 1
            def twice(self):
                return self.run() + self.run()
        """)
    assert found.embeds == ()
    assert found.fields == (Field("name", STRING),)
    assert [(method.name, method.body is None) for method in found.methods] == [
        ("__init__", False),
        ("run", True),
        ("twice", False),
    ]
    assert isinstance(lower_class("from abc import ABC\nclass C(ABC): pass"), Interface)
    assert isinstance(lower_class("import asyncio\nclass C(asyncio.Protocol): pass"), Structure)


def test_what_a_module_declares() -> None:
    found = declared("""\
        import re
        from typing import Final, TypeVar
        T = TypeVar("T")
        LIMIT = 3  # at most
        name: Final = "x"
        PATTERN = re.compile("a")
        #: All of them.
        items = [1, 2]
        a, b = 1, 2
        if LIMIT:
            def f(): ...
        else:
            def f(x): ...
        try:
            from x import g
        except ImportError:
            def g(): ...
        @decorated
        class Outer:
            class Inner(Exception): ...
            def method(self): ...
        """)
    assert list(found) == ["LIMIT", "name", "PATTERN", "items", "f", "g", "Outer", "Inner"]
    assert (found["LIMIT"].type, found["LIMIT"].constant, found["LIMIT"].doc) == (INT, True, "at most")  # type: ignore[union-attr]
    assert (found["name"].type, found["name"].constant) == (STRING, True)  # type: ignore[union-attr]
    assert found["PATTERN"].type == Known("regex")  # type: ignore[union-attr]
    assert found["items"].value == ListLiteral((Literal("int", "1"), Literal("int", "2")))  # type: ignore[union-attr]
    assert found["items"].doc == "All of them."
    assert found["Inner"].kind == "exception"  # type: ignore[union-attr]


def test_overloads_are_no_declarations() -> None:
    found = declared("""\
        from typing import overload
        @overload
        def f(x: int) -> int: ...
        def f(x): return x
        class C:
            __slots__ = ("a",)
            @overload
            def g(self, x: int) -> int: ...
            def g(self, x): return x
        """)
    assert isinstance(found["f"], Function)
    assert found["f"].params[0].type == UNKNOWN
    assert isinstance(found["C"], Structure)
    assert [method.results for method in found["C"].methods] == [(UNKNOWN,)]
    assert found["C"].fields == ()


def test_declarations_are_without_bodies() -> None:
    found = declared("def f():\n    return 1\nclass C:\n    def g(self):\n        return 2\n")
    assert found["f"].body is None  # type: ignore[union-attr]
    assert found["C"].methods[0].body is None  # type: ignore[union-attr]


def test_large_tables_stay_out_of_the_index() -> None:
    assert declared(f"TABLE = {list(range(500))}")["TABLE"].value is None  # type: ignore[union-attr]


def test_a_field_is_what_its_parameter_is_at_that_place() -> None:
    source = """
class Conn:
    def __init__(self, name: str | None, size: int | None, port: int | None, user: str | None, mode: int | None = None):
        if name is not None:
            self.name = name
        else:
            self.name = "none"
        if size:
            self.size = size
        else:
            self.size = None
        self.port = port
        if user is None:
            user = "nobody"
        self.user = user
        mode = mode or 5
        if port:
            self.mode = mode
"""
    fields = {field.name: field.type for field in structure(source).fields}
    assert fields == {
        "name": STRING,
        "size": Optional(INT),
        "port": Optional(INT),
        "user": STRING,
        "mode": INT,
    }
