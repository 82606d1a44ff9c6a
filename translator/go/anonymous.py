"""Struct types that stand inside other types without a name: `cache struct { … }`, `[]struct{ … }`."""

from __future__ import annotations

import re

from msgspec.structs import replace
from tree_sitter import Node

from translator.go import syntax
from translator.ir.declarations import TypeParameter
from translator.ir.types import Array, Channel, List, Map, Named, OpaqueType, Pointer, Type, Variable


def struct_inside(type_: Node | None) -> Node | None:
    """The first struct type with fields in a type, the type itself included; none behind functions and interfaces."""
    waiting = [type_] if type_ is not None else []
    while waiting:
        node = waiting.pop()
        if node.type == "struct_type":
            return node if any(syntax.named(body) for body in syntax.named(node)) else None
        if node.type not in {"function_type", "interface_type"}:
            waiting += reversed(node.named_children)
    return None


def name_of(owner: str, field: str) -> str:
    """What such a type is called: `serverLogging` for the field `logging` of `server`."""
    return f"{owner}{field[:1].upper()}{field[1:]}"


def names_in(source: str, params: tuple[TypeParameter, ...]) -> tuple[TypeParameter, ...]:
    """The type parameters that the source of a type names."""
    words = set(re.findall(r"\w+", source))
    return tuple(param for param in params if param.name in words)


def with_name(type_: Type, source: str, name: str, params: tuple[TypeParameter, ...]) -> Type:
    """The type with the struct that is spelled `source` under its name; `params`: what that struct is generic over."""
    match type_:
        case OpaqueType(text) if text == source:
            return Named(name, "", tuple(Variable(param.name) for param in params))
        case Pointer(of):
            return replace(type_, to=with_name(of, source, name, params))
        case List(of) | Array(of) | Channel(of):
            return replace(type_, of=with_name(of, source, name, params))
        case Map(key, value):
            return replace(type_, key=key, value=with_name(value, source, name, params))
        case _:
            return type_
