"""Which fields of a struct a lock beside them guards, and where they live once the lock holds them."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from translator.ir import types as ir
from translator.ir.declarations import Field, Structure
from translator.rust.text.naming import field as field_name
from translator.rust.text.naming import pascal, words

if TYPE_CHECKING:
    from translator.rust.scope import Scope

LOCKS = {"mutex": "std::sync::Mutex", "rwmutex": "std::sync::RwLock"}

SYNCHRONISED = frozenset({"mutex", "rwmutex", "once", "waitgroup", "errgroup", "atomic", "semaphore"})
"""Known types that need no lock."""

SYNCHRONISED_TYPES = frozenset({("Map", "sync"), ("Pool", "sync"), ("Cond", "sync")})

_SAYS_WHAT = re.compile(r"(?i)\b(guard|protect|synchroni[sz]|serialis|serializ|cover|for\b|lock)")
_SAYS_WHICH = re.compile(r"(?i)\b(?:guarded|protected|locked|synchroni[sz]ed|covered) (?:by|with) `?(?:\w+\.)?(\w+)")
MOST_KNOWN = 4096
_LOCK_WORDS = frozenset({"mu", "mux", "mtx", "mutex", "rwmutex", "lock", "lk", "l", "m", "rw", "locker"})


class Guarded(NamedTuple):
    """One lock and its fields. `field`: the Rust field that is the lock now; `type`: the struct inside it.

    `stated`: comments of the source say so; otherwise it is the custom that a lock stands above what it guards.
    """

    lock: Field
    fields: tuple[Field, ...]
    field: str
    type: str
    rust: str
    stated: bool


def lock_type(field: Field) -> str:
    """The Rust lock for a field that is one by value, else empty."""
    return LOCKS.get(field.type.name, "") if isinstance(field.type, ir.Known) else ""


def contents_name(guard: Guarded, scope: Scope) -> str:
    """The struct inside a lock, called otherwise where the unit has a type of that name."""
    taken = scope.index.type(scope.unit, guard.type) is not None
    return guard.type.removesuffix("State") + "Guarded" if taken else guard.type


_KNOWN: dict[int, tuple[Structure, tuple[Guarded, ...]]] = {}
"""What was found out already; the struct is kept beside it, so that no other one gets its id."""


def guarded(item: Structure) -> tuple[Guarded, ...]:
    """The locks of a struct that guard something, each with its fields; a field has one lock."""
    known = _KNOWN.get(id(item))
    if known is None:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[id(item)] = (item, _guarded(item))
    return known[1]


def _guarded(item: Structure) -> tuple[Guarded, ...]:
    locks = [f for f in item.fields if lock_type(f)]
    if not locks:
        return ()
    names = {field_name(f.name) for f in item.fields}
    plain = next(name for name in ("state", "inner", "guarded", "locked_state") if name not in names)
    others = [f for f in item.fields if not _synchronised(f)]
    said = _said(locks, others)
    held = {lock.name: said[lock.name] or _below(lock, item, _claimed(lock, said)) for lock in locks}
    several = len([fields for fields in held.values() if fields]) > 1
    found = []
    for lock in locks:
        fields = held[lock.name]
        if fields:
            stem = "_".join(w for w in words(lock.name) if w not in _LOCK_WORDS) if several else ""
            state = f"{stem}_state" if stem else plain
            type_name = f"{pascal(item.name)}{pascal(state)}"
            found.append(Guarded(lock, fields, state, type_name, lock_type(lock), bool(said[lock.name])))
    return tuple(found)


def _said(locks: list[Field], others: list[Field]) -> dict[str, tuple[Field, ...]]:
    """By lock, the fields that comments name: at the lock, or at the fields."""
    which = [(f, frozenset(_SAYS_WHICH.findall(f.doc))) for f in others]
    said = {}
    for lock in locks:
        fields = [f for f, named in which if lock.name in named and f.name != lock.name]
        if not fields and _SAYS_WHAT.search(lock.doc):
            words_at_lock = set(re.findall(r"\w+", lock.doc))
            fields = [f for f in others if f.name in words_at_lock and f.name != lock.name]
        said[lock.name] = tuple(fields)
    return said


def _below(lock: Field, item: Structure, claimed: set[str]) -> tuple[Field, ...]:
    """The fields below a lock, up to a blank line or the next lock; those called after it, where there are any.

    Of two locks that stand together neither is known to guard what stands below them. `claimed`: names of fields that
    the comments of other locks speak of.
    """
    place = item.fields.index(lock)
    below = list(takewhile(lambda f: f.group == lock.group and not lock_type(f), item.fields[place + 1 :]))
    around = (*item.fields[max(0, place - 1) : place], *item.fields[place + 1 : place + 2])
    together = any(lock_type(f) and f.group == lock.group for f in around)
    stem = _stem(lock)
    called = [f for f in below if stem and _joined(f.name).startswith(stem)]
    return tuple(f for f in called or ([] if together else below) if not _synchronised(f) and f.name not in claimed)


def _claimed(lock: Field, said: dict[str, tuple[Field, ...]]) -> set[str]:
    """The names of the fields that other locks' comments name."""
    return {f.name for name, fields in said.items() if name != lock.name for f in fields}


def _stem(lock: Field) -> str:
    return "".join(w for w in words(lock.name) if w not in _LOCK_WORDS)


def _joined(name: str) -> str:
    return "".join(words(name))


def _synchronised(field: Field) -> bool:
    type_ = field.type.to if isinstance(field.type, ir.Pointer) else field.type
    match type_:
        case ir.Known(name):
            return name in SYNCHRONISED
        case ir.Named(name, package):
            return (name, package) in SYNCHRONISED_TYPES
        case _:
            return isinstance(type_, ir.Channel)
