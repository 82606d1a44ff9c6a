"""Fields and methods that a Go struct has from what is embedded in it: Rust reaches them through the field."""

from __future__ import annotations

from translator.ir.expressions import Attribute, Expression
from translator.ir.types import UNKNOWN, Named, Type
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import DEEPEST, field_of, method_of, qualified, structure_of

Path = tuple[str, ...]
"""The names of fields, one inside the other."""


def holder_of(value: Attribute, scope: Scope) -> Expression:
    """What has the field or method itself: the value in front of the name, or what is embedded in it."""
    owner = value.value
    for name in _path(strip_pointer(type_of(owner, scope)), value.name, scope, DEEPEST) or ():
        owner = Attribute(owner, name)
    return owner


def _path(owner: Type, name: str, scope: Scope, depth: int) -> Path | None:
    """The embedded fields that lead to a member: none for one of the type's own, None where nothing has it."""
    declared = structure_of(owner, scope)
    if declared is None or not isinstance(owner, Named) or not any(f.embedded for f in declared.fields):
        known = method_of(owner, name, scope) is not None or field_of(owner, name, scope) != UNKNOWN
        return () if known else None
    unit = owner.package or scope.unit
    if scope.index.method(unit, owner.name, name) or any(f.name == name for f in declared.fields) or not depth:
        return ()
    paths = (
        (field.name, *path)
        for field in declared.fields
        if field.embedded
        and (path := _path(strip_pointer(qualified(field.type, unit, scope)), name, scope, depth - 1)) is not None
    )
    return min(paths, key=len, default=None)
