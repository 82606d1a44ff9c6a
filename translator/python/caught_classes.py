"""The classes that a handler catches, where an expression stands for several of them or for one nobody wrote down."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from translator.ir.types import Named, Type
from translator.python.errors import exception_type
from translator.python.exceptions import handler_types
from translator.python.scopes import Scope
from translator.python.syntax import dotted, parts, text_of, unwrap

_DEEPEST = 4
_CANCELLED = "get_cancelled_exc_class"


def caught_classes(handler: Node, scope: Scope) -> tuple[Type, ...]:
    """What a handler catches; empty for a bare one. A value that holds classes stands for them by its own name."""
    return tuple(dict.fromkeys(one for node in handler_types(handler) for one in _classes(node, scope, 0)))


def _classes(node: Node, scope: Scope, depth: int) -> Iterator[Type]:
    node = unwrap(node)
    several = _several(node, scope) if depth < _DEEPEST else None
    if several is not None:
        for one in several:
            yield from _classes(one, scope, depth + 1)
        return
    found = exception_type(node, scope) if dotted(node) else None
    if isinstance(found, Named):
        yield found
        return
    named = _named(node)
    yield Named("CancelledError", "asyncio") if named == _CANCELLED else Named(named or "Caught")


def _several(node: Node, scope: Scope) -> list[Node] | None:
    """What `(A, B)`, `A + (B,)`, `tuple(errors)`, `*errors`, or a name of the module for one of these holds."""
    match node.type:
        case "tuple" | "list" | "list_splat":
            return parts(node)
        case "binary_operator" if text_of(node.child_by_field_name("operator")) == "+":
            return parts(node)
        case "call" if text_of(node.child_by_field_name("function")) in {"tuple", "list", "set"}:
            arguments = node.child_by_field_name("arguments")
            given = parts(arguments) if arguments is not None else []
            return given if len(given) == 1 else None
        case "identifier":
            bindings, owner = scope.lookup(text_of(node))
            if owner is None or owner.kind != "module" or len(bindings) != 1 or bindings[0].kind != "assign":
                return None
            value = bindings[0].node.child_by_field_name("right")
            value = unwrap(value) if value is not None else None
            return [value] if value is not None and value.type in {"tuple", "binary_operator"} else None
        case _:
            return None


def _named(node: Node) -> str:
    """The last name of an expression: `errors` of `self.errors`, `get_errors()` and `errors[0]`."""
    while node.type in {"call", "subscript"}:
        inner = node.child_by_field_name("function" if node.type == "call" else "value")
        if inner is None:
            return ""
        node = unwrap(inner)
    chain = dotted(node)
    return chain[-1].strip("_") if chain else text_of(node.child_by_field_name("attribute")).strip("_")
