"""The types of names, of what is reached through them, and of what is asked of a value."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.declarations import Alias, Sentinel, Value
from translator.ir.types import (
    BOOL,
    ERROR,
    JSON,
    STRING,
    UNKNOWN,
    Array,
    Known,
    List,
    Map,
    Named,
    Tuple,
    Type,
)
from translator.rust.calls.rules import field_rule
from translator.rust.expressions.library_reads import read_as_call
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.inference import (
    element_of,
    infers,
    is_time_unit,
    shape_of,
    type_of,
)
from translator.rust.types.library_attributes import attribute_type
from translator.rust.types.library_constants import constant_of
from translator.rust.types.lookup import field_of, member_of, qualified, value_of


@infers(ir.Name)
def _name(value: ir.Name, scope: Scope) -> Type:
    if value.package and (known := constant_of(value)) is not None:
        return known.type
    local = scope.locals.get(value.text)
    if local is not None and not value.package:
        return local.type
    if value.type != UNKNOWN:
        return value.type
    if is_time_unit(value):
        return Known("duration")
    if value.kind in {"variable", "constant", "unknown"}:
        declared = value_of(value, scope)
        if isinstance(declared, Sentinel):
            return ERROR
        if isinstance(declared, Value):
            if declared.type == UNKNOWN and declared.value is not None and declared.value != value:
                return type_of(declared.value, scope)
            return qualified(declared.type, value.package, scope)
    return ERROR if value.kind == "sentinel" else UNKNOWN


@infers(ir.Attribute)
def _attribute(value: ir.Attribute, scope: Scope) -> Type:
    if (known := constant_of(value)) is not None:
        return known.type
    member = member_of(value, scope)
    if member is not None:
        return _name(member, scope)
    owner = type_of(value.value, scope)
    rule = field_rule(owner, value.name)
    given = rule.result if rule is not None else attribute_type(value, owner, scope)
    return given if given is not None else field_of(owner, value.name, scope)


@infers(ir.Index)
def _index(value: ir.Index, scope: Scope) -> Type:
    if (read := read_as_call(value)) is not None:
        return type_of(read, scope)
    match shape_of(value.value, scope):
        case List(of) | Array(of) | Map(_, of):
            return of
        case Known("json"):
            return JSON
        case Known("bytes"):
            return Known("byte")
        case Known("captures"):
            return STRING
        case Known("string") if not (isinstance(value.index, ir.Unary) and value.index.operator == "-"):
            return Known("byte")
        case Known("sequence", (of,)):
            return of
        case Tuple(items, False) if isinstance(value.index, ir.Literal) and value.index.text.isdigit():
            place = int(value.index.text)
            return items[place] if place < len(items) else UNKNOWN
        case _:
            return UNKNOWN


@infers(ir.Slice)
def _slice(value: ir.Slice, scope: Scope) -> Type:
    match shape_of(value.value, scope):
        case Array(of):
            return List(of)
        case other:
            return other


@infers(ir.Cast)
def _cast(value: ir.Cast, scope: Scope) -> Type:
    if isinstance(value.type, Named):
        declared = scope.index.type(value.type.package or scope.unit, value.type.name)
        if isinstance(declared, Alias) and declared.transparent:
            return declared.type
    return value.type


@infers(ir.Propagate)
def _propagate(value: ir.Propagate, scope: Scope) -> Type:
    return type_of(value.call, scope)


@infers(ir.TypeAssertion)
def _asserted(value: ir.TypeAssertion, _scope: Scope) -> Type:
    return strip_pointer(value.type)


@infers(ir.Receive)
def _received(value: ir.Receive, scope: Scope) -> Type:
    return element_of(type_of(value.channel, scope))


@infers(ir.IsNil, ir.Truth, ir.TypeTest, ir.ErrorIs)
def _question(_value: ir.Expression, _scope: Scope) -> Type:
    return BOOL


@infers(ir.NewError)
def _error(_value: ir.NewError, _scope: Scope) -> Type:
    return ERROR
