"""Places that are written to: which bindings must be `mut`, and whose value changes."""

from __future__ import annotations

from dataclasses import replace

from translator.ir import expressions as ir
from translator.ir.declarations import Function
from translator.ir.types import Array, Map, Named, Optional, Pointer, Type
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.inference import shape_of, type_of
from translator.rust.types.lookup import structure_of


def mark_written(place: ir.Expression, scope: Scope, *, shared: bool = False) -> None:
    """Notes that a place is written to. `shared`: through a pointer, so that copies of what holds it see it too."""
    value = place
    while isinstance(value, ir.Attribute | ir.Index | ir.Slice):
        if isinstance(value, ir.Attribute) and (guards := [g for g in scope.held if value.name in g.fields]):
            scope.frame.mutated.update(guard.key for guard in guards)
            return
        value = value.value
    if isinstance(value, ir.Unary):
        mark_written(value.value, scope, shared=shared)
    elif isinstance(value, ir.Name):
        if value.kind == "receiver" and not _writes_copy(value, place, scope):
            scope.frame.writes_self = True
        _mark_name(value.text, place, scope, shared=shared)


def _writes_copy(receiver: ir.Name, place: ir.Expression, scope: Scope) -> bool:
    """Whether the body works on a copy of its receiver; what the copy shares in the source it has for itself here."""
    local = scope.locals.get(receiver.text)
    if local is None or local.ref:
        return False
    if not is_own(place, scope):
        scope.frame.notes.append(
            f"in the source `{local.rust}` is a copy that shares what is written to here; this is one of its own."
        )
    return True


def _mark_name(name: str, place: ir.Expression, scope: Scope, *, shared: bool) -> None:
    frame = scope.frame
    lent = frame.lent.pop(name, None)
    if lent is None:
        frame.mutated.add(name)
        if name in frame.by_value and not shared and is_own(place, scope):
            frame.copied.add(name)
        return
    if lent.copied and not shared and is_own(place, scope):
        frame.mutated.add(lent.own_key)
    else:
        frame.mutated.add(lent.key)
        mark_written(lent.place, scope)
    frame.lent[name] = lent


def is_own(place: ir.Expression, scope: Scope) -> bool:
    """Whether writing to a place changes the value that its root names, and nothing that copies of it share."""
    part = place
    while isinstance(part, ir.Attribute | ir.Index | ir.Slice):
        inner = part.value
        if isinstance(part, ir.Index | ir.Slice) and not isinstance(shape_of(inner, scope), Array):
            return False
        if not isinstance(inner, ir.Name) and isinstance(type_of(inner, scope), Pointer | Optional):
            return False
        part = inner
    return True


def changes(function: Function | None) -> bool:
    """Whether a method changes what it is called on, through no lock."""
    receiver = function.receiver if function is not None else None
    return receiver is not None and receiver.mutates and not receiver.locked


def is_shared_call(owner: ir.Expression, function: Function, scope: Scope) -> bool:
    """Whether a method changes something behind a pointer that its owner is, or has the method from."""
    type_, receiver = type_of(owner, scope), function.receiver
    if receiver is None or (not isinstance(owner, ir.Name) and isinstance(type_, Pointer | Optional)):
        return True
    # What is called on a copy can only change what the copy shares.
    return receiver.kind == "value" or _has_by_pointer(type_, receiver.type, scope)


def _has_by_pointer(type_: Type, method_owner: str, scope: Scope) -> bool:
    type_ = strip_pointer(type_)
    declared = structure_of(type_, scope)
    if declared is None or not isinstance(type_, Named) or type_.name == method_owner:
        return False
    for field in declared.fields:
        inner = strip_pointer(field.type)
        if field.embedded and isinstance(inner, Named) and inner.name == method_owner:
            return isinstance(field.type, Pointer)
    return True


def to_write(place: ir.Expression, scope: Scope) -> Scope:
    """The scope to print a place in that is written to: maps give what they hold as a reference to change."""
    part = place
    while isinstance(part, ir.Attribute | ir.Index | ir.Slice):
        if isinstance(part, ir.Index) and isinstance(shape_of(part.value, scope), Map):
            return replace(scope, writing=True)
        part = part.value
    return scope
