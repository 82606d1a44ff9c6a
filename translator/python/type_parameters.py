"""Type parameters: PEP 695 lists, and `TypeVar`s by where they are used."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from translator.ir import types as ir
from translator.python.bindings import type_parameters
from translator.python.classes import base_nodes
from translator.python.scopes import FileNames, Scope
from translator.python.syntax import parts, text_of, unwrap
from translator.python.type_names import is_type_variable
from translator.python.types import lower_type


def type_variables(type_: ir.Type) -> Iterator[str]:
    """The type variables in a type, in order."""
    match type_:
        case ir.Variable(name):
            yield name
        case ir.Pointer(of) | ir.Optional(of) | ir.List(of) | ir.Array(of) | ir.Set(of) | ir.Channel(of):
            yield from type_variables(of)
        case ir.Map(key, value):
            yield from type_variables(key)
            yield from type_variables(value)
        case ir.Known(_, inner) | ir.Named(_, _, inner) | ir.Tuple(inner) | ir.Union(inner):
            for one in inner:
                yield from type_variables(one)
        case ir.FunctionType(params, results):
            for one in (*params, *results):
                yield from type_variables(one)


def class_variables(definition: Node, names: FileNames) -> tuple[str, ...]:
    """The type parameters of a class: its own list, else the variables in its bases (`Generic[T]`)."""
    own = definition.child_by_field_name("type_parameters")
    if own is not None:
        return tuple(name for name, _ in type_parameters(own))
    scope = names.type_scope(definition)
    found = [name for base in base_nodes(definition) for name in type_variables(lower_type(base, scope))]
    return tuple(dict.fromkeys(found))


def bounds_of(name: str, scope: Scope) -> tuple[ir.Type, ...]:
    """The constraints of a type parameter: `T: Bound`, `TypeVar("T", A, B)`, `TypeVar("T", bound=A)`."""
    bindings, owner = scope.lookup(name)
    if not bindings or owner is None:
        return ()
    node = bindings[0].node
    if bindings[0].kind == "type_parameter":
        around = node.parent
        while around is not None and around.type not in {"constrained_type", "type_parameter"}:
            around = around.parent
        if around is None or around.type != "constrained_type" or len(parts(around)) < 2:
            return ()
        return _constraints(parts(around)[1], owner)
    if not is_type_variable(node, scope):
        return ()
    call = node.child_by_field_name("right")
    arguments = call.child_by_field_name("arguments") if call is not None else None
    found: list[ir.Type] = []
    for argument in parts(arguments)[1:] if arguments is not None else ():
        if argument.type != "keyword_argument":
            found.append(lower_type(argument, owner))
        elif text_of(argument.child_by_field_name("name")) == "bound":
            found.append(lower_type(argument.child_by_field_name("value"), owner))
    return tuple(found)


def _constraints(node: Node, scope: Scope) -> tuple[ir.Type, ...]:
    node = unwrap(node)
    options = parts(node) if node.type == "tuple" else [node]
    return tuple(lower_type(option, scope) for option in options)
