"""Structs whose lock stands beside the data, as structs whose lock holds the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.ir.declarations import Field, Structure
from translator.rust.derives import derives
from translator.rust.docs import comment, doc_comment
from translator.rust.naming import pascal
from translator.rust.structs import arguments, field_line, generics, structure

if TYPE_CHECKING:
    from translator.rust.scope import Scope

LOCKS = {"mutex": "std::sync::Mutex", "rwmutex": "std::sync::RwLock"}


def lock_kind(field: Field) -> str:
    """The Rust lock for a field that is one, else empty."""
    type_ = field.type.to if isinstance(field.type, ir.Pointer) else field.type
    return LOCKS.get(type_.name, "") if isinstance(type_, ir.Known) else ""


def locked(item: Structure, scope: Scope) -> str:
    """The struct with its data inside the lock.

    The fields below the lock are taken to be what it guards, the convention of Go code; those above it stay
    outside. Structs with several locks, or with nothing below the lock, keep their fields and say what to decide.
    """
    locks = [f for f in item.fields if lock_kind(f)]
    place = item.fields.index(locks[0]) + 1 if len(locks) == 1 else len(item.fields)
    guarded = item.fields[place:]
    if not guarded:
        names = " and ".join(f"`{f.name}`" for f in locks) or "the lock"
        return f"{comment(f'DECIDE: what {names} guards goes inside the lock.')}\n{structure(item, scope)}"
    lock, outside = locks[0], list(item.fields[: place - 1])
    state = f"{pascal(item.name)}State"
    inner = Structure(state, guarded, item.type_params, kind=item.kind, exported=False)
    kept = "".join(field_line(f, item, scope, serde=False) for f in outside)
    visible = "pub " if item.exported else ""
    return (
        f"{doc_comment(item.doc)}{derives([*outside, lock], item, scope)}"
        f"{visible}struct {pascal(item.name)}{generics(item.type_params, scope)} {{\n{kept}"
        f"state: {lock_kind(lock)}<{state}{arguments(item.type_params)}>, // was `{lock.name}`\n}}\n\n"
        f"{comment(f'DECIDE: `{lock.name}` is taken to guard the fields that stood below it.')}\n"
        f"{structure(inner, scope)}"
    )
