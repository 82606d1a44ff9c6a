"""Functions and classes inside functions."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNIT
from translator.python.context import Context
from translator.python.functions import body_context, lower_body, signature
from translator.python.statements import declare, lowers, opaque
from translator.python.syntax import text_of

WEIGHT = 10
"""Levels that a function inside a function counts for: it is analysed anew for each function around it."""


@lowers("function_definition")
def nested_function(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """A closure that is bound to the function's name."""
    name = text_of(node.child_by_field_name("name"))
    function = signature(node, context.names)
    if function.is_generator or any(param.kind != "normal" or param.default is not None for param in function.params):
        return (opaque(node, "nested function that is a generator or has defaults or variable arguments"),)
    inner = body_context(node, function, context.names)
    inner.depth = context.depth + WEIGHT
    body = lower_body(node, inner)
    if context.flow is not None and name in context.flow.mentioned(node.start_byte + 1, node.end_byte)[1:]:
        return (opaque(node, "nested function that calls itself"),)
    params = tuple((param.name, param.type) for param in function.params)
    results = () if function.results == (UNIT,) else function.results
    value = ex.Closure(params, results, body, function.fallible, function.is_async)
    if name in context.declared:
        return (ir.Assign((ex.Name(name, kind="local"),), (value,)),)
    return (declare(name, context.rest, context, value),)


@lowers("class_definition")
def nested_class(node: Node, context: Context) -> tuple[ir.Statement, ...]:  # noqa: ARG001
    """A class of its own for each call has no counterpart."""
    return (opaque(node, "class inside a function"),)


@lowers("decorated_definition")
def nested_decorated(node: Node, context: Context) -> tuple[ir.Statement, ...]:  # noqa: ARG001
    """The decorator makes of it something else."""
    return (opaque(node, "decorated definition inside a function"),)
