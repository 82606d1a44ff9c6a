"""Structs whose lock stands beside the data, as structs whose lock holds the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir.declarations import Structure
from translator.rust.items.derivable import derived
from translator.rust.items.derives import derives
from translator.rust.items.fields import stored
from translator.rust.items.structs import bare_structure, decisions, field_lines, structure
from translator.rust.statements.guarded import Guarded, contents_name, guarded, lock_type
from translator.rust.text.docs import doc_comment, listed, note
from translator.rust.types.type_names import type_name
from translator.rust.types.type_parameters import arguments

if TYPE_CHECKING:
    from translator.rust.scope import Scope

OF_A_LOCK = frozenset({"Debug", "Default"})
"""What a lock has of the traits of its contents."""


def locked(item: Structure, scope: Scope) -> str:
    """The struct with its data inside the locks; a struct whose locks guard nothing keeps its fields, and says so."""
    held = guarded(item)
    idle = [f.name for f in item.fields if lock_type(f) and f.name not in {g.lock.name for g in held}]
    held = tuple(g._replace(type=contents_name(g, scope)) for g in held)
    text = _idle(idle) + _decisions(held)
    nested = "".join("\n" + locked(one, scope) for one in item.nested)
    if not held:
        return text + structure(item, scope) + nested
    inner = [_state(g, item) for g in held]
    states = nested + "".join("\n" + bare_structure(state, scope, only=OF_A_LOCK) for state in inner)
    return text + _outer(item, held, inner, scope) + states


def _outer(item: Structure, held: tuple[Guarded, ...], inner: list[Structure], scope: Scope) -> str:
    inside = {f.name for g in held for f in g.fields}
    kept = [f for f in stored(item) if f.name not in inside]
    by_lock = {g.lock.name: g for g in held}
    allowed = OF_A_LOCK
    for state in inner:
        allowed &= derived(state, scope.unit, scope.index)
    lines = ""
    for f in kept:
        guard = by_lock.get(f.name)
        if guard is None:
            lines += field_lines([f], item, scope)
        else:
            lines += _lock_line(guard, item)
    visible = "pub " if item.exported else ""
    outer = Structure(item.name, tuple(kept), item.type_params, kind=item.kind)
    return (
        f"{decisions(item, scope)}{doc_comment(item.doc)}{derives(outer, scope, only=allowed)}"
        f"{visible}struct {type_name(item.name, scope)}{arguments(item.type_params)} {{\n{lines}}}\n"
    )


def _lock_line(guard: Guarded, item: Structure) -> str:
    return f"{guard.field}: {guard.rust}<{guard.type}{arguments(item.type_params)}>,\n"


def _state(guard: Guarded, item: Structure) -> Structure:
    doc = f"What `{guard.lock.name}` guards."
    return Structure(guard.type, guard.fields, item.type_params, kind=item.kind, doc=doc, exported=False)


def _decisions(held: tuple[Guarded, ...]) -> str:
    text = ""
    guessed = [g.lock.name for g in held if not g.stated]
    if guessed:
        verb, they = ("is", "it") if len(guessed) == 1 else ("are", "them")
        text = note(
            f"DECIDE: {listed(guessed)} {verb} taken to guard the fields that moved into {they}; what never changes "
            "stays outside the lock."
        )
    if any(g.lock.embedded for g in held):
        text += note("The lock was embedded: callers that locked it themselves call a method that does the work.")
    return text


def _idle(names: list[str]) -> str:
    if not names:
        return ""
    return note(f"DECIDE: what {listed(names)} guard{'s' * (len(names) == 1)} goes inside the lock, in place of `()`.")
