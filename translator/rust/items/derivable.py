"""Which derivable traits a type has, as far as the index knows the types it is made of."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir import types as ir
from translator.ir.declarations import Alias, Field, Interface, Structure
from translator.ir.index import Index
from translator.rust.items.derive_policy import kept
from translator.rust.items.serde import data_type, flattened, outside_name
from translator.rust.items.tags import is_tagged
from translator.rust.types.known_types import EVERYTHING, KNOWN
from translator.rust.types.usage import parts

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
_MOST_ASKED = 4096


class _Key(NamedTuple):
    """A struct or alias. `data`: of an alias, that it stands in data, where more is expected of what is unseen."""

    unit: str
    name: str
    data: bool


class _Asked(NamedTuple):
    """Where a type stands. `known`: the traits of the structs and aliases it may lead to."""

    unit: str
    project: Index
    item: Structure
    known: dict[_Key, Traits]


def derived(item: Structure, unit: str, index: Index) -> Traits:
    """The traits that a struct of the unit derives."""
    known = _settled(item, unit, index)
    return kept(item, (unit, item.name), index, _of_fields(_Asked(unit, index, item, known)))


def traits_of(type_: ir.Type, item: Structure, unit: str, index: Index) -> Traits:
    """The traits of a type that stands in a field of `item`."""
    return _traits(type_, _Asked(unit, index, item, _settled(item, unit, index)))


def is_set_later(f: Field, item: Structure, unit: str, index: Index) -> bool:
    """Whether a field is absent when a format has been read: the format lacks it, and it has no default."""
    if not is_tagged(item) or outside_name(f) or flattened(f):
        return False
    return "Default" not in traits_of(f.type, item, unit, index)


def unreadable(item: Structure, unit: str, index: Index) -> list[str]:
    """The fields of a struct with tags that keep serde from reading it."""
    asked = _Asked(unit, index, item, _settled(item, unit, index))
    return [f.name for f in item.fields if "Serde" not in _field(f, asked, tagged=True)] if is_tagged(item) else []


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
    found, tagged = EVERYTHING, is_tagged(asked.item)
    for one in asked.item.fields:
        if not one.constant and "init_only" not in one.options:
            found &= _field(one, asked, tagged=tagged)
    return found


def _field(f: Field, asked: _Asked, *, tagged: bool) -> Traits:
    """What a field allows; one that a format lacks needs a default only, and is an `Option` where it has none."""
    found = _field_type(data_type(f.type) if tagged else f.type, asked)
    if not outside_name(f) and not flattened(f):
        found |= {"Serde"} if "Default" in found else {"Serde", "Default"} if tagged else frozenset()
    return found


def _field_type(type_: ir.Type, asked: _Asked) -> Traits:
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
        case ir.Channel(direction="signal"):
            return KNOWN["context"].traits
        case ir.Channel(_, direction):
            return frozenset({"Debug"}) if direction in {"receive", "split"} else _HALF
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
    unit = type_.package or asked.unit
    declared = asked.project.type(unit, type_.name)
    if isinstance(declared, Interface):
        return frozenset()
    known = asked.known.get(_Key(unit, type_.name, isinstance(declared, Alias) and is_data(asked.item)))
    return _unseen(asked) if known is None else known


class _Answers(NamedTuple):
    """What is settled already. `asked`: the structs by id, each kept so that no other one gets its id."""

    project: Index
    traits: dict[_Key, Traits]
    asked: dict[tuple[int, str], Structure]


_last: _Answers | None = None


def _answers(index: Index) -> _Answers:
    """What is settled already, for one index at a time."""
    global _last  # noqa: PLW0603 - an index is too large to hash, and a process has one
    if _last is None or _last.project is not index:
        _last = _Answers(index, {}, {})
    return _last


def _settled(item: Structure, unit: str, index: Index) -> dict[_Key, Traits]:
    """The traits of all that a struct leads to.

    Types lead back to each other, so all of them begin with every trait and lose what a field lacks until nothing
    changes.
    """
    answers = _answers(index)
    known = answers.traits
    if (id(item), unit) in answers.asked:
        return known
    fresh = _reached(item, unit, index, known)
    known.update(dict.fromkeys(fresh, EVERYTHING))
    changed = bool(fresh)
    while changed:
        changed = False
        for key, declared in fresh.items():
            found = _of_declared(declared, key, index, known)
            changed = changed or found != known[key]
            known[key] = found
    if len(answers.asked) >= _MOST_ASKED:
        answers.asked.clear()
    answers.asked[id(item), unit] = item
    return known


def _of_declared(declared: Structure | Alias, key: _Key, index: Index, known: dict[_Key, Traits]) -> Traits:
    if isinstance(declared, Alias):
        around = _DATA if key.data else _NO_DATA
        return _traits(declared.type, _Asked(key.unit, index, around, known))
    return kept(declared, (key.unit, key.name), index, _of_fields(_Asked(key.unit, index, declared, known)))


_DATA = Structure("", (), kind="dataclass")
_NO_DATA = Structure("", ())


def _reached(item: Structure, unit: str, index: Index, known: dict[_Key, Traits]) -> dict[_Key, Structure | Alias]:
    """The structs and aliases that a struct's fields are made of, those left out that are known."""
    found: dict[_Key, Structure | Alias] = {}
    waiting = [(unit, f.type, is_data(item)) for f in item.fields]
    while waiting:
        unit, type_, data = waiting.pop()
        waiting += [(unit, part, data) for part in parts(type_)]
        if not isinstance(type_, ir.Named):
            continue
        declared = index.type(type_.package or unit, type_.name)
        if declared is None or isinstance(declared, Interface):
            continue
        key = _Key(type_.package or unit, type_.name, isinstance(declared, Alias) and data)
        if key in known or key in found:
            continue
        found[key] = declared
        if isinstance(declared, Alias):
            waiting.append((key.unit, declared.type, data))
        else:
            waiting += [(key.unit, f.type, is_data(declared)) for f in declared.fields]
    return found
