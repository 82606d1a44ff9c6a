"""Arguments for pointers that the callee writes through."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Map, Optional, Type
from translator.rust.dispatch import plain
from translator.rust.expressions.lending import lend
from translator.rust.expressions.ownership import REFERENCE, form
from translator.rust.expressions.writes import mark_written, to_write
from translator.rust.scope import Scope
from translator.rust.types.inference import shape_of, type_of
from translator.rust.types.printed import borrowed


def lend_to_write(value: ir.Expression, scope: Scope, want: Type) -> str:
    """The expression as an argument for a parameter that is written through: `&mut x`, or the reference itself."""
    if isinstance(want, Optional) and _is_there(value, scope):
        return f"Some({lend_to_write(value, scope, want.of)})"
    place = value.value if isinstance(value, ir.Unary) and value.operator == "&" else value
    if isinstance(want, Optional) or (form(place, scope) != REFERENCE and not borrowed(want, scope).startswith("&")):
        return lend(value, scope, want)
    if isinstance(place, ir.Name | ir.Attribute | ir.Index):
        mark_written(place, scope, shared=place is value)
    if isinstance(place, ir.Index) and isinstance(shape_of(place.value, scope), Map):
        # What a map gives to be changed is a reference already.
        return plain(place, to_write(place, scope))
    text = lend(value, to_write(place, scope), want)
    return f"&mut {text[1:]}" if text.startswith("&") and not text.startswith("&mut ") else text


def _is_there(value: ir.Expression, scope: Scope) -> bool:
    """Whether a value cannot be absent in Rust, as far as its type tells."""
    if isinstance(value, ir.Unary) and value.operator == "&":
        return True
    type_ = type_of(value, scope)
    return isinstance(value, ir.Name) and not isinstance(type_, Optional) and type_ != UNKNOWN
