"""Annotations in all their spellings."""

import pytest

from tests.python.parsing import declared, lower_annotation, lower_class, lower_function
from translator.ir.declarations import TypeParameter
from translator.ir.types import (
    BOOL,
    ERROR,
    INT,
    STRING,
    UNIT,
    UNKNOWN,
    Channel,
    FunctionType,
    Known,
    List,
    Map,
    Named,
    OpaqueType,
    Optional,
    Set,
    Tuple,
    Type,
    Union,
    Variable,
)

BEFORE = """\
import typing, typing as t, collections.abc, collections, datetime, decimal, uuid, re, asyncio, queue, pathlib, os
import typing_extensions as te
from typing import *
from shop import models
from shop.models import Customer as Buyer
from pathlib import Path
from asyncio import Lock
T = TypeVar("T")
UserId = NewType("UserId", int)
class User: pass
"""

SPELLINGS: list[tuple[str, Type]] = [
    ("int", INT),
    ("str", STRING),
    ("float", Known("float64")),
    ("bytes", Known("bytes")),
    ("bytearray", Known("bytes")),
    ("object", Known("any")),
    ("Any", Known("any")),
    ("None", UNIT),
    ("bool", BOOL),
    ("complex", Known("complex128")),
    ("Exception", ERROR),
    ("ValueError", Named("ValueError", "builtins")),
    ("Optional[int]", Optional(INT)),
    ("typing.Optional[int]", Optional(INT)),
    ("t.Optional['User']", Optional(Named("User"))),
    ("int | None", Optional(INT)),
    ("None | int | None", Optional(INT)),
    ("Union[int, None]", Optional(INT)),
    ("Union[int, str]", Union((INT, STRING))),
    ("int | str | None", Optional(Union((INT, STRING)))),
    ("Union[int, Optional[str]]", Optional(Union((INT, STRING)))),
    ("Union[int]", INT),
    ("Union[int, int]", INT),
    ("Any | None", Known("any")),
    ("list[int]", List(INT)),
    ("List[int]", List(INT)),
    ("t.List[int]", List(INT)),
    ("list", List(UNKNOWN)),
    ('list["User"]', List(Named("User"))),
    ('"list[User]"', List(Named("User"))),
    ('"User | None"', Optional(Named("User"))),
    ("\"list['User']\"", List(Named("User"))),
    ("collections.deque[int]", List(INT)),
    ("set[str]", Set(STRING)),
    ("frozenset[str]", Set(STRING)),
    ("AbstractSet[str]", Set(STRING)),
    ("dict[str, list[int]]", Map(STRING, List(INT))),
    ("Mapping[str, int]", Map(STRING, INT)),
    ("collections.abc.MutableMapping[str, int]", Map(STRING, INT)),
    ("collections.OrderedDict[str, int]", Map(STRING, INT, ordered=True)),
    ("collections.Counter[str]", Map(STRING, INT, begins=True)),
    ("dict", Map(UNKNOWN, UNKNOWN)),
    ("tuple[int, str]", Tuple((INT, STRING))),
    ("tuple[int, ...]", Tuple((INT,), variadic=True)),
    ("Tuple[int, ...]", Tuple((INT,), variadic=True)),
    ("tuple[()]", Tuple(())),
    ("tuple", Tuple((UNKNOWN,), variadic=True)),
    ("Callable[[int, str], bool]", FunctionType((INT, STRING), (BOOL,))),
    ("Callable[[], None]", FunctionType((), ())),
    ("collections.abc.Callable[[int], Awaitable[str]]", FunctionType((INT,), (STRING,), is_async=True)),
    ("Callable[..., int]", OpaqueType("Callable[..., int]")),
    ("Callable", OpaqueType("Callable")),
    ("Literal['a', 'b']", STRING),
    ("Literal[1, -2]", INT),
    ("Literal['a', None]", Optional(STRING)),
    ("Literal[True, 'auto']", Union((BOOL, STRING))),
    ("Annotated[int, Field(gt=0)]", INT),
    ("Final[int]", INT),
    ("Final", UNKNOWN),
    ("ClassVar[list[int]]", List(INT)),
    ("te.Required[int]", INT),
    ("type[User]", OpaqueType("type[User]")),
    ("Iterator[int]", Known("iterator", (INT,))),
    ("Iterable[int]", Known("iterable", (INT,))),
    ("Sequence[int]", Known("sequence", (INT,))),
    ("Generator[int, None, None]", Known("iterator", (INT,))),
    ("AsyncIterator[int]", Known("async_iterator", (INT,))),
    ("Coroutine[Any, Any, int]", Known("future", (INT,))),
    ("T", Variable("T")),
    ("list[T]", List(Variable("T"))),
    ("UserId", Named("UserId")),
    ("User", Named("User")),
    ("Box[int]", Named("Box", "", (INT,))),
    ("Buyer", Named("Customer", "shop.models")),
    ("models.Customer", Named("Customer", "shop.models")),
    ("models.Customer.Status", Named("Status", "shop.models")),
    ("datetime.datetime", Known("datetime")),
    ("datetime.timedelta", Known("duration")),
    ("datetime.date", Known("date")),
    ("decimal.Decimal", Known("decimal")),
    ("uuid.UUID", Known("uuid")),
    ("Path", Known("path")),
    ("os.PathLike[str]", Known("path")),
    ("re.Pattern[str]", Known("regex")),
    ("IO[bytes]", Known("file")),
    ("BinaryIO", Known("file")),
    ("Lock", Known("mutex")),
    ("asyncio.Queue[int]", Channel(INT)),
    ("queue.Queue", Channel(UNKNOWN)),
    ("asyncio.Event", Known("event")),
    ("asyncio.Task[int]", Known("task", (INT,))),
    ("TypeGuard[int]", BOOL),
    ("NoReturn", OpaqueType("NoReturn")),
    ("(int)", INT),
    ("Foo()", OpaqueType("Foo()")),
    ("'not a type at all!'", OpaqueType("'not a type at all!'")),
    ("''", OpaqueType("''")),
    ("1 + 2", OpaqueType("1 + 2")),
]


