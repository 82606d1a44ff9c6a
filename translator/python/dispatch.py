"""From a syntax node to the function that lowers its kind. The modules behind `expressions` enter themselves."""

from __future__ import annotations

from collections.abc import Callable

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.python.context import DEEPEST_CODE, Context
from translator.python.syntax import text_of

Lower = Callable[[Node, Context], ir.Expression]

_LOWER: dict[str, Lower] = {}


def lowers(*kinds: str) -> Callable[[Lower], Lower]:
    """Enters a function as the one that lowers these kinds of nodes."""

    def enter(function: Lower) -> Lower:
        _LOWER.update(dict.fromkeys(kinds, function))
        return function

    return enter


def expression(node: Node, context: Context) -> ir.Expression:
    """An expression; opaque, with its source, where no word of `ir` says the same."""
    function = _LOWER.get(node.type)
    if function is None:
        broken = node.is_error or node.is_missing
        return opaque(node, "does not parse" if broken else f"{node.type.replace('_', ' ')} has no counterpart")
    if context.depth >= DEEPEST_CODE:
        return opaque(node, "nested too deep")
    context.depth += 1
    try:
        return function(node, context)
    finally:
        context.depth -= 1


def opaque(node: Node, reason: str) -> ir.Opaque:
    """The source as it stands."""
    return ir.Opaque(text_of(node), reason)
