"""Go types as types of the intermediate representation."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.names import FileNames
from translator.go.std_types import BASIC, HANDLES, LIBRARY, RESULTS
from translator.ir.types import (
    ANY,
    ERROR,
    UNIT,
    UNKNOWN,
    Array,
    Channel,
    FunctionType,
    Known,
    List,
    Named,
    OpaqueType,
    Pointer,
    Set,
    Type,
    Union,
    Variable,
    map_of,
)

TYPE_KINDS: Final = frozenset(
    "type_identifier qualified_type generic_type pointer_type slice_type array_type implicit_length_array_type "
    "map_type channel_type function_type interface_type struct_type parenthesized_type negated_type type_elem "
    "type_constraint".split()
)
NO_VARIABLES: Final[frozenset[str]] = frozenset()
_DEEPEST: Final = 40


def lower_type(node: Node | None, names: FileNames, variables: AbstractSet[str] = NO_VARIABLES, depth: int = 0) -> Type:
    """A type; `variables` are the type parameters in scope. Unknown for None, opaque where no word fits."""
    if node is None:
        return UNKNOWN
    if depth > _DEEPEST:
        return OpaqueType(syntax.text(node))

    def inner(field: int) -> Type:
        return lower_type(node.child_by_field_id(field), names, variables, depth + 1)

    match node.type:
        case "type_identifier" | "identifier":
            return _bare(node, names, variables)
        case "qualified_type" | "selector_expression":
            return _qualified(node, names)
        case "pointer_type" | "unary_expression":
            return _pointer(lower_type(_only(node), names, variables, depth + 1))
        case "slice_type":
            of = inner(syntax.ELEMENT)
            return Known("bytes") if of in _BYTES else List(of)
        case "array_type":
            length = node.child_by_field_id(syntax.LENGTH)
            return Array(inner(syntax.ELEMENT), syntax.text(length) if length else "")
        case "implicit_length_array_type":
            return Array(inner(syntax.ELEMENT), "")
        case "map_type":
            key, value = inner(syntax.KEY), inner(syntax.VALUE)
            return Set(key) if value == UNIT else map_of(key, value)
        case "channel_type":
            return Channel(inner(syntax.VALUE), _direction(node))
        case "function_type":
            return function_type(node, names, variables, depth)
        case "generic_type":
            return _generic(node, names, variables, depth)
        case "interface_type":
            return _interface(node, names, variables, depth)
        case "struct_type" if not syntax.named(node) or not syntax.named(syntax.named(node)[0]):
            return UNIT
        case "parenthesized_type" | "negated_type" | "parenthesized_expression":
            return lower_type(_only(node), names, variables, depth + 1)
        case "type_elem" | "type_constraint":
            options = [lower_type(part, names, variables, depth + 1) for part in syntax.named(node)]
            return options[0] if len(options) == 1 else Union(tuple(options))
    return OpaqueType(syntax.text(node))


def function_type(
    node: Node, names: FileNames, variables: AbstractSet[str] = NO_VARIABLES, depth: int = 0
) -> FunctionType:
    """The type of anything with parameters and results; a variadic parameter is a list."""
    params: list[Type] = []
    parameters = node.child_by_field_id(syntax.PARAMETERS)
    for parameter in syntax.named(parameters) if parameters else ():
        of = lower_type(parameter.child_by_field_id(syntax.TYPE), names, variables, depth + 1)
        if parameter.type == "variadic_parameter_declaration":
            of = List(of)
        params.extend([of] * max(1, len(syntax.named_field(parameter, syntax.NAME))))
    results, fallible = lower_results(node, names, variables, depth)
    return FunctionType(tuple(params), results, fallible)


def lower_results(
    node: Node, names: FileNames, variables: AbstractSet[str] = NO_VARIABLES, depth: int = 0
) -> tuple[tuple[Type, ...], bool]:
    """The result types of a function without its error, and whether there is one."""
    results = [lower_type(result, names, variables, depth + 1) for result in syntax.result_types(node)]
    fallible = bool(results) and results[-1] == ERROR
    return tuple(results[:-1] if fallible else results), fallible


def library_results(path: str) -> tuple[Type, ...]:
    """The results of a well-known function, its error included; empty when it is not known."""
    return RESULTS.get(path, ())


_BYTES: Final = (Known("byte"), Known("uint8"))


def _bare(node: Node, names: FileNames, variables: AbstractSet[str]) -> Type:
    name = syntax.text(node)
    if name in variables:
        return Variable(name)
    basic = BASIC.get(name)
    if basic is not None and name not in names.package_level:
        return basic
    if names.dot_imports:
        path = names.resolve(node)
        if path:
            return LIBRARY.get(path) or _named(path)
    return Named(name)


def _qualified(node: Node, names: FileNames) -> Type:
    path = names.resolve(node)
    if path:
        return LIBRARY.get(path) or _named(path)
    if node.type == "qualified_type":
        # A package whose name is not the end of its path (`k8s.io/api/core/v1` is `v1`): the name must do.
        package, _, name = syntax.text(node).partition(".")
        return Named(name, package)
    return OpaqueType(syntax.text(node))


def _named(path: str) -> Named:
    package, _, name = path.rpartition(".")
    return Named(name, package)


def _pointer(to: Type) -> Type:
    return to if isinstance(to, Known) and to.name in HANDLES else Pointer(to)


def _generic(node: Node, names: FileNames, variables: AbstractSet[str], depth: int) -> Type:
    of = lower_type(node.child_by_field_id(syntax.TYPE), names, variables, depth + 1)
    arguments = node.child_by_field_id(syntax.TYPE_ARGUMENTS)
    args = tuple(lower_type(part, names, variables, depth + 1) for part in syntax.named(arguments)) if arguments else ()
    match of:
        case Named("Pointer", "sync/atomic"):
            return Known("atomic", tuple(Pointer(arg) for arg in args))
        case Named():
            return Named(of.name, of.package, args)
    return OpaqueType(syntax.text(node))


def _interface(node: Node, names: FileNames, variables: AbstractSet[str], depth: int) -> Type:
    """`interface{}` is `any`; a type set written out is what it holds; methods have no place in a type."""
    parts = syntax.named(node)
    if not parts:
        return ANY
    if len(parts) == 1 and parts[0].type == "type_elem":
        return lower_type(parts[0], names, variables, depth + 1)
    return OpaqueType(syntax.text(node))


def _direction(node: Node) -> str:
    tokens = [child.type for child in node.children if not child.is_named]
    if "<-" not in tokens:
        return "both"
    return "receive" if tokens.index("<-") < tokens.index("chan") else "send"


def _only(node: Node) -> Node | None:
    children = syntax.named(node)
    return children[-1] if children else None
