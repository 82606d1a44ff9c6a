"""Annotations as types, in all the ways Python spells them."""

from __future__ import annotations

import msgspec
from tree_sitter import Node

from translator.ir import types as ir
from translator.python import type_table as table
from translator.python.literals import plain_string
from translator.python.scopes import Scope
from translator.python.syntax import dotted, parse, parts, text_of, unwrap
from translator.python.type_names import enclosing_class, known_path, named
from translator.python.type_unions import tuple_of, union

DEEPEST_TYPE = 40
"""Levels of nesting in a type; strings in annotations are parsed anew and count too."""


def lower_type(node: Node | None, scope: Scope, depth: int = 0) -> ir.Type:
    """The type that an annotation states; Unknown for None, opaque where it is no type.

    `scope` is where the annotation is evaluated. `Exception` and `BaseException` are the known `error`; other builtin
    exceptions are `Named` of package `builtins`. `Literal[…]` is the type of its values.
    """
    if node is None:
        return ir.UNKNOWN
    # The same few annotations stand everywhere in a file.
    text = node.text or b""
    known = scope.types.get(text)
    if known is None:
        known = _lower_type(node, scope, depth)
        if depth == 0:
            scope.types[text] = known
    return known


def _lower_type(node: Node, scope: Scope, depth: int) -> ir.Type:
    node = unwrap(node)
    if depth > DEEPEST_TYPE:
        return ir.OpaqueType(text_of(node))
    match node.type:
        case "none":
            return ir.UNIT
        case "string" | "concatenated_string":
            return _from_string(node, scope, depth)
        case "union_type" | "binary_operator":
            options = [lower_type(option, scope, depth + 1) for option in options_of(node)]
            return union(options) if options else ir.OpaqueType(text_of(node))
        case "generic_type" | "subscript":
            return _generic(node, scope, depth)
        case "splat_type" | "list_splat" | "constrained_type":
            return lower_type(parts(node)[0], scope, depth + 1) if parts(node) else ir.OpaqueType(text_of(node))
    chain = dotted(node)
    if not chain:
        return ir.OpaqueType(text_of(node))
    return _of_path(known_path(chain, scope), chain, (), scope)


def qualifiers(node: Node | None, scope: Scope) -> set[str]:
    """What an annotation says beside the type: `ClassVar`, `Final`, `InitVar`, `KW_ONLY`, `TypeAlias`."""
    found: set[str] = set()
    for _ in range(DEEPEST_TYPE):
        if node is None:
            break
        node = unwrap(node)
        text = plain_string(node) if node.type == "string" else None
        if text is not None:
            node = _parsed(text)
            continue
        head, args = split(node)
        path = known_path(dotted(head), scope)
        if path not in table.WRAPPERS and path not in {"dataclasses.KW_ONLY", "typing.TypeAlias"}:
            break
        found.add(path.rpartition(".")[2])
        node = args[0] if args else None
    return found


def split(node: Node) -> tuple[Node, list[Node]]:
    """`X[A, B]` as its head and arguments; any other node is a head without arguments."""
    if node.type == "generic_type":
        inner = parts(node)
        return inner[0], parts(inner[1]) if len(inner) > 1 else []
    if node.type == "subscript":
        head = node.child_by_field_name("value")
        found = node.children_by_field_name("subscript")
        if len(found) == 1 and found[0].type == "tuple" and parts(found[0]):
            found = parts(found[0])
        return head or node, found
    return node, []


def _generic(node: Node, scope: Scope, depth: int) -> ir.Type:
    head, args = split(node)
    if head == node:
        return ir.OpaqueType(text_of(node))
    chain = dotted(head)
    if not chain:
        return ir.OpaqueType(text_of(node))
    path = known_path(chain, scope)
    if path in table.CALLABLES:
        return _callable(node, args, scope, depth)
    if path == "typing.Literal":
        return union([_literal(arg) for arg in args])
    if path in {"typing.Type", "builtins.type"}:
        return ir.OpaqueType(text_of(node))
    if path in table.WRAPPERS:
        return lower_type(args[0] if args else None, scope, depth + 1)
    lowered = tuple(
        ir.OpaqueType("...") if arg.type == "ellipsis" else lower_type(arg, scope, depth + 1)
        for arg in map(unwrap, args)
    )
    return _of_path(path, chain, lowered, scope)


