"""Expressions as arguments for parameters that borrow."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNKNOWN, FunctionType, Known, List, Optional, Pointer, Type
from translator.rust.dispatch import at, plain
from translator.rust.expressions.http_values import as_plain
from translator.rust.expressions.ownership import PLACE, REFERENCE, form, own, resized
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import type_of
from translator.rust.types.printed import borrowed, is_copy


def is_blank(value: ir.Expression, scope: Scope) -> bool:
    """Whether a value is a variable that began as zero: who is given its address fills it."""
    return isinstance(value, ir.Name) and not value.package and value.text in scope.frame.blanks


def lend(value: ir.Expression, scope: Scope, want: Type) -> str:
    """The expression as an argument for a parameter of the type `want`, which borrows where `borrowed` says so."""
    if want == UNKNOWN:
        return plain(value, scope)
    text = borrowed(want, scope)
    if isinstance(value, ir.Name) and value.package and (said := as_plain(value, want, scope, lent=True)):
        return said
    if isinstance(value, ir.Unary) and value.operator == "&":
        if is_blank(value.value, scope) and text.startswith("&"):
            return f"&mut {plain(value.value, scope)}"
        value = value.value
    match value:
        case ir.Unary("*", inner) if form(inner, scope) == REFERENCE and text.startswith("&"):
            return plain(inner, scope)
        case ir.ListLiteral(_, "list") if text.startswith("&["):
            return f"&{plain(value, scope).removeprefix('vec!')}"
    if isinstance(value, ir.Literal) and value.kind == "nil":
        return "None" if text.startswith("Option<") else plain(value, scope)
    if text.startswith("Option<"):
        return _lend_optional(value, scope, want)
    if want == STRING and type_of(value, scope) == Known("path"):
        return f"&{at(value, scope, POSTFIX)}.to_string_lossy()"
    if text.startswith("&"):
        sign = "&mut " if text.startswith("&mut ") else "&"
        if sign == "&mut ":
            mark_written(value, scope)
        return plain(value, scope) if form(value, scope) == REFERENCE else f"{sign}{at(value, scope, PREFIX)}"
    if is_copy(want, scope):
        return resized(value, type_of(value, scope), want, scope)
    return own(value, scope, want)


def _lend_optional(value: ir.Expression, scope: Scope, want: Type) -> str:
    type_ = type_of(value, scope)
    if isinstance(type_, Pointer) and form(value, scope) == PLACE:
        boxed = isinstance(value, ir.Attribute) and strip_pointer(type_) == strip_pointer(type_of(value.value, scope))
        return f"{at(value, scope, POSTFIX)}.{'as_deref' if boxed else 'as_ref'}()"
    inner = want.of if isinstance(want, Optional) else want
    if isinstance(type_, Optional):
        if form(value, scope) == REFERENCE or is_copy(type_.of, scope):
            return plain(value, scope)
        deref = isinstance(type_.of, List) or type_.of in {STRING, Known("bytes"), Known("path")}
        return f"{at(value, scope, POSTFIX)}.{'as_deref' if deref else 'as_ref'}()"
    if type_ == UNKNOWN:
        return plain(value, scope)
    if isinstance(inner, FunctionType) and isinstance(value, ir.Closure):
        return f"Some(Box::new({plain(value, scope)}))"
    return f"Some({lend(value, scope, inner)})"
