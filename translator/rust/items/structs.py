"""Structs from structs, dataclasses and plain classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.ir.declarations import Field, Structure
from translator.rust.items.derivable import derived, unreadable
from translator.rust.items.derives import derives
from translator.rust.items.fields import field_line, field_names, shared_fields, stored
from translator.rust.items.serde import IS_DEFAULT, container_attribute, renaming, skipped_if
from translator.rust.items.tags import in_one_format, is_tagged
from translator.rust.text.docs import doc_comment, listed, note
from translator.rust.text.naming import field
from translator.rust.types.known_types import EVERYTHING
from translator.rust.types.printed import is_trait, named
from translator.rust.types.type_names import told_of, type_name
from translator.rust.types.type_parameters import arguments, generics, unused
from translator.rust.types.unions import union_enums

if TYPE_CHECKING:
    from translator.rust.scope import Scope

__all__ = ["arguments", "generics", "structure"]


def structure(
    item: Structure,
    scope: Scope,
    name: str = "",
    without: frozenset[str] = frozenset(),
    only: frozenset[str] = EVERYTHING,
) -> str:
    """The struct item with what is to decide about it, doc comment, derives and fields.

    `name` replaces its own. `without`: fields to leave out. `only`: the traits that it may derive.
    """
    return decisions(item, scope) + bare_structure(item, scope, name, without, only)


def bare_structure(
    item: Structure,
    scope: Scope,
    name: str = "",
    without: frozenset[str] = frozenset(),
    only: frozenset[str] = EVERYTHING,
) -> str:
    """As `structure`, without what is to decide about the whole."""
    fields = in_one_format([f for f in stored(item) if f.name not in without])
    traits = derived(item, scope.unit, scope.index)
    derive = derives(item, scope, only=only)
    serde = "Serde" in traits
    rule = renaming(fields) if serde else None
    head = doc_comment(item.doc) + derive
    if rule is not None:
        head += container_attribute(rule, default="Default" in traits and is_tagged(item))
    visible = "pub " if item.exported else ""
    title = f"{visible}struct {name or type_name(item.name, scope)}{arguments(item.type_params)}"
    lines = base_fields(item, scope) + field_lines(fields, item, scope, rule) + marker(fields, item, rule)
    helper = f"\n{IS_DEFAULT}" if serde and any(skipped_if(f) == "is_default" for f in fields) else ""
    enums = union_enums((f.type for f in fields), derive, scope)
    return f"{head}{title}" + (f" {{\n{lines}}}\n" if lines else ";\n") + enums + helper


def field_lines(fields: list[Field], item: Structure, scope: Scope, rule: str | None = None) -> str:
    """The lines of these fields."""
    names = zip(fields, field_names(fields), strict=True)
    return "".join(field_line(f, name, item, scope, rule=rule) for f, name in names)


def marker(fields: list[Field], item: Structure, rule: str | None = None) -> str:
    """A field for the type parameters that no field names."""
    lines = ""
    markers = unused(item.type_params, [f.type for f in fields])
    if markers:
        skip = "#[serde(skip)]\n" if rule is not None else ""
        of = markers[0] if len(markers) == 1 else f"({', '.join(markers)})"
        lines += f"{skip}marker: std::marker::PhantomData<{of}>,\n"
    return lines


def decisions(item: Structure, scope: Scope) -> str:
    """The comments above the item."""
    notes = []
    shared = shared_fields(item, scope)
    if shared:
        notes.append(
            f"DECIDE: {listed(shared)} {'was a pointer' if len(shared) == 1 else 'were pointers'}: `Arc` where "
            "several own the value, the plain type where this struct alone does, `Option` where nil means absent."
        )
    identified = [f.name for f in item.fields if _has_pointer_keys(f.type)]
    if identified:
        notes.append(
            f"DECIDE: {listed(identified)} {'has' if len(identified) == 1 else 'have'} pointers for keys, which Go "
            "compares by identity: keys of their own, such as an id; a struct as a key is compared by what it holds."
        )
    unread = unreadable(item, scope.unit, scope.index)
    if unread:
        notes.append(
            f"DECIDE: its field tags; serde cannot read {listed(unread)}: a struct of its own for what is read."
        )
    for base in item.bases:
        if isinstance(base, ir.Named) and is_trait(base, scope):
            notes.append(f"It implements `{named(base, scope)}`.")
        elif item.kind in {"dataclass", "class"} and base_struct(base, scope) is None:
            notes.append(f"DECIDE: what it needs of `{_words(base)}`, which it inherits from: a field, or a trait.")
    if any("repr=False" in f.options for f in item.fields):
        hidden = [f.name for f in item.fields if "repr=False" in f.options]
        notes.append(f"DECIDE: `Debug` by hand; `repr()` left out {listed(hidden)}.")
    return "".join(map(note, notes + told_of(item.name, scope)))


def _has_pointer_keys(type_: ir.Type) -> bool:
    match type_:
        case ir.Map(ir.Pointer(), _) | ir.Set(ir.Pointer()):
            return True
        case ir.Map(_, value):
            return _has_pointer_keys(value)
        case _:
            return False


def base_fields(item: Structure, scope: Scope) -> str:
    """A field for each class that a dataclass takes its first fields from."""
    lines = ""
    for base in base_structs(item, scope):
        remark = note("DECIDE: inherited; its methods are called on this field, or move to a trait.")
        lines += f"{remark}pub {base_name(base)}: {named(base, scope)},\n"
    return lines


def base_structs(item: Structure, scope: Scope) -> list[ir.Named]:
    """The base classes of a dataclass that hold data."""
    return [base for base in item.bases if isinstance(base, ir.Named) and base_struct(base, scope) is not None]


def base_struct(base: ir.Type, scope: Scope) -> Structure | None:
    """The declaration of a base class that holds data, None for other bases."""
    if not isinstance(base, ir.Named):
        return None
    declared = scope.index.type(base.package or scope.unit, base.name)
    return declared if isinstance(declared, Structure) and declared.kind != "exception" else None


def base_name(base: ir.Named) -> str:
    """The field that holds a base class."""
    return field(base.name)


def _words(base: ir.Type) -> str:
    return base.name if isinstance(base, ir.Named | ir.Known) else "its base"
