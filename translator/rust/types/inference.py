"""The types of expressions, as far as literals, signatures and the index tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeGuard

from translator.ir import expressions as ir
from translator.ir.declarations import Alias, Function
from translator.ir.types import (
    ERROR,
    JSON,
    STRING,
    UNKNOWN,
    Array,
    Channel,
    Known,
    List,
    Map,
    Named,
    Optional,
    Set,
    Tuple,
    Type,
)
from translator.rust.calls.call_table import Rule
from translator.rust.calls.rules import find_rule
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.lookup import member_of, method_of, qualified

SIZE = Known("uintptr")
"""Lengths and positions: `usize`."""

Inference = Callable[[Any, Scope], Type]
INFERENCES: dict[type, Inference] = {}
"""What tells the type of each kind of expression; the modules that register here import this one."""

COSTLY = frozenset({ir.Call, ir.Attribute, ir.Index, ir.Binary, ir.ListLiteral, ir.MapLiteral, ir.Comprehension})
"""Expressions that may nest deep, and ask for the types inside them more than once."""


def infers(*kinds: type) -> Callable[[Inference], Inference]:
    """Registers what tells the type of these expressions."""

    def register(infer: Inference) -> Inference:
        INFERENCES.update(dict.fromkeys(kinds, infer))
        return infer

    return register


def type_of(value: ir.Expression, scope: Scope) -> Type:
    """The type of an expression; Unknown where the source, the scope and the index do not say."""
    kind = type(value)
    infer = INFERENCES.get(kind)
    if infer is None:
        return UNKNOWN
    if kind not in COSTLY:
        return infer(value, scope)
    known = scope.types.get(id(value))
    if known is None:
        # The value of a unit's `path = clean(path)` is asked for while it is looked for.
        scope.types[id(value)] = (value, UNKNOWN)
        # The value is kept beside its type: no other one can get its id meanwhile.
        known = scope.types[id(value)] = (value, infer(value, scope))
    return known[1]


def shape_of(value: ir.Expression, scope: Scope) -> Type:
    """The type of an expression behind pointers, and behind names that stand for a list, a map or a scalar."""
    type_ = strip_pointer(type_of(value, scope))
    for _ in range(8):
        declared = scope.index.type(type_.package or scope.unit, type_.name) if isinstance(type_, Named) else None
        if not isinstance(declared, Alias) or not isinstance(type_, Named):
            break
        type_ = strip_pointer(qualified(declared.type, type_.package or scope.unit, scope))
    return type_


def element_of(type_: Type) -> Type:
    """What iterating over a type gives."""
    match strip_pointer(type_):
        case Channel(of):
            return Optional(of) if of == ERROR else of
        case List(of) | Set(of) | Array(of):
            return of
        case Map(key, _):
            return key
        case Known("json"):
            return JSON
        case Known("bytes"):
            return Known("byte")
        case Known("file" | "buffered_file", args):
            return args[0] if args else STRING
        case Known("iterator" | "iterable" | "sequence" | "async_iterator", (of,)):
            return of
        case Tuple((of,), True):
            return of
        case _:
            return UNKNOWN


def element_type(iterable: ir.Expression, scope: Scope) -> Type:
    """What iterating over a value gives."""
    match iterable:
        case ir.Call(ir.Attribute(owner, "items"), ()):
            owner_type = type_of(owner, scope)
            if isinstance(owner_type, Map):
                return Tuple((owner_type.key, owner_type.value))
        case ir.Call(ir.Attribute(owner, "values"), ()):
            owner_type = type_of(owner, scope)
            if isinstance(owner_type, Map):
                return owner_type.value
    return element_of(type_of(iterable, scope))


def callee_of(call: ir.Call, scope: Scope) -> tuple[Function, str, bool] | None:
    """The function a call reaches, its unit, and whether it is an interface's; None when not known."""
    match call.function:
        case ir.Name(text) if text in scope.locals and scope.locals[text].rust == "Self":
            return method_of(scope.locals[text].type, "__init__", scope)
        case ir.Name(text, package, "type"):
            return method_of(Named(text, package), "__init__", scope)
        case ir.Attribute(ir.Name(text, package, "type"), name):
            return method_of(Named(text, package), name, scope)
        case ir.Name(text, package, "function" | "unknown"):
            if not package and text in scope.locals:
                return None
            unit = package or scope.unit
            function = scope.index.function(unit, text)
            return (function, unit, False) if function is not None else None
        case ir.Attribute(value, name) as function:
            member = member_of(function, scope)
            if member is not None:
                return callee_of(ir.Call(member), scope)
            return method_of(type_of(value, scope), name, scope)
        case _:
            return None


def rule_of(call: ir.Call, scope: Scope) -> Rule | None:
    """The certain Rust counterpart of a call, None when there is none."""
    return find_rule(call, lambda value: type_of(value, scope))


TIME_UNITS = frozenset("Nanosecond Microsecond Millisecond Second Minute Hour".split())


def is_time_unit(value: ir.Expression) -> TypeGuard[ir.Name]:
    """Whether a name is one of Go's units of time."""
    return isinstance(value, ir.Name) and value.package == "time" and value.text in TIME_UNITS
