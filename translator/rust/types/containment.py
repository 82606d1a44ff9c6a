"""Which types hold values of which, so that a struct that would hold itself is boxed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from translator.ir import types as ir
from translator.ir.declarations import Alias, Interface, Structure
from translator.ir.index import Index
from translator.rust.types.usage import TypeKey

if TYPE_CHECKING:
    from translator.rust.scope import Scope


class _Held(NamedTuple):
    """`holders`: by type, those with a value of it inside. `of`: the last answer, all that hold a certain type."""

    project: Index
    holders: dict[TypeKey, list[TypeKey]]
    of: dict[TypeKey, frozenset[TypeKey]]


_last: _Held | None = None


def leads_back(type_: ir.Named, name: str, scope: Scope) -> bool:
    """Whether a value of the type holds a value of the struct `name` of this unit: neither would have a size."""
    goal = (scope.unit, name)
    known = _known(scope.index)
    if goal not in known.of:
        known.of.clear()
        known.of[goal] = _all_holders(goal, known.holders)
    return (type_.package or scope.unit, type_.name) in known.of[goal]


def _known(index: Index) -> _Held:
    global _last  # noqa: PLW0603 - an index is too large to hash, and a process has one
    if _last is None or _last.project is not index:
        holders: dict[TypeKey, list[TypeKey]] = {}
        for unit, declared in index.types.items():
            for name, item in declared.items():
                for key in {key for type_ in _inside(item) for key in _values(type_, unit)}:
                    holders.setdefault(key, []).append((unit, name))
        _last = _Held(index, holders, {})
    return _last


def _inside(item: Structure | Interface | Alias) -> list[ir.Type]:
    match item:
        case Structure(_, fields):
            return [f.type for f in fields if not f.constant]
        case Alias(_, type_):
            return [type_]
        case _:
            return []


def _all_holders(goal: TypeKey, holders: dict[TypeKey, list[TypeKey]]) -> frozenset[TypeKey]:
    found = {goal}
    waiting = [goal]
    while waiting:
        for key in holders.get(waiting.pop(), ()):
            if key not in found:
                found.add(key)
                waiting.append(key)
    return frozenset(found)


def _values(type_: ir.Type, unit: str) -> list[TypeKey]:
    """The types whose values stand inside a value of this type, where no list or map comes between."""
    match type_:
        case ir.Named(name, package):
            return [(package or unit, name)]
        case ir.Pointer(of) | ir.Optional(of) | ir.Array(of):
            return _values(of, unit)
        case ir.Tuple(items, False) | ir.Union(items):
            return [key for part in items for key in _values(part, unit)]
        case _:
            return []
