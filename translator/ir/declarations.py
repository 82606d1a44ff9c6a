"""Declarations, lowered from any source language."""

from __future__ import annotations

from translator.ir.expressions import Expression, Format
from translator.ir.node import Node
from translator.ir.statements import Statement
from translator.ir.types import UNKNOWN, Type


class Parameter(Node, frozen=True):
    """A parameter. `kind`: `normal`, `variadic` (`...T`, `*args`), `keyword` (keyword only), `keywords` (`**kw`).

    `given`: the body gives it away, and has no use for it afterwards. `written`: a pointer that the body writes
    through. `asked`: a test in the body compares it with nil.
    """

    name: str
    type: Type = UNKNOWN
    default: Expression | None = None
    kind: str = "normal"
    given: bool = False
    written: bool = False
    asked: bool = False


class TypeParameter(Node, frozen=True):
    """A type parameter; `bounds` are its constraints as types, empty for none."""

    name: str
    bounds: tuple[Type, ...] = ()


class Receiver(Node, frozen=True):
    """What a method is called on. `mutates`: the body writes through it. `kind`: `value pointer class static`.

    `locked`: the body takes a lock that it holds; `calls`: the methods that the body calls on it and on its fields,
    as paths behind its name (`flush`, `store.put`).
    """

    name: str
    type: str
    kind: str = "value"
    mutates: bool = False
    type_params: tuple[str, ...] = ()
    locked: bool = False
    calls: tuple[str, ...] = ()


class Function(Node, frozen=True):
    """A function or method.

    A context parameter (Go) is taken out of `params` and named in `context`. `results` leaves the error
    out: `fallible` says that there is one. `flagged`: two results, the second a flag that says something
    else than whether the first is there. `makes_error`: the one result is an error that the function makes, never
    absent. `raises`: names of the error types seen to leave the body (Python).
    `waits`: for what a channel brings, or for a time (Go).
    `body` is None where only the signature was asked for, or the source has none. `inner`: the function literal
    inside it that a piece of code stands in.
    """

    name: str
    params: tuple[Parameter, ...] = ()
    results: tuple[Type, ...] = ()
    fallible: bool = False
    receiver: Receiver | None = None
    type_params: tuple[TypeParameter, ...] = ()
    context: str = ""
    is_async: bool = False
    result_names: tuple[str, ...] = ()
    doc: str = ""
    decorators: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()
    exported: bool = True
    line: int = 0
    body: tuple[Statement, ...] | None = None
    is_generator: bool = False
    makes_error: bool = False
    flagged: bool = False
    waits: bool = False
    inner: Function | None = None


class Field(Node, frozen=True):
    """A field. `factory` is a default factory (Python). `embedded` for a Go field without a name.

    `constant`: a class-level value (`ClassVar`), no field of instances. `options` (dataclasses): `init_only` (an
    `InitVar`: a constructor argument that is not stored), `kw_only`, `init=False`, `repr=False`, `compare=False` …
    `group`: which of the groups that blank lines make of the fields, from 0.
    """

    name: str
    type: Type = UNKNOWN
    tag: str = ""
    doc: str = ""
    default: Expression | None = None
    factory: Expression | None = None
    embedded: bool = False
    constant: bool = False
    exported: bool = True
    options: tuple[str, ...] = ()
    group: int = 0


class Structure(Node, frozen=True):
    """A struct or a class that holds data.

    `kind`: `struct dataclass class exception`. `options`: of a dataclass (`frozen`, `order`, `slots`, `kw_only`,
    `eq=False` …). `bases` as types. `message`: the text an exception class gives itself (what it hands to
    `super().__init__`, what `__str__` returns); its holes are parameters or `self.field`. `nested`: structs that its
    fields have without a name in the source, under one of their own.
    """

    name: str
    fields: tuple[Field, ...] = ()
    type_params: tuple[TypeParameter, ...] = ()
    bases: tuple[Type, ...] = ()
    kind: str = "struct"
    options: tuple[str, ...] = ()
    methods: tuple[Function, ...] = ()
    doc: str = ""
    exported: bool = True
    line: int = 0
    message: Format | None = None
    nested: tuple[Structure, ...] = ()


class Interface(Node, frozen=True):
    """An interface, Protocol or abstract class. `embeds` are the interfaces it includes."""

    name: str
    methods: tuple[Function, ...] = ()
    embeds: tuple[Type, ...] = ()
    type_params: tuple[TypeParameter, ...] = ()
    fields: tuple[Field, ...] = ()
    doc: str = ""
    exported: bool = True
    line: int = 0


class Sentinel(Node, frozen=True):
    """An error value of a unit: `var ErrMissing = errors.New("…")`; `message` is Unknown text when None."""

    name: str
    message: str | None = None
    doc: str = ""
    line: int = 0


class Value(Node, frozen=True):
    """A variable or constant of a unit."""

    name: str
    type: Type = UNKNOWN
    value: Expression | None = None
    constant: bool = False
    doc: str = ""
    line: int = 0


class Alias(Node, frozen=True):
    """A type defined as another one (`type ID string`, `UserId = NewType(…)`); `transparent` for true aliases."""

    name: str
    type: Type
    transparent: bool = False
    doc: str = ""
    line: int = 0


class ChannelUses(Node, frozen=True):
    """What one file does with channels that are fields: `Server.quit` in a method of `Server`, else `.quit`."""

    sent: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


class ForeignFunction(Node, frozen=True):
    """A function of a C library as its header spells it; an empty type where the source does not show it."""

    name: str
    params: tuple[tuple[str, str], ...] = ()
    result: str = ""


class ForeignLibrary(Node, frozen=True):
    """What a unit takes from C: functions, types and values by their C names.

    `headers`: what it includes. `links`: libraries of the linker. `has_source`: C code stands in the unit itself.
    """

    functions: tuple[ForeignFunction, ...] = ()
    types: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    has_source: bool = False


Declaration = Function | Structure | Interface | Sentinel | Value | Alias | ChannelUses | ForeignLibrary
