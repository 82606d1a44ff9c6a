"""The types of literals and displays."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import (
    BOOL,
    INT,
    JSON,
    STRING,
    UNKNOWN,
    FunctionType,
    Known,
    List,
    Map,
    Pointer,
    Set,
    Tuple,
    Type,
)
from translator.rust.scope import Local, Scope
from translator.rust.types.asked import asked
from translator.rust.types.common import is_mixed
from translator.rust.types.inference import (
    element_type,
    infers,
    type_of,
)

LITERALS: dict[str, Type] = {
    "int": INT,
    "float": Known("float64"),
    "imaginary": Known("complex128"),
    "string": STRING,
    "bytes": Known("bytes"),
    "rune": Known("rune"),
    "bool": BOOL,
}


@infers(ir.Literal)
def _literal(value: ir.Literal, _scope: Scope) -> Type:
    return LITERALS.get(value.kind, UNKNOWN)


@infers(ir.Format)
def _format(_value: ir.Format, _scope: Scope) -> Type:
    return STRING


@infers(ir.ListLiteral)
def _list(value: ir.ListLiteral, scope: Scope) -> Type:
    if value.kind == "tuple":
        return Tuple(tuple(type_of(i, scope) for i in value.items))
    of = value.of
    if of == UNKNOWN and value.items:
        if value.kind == "list" and is_mixed(value.items, scope):
            return JSON
        of = type_of(value.items[0], scope)
    return Set(of) if value.kind == "set" else List(of)


@infers(ir.MapLiteral)
def _map(value: ir.MapLiteral, scope: Scope) -> Type:
    if value.type != UNKNOWN or not value.entries:
        return value.type if value.type != UNKNOWN else Map(UNKNOWN, UNKNOWN)
    if is_mixed((entry for _, entry in value.entries), scope):
        return JSON
    key, entry = value.entries[0]
    return Map(type_of(key, scope), type_of(entry, scope))


@infers(ir.Comprehension)
def _comprehension(value: ir.Comprehension, scope: Scope) -> Type:
    inner = scope.block()
    for loop in value.loops:
        whole = type_of(loop.iterable, inner)
        _bind(loop.target, Known("rune") if whole == STRING else element_type(loop.iterable, inner), inner)
    of = type_of(value.element, inner)
    match value.kind:
        case "list":
            return List(of)
        case "set":
            return Set(of)
        case "map":
            return Map(type_of(value.key, inner) if value.key is not None else UNKNOWN, of)
        case _:
            return Known("iterator", (of,))


def _bind(target: ir.Expression, element: Type, inner: Scope) -> None:
    match target:
        case ir.Name(text):
            inner.bind(text, Local(element))
        case ir.ListLiteral(items):
            types = element.items if isinstance(element, Tuple) else ()
            types = types if len(types) == len(items) else (UNKNOWN,) * len(items)
            for item, type_ in zip(items, types, strict=True):
                _bind(item, type_, inner)


@infers(ir.Construct)
def _construct(value: ir.Construct, _scope: Scope) -> Type:
    return Pointer(value.type) if value.pointer else value.type


@infers(ir.Make)
def _make(value: ir.Make, _scope: Scope) -> Type:
    return value.type


@infers(ir.Closure)
def _closure(value: ir.Closure, _scope: Scope) -> Type:
    from translator.rust.items.function_facts import asked_for_nil

    tested = asked_for_nil(value.body)
    params = tuple(asked(of) if name in tested else of for name, of in value.params)
    return FunctionType(params, value.results, value.fallible)
