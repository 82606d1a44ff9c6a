"""Values of one type where a place holds any, or what has a trait."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.declarations import Alias, Structure
from translator.ir.types import ANY, UNKNOWN, Known, Named, Tuple, Type
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_trait


def is_boxed(value: ir.Expression, want: Type, scope: Scope) -> bool:
    """Whether a value that goes to a place of the type `want` is put into a box for it."""
    if want == ANY:
        return _is_known(value, type_of(value, scope))
    return is_trait(want, scope) and _is_one_type(value, scope)


def _is_known(value: ir.Expression, type_: Type) -> bool:
    if isinstance(value, ir.Literal) and value.kind in {"nil", "ellipsis"}:
        return False
    return type_ not in {UNKNOWN, Known("unit")} and not isinstance(type_, Tuple) and strip_pointer(type_) != ANY


def _is_one_type(value: ir.Expression, scope: Scope) -> bool:
    """Whether a value is known to be of a type of its own, and not behind a trait."""
    type_ = strip_pointer(type_of(value, scope))
    if not isinstance(type_, Named):
        return False
    declared = scope.index.type(type_.package or scope.unit, type_.name)
    return isinstance(declared, Structure) or (isinstance(declared, Alias) and not isinstance(declared.type, Named))
