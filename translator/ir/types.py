"""Types as the source states them, in words that no source language owns.

A front end lowers `[]byte`, `bytes`, `time.Duration` or `datetime.timedelta` to the same `Known`
type; everything the project or a third party defines is `Named`.
"""

from __future__ import annotations

from translator.ir.node import Node

KNOWN_TYPES = frozenset(
    # scalars; `int` is the source's default integer, `bigint` one that is known to need no bound
    "unit bool string bytes byte rune int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 "
    "uintptr float32 float64 complex64 complex128 bigint "
    # values with one obvious home in Rust
    "any json error duration instant datetime date time path decimal regex captures hasher uuid "
    "child text_child output text_output exit_status  url ip "
    # text and bytes that are put together piece by piece
    "builder buffer "
    # concurrency
    "runtime event context cancel mutex rwmutex once waitgroup errgroup atomic semaphore timer ticker future task "
    # Python's collection protocols, with arguments
    "iterator iterable async_iterator sequence "
    # input and output; of what a file gives tells its argument, if it has one
    "reader writer buffered_reader buffered_writer file buffered_file metadata dir_entry".split()
)


class Known(Node, frozen=True):
    """A type with one meaning in every source language; `name` is one of `KNOWN_TYPES`."""

    name: str
    args: tuple[Type, ...] = ()


class Named(Node, frozen=True):
    """A type that some unit defines. `package` is its import path, empty for the file's own unit."""

    name: str
    package: str = ""
    args: tuple[Type, ...] = ()


class Variable(Node, frozen=True):
    """A type parameter in scope."""

    name: str


class Pointer(Node, frozen=True):
    """A pointer that may be nil."""

    to: Type


class Optional(Node, frozen=True):
    """A value that may be absent."""

    of: Type


class List(Node, frozen=True):
    """A growable sequence: `[]T`, `list[T]`."""

    of: Type


class Array(Node, frozen=True):
    """A sequence of fixed length; `length` is source text."""

    of: Type
    length: str


class Set(Node, frozen=True):
    """A set."""

    of: Type


class Map(Node, frozen=True):
    """A map; `ordered` when the source promises insertion order; `begins`: a missing key begins as the zero value."""

    key: Type
    value: Type
    ordered: bool = False
    begins: bool = False


class Tuple(Node, frozen=True):
    """A tuple of fixed size; `variadic` for `tuple[T, ...]`, which then has one item."""

    items: tuple[Type, ...]
    variadic: bool = False


class FunctionType(Node, frozen=True):
    """A function value; `fallible` when its last result is an error, which `results` leaves out.

    `bound`: `FnOnce` where it is called once, `AsyncFnOnce` where that is awaited.
    """

    params: tuple[Type, ...]
    results: tuple[Type, ...]
    fallible: bool = False
    is_async: bool = False
    bound: str = "Fn"


class Channel(Node, frozen=True):
    """A channel. `direction`: `send` or `receive`; of those that the source lets go both ways, what is done with it.

    `split`: both ends are used, and have a name each. `signal`: it is closed to tell something, and carries no value.
    `both`: nothing says which end is used.
    """

    of: Type
    direction: str = "both"


class Union(Node, frozen=True):
    """One of several types, none of them absence."""

    options: tuple[Type, ...]


class OpaqueType(Node, frozen=True):
    """A type no front end lowers yet; `source` is its text."""

    source: str


class Unknown(Node, frozen=True):
    """The source does not say."""


Type = (
    Known
    | Named
    | Variable
    | Pointer
    | Optional
    | List
    | Array
    | Set
    | Map
    | Tuple
    | FunctionType
    | Channel
    | Union
    | OpaqueType
    | Unknown
)

UNKNOWN = Unknown()
UNIT = Known("unit")
STRING = Known("string")
BOOL = Known("bool")
INT = Known("int")
ANY = Known("any")
ERROR = Known("error")
CONTEXT = Known("context")
JSON = Known("json")
"""A value as JSON has them: what a map from text to anything holds."""


def map_of(key: Type, value: Type, *, ordered: bool = False) -> Map:
    """The type of a map; one from text to anything is a JSON object, or as good as one."""
    return Map(key, JSON if (key, value) == (STRING, ANY) else value, ordered=ordered)