@pytest.mark.parametrize(("annotation", "type_"), SPELLINGS)
def test_annotation(annotation: str, type_: Type) -> None:
    found = lower_annotation(annotation, BEFORE)
    assert found == type_


SHADOWED: list[tuple[str, str, Type]] = [
    ("class int: pass", "int", Named("int")),
    ("from models import str", "str", Named("str", "models")),
    ("class List: pass", "List[int]", Named("List", "", (INT,))),
    ("from mine import Optional", "Optional[int]", Named("Optional", "mine", (INT,))),
    ("def make(): pass", "make", OpaqueType("make")),
]


@pytest.mark.parametrize(("before", "annotation", "type_"), SHADOWED)
def test_shadowed_names_are_other_types(before: str, annotation: str, type_: Type) -> None:
    assert lower_annotation(annotation, before) == type_


def test_a_type_that_nests_without_end_stays_opaque() -> None:
    deep = "list[" * 3000 + "int" + "]" * 3000
    assert isinstance(lower_annotation(deep), List)
    assert isinstance(lower_annotation("'" + "list[" * 300 + "int" + "]" * 300 + "'"), List)


def test_self_is_the_class_around() -> None:
    function = lower_function("from typing import Self\nclass Store:\n    def copy(self) -> Self: ...")
    assert function.results == (Named("Store"),)


def test_type_parameters() -> None:
    assert lower_function("def first[T: int, *Ts, **P](x: list[T]) -> T: ...").type_params == (
        TypeParameter("T", (INT,)),
    )
    older = "from typing import TypeVar\nT = TypeVar('T', int, str)\nU = TypeVar('U', bound='Base')\n"
    function = lower_function(f"{older}def pair(x: T, y: dict[str, U]) -> tuple[T, U]: ...")
    assert function.type_params == (TypeParameter("T", (INT, STRING)), TypeParameter("U", (Named("Base"),)))


def test_type_parameters_of_a_class_are_not_its_methods() -> None:
    source = "from typing import Generic, TypeVar\nT = TypeVar('T')\nU = TypeVar('U')\n"
    found = lower_class(f"{source}class Box(Generic[T]):\n    def map(self, f: T, g: U) -> T: ...")
    assert found.type_params == (TypeParameter("T"),)
    assert found.methods[0].type_params == (TypeParameter("U"),)
    newer = lower_class("class Box[T: str]:\n    def get[U](self, x: T, y: U) -> T: ...")
    assert newer.type_params == (TypeParameter("T", (STRING,)),)
    assert newer.methods[0].type_params == (TypeParameter("U"),)


def test_aliases_and_new_types() -> None:
    found = declared("""\
        import typing as t
        UserId = t.NewType("UserId", int)
        Json = dict[str, "Json"]
        Handler = t.Callable[[int], None]
        Maybe: t.TypeAlias = "int | None"
        type Pair[T] = tuple[T, T]
        Table = list(range(3))
        NAMES = dict[str]
        """)
    assert {name: (type(one).__name__, getattr(one, "transparent", None)) for name, one in found.items()} == {
        "UserId": ("Alias", False),
        "Json": ("Alias", True),
        "Handler": ("Alias", True),
        "Maybe": ("Alias", True),
        "Pair": ("Alias", True),
        "Table": ("Value", None),
        "NAMES": ("Value", None),
    }
