"""Types that values show without an annotation."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import types as ir
from translator.python.scopes import Scope
from translator.python.syntax import dotted, parts, unwrap
from translator.python.type_names import known_path
from translator.python.type_table import CONSTRUCTORS
from translator.python.types import lower_type

_LITERALS: dict[str, ir.Type] = {
    "integer": ir.INT,
    "float": ir.Known("float64"),
    "true": ir.BOOL,
    "false": ir.BOOL,
    "comparison_operator": ir.BOOL,
    "not_operator": ir.BOOL,
    "list_comprehension": ir.List(ir.UNKNOWN),
    "set_comprehension": ir.Set(ir.UNKNOWN),
    "dictionary_comprehension": ir.Map(ir.UNKNOWN, ir.UNKNOWN),
    "none": ir.Optional(ir.UNKNOWN),
}

_MAKERS = {"builtins.list", "builtins.dict", "builtins.set", "builtins.frozenset", "builtins.tuple"}


DEEPEST_VALUE = 20
"""Levels of displays inside displays whose types are read."""


def evident_type(node: Node | None, scope: Scope, depth: int = 0) -> ir.Type:
    """The type of a literal, display or call of a class; Unknown for everything else."""
    if node is None or depth > DEEPEST_VALUE:
        return ir.UNKNOWN
    node = unwrap(node)
    match node.type:
        case "string" | "concatenated_string":
            return ir.Known("bytes") if (node.text or b"")[:1] in b"bB" else ir.STRING
        case "unary_operator":
            return evident_type(node.child_by_field_name("argument"), scope, depth + 1)
        case "list":
            return ir.List(_common([evident_type(item, scope, depth + 1) for item in parts(node)]))
        case "set":
            return ir.Set(_common([evident_type(item, scope, depth + 1) for item in parts(node)]))
        case "dictionary":
            pairs = [pair for pair in parts(node) if pair.type == "pair"]
            keys = [evident_type(pair.child_by_field_name("key"), scope, depth + 1) for pair in pairs]
            values = [evident_type(pair.child_by_field_name("value"), scope, depth + 1) for pair in pairs]
            return ir.Map(_common(keys), _common(values))
        case "call":
            return _made(node, scope)
        case kind:
            return _LITERALS.get(kind, ir.UNKNOWN)


def _common(types: list[ir.Type]) -> ir.Type:
    return types[0] if types and all(type_ == types[0] for type_ in types) else ir.UNKNOWN


def _made(call: Node, scope: Scope) -> ir.Type:
    function = call.child_by_field_name("function")
    chain = dotted(function) if function is not None else []
    if not chain or function is None:
        return ir.UNKNOWN
    path = known_path(chain, scope)
    if path in CONSTRUCTORS:
        return CONSTRUCTORS[path]
    if path in _MAKERS or chain[-1].lstrip("_")[:1].isupper():
        made = lower_type(function, scope)
        return made if not isinstance(made, ir.OpaqueType) else ir.UNKNOWN
    return ir.UNKNOWN