def _of_path(path: str, chain: list[str], args: tuple[ir.Type, ...], scope: Scope) -> ir.Type:
    first = args[0] if args else ir.UNKNOWN
    if path in table.PLAIN:
        return table.PLAIN[path]
    if path == "typing.Optional":
        return union([first, ir.UNIT])
    if path == "typing.Union":
        return union(args)
    if path in table.LISTS:
        return ir.List(first)
    if path in table.SETS:
        return ir.Set(first)
    if path in table.MAPS:
        made = ir.map_of(first, args[1] if len(args) > 1 else ir.UNKNOWN, ordered=path in table.ORDERED_MAPS)
        return msgspec.structs.replace(made, begins=True) if path in table.BEGINNING_MAPS else made
    if path in table.COUNTERS:
        return ir.Map(first, ir.INT, begins=True)
    if path in table.TUPLES:
        return tuple_of(args)
    if path in table.QUEUES:
        return ir.Channel(first)
    if path in table.OF_ONE:
        name, which = table.OF_ONE[path]
        return ir.Known(name, (args[which] if len(args) > which else ir.UNKNOWN,))
    if path in table.BOOLS:
        return ir.BOOL
    if path == "typing.Self":
        return ir.Named(enclosing_class(scope) or "Self")
    if path in table.NOTHING_TO_SAY:
        return ir.UNKNOWN
    if path in {
        "typing.NoReturn",
        "typing.Never",
        "typing.Callable",
        "collections.abc.Callable",
        "builtins.type",
        "typing.Type",
    }:
        return ir.OpaqueType(path.rpartition(".")[2])
    return named(path, chain, args, scope)


def options_of(node: Node) -> list[Node]:
    """The operands of a chain of `|`, however it nests; the node itself where it is another operator."""
    if node.type == "binary_operator" and text_of(node.child_by_field_name("operator")) != "|":
        return []
    found: list[Node] = []
    waiting = [node]
    while waiting:
        step = unwrap(waiting.pop())
        if step.type in {"union_type", "binary_operator"}:
            waiting += reversed(parts(step))
        else:
            found.append(step)
    return found


def _callable(node: Node, args: list[Node], scope: Scope, depth: int) -> ir.Type:
    if len(args) != 2 or unwrap(args[0]).type != "list":
        return ir.OpaqueType(text_of(node))
    params = tuple(lower_type(param, scope, depth + 1) for param in parts(unwrap(args[0])))
    result = lower_type(args[1], scope, depth + 1)
    is_async = isinstance(result, ir.Known) and result.name == "future"
    if isinstance(result, ir.Known) and is_async:
        result = result.args[0]
    return ir.FunctionType(params, () if result == ir.UNIT else (result,), is_async=is_async)


def _literal(node: Node) -> ir.Type:
    node = unwrap(node)
    return _LITERALS.get(node.type, ir.OpaqueType(text_of(node)))


_LITERALS: dict[str, ir.Type] = {
    "string": ir.STRING,
    "concatenated_string": ir.STRING,
    "integer": ir.INT,
    "unary_operator": ir.INT,
    "true": ir.BOOL,
    "false": ir.BOOL,
    "none": ir.UNIT,
}


def _from_string(node: Node, scope: Scope, depth: int) -> ir.Type:
    text = plain_string(node)
    parsed = _parsed(text) if text else None
    return ir.OpaqueType(text_of(node)) if parsed is None else lower_type(parsed, scope, depth + 1)


def _parsed(text: str) -> Node | None:
    """The one expression in the text of an annotation; None when it is something else."""
    # Parentheses allow line breaks, as in real annotations.
    module = parse(f"({text.strip()})".encode())
    if module.has_error or module.named_child_count != 1:
        return None
    statement = module.children[0]
    return statement.children[0] if statement.type == "expression_statement" else None
