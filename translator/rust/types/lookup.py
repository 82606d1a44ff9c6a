"""What the index knows of types, members and callees."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir.declarations import Field, Function, Interface, Sentinel, Structure, Value
from translator.ir.expressions import Attribute, Name
from translator.ir.types import (
    BOOL,
    UNKNOWN,
    Array,
    Channel,
    FunctionType,
    List,
    Map,
    Named,
    Optional,
    Pointer,
    Set,
    Tuple,
    Type,
)
from translator.rust.scope import Scope, strip_pointer

DEEPEST = 8
"""How far embedded fields and base classes are followed; cycles end here."""


def qualified(type_: Type, unit: str, scope: Scope) -> Type:
    """A type that a declaration of another unit states, as this unit must name it."""
    if unit == scope.unit or not unit:
        return type_
    match type_:
        case Named(name, "", args):
            return Named(name, unit, tuple(qualified(a, unit, scope) for a in args))
        case Pointer(inner):
            return Pointer(qualified(inner, unit, scope))
        case Optional(inner) | List(inner) | Set(inner) | Array(inner) | Channel(inner):
            return replace(type_, of=qualified(inner, unit, scope))
        case Map(key, value):
            return replace(type_, key=qualified(key, unit, scope), value=qualified(value, unit, scope))
        case Tuple(items):
            return replace(type_, items=tuple(qualified(i, unit, scope) for i in items))
        case _:
            return type_


MODULES = frozenset(
    {"os.path", "urllib.parse", "urllib.request", "concurrent.futures", "collections.abc", "email.utils"}
)
"""Modules that a package of the standard library hands out by name."""


def member_of(value: Attribute, scope: Scope) -> Name | None:
    """`log.msg` behind `from project import log` as the function of that module; None where `log` is no module."""
    match value.value:
        case Name(text, package) if package:
            unit = f"{package}.{text}" if not package.endswith(".") else f"{package}{text}"
            if unit in scope.index.functions or unit in MODULES:
                return Name(value.name, unit, "type" if scope.index.type(unit, value.name) is not None else "unknown")
    return None


def field_of(owner: Type, name: str, scope: Scope) -> Type:
    """The type of a field, embedded and inherited ones too; Unknown when the index does not know it."""
    found = _field(strip_pointer(owner), name, scope, DEEPEST)
    return found if found is not None else UNKNOWN


def _field(owner: Type, name: str, scope: Scope, depth: int) -> Type | None:
    if not isinstance(owner, Named) or not depth:
        return None
    unit = owner.package or scope.unit
    declared = scope.index.type(unit, owner.name)
    if not isinstance(declared, Structure):
        return None
    for field in declared.fields:
        if field.name == name:
            return qualified(field.type, unit, scope)
    for inner in _parts(declared):
        found = _field(strip_pointer(qualified(inner, unit, scope)), name, scope, depth - 1)
        if found is not None:
            return found
    return None


def _parts(declared: Structure | Interface) -> list[Type]:
    if isinstance(declared, Interface):
        return list(declared.embeds)
    return [*(f.type for f in declared.fields if f.embedded), *declared.bases]


def structure_of(type_: Type, scope: Scope) -> Structure | None:
    """The declaration of a struct type, None when the index has none."""
    type_ = strip_pointer(type_)
    if not isinstance(type_, Named):
        return None
    declared = scope.index.type(type_.package or scope.unit, type_.name)
    return declared if isinstance(declared, Structure) else None


def is_copied(type_: Type, scope: Scope) -> bool:
    """Whether handing a value of the type over makes a copy that is apart from it: a struct that is no pointer."""
    declared = structure_of(type_, scope) if isinstance(type_, Named) else None
    return declared is not None and declared.kind == "struct"


def fields_of(type_: Type, scope: Scope) -> dict[str, Field]:
    """The fields of a struct type by name; empty when the index does not know it."""
    declared = structure_of(type_, scope)
    return {f.name: f for f in declared.fields} if declared else {}


def gives_option(function: Function) -> bool:
    """Whether two results are an `Option`: a value, and whether it is there."""
    results = function.results
    return len(results) == 2 and results[1] == BOOL != results[0] and not function.flagged


def method_of(owner: Type, name: str, scope: Scope) -> tuple[Function, str, bool] | None:
    """A method, the unit it stands in, and whether an interface declares it."""
    return _method(strip_pointer(owner), name, scope, DEEPEST)


def _method(owner: Type, name: str, scope: Scope, depth: int) -> tuple[Function, str, bool] | None:
    if not isinstance(owner, Named) or not depth:
        return None
    unit = owner.package or scope.unit
    declared = scope.index.type(unit, owner.name)
    function = scope.index.method(unit, owner.name, name)
    if function is not None:
        return function, unit, isinstance(declared, Interface)
    if not isinstance(declared, Structure | Interface):
        return None
    for inner in _parts(declared):
        found = _method(strip_pointer(qualified(inner, unit, scope)), name, scope, depth - 1)
        if found is not None:
            return found
    return None


def value_of(name: Name, scope: Scope) -> Sentinel | Value | None:
    """The declaration of a unit's variable, constant or sentinel."""
    return scope.index.value(name.package or scope.unit, name.text)


def function_type(function: Function, unit: str, scope: Scope) -> FunctionType:
    """A function's type, as this unit names its parts."""
    return FunctionType(
        tuple(qualified(p.type, unit, scope) for p in function.params),
        tuple(qualified(r, unit, scope) for r in function.results),
        function.fallible,
        function.is_async,
    )
