"""One member of a struct or a trait, the others left out."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir.declarations import Function, Interface, Structure
from translator.rust.items.fields import field_line, field_names, stored
from translator.rust.items.structs import arguments
from translator.rust.items.traits import trait
from translator.rust.scope import Scope
from translator.rust.statements.outline import LEFT_OUT
from translator.rust.types.type_names import type_name


def one_method(item: Interface, method: Function, scope: Scope) -> str:
    """The trait with one of its methods."""
    return trait(replace(item, methods=(method,), embeds=(), doc=""), scope)


def one_field(item: Structure, name: str, scope: Scope) -> str:
    """The struct with one of its fields."""
    known = scope.index.type(scope.unit, item.name)
    item = known if isinstance(known, Structure) else item
    fields = stored(item)
    lines = "".join(
        field_line(field, shown, item, scope)
        for field, shown in zip(fields, field_names(fields), strict=True)
        if field.name == name
    )
    visible = "pub " if item.exported else ""
    others = f"{LEFT_OUT}\n" if len(fields) > 1 else ""
    return f"{visible}struct {type_name(item.name, scope)}{arguments(item.type_params)} {{\n{lines}{others}}}\n"
