"""What a variant keeps of the values in its message."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Known, Type
from translator.rust.dispatch import at, plain
from translator.rust.errors.error_enum import Field
from translator.rust.expressions.format_text import is_debug_only
from translator.rust.expressions.ownership import own
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of
from translator.rust.types.printed import owned

KEPT = frozenset(
    "bool string int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 byte rune uintptr float32 float64 duration "
    "path uuid ip decimal datetime date".split()
)
"""Types that an error keeps as they are; others it keeps as text."""


def add_field(
    name: str,
    value: ir.Expression,
    spec: str,
    fields: dict[str, Field],
    values: dict[str, str],
    scope: Scope,
) -> tuple[str, str]:
    """Adds the field for a hole's value; gives its name and the spec that is left to the message."""
    type_, text, spec = kept_value(value, spec, scope)
    name = {"source": "origin", "backtrace": "trace", "": "value", "_": "value"}.get(name, name)
    stem, number = name, 2
    while name in values and values[name] != text:
        name, number = f"{stem.removeprefix('r#')}{number}", number + 1
    values[name] = text
    fields.setdefault(name, Field(name, type_))
    return name, spec


def kept_value(value: ir.Expression, spec: str, scope: Scope) -> tuple[str, str, str]:
    """How an error keeps a value: the field's type, the Rust that fills it, the spec left for the message."""
    type_: Type = type_of(value, scope)
    if isinstance(type_, Known) and type_.name in KEPT:
        return owned(type_, scope), own(value, scope), spec or ("?" if is_debug_only(type_) else "")
    if isinstance(value, ir.Opaque):
        return "String", plain(value, scope), ""
    if value == ir.Literal("nil", ""):
        return "String", '"None".to_owned()', ""
    if isinstance(value, ir.Literal) and value.kind in {"string", "int", "bool"}:
        return {"string": "String", "int": "i64", "bool": "bool"}[value.kind], own(value, scope), spec
    if spec or is_debug_only(type_):
        text = plain(value, scope)
        simple = text.replace("_", "a").isalnum() and text != "self"
        shape = f'format!("{{{text}:{spec or "?"}}}")' if simple else f'format!("{{:{spec or "?"}}}", {text})'
        return "String", shape, ""
    return "String", f"{at(value, scope, POSTFIX)}.to_string()", ""
