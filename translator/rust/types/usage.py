"""What the whole project does with its types: which it stores, keys maps with, writes out, implements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from translator.ir import types as ir
from translator.ir.declarations import Alias, Field, Function, Interface, Structure
from translator.ir.index import Index
from translator.rust.items.tags import is_tagged

TypeKey = tuple[str, str]
"""Unit and name of a type."""


class Usage(NamedTuple):
    """What all declarations together say.

    `stored`: types of fields, however deep. `keys`: types of map keys and set elements. `written`: types inside
    structs with field tags, which are serialised with them. `methods`: by name, the types that have such a method.
    """

    stored: frozenset[TypeKey]
    keys: frozenset[TypeKey]
    written: frozenset[TypeKey]
    methods: dict[str, frozenset[TypeKey]]


_last: tuple[Index, Usage] | None = None


def usage(index: Index) -> Usage:
    """Worked out once for an index and kept until another one is asked about."""
    global _last  # noqa: PLW0603 - one index per process, too large to hash
    if _last is None or _last[0] is not index:
        _last = (index, _usage(index))
    return _last[1]


def _usage(index: Index) -> Usage:
    stored: set[TypeKey] = set()
    keys: set[TypeKey] = set()
    for unit, declared in index.types.items():
        for item in declared.values():
            for field in fields_of(item):
                stored.update(_named(field.type, unit))
                keys.update(_keys(field.type, unit))
    methods: dict[str, set[TypeKey]] = {}
    for unit, functions in index.functions.items():
        for name in functions:
            owner, _, method = name.rpartition(".")
            if owner and not isinstance(index.type(unit, owner), Interface):
                methods.setdefault(method, set()).add((unit, owner))
    return Usage(
        frozenset(stored),
        frozenset(keys),
        frozenset(_written(index)),
        {name: frozenset(owners) for name, owners in methods.items()},
    )


def fields_of(item: Structure | Interface | Alias) -> tuple[Field, ...]:
    """The fields of any declared type; those of an alias are none."""
    return () if isinstance(item, Alias) else item.fields


def _written(index: Index) -> set[TypeKey]:
    """The types that tagged structs hold, and those that these hold, and so on."""
    found: set[TypeKey] = set()
    waiting = [
        key
        for unit, declared in index.types.items()
        for item in declared.values()
        if isinstance(item, Structure) and is_tagged(item)
        for key in _of_fields(item, unit)
    ]
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        item = index.type(*key)
        if isinstance(item, Structure):
            waiting.extend(_of_fields(item, key[0]))
    return found


def _of_fields(item: Structure, unit: str) -> Iterator[TypeKey]:
    for field in item.fields:
        if field.exported:
            yield from _named(field.type, unit)


def parts(type_: ir.Type) -> tuple[ir.Type, ...]:
    """The types that make up a compound type, itself apart."""
    match type_:
        case ir.Pointer(of) | ir.Optional(of) | ir.List(of) | ir.Set(of) | ir.Array(of) | ir.Channel(of):
            return (of,)
        case ir.Map(key, value):
            return (key, value)
        case ir.Tuple(items) | ir.Union(items):
            return items
        case ir.Known(_, args) | ir.Named(_, _, args):
            return args
        case _:
            return ()


def _named(type_: ir.Type, unit: str) -> Iterator[TypeKey]:
    if isinstance(type_, ir.Named):
        yield type_.package or unit, type_.name
    for part in parts(type_):
        yield from _named(part, unit)


def _keys(type_: ir.Type, unit: str) -> Iterator[TypeKey]:
    match type_:
        case ir.Map(key, _) | ir.Set(key):
            yield from _named(key, unit)
    for part in parts(type_):
        yield from _keys(part, unit)


def implementers(item: Interface, index: Index) -> list[TypeKey]:
    """The types with all methods that an interface requires, sorted; empty where it requires none.

    Types are compared without their packages, which stand for different units in different files.
    """
    found: frozenset[TypeKey] | None = None
    methods = usage(index).methods
    required = [method for method in item.methods if not method.body]
    for method in required:
        owners = methods.get(method.name, frozenset())
        found = owners if found is None else found & owners
    return sorted(key for key in found or () if all(_fits(method, key, index) for method in required))


def _fits(method: Function, key: TypeKey, index: Index) -> bool:
    own = index.method(key[0], key[1], method.name)
    return (
        own is not None
        and _alike(tuple(p.type for p in own.params), tuple(p.type for p in method.params))
        and _alike(own.results, method.results)
        and own.fallible == method.fallible
        and bool(own.context) == bool(method.context)
    )


def _alike(one: tuple[ir.Type, ...], other: tuple[ir.Type, ...]) -> bool:
    return len(one) == len(other) and all(_is_alike(a, b) for a, b in zip(one, other, strict=True))


def _is_alike(one: ir.Type, other: ir.Type) -> bool:
    if isinstance(one, ir.Named) and isinstance(other, ir.Named):
        return one.name == other.name
    if any(isinstance(type_, ir.Variable | ir.OpaqueType | ir.Unknown) for type_ in (one, other)):
        return True
    if type(one) is not type(other):
        return False
    return one == other if isinstance(one, ir.Known) else _alike(parts(one), parts(other))
