"""Which exception classes of the project derive from which."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir import types as ir
from translator.ir.declarations import Structure
from translator.ir.index import Index

DEEPEST = 40
"""How far bases are followed; a circle ends here."""

Key = tuple[str, str]
"""Unit and name of a class."""


class Member(NamedTuple):
    """A class and the unit it stands in."""

    unit: str
    item: Structure


def parent_of(member: Member, index: Index) -> Member | None:
    """The first base that is a class of the project; None for a class that starts a family."""
    for base in member.item.bases:
        found = _resolved(base, member.unit, index)
        if found is not None and _fails(found, index):
            return found
    return None


def root_of(member: Member, index: Index) -> Member:
    """The class at the top of a family."""
    for _ in range(DEEPEST):
        above = parent_of(member, index)
        if above is None:
            break
        member = above
    return member


def descendants(member: Member, index: Index) -> tuple[Member, ...]:
    """All classes below one, those of its own unit first, in the order of the source."""
    children = _children(index)
    found: dict[Key, Member] = {}
    waiting = list(children.get((member.unit, member.item.name), ()))
    while waiting:
        one = waiting.pop()
        if (one.unit, one.item.name) not in found:
            found[one.unit, one.item.name] = one
            waiting += children.get((one.unit, one.item.name), ())
    return tuple(sorted(found.values(), key=lambda m: (m.unit != member.unit, m.unit, m.item.line)))


_last: tuple[Index, dict[Key, list[Member]]] | None = None


def _children(index: Index) -> dict[Key, list[Member]]:
    """Worked out once for an index and kept until another one is asked about."""
    global _last  # noqa: PLW0603 - one index per process, too large to hash
    if _last is None or _last[0] is not index:
        table: dict[Key, list[Member]] = {}
        for unit, declared in index.types.items():
            for item in declared.values():
                if isinstance(item, Structure) and item.bases:
                    member = Member(unit, item)
                    for base in item.bases:
                        above = _resolved(base, unit, index)
                        if above is not None:
                            table.setdefault((above.unit, above.item.name), []).append(member)
        _last = (index, table)
    return _last[1]


def _resolved(base: ir.Type, unit: str, index: Index) -> Member | None:
    if not isinstance(base, ir.Named) or base.package == "builtins":
        return None
    module, _, name = base.name.rpartition(".")
    package = ".".join(part for part in (base.package, module) if part) or unit
    declared = index.type(package, name)
    return Member(package, declared) if isinstance(declared, Structure) else None


def _fails(member: Member, index: Index) -> bool:
    """Whether a class is an exception: its file says so, or one of its bases elsewhere does."""
    for _ in range(DEEPEST):
        if member.item.kind == "exception" or _derives_from_builtin(member.item):
            return True
        above = next((m for base in member.item.bases if (m := _resolved(base, member.unit, index))), None)
        if above is None:
            return False
        member = above
    return False


def _derives_from_builtin(item: Structure) -> bool:
    return any(isinstance(base, ir.Named) and base.package == "builtins" for base in item.bases)
