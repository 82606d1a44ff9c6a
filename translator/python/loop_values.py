"""Names that run through a list which stands in the source: what they can hold."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.python.context import Context
from translator.python.dispatch import expression
from translator.python.syntax import ancestors, parts, text_of, unwrap

_LOOPS = frozenset({"for_statement", "for_in_clause"})
_COMPREHENSIONS = frozenset(
    {"list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"}
)
_DISPLAYS = frozenset({"tuple", "list", "set"})


def one_of(node: Node, lowered: ir.Expression, context: Context) -> ir.Expression:
    """The lowered name with the literals it can hold, where a loop around says so; else as it is."""
    node = unwrap(node)
    if node.type != "identifier":
        return lowered
    for around in ancestors(node):
        for loop in (around, *(c for c in around.children if around.type in _COMPREHENSIONS)):
            left, right = loop.child_by_field_name("left"), loop.child_by_field_name("right")
            if loop.type in _LOOPS and left is not None and text_of(left) == text_of(node) and right is not None:
                return _options(unwrap(right), lowered, context)
        if around.type in {"function_definition", "lambda"}:
            break
    return lowered


def _options(values: Node, lowered: ir.Expression, context: Context) -> ir.Expression:
    items = [unwrap(item) for item in parts(values)] if values.type in _DISPLAYS else []
    options = tuple(expression(item, context) for item in items if item.type == "string")
    return ir.OneOf(lowered, options) if options and len(options) == len(items) else lowered
