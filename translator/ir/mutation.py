"""Methods that change their receiver because a method that they call does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from translator.ir.declarations import Function, Interface, Structure
from translator.ir.types import Named, Optional, Pointer, Type

Functions = dict[str, dict[str, Function]]
Types = Mapping[str, Mapping[str, object]]
Place = tuple[str, str]
"""A unit, and the name of a type or of a method (`Type.method`) there."""

DEEPEST = 5
"""Types inside one another that are looked through for a method."""


def spread(functions: Functions, types: Types) -> None:
    """Marks every method whose calls on its receiver, or on what that holds, change it; changes `functions`.

    A method that takes a lock changes what the lock guards, not its receiver: its callers are left alone.
    """
    callers: dict[Place, list[Place]] = {}
    waiting: list[Place] = []
    for unit, named in functions.items():
        for name, function in named.items():
            receiver = function.receiver
            if receiver is None:
                continue
            if receiver.mutates and not receiver.locked:
                waiting.append((unit, name))
            elif not receiver.locked:
                for path in receiver.calls:
                    called = _called((unit, receiver.type), path, functions, types)
                    if called is not None:
                        callers.setdefault(called, []).append((unit, name))
    while waiting:
        for unit, name in callers.pop(waiting.pop(), ()):
            function = functions[unit][name]
            if function.receiver is not None and not function.receiver.mutates:
                changed = msgspec.structs.replace(function.receiver, mutates=True)
                functions[unit][name] = msgspec.structs.replace(function, receiver=changed)
                waiting.append((unit, name))


def _called(owner: Place, path: str, functions: Functions, types: Types) -> Place | None:
    *fields, method = path.split(".")
    for name in fields:
        declared = types.get(owner[0], {}).get(owner[1])
        if not isinstance(declared, Structure):
            return None
        of = next((field.type for field in declared.fields if field.name == name), None)
        inner = _place(of, owner[0]) if of is not None else None
        if inner is None:
            return None
        owner = inner
    return _method(owner, method, functions, types, DEEPEST)


def _method(owner: Place, method: str, functions: Functions, types: Types, depth: int) -> Place | None:
    unit, name = owner
    if f"{name}.{method}" in functions.get(unit, {}):
        return unit, f"{name}.{method}"
    for inner in _parts(types.get(unit, {}).get(name)) if depth else ():
        place = _place(inner, unit)
        found = _method(place, method, functions, types, depth - 1) if place is not None else None
        if found is not None:
            return found
    return None


def _parts(declared: object) -> Iterator[Type]:
    """What a type has its other methods from."""
    match declared:
        case Structure(fields=fields, bases=bases):
            yield from bases
            yield from (field.type for field in fields if field.embedded)
        case Interface(embeds=embeds):
            yield from embeds


def _place(type_: Type, unit: str) -> Place | None:
    while isinstance(type_, Pointer | Optional):
        type_ = type_.to if isinstance(type_, Pointer) else type_.of
    return (type_.package or unit, type_.name) if isinstance(type_, Named) else None
