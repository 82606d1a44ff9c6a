"""Structs from structs, dataclasses and plain classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.ir.declarations import Field, Structure, TypeParameter
from translator.rust.derives import derives
from translator.rust.docs import doc_comment
from translator.rust.naming import field as field_name
from translator.rust.naming import pascal
from translator.rust.serde import container_attributes, field_attributes, uses_serde
from translator.rust.types import is_trait, owned

if TYPE_CHECKING:
    from translator.rust.scope import Scope


def structure(item: Structure, scope: Scope, name: str = "", without: frozenset[str] = frozenset()) -> str:
    """The struct item with doc comment, derives and fields. `name` replaces its own; `without` leaves fields out."""
    fields = [f for f in item.fields if not f.constant and f.name not in without]
    head = doc_comment(item.doc) + derives(fields, item, scope)
    if uses_serde(fields):
        head += container_attributes(fields)
    visible = "pub " if item.exported else ""
    title = f"{visible}struct {name or pascal(item.name)}{generics(item.type_params, scope)}"
    if not fields:
        return f"{head}{title};\n"
    return f"{head}{title} {{\n" + "".join(field_line(f, item, scope, serde=uses_serde(fields)) for f in fields) + "}\n"


def field_line(f: Field, item: Structure, scope: Scope, *, serde: bool) -> str:
    """One field with its doc comment and attributes."""
    text = doc_comment(f.doc) + (field_attributes(f) if serde else "")
    note = ""
    if f.embedded:
        note = " // embedded: its methods are not promoted, call them on this field"
    visible = "pub " if f.exported and item.kind != "exception" else ""
    return f"{text}{visible}{field_name(f.name)}: {field_type(f, item, scope)},{note}\n"


def field_type(f: Field, item: Structure, scope: Scope) -> str:
    """The field's type; one that leads back to its own struct is boxed."""
    if isinstance(f.type, ir.Pointer | ir.Optional) and _is_self(f.type, item):
        return f"Option<Box<{pascal(item.name)}>>"
    return owned(f.type, scope)


def _is_self(type_: ir.Pointer | ir.Optional, item: Structure) -> bool:
    inner = type_.to if isinstance(type_, ir.Pointer) else type_.of
    while isinstance(inner, ir.Pointer | ir.Optional):
        inner = inner.to if isinstance(inner, ir.Pointer) else inner.of
    return isinstance(inner, ir.Named) and inner.name == item.name and not inner.package


def generics(params: tuple[TypeParameter, ...], scope: Scope) -> str:
    """`<T, U: Display>`; bounds that are no single trait of the project are left to the reader."""
    if not params:
        return ""
    return "<" + ", ".join(_parameter(p, scope) for p in params) + ">"


def _parameter(param: TypeParameter, scope: Scope) -> str:
    bounds = [owned(b, scope).removeprefix("Box<dyn ").removesuffix(">") for b in param.bounds if is_trait(b, scope)]
    return pascal(param.name) + (f": {' + '.join(bounds)}" if bounds else "")


def arguments(params: tuple[TypeParameter, ...]) -> str:
    """`<T, U>`: the parameters as arguments."""
    return "<" + ", ".join(pascal(p.name) for p in params) + ">" if params else ""
