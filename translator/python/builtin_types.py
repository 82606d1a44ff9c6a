"""Builtin types where the source uses them as values."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.python.class_values import tested_type
from translator.python.context import Context
from translator.python.dispatch import expression
from translator.python.syntax import parts, unwrap

BUILTIN_TYPES = frozenset(
    "bool bytearray bytes complex dict float frozenset int list memoryview object set str tuple type".split()
)

CLASS_METHODS = frozenset({"fromkeys", "maketrans", "from_bytes", "fromhex"})


def is_method_of_type(callee: ir.Expression) -> bool:
    """Whether a callee is a method that a builtin type hands out, whose first argument is what it is called on."""
    match callee:
        case ir.Attribute(ir.Name(text, _, "builtin"), name):
            return text in BUILTIN_TYPES and name not in CLASS_METHODS and not name.startswith("__")
        case _:
            return False


def is_own_of_type(callee: ir.Expression) -> bool:
    """Whether a callee makes values of a builtin type, or is one of the methods that Python itself calls."""
    match callee:
        case ir.Attribute(ir.Name(text, _, "builtin"), name):
            return text in BUILTIN_TYPES and (name in CLASS_METHODS or name.startswith("__")) and name != "__init__"
        case _:
            return False


def type_comparison(operator: str, left: ir.Expression, right: Node, context: Context) -> ir.Expression | None:
    """`type(x) is T`, `type(x) in (T, U)` as a test for types; None for other comparisons."""
    match left:
        case ir.Call(ir.Name("type", _, "builtin"), (value,), ()):
            pass
        case _:
            return None
    right = unwrap(right)
    several = operator in {"in", "not in"}
    if several and right.type not in {"tuple", "list", "set"}:
        return None
    options = parts(right) if several else [right]
    if not options or not all(_is_type(option, context) for option in options):
        return None
    test = ir.TypeTest(value, tuple(tested_type(option, context) for option in options))
    if operator in {"is", "==", "in"}:
        return test
    return ir.Unary("!", test) if operator in {"is not", "!=", "not in"} else None


def _is_type(node: Node, context: Context) -> bool:
    if node.type not in {"identifier", "attribute"}:
        return False
    match expression(node, context):
        case ir.Name(text, _, "builtin"):
            return text in BUILTIN_TYPES
        case ir.Name(_, _, "type"):
            return True
        case _:
            return False
