"""What a reader must decide about a trait, and who implements it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir.declarations import Function, Interface
from translator.ir.types import BOOL, Channel, Pointer
from translator.rust.errors.enum_names import error_name
from translator.rust.items.fields import is_loose
from translator.rust.text.docs import listed, note
from translator.rust.text.naming import pascal
from translator.rust.types.printed import module
from translator.rust.types.type_names import told_of, type_name
from translator.rust.types.usage import TypeKey

if TYPE_CHECKING:
    from translator.rust.scope import Scope

MOST_IMPLEMENTERS = 6
"""Types that are named; more of them have the methods by accident, or fill a page."""


def notes_above(item: Interface, methods: list[Function], types: list[TypeKey], scope: Scope, *, boxed: bool) -> str:
    """The comments above the trait."""
    notes = _dispatch(item, methods, scope, boxed=boxed)
    if scope.preferences.errors != "anyhow":
        notes += _errors(item, methods)
    pointers = [m.name for m in methods if _gives_pointer(m)]
    if pointers:
        notes.append(
            f"DECIDE: {listed(pointers)} gave a pointer: a reference or `Arc` to what is kept, `Option` where it may "
            "be nil."
        )
    channels = [m.name for m in methods if any(isinstance(r, Channel) and r.direction == "both" for r in m.results)]
    if channels:
        notes.append(
            f"DECIDE: {listed(channels)} gave both ends of a channel: the `Receiver` where callers wait on it."
        )
    if methods and not item.fields and all(_is_marker(m) for m in methods):
        notes = ["DECIDE: its methods only mark the types that belong: an enum of them, if no other crate adds any."]
    loose = [m.name for m in methods if any(is_loose(t) for t in (*m.results, *(p.type for p in m.params)))]
    if loose:
        notes.append(f"DECIDE: {listed(loose)}: any type in the source; the one it is, a type parameter, or an enum.")
    if 0 < len(types) <= MOST_IMPLEMENTERS and not all(m.name.startswith("__") for m in methods):
        notes.append(f"Implemented by {', '.join(f'`{_path(key, scope)}`' for key in types)}.")
    return "".join(map(note, notes + told_of(item.name, scope)))


def _dispatch(item: Interface, methods: list[Function], scope: Scope, *, boxed: bool) -> list[str]:
    name = type_name(item.name, scope)
    if boxed:
        return [
            (
                f"DECIDE: `dyn {name}` costs an allocation for each call; with a type parameter `T: {name}` instead, "
                "drop `async_trait` and return `impl Future + Send`."
            )
        ]
    if any(m.is_async or (m.context and not scope.threads) for m in methods):
        return [
            (
                f"DECIDE: callers are generic over `T: {name}`; a `dyn {name}` needs `#[async_trait::async_trait]` and "
                "`async fn`."
            )
        ]
    return []


def _errors(item: Interface, methods: list[Function]) -> list[str]:
    names = [error_name(m) for m in methods if m.fallible]
    listed = ", ".join(f"`{name}`" for name in dict.fromkeys(names))
    if not names:
        return []
    if len(names) == 1:
        return [f"DECIDE: {listed}, an enum of what callers tell apart."]
    return [f"DECIDE: {listed}: enums of what callers tell apart, or one `{pascal(item.name)}Error` for all."]


def _gives_pointer(method: Function) -> bool:
    """Whether nothing tells that a pointer it gives is there: no error, no `bool` beside it."""
    told = method.fallible or method.results[1:] == (BOOL,)
    return not told and any(isinstance(result, Pointer) for result in method.results)


def _is_marker(method: Function) -> bool:
    return not (method.exported or method.params or method.results or method.fallible or method.context)


def _path(key: TypeKey, scope: Scope) -> str:
    unit, name = key
    shown = type_name(name, scope, unit)
    return shown if unit == scope.unit else f"{module(unit)}::{shown}"
