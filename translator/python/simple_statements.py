"""Statements without a body."""

from __future__ import annotations

import re

from tree_sitter import Node

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.python.context import Context
from translator.python.errors import raised_error
from translator.python.exceptions import handler_name, raised_value
from translator.python.expressions import expression
from translator.python.operators import test
from translator.python.statements import lowers, opaque
from translator.python.syntax import ancestors, parts, text_of, unwrap

_SPAWNS = frozenset({"asyncio.create_task", "asyncio.ensure_future"})

_TOOL_COMMENT = re.compile(
    r"#+\s*(type:|noqa|pragma|pylint|mypy|pyright|ruff|fmt|isort|flake8|nosec|-\*-)", re.IGNORECASE
)


@lowers("comment")
def comment(node: Node, context: Context) -> tuple[ir.Statement, ...]:  # noqa: ARG001
    """A comment; those for Python's own tools are left out."""
    text = text_of(node)
    return () if _TOOL_COMMENT.match(text) else (ir.Comment(text.lstrip("#").strip()),)


@lowers("pass_statement")
def nothing(node: Node, context: Context) -> tuple[ir.Statement, ...]:  # noqa: ARG001
    """`pass` says nothing."""
    return ()


@lowers("break_statement")
def break_(node: Node, context: Context) -> tuple[ir.Statement, ...]:  # noqa: ARG001
    """`break`."""
    return (ir.Break(),)


@lowers("continue_statement")
def continue_(node: Node, context: Context) -> tuple[ir.Statement, ...]:  # noqa: ARG001
    """`continue`."""
    return (ir.Continue(),)


@lowers(
    "import_statement", "import_from_statement", "future_import_statement", "global_statement", "nonlocal_statement"
)
def note(node: Node, context: Context) -> tuple[ir.Statement, ...]:  # noqa: ARG001
    """What only says where names come from: kept as a comment."""
    return (ir.Comment(" ".join(text_of(node).split())),)


@lowers("return_statement")
def return_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`return`; `return None` without a value where the function gives nothing."""
    values = parts(node)
    if node.has_error:
        return (opaque(node, "does not parse"),)
    if not values or (values[0].type == "none" and context.returns_nothing):
        return (ir.Return(),)
    return (ir.Return((expression(unwrap(values[0]), context),)),)


@lowers("raise_statement")
def raise_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`raise`, with its class, message and cause; a bare one, or one of the handler's own name, has no error."""
    if node.has_error:
        return (opaque(node, "does not parse"),)
    value, cause = raised_value(node), node.child_by_field_name("cause")
    if value is None or (cause is None and _is_handled_error(value, node)):
        return (ir.Fail(None),)
    error = _python2_message(node, raised_error(value, context), context)
    if cause is None or unwrap(cause).type == "none":
        return (ir.Fail(error),)
    if not isinstance(error, ex.NewError):
        kept = f"DECIDE: `{text_of(value)}` takes `{text_of(cause)}` as its cause here; its type needs a place for it."
        return (ir.Comment(" ".join(kept.split())), ir.Fail(error))
    return (ir.Fail(ex.NewError(error.type, error.message, expression(cause, context), error.args)),)


def _is_handled_error(value: Node, node: Node) -> bool:
    if value.type != "identifier":
        return False
    for above in ancestors(node):
        if above.type == "except_clause":
            return handler_name(above) == text_of(value)
        if above.type in {"function_definition", "class_definition", "lambda"}:
            return False
    return False


def _python2_message(node: Node, error: ex.Expression, context: Context) -> ex.Expression:
    """`raise E, "message"`."""
    listed = next((child for child in node.children if child.type == "expression_list"), None)
    if listed is None or not isinstance(error, ex.NewError) or len(parts(listed)) < 2:
        return error
    message = expression(parts(listed)[1], context)
    if isinstance(message, ex.Literal) and message.kind == "string":
        return ex.NewError(error.type, ex.Format((message.text,)))
    if isinstance(message, ex.Format):
        return ex.NewError(error.type, message)
    return ex.NewError(error.type, args=(ex.FieldValue("", message),))


@lowers("assert_statement")
def assert_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`assert test, message`."""
    values = parts(node)
    if node.has_error or not values:
        return (opaque(node, "does not parse"),)
    message = expression(values[1], context) if len(values) > 1 else None
    return (ir.Assert(test(values[0], context), message),)


@lowers("delete_statement")
def delete(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`del a, b[k]`."""
    values = parts(node)
    if node.has_error or not values:
        return (opaque(node, "does not parse"),)
    if values[0].type in {"expression_list", "tuple"}:
        values = parts(values[0])
    return (ir.Delete(tuple(expression(value, context) for value in values)),)


@lowers("print_statement")
def print_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """Python 2's `print`."""
    if node.has_error or any(child.type == "chevron" for child in node.children):
        return (opaque(node, "print to a file"),)
    args = tuple(expression(child, context) for child in node.children_by_field_name("argument"))
    return (ir.Do(ex.Call(ex.Name("print", kind="builtin"), args)),)


def effect(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """An expression that stands alone. A text between statements is a comment; `...` says nothing."""
    node = unwrap(node)
    if node.type == "ellipsis":
        return ()
    if node.type == "yield":
        return (_yielded(node, context),)
    value = expression(node, context)
    if isinstance(value, ex.Literal) and value.kind == "string":
        return tuple(ir.Comment(line.strip()) for line in value.text.strip().splitlines())
    if isinstance(value, ex.Opaque):
        return (ir.OpaqueStatement(value.source, value.reason),)
    if isinstance(value, ex.Call) and isinstance(value.function, ex.Name) and not value.awaited:
        path = f"{value.function.package}.{value.function.text}"
        if path in _SPAWNS and value.args and not value.spread:
            return (ir.Spawn(value.args[0]),)
    return (ir.Do(value),)


def _yielded(node: Node, context: Context) -> ir.Statement:
    values = parts(node)
    each = any(child.type == "from" for child in node.children)
    return ir.Yield(expression(values[0], context) if values else None, text_of(node), each)
