"""The types of expressions, as far as literals, signatures and the index tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeGuard

from translator.ir import expressions as ir
from translator.ir.declarations import Alias, Function, Sentinel, Value
from translator.ir.types import (
    BOOL,
    ERROR,
    INT,
    JSON,
    STRING,
    UNIT,
    UNKNOWN,
    Array,
    Channel,
    FunctionType,
    Known,
    List,
    Map,
    Named,
    Optional,
    Pointer,
    Set,
    Tuple,
    Type,
)
from translator.rust.calls.call_table import Rule
from translator.rust.calls.rules import GIVEN, field_rule, find_rule, kind_of
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.library_attributes import attribute_type
from translator.rust.types.lookup import field_of, member_of, method_of, qualified, value_of
from translator.rust.types.mixture import is_mixed

SIZE = Known("uintptr")
"""Lengths and positions: `usize`."""

LITERALS: dict[str, Type] = {
    "int": INT,
    "float": Known("float64"),
    "imaginary": Known("complex128"),
    "string": STRING,
    "bytes": Known("bytes"),
    "rune": Known("rune"),
    "bool": BOOL,
}
COMPARISONS = frozenset("== != < > <= >= && || in is".split()) | {"not in", "is not"}


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
        # The value is kept beside its type: no other one can get its id meanwhile.
        known = scope.types[id(value)] = (value, infer(value, scope))
    return known[1]


COSTLY = frozenset({ir.Call, ir.Attribute, ir.Index, ir.Binary, ir.ListLiteral, ir.MapLiteral})
"""Expressions that may nest deep, and ask for the types inside them more than once."""


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
        case Known("bytes"):
            return Known("byte")
        case Known("iterator" | "iterable" | "sequence" | "async_iterator", (of,)):
            return of
        case Tuple((of,), True):
            return of
        case _:
            return UNKNOWN


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


def _name(value: ir.Name, scope: Scope) -> Type:
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


def _attribute(value: ir.Attribute, scope: Scope) -> Type:
    member = member_of(value, scope)
    if member is not None:
        return _name(member, scope)
    owner = type_of(value.value, scope)
    rule = field_rule(owner, value.name)
    known = rule.result if rule is not None else attribute_type(value, owner, scope)
    return known if known is not None else field_of(owner, value.name, scope)


def _call(value: ir.Call, scope: Scope) -> Type:
    if isinstance(value.function, ir.Name) and value.function.kind == "type":
        if (value.function.package, value.function.text) == ("pathlib", "Path"):
            return Known("path")
        return Named(value.function.text, value.function.package)
    found = callee_of(value, scope)
    if found is not None:
        function, unit, _ = found
        results = function.results
        if len(results) == 1:
            return qualified(results[0], unit, scope)
        return Tuple(tuple(qualified(r, unit, scope) for r in results)) if results else UNIT
    match value.function:
        case ir.Closure(results=(result,)):
            return result
    rule = rule_of(value, scope)
    if rule is not None and rule.result != UNKNOWN:
        return rule.result
    if (built := _built(value, scope)) is not None:
        return built
    if rule is not None:
        return UNKNOWN
    match type_of(value.function, scope):
        case FunctionType(_, (result,)):
            return result
    return UNKNOWN


def _built(value: ir.Call, scope: Scope) -> Type | None:
    """The type of a collection that a builtin or a method makes of another; None for other calls."""
    match value:
        case ir.Call(ir.Name("set" | "frozenset", _, "builtin"), args) if len(args) < 2:
            return Set(_elements(args, scope))
        case ir.Call(ir.Name("list" | "tuple" | "sorted", _, "builtin"), args) if len(args) < 2:
            return List(_elements(args, scope))
        case ir.Call(ir.Name("dict", _, "builtin"), args):
            if not args and is_mixed((keyword.value for keyword in value.keywords), scope):
                return JSON
            of = strip_pointer(type_of(args[0], scope)) if args else UNKNOWN
            return of if isinstance(of, Map) else Map(UNKNOWN, UNKNOWN)
        case ir.Call(ir.Name("Path" | "PurePath", "pathlib")):
            return Known("path")
        case ir.Call(ir.Name("create_task" | "ensure_future", "asyncio")):
            return Known("task", (UNKNOWN,))
        case ir.Call(ir.Attribute(owner, "copy" | "pop" | "popleft" as name), _):
            of = strip_pointer(type_of(owner, scope))
            if name == "copy":
                return of
            return of.value if isinstance(of, Map) else element_of(of) if isinstance(of, List) else UNKNOWN
        case ir.Call(ir.Attribute(owner, name)) if name in GIVEN_NAMES:
            return GIVEN.get((kind_of(type_of(owner, scope)), name))
    return None


GIVEN_NAMES = frozenset(name for _, name in GIVEN)


def _elements(args: tuple[ir.Expression, ...], scope: Scope) -> Type:
    return element_of(type_of(args[0], scope)) if args else UNKNOWN


def _binary(value: ir.Binary, scope: Scope) -> Type:
    if value.operator in COMPARISONS:
        return BOOL
    if value.operator == "/" and isinstance(value.right, ir.Literal) and value.right.kind == "float":
        return Known("float64")
    if value.operator == "*" and (whole := repeated_operand(value, scope)) is not None:
        type_ = type_of(whole, scope)
        return List(element_of(type_)) if isinstance(type_, Tuple) else type_
    left = type_of(value.left, scope)
    if left == Known("path"):
        return left
    if value.operator == "/" and left == Known("duration") == type_of(value.right, scope):
        # Go's quotient of two is a count, whatever its type says.
        return left if isinstance(value.right, ir.Cast) else UNKNOWN
    if value.operator == "or" and isinstance(left, Optional):
        right = type_of(value.right, scope)
        absent = isinstance(right, Optional) or value.right == ir.Literal("nil", "")
        return left if absent else left.of if left.of != UNKNOWN else right
    if left in {UNKNOWN, SIZE} or isinstance(value.left, ir.Literal):
        right = type_of(value.right, scope)
        # A length beside another integer is cast to its type.
        return right if right != UNKNOWN and not (left == SIZE and isinstance(value.right, ir.Literal)) else left
    return left


def repeated_operand(value: ir.Binary, scope: Scope) -> ir.Expression | None:
    """The operand of a `*` that is text, bytes or a list; None where it multiplies numbers, as far as is known."""
    for operand in (value.left, value.right):
        type_ = type_of(operand, scope)
        if isinstance(type_, List | Tuple) or type_ in {STRING, Known("bytes")}:
            return operand
    return None


def _index(value: ir.Index, scope: Scope) -> Type:
    match shape_of(value.value, scope):
        case List(of) | Array(of) | Map(_, of):
            return of
        case Known("bytes"):
            return Known("byte")
        case Known("string") if not (isinstance(value.index, ir.Unary) and value.index.operator == "-"):
            return Known("byte")
        case Known("sequence", (of,)):
            return of
        case Tuple(items, False) if isinstance(value.index, ir.Literal) and value.index.text.isdigit():
            place = int(value.index.text)
            return items[place] if place < len(items) else UNKNOWN
        case _:
            return UNKNOWN


def _unary(value: ir.Unary, scope: Scope) -> Type:
    match value.operator:
        case "!":
            return BOOL
        case "&":
            return Pointer(type_of(value.value, scope))
        case "*":
            return strip_pointer(type_of(value.value, scope))
        case _:
            return type_of(value.value, scope)


def _list(value: ir.ListLiteral, scope: Scope) -> Type:
    if value.kind == "tuple":
        return Tuple(tuple(type_of(i, scope) for i in value.items))
    of = value.of
    if of == UNKNOWN and value.items:
        if value.kind == "list" and is_mixed(value.items, scope):
            return JSON
        of = type_of(value.items[0], scope)
    return Set(of) if value.kind == "set" else List(of)


def _map(value: ir.MapLiteral, scope: Scope) -> Type:
    if value.type != UNKNOWN or not value.entries:
        return value.type if value.type != UNKNOWN else Map(UNKNOWN, UNKNOWN)
    if is_mixed((entry for _, entry in value.entries), scope):
        return JSON
    key, entry = value.entries[0]
    return Map(type_of(key, scope), type_of(entry, scope))


def _comprehension(value: ir.Comprehension, _scope: Scope) -> Type:
    match value.kind:
        case "list":
            return List(UNKNOWN)
        case "set":
            return Set(UNKNOWN)
        case "map":
            return Map(UNKNOWN, UNKNOWN)
        case _:
            return Known("iterator", (UNKNOWN,))


def _cast(value: ir.Cast, scope: Scope) -> Type:
    if isinstance(value.type, Named):
        declared = scope.index.type(value.type.package or scope.unit, value.type.name)
        if isinstance(declared, Alias) and declared.transparent:
            return declared.type
    return value.type


def _slice(value: ir.Slice, scope: Scope) -> Type:
    match shape_of(value.value, scope):
        case Array(of):
            return List(of)
        case other:
            return other


def _propagate(value: ir.Propagate, scope: Scope) -> Type:
    return type_of(value.call, scope)


def _conditional(value: ir.Conditional, scope: Scope) -> Type:
    nil = ir.Literal("nil", "")
    if nil in (value.then, value.orelse):
        given = type_of(value.orelse if value.then == nil else value.then, scope)
        return given if isinstance(given, Optional) else Optional(given)
    then = type_of(value.then, scope)
    return then if then != UNKNOWN else type_of(value.orelse, scope)


def _construct(value: ir.Construct, _scope: Scope) -> Type:
    return Pointer(value.type) if value.pointer else value.type


INFERENCES: dict[type, Callable[[Any, Scope], Type]] = {
    ir.Name: _name,
    ir.Literal: lambda value, _: LITERALS.get(value.kind, UNKNOWN),
    ir.Format: lambda _value, _: STRING,
    ir.Call: _call,
    ir.Attribute: _attribute,
    ir.Index: _index,
    ir.Slice: _slice,
    ir.Unary: _unary,
    ir.Binary: _binary,
    ir.IsNil: lambda _value, _: BOOL,
    ir.Truth: lambda _value, _: BOOL,
    ir.TypeTest: lambda _value, _: BOOL,
    ir.ErrorIs: lambda _value, _: BOOL,
    ir.Conditional: _conditional,
    ir.Construct: _construct,
    ir.ListLiteral: _list,
    ir.MapLiteral: _map,
    ir.Make: lambda value, _: value.type,
    ir.Comprehension: _comprehension,
    ir.Cast: _cast,
    ir.TypeAssertion: lambda value, _: strip_pointer(value.type),
    ir.Receive: lambda value, scope: element_of(type_of(value.channel, scope)),
    ir.Closure: lambda value, _: FunctionType(tuple(t for _, t in value.params), value.results, value.fallible),
    ir.NewError: lambda _value, _: ERROR,
    ir.Propagate: _propagate,
}

__all__ = ["SIZE", "Optional", "element_of", "type_of"]
