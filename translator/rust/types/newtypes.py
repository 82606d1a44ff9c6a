"""Types that are declared as another one: `type ID string`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.declarations import Alias, Value
from translator.ir.types import UNKNOWN, Known, Named, Type
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.inference import type_of


def wrapped_type(value: ir.Expression, scope: Scope) -> Type:
    """What a value of such a type wraps; Unknown for others, and for those with constants: they become enums."""
    type_ = strip_pointer(type_of(value, scope))
    if not isinstance(type_, Named):
        return UNKNOWN
    unit = type_.package or scope.unit
    declared = scope.index.type(unit, type_.name)
    if not isinstance(declared, Alias) or declared.transparent or not isinstance(declared.type, Known):
        return UNKNOWN
    constants = (one for one in scope.index.values.get(unit, {}).values() if isinstance(one, Value) and one.constant)
    if any(one.type == Named(type_.name) for one in constants):
        return UNKNOWN
    return declared.type
