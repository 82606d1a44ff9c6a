"""Exceptions made on the spot: `InvoiceError(f"no invoice {number}")`."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.ir.types import Named, Type
from translator.python.classes import is_exception
from translator.python.context import Context
from translator.python.dispatch import expression, opaque
from translator.python.known_names import EXCEPTION_ALIASES, EXCEPTIONS
from translator.python.names import paths_of_chain
from translator.python.scopes import Scope
from translator.python.strings import joined
from translator.python.syntax import dotted, parts, text_of, unwrap
from translator.python.types import lower_type


def is_exception_name(callee: ir.Name, function: Node, context: Context) -> bool:
    """Whether a name stands for an exception class: a builtin one, or one that this file defines."""
    if callee.kind == "builtin":
        return callee.text in EXCEPTIONS
    if callee.package or callee.kind not in {"type", "local"}:
        return False
    found, _ = context.scope.lookup(text_of(function))
    return any(binding.kind == "class" and is_exception(binding.node, context.names) for binding in found)


def exception_type(node: Node, scope: Scope) -> Type:
    """An exception class as a type; builtin ones, `Exception` too, are `Named` of package `builtins`."""
    chain = dotted(node)
    found = paths_of_chain(chain, scope) if chain else ()
    name = found[0].removeprefix("builtins.") if found else ""
    name = EXCEPTION_ALIASES.get(name, name)
    return Named(name, "builtins") if name in EXCEPTIONS else lower_type(node, scope)


def new_error(node: Node, function: Node, given: list[Node], context: Context) -> ir.Expression:
    """The exception that a call of its class makes.

    A text that comes first is its message; all other arguments keep their place or keyword.
    """
    message: ir.Format | None = None
    args: list[ir.FieldValue] = []
    for place, argument in enumerate(given):
        if argument.type in {"list_splat", "dictionary_splat"}:
            return opaque(node, "unpacking in the arguments of an exception")
        if argument.type == "keyword_argument":
            value = argument.child_by_field_name("value")
            if value is None:
                return opaque(node, "does not parse")
            args.append(ir.FieldValue(text_of(argument.child_by_field_name("name")), expression(value, context)))
            continue
        lowered = expression(argument, context)
        text = as_format(lowered) if place == 0 else None
        if text is not None:
            message = text
        else:
            args.append(ir.FieldValue("", lowered))
    return ir.NewError(exception_type(function, context.scope), message, args=tuple(args))


def as_format(value: ir.Expression) -> ir.Format | None:
    """A literal text or a text with holes as a `Format`; None for other values."""
    if isinstance(value, ir.Format):
        return value
    if isinstance(value, ir.Literal) and value.kind == "string":
        return ir.Format((value.text,) if value.text else ())
    if isinstance(value, ir.Binary) and value.operator == "+":
        found = _added(value)
        if any(isinstance(part, str) for part in found):
            return as_format(joined(found))
    return None


def _added(value: ir.Expression) -> list[str | ir.FormatArgument]:
    """What `+` joins: a text can only be added to a text."""
    match value:
        case ir.Binary("+", left, right):
            return [*_added(left), *_added(right)]
        case ir.Format(parts_):
            return list(parts_)
        case ir.Literal("string", text):
            return [text]
        case _:
            return [ir.FormatArgument(value)]


def raised_error(node: Node, context: Context) -> ir.Expression:
    """What stands after `raise`: a class that is called, a class alone, or a value, whatever traceback it is given."""
    if node.type == "call":
        function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
        inner = function.child_by_field_name("object") if function is not None else None
        if inner is not None and text_of(function).endswith(".with_traceback"):
            return raised_error(unwrap(inner), context)
        if function is not None and arguments is not None and looks_like_class(function, context):
            given = parts(arguments) if arguments.type == "argument_list" else [arguments]
            return new_error(node, function, given, context)
    elif looks_like_class(node, context):
        return ir.NewError(exception_type(node, context.scope))
    return expression(node, context)


def looks_like_class(node: Node, context: Context) -> bool:
    """Whether a raised name is a class: one that is defined here, or imported and spelled like one."""
    chain = dotted(node)
    if not chain:
        return False
    value = expression(node, context)
    if isinstance(value, ir.Name):
        if value.kind == "builtin":
            return value.text in EXCEPTIONS
        if value.kind == "local":
            return any(binding.kind == "class" for binding in context.scope.lookup(chain[0])[0])
        if f"{value.package}.{value.text}" in EXCEPTION_ALIASES:
            return True
        return value.kind == "type" or (value.kind == "unknown" and value.text[:1].isupper())
    return isinstance(value, ir.Attribute) and value.name[:1].isupper() and chain[0] != context.receiver
