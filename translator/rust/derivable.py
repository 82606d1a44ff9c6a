"""Which derivable traits a type has, as far as the index knows the types it is made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from translator.ir import types as ir
from translator.ir.declarations import Alias, Interface, Structure
from translator.ir.index import Index
from translator.rust.derive_policy import kept
from translator.rust.known_types import EVERYTHING, KNOWN
from translator.rust.serde import JSON_VALUE, data_type
from translator.rust.tags import is_tagged
from translator.rust.usage import TypeKey

Traits = frozenset[str]

LONGEST_ARRAY = 32
"""Arrays up to this length are `Default` and known to serde."""

UNSEEN: Traits = frozenset({"Debug"})
"""What any type is expected to have."""

UNSEEN_DATA: Traits = frozenset({"Debug", "Clone", "PartialEq", "Serde"})
"""What a type is expected to have whose values stand in data: in dataclasses, in structs with field tags."""

_NO_COPY = frozenset({"Copy"})
_LIST = EVERYTHING - _NO_COPY
_HASHED = frozenset({"Debug", "Clone", "PartialEq", "Eq", "Serde"})
_DEFAULT = frozenset({"Default"})
_HALF = frozenset({"Debug", "Clone"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where a type stands. `pending`: structs still being worked out that were taken to have every trait."""

    unit: str
    index: Index
    around: frozenset[TypeKey]
    item: Structure
    pending: set[TypeKey] = field(default_factory=set)


def derived(item: Structure, unit: str, index: Index) -> Traits:
    """The traits that a struct of the unit derives."""
    key = (unit, item.name)
    return kept(item, key, index, _of_fields(_Asked(unit, index, frozenset({key}), item)))


def traits_of(type_: ir.Type, item: Structure, unit: str, index: Index) -> Traits:
    """The traits of a type that stands in a field of `item`."""
    return _traits(type_, _Asked(unit, index, frozenset({(unit, item.name)}), item))


def is_data(item: Structure) -> bool:
    """Whether the source says that a struct is data: a dataclass, or a struct with field tags."""
    return item.kind == "dataclass" or is_tagged(item)


def is_shared(type_: ir.Type, item: Structure, unit: str, index: Index) -> bool:
    """Whether a pointer in a field shares one value rather than says that it may be absent.

    It does where the struct is no data and its target cannot be copied: it holds locks, channels, other services,
    or nobody here knows what.
    """
    if not isinstance(type_, ir.Pointer) or not isinstance(type_.to, ir.Named) or is_data(item):
        return False
    return "Clone" not in traits_of(type_.to, item, unit, index)


def _of_fields(asked: _Asked) -> Traits:
    found = EVERYTHING
    for one in asked.item.fields:
        if not one.constant and "init_only" not in one.options:
            found &= _field(data_type(one.type) if is_tagged(asked.item) else one.type, asked)
    return found


def _field(type_: ir.Type, asked: _Asked) -> Traits:
    if isinstance(type_, ir.Pointer) and isinstance(type_.to, ir.Named) and not is_data(asked.item):
        inner = _traits(type_.to, asked)
        if "Clone" not in inner:
            return inner - _NO_COPY | {"Clone"}
    return _traits(type_, asked)


def _traits(type_: ir.Type, asked: _Asked) -> Traits:
    match type_:
        case ir.Known("iterable" | "sequence", args):
            return _all(args, asked) & _LIST | _DEFAULT
        case ir.Known("atomic", (ir.Pointer() | ir.Known("any"),)):
            return frozenset({"Debug"})
        case ir.Known(name):
            return KNOWN[name].traits
        case ir.Named():
            return _named(type_, asked)
        case ir.Variable():
            return EVERYTHING - _NO_COPY
        case ir.Pointer(of) | ir.Optional(of):
            return _traits(of, asked) | _DEFAULT
        case ir.List(of):
            return _element(of, asked) & _LIST | _DEFAULT
        case ir.Set(of):
            return _element(of, asked) & _HASHED | _DEFAULT
        case ir.Map(key, value):
            return _element(key, asked) & _element(value, asked) & _HASHED | _DEFAULT
        case ir.Array(of, length):
            short = length.isdigit() and int(length) <= LONGEST_ARRAY
            return _traits(of, asked) - (frozenset() if short else frozenset({"Default", "Serde"}))
        case ir.Tuple(items, variadic):
            return _all(items, asked) & _LIST | _DEFAULT if variadic else _all(items, asked)
        case ir.Union(options):
            return _all(options, asked) - _DEFAULT
        case ir.Channel(_, direction):
            return frozenset({"Debug"}) if direction == "receive" else _HALF
        case ir.FunctionType():
            return frozenset()
        case ir.OpaqueType() | ir.Unknown():
            return _unseen(asked)


def _element(type_: ir.Type, asked: _Asked) -> Traits:
    """What a collection holds; see `types.element`."""
    return _traits(type_.to if isinstance(type_, ir.Pointer) else type_, asked)


def _all(types: tuple[ir.Type, ...], asked: _Asked) -> Traits:
    found = EVERYTHING
    for type_ in types:
        found &= _traits(type_, asked)
    return found


def _unseen(asked: _Asked) -> Traits:
    return UNSEEN_DATA if is_data(asked.item) else UNSEEN


def _named(type_: ir.Named, asked: _Asked) -> Traits:
    if type_ == JSON_VALUE:
        return _LIST
    key = (type_.package or asked.unit, type_.name)
    if key in asked.around:
        asked.pending.add(key)
        return EVERYTHING - _NO_COPY
    known = _answers(asked.index)
    if key in known:
        return known[key]
    declared = asked.index.type(*key)
    if declared is None:
        return _unseen(asked)
    if isinstance(declared, Interface):
        return frozenset()
    if isinstance(declared, Alias):
        inside = replace(asked, unit=key[0], around=asked.around | {key}, pending=set())
        found = _traits(declared.type, inside)
    else:
        inside = replace(asked, unit=key[0], around=asked.around | {key}, item=declared, pending=set())
        found = kept(declared, key, asked.index, _of_fields(inside))
    asked.pending.update(inside.pending - {key})
    if not inside.pending - {key}:
        known[key] = found
    return found


_last: tuple[Index, dict[TypeKey, Traits]] | None = None


def _answers(index: Index) -> dict[TypeKey, Traits]:
    """Answers that hold wherever a type stands, for one index at a time."""
    global _last  # noqa: PLW0603 - an index is too large to hash, and a process has one
    if _last is None or _last[0] is not index:
        _last = (index, {})
    return _last[1]
