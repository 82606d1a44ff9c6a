"""Calls, and the builtin ones that `ir` has a word for."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.ir.types import Union
from translator.python.builtin_types import is_method_of_type, is_own_of_type
from translator.python.class_values import class_of, subclass_test, tested_type
from translator.python.context import Context
from translator.python.dispatch import expression, lowers, opaque
from translator.python.errors import is_exception_name, new_error
from translator.python.format_strings import format_method
from translator.python.known_templates import template_of
from translator.python.loop_values import one_of
from translator.python.operators import test
from translator.python.syntax import parts, text_of, unwrap

ATTRIBUTE_ACCESS = frozenset({"getattr", "setattr", "hasattr", "delattr"})


@lowers("call")
def call(node: Node, context: Context) -> ir.Expression:
    """A call with its arguments in order; keywords apart."""
    function, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if function is None or arguments is None:
        return opaque(node, "does not parse")
    function = unwrap(function)
    given = parts(arguments) if arguments.type == "argument_list" else [arguments]
    template = function.child_by_field_name("object") if function.type == "attribute" else None
    if (
        template is not None
        and text_of(function.child_by_field_name("attribute")) == "format"
        and (known := template_of(template, context)) is not None
    ):
        return format_method(node, known, given, context)
    callee = expression(function, context)
    if isinstance(callee, ir.Name):
        special = _special(callee, function, node, given, context)
        if special is not None:
            return special
        if callee.kind == "unknown" and callee.package:
            callee = ir.Name(callee.text, callee.package, "function")
    if isinstance(callee, ir.Call) and callee.function == ir.Name("type", kind="builtin"):
        return opaque(node, "a type that is known only when it runs is called")
    if is_own_of_type(callee):
        return opaque(node, "a builtin type's own method has no counterpart")
    if given and is_method_of_type(callee) and isinstance(callee, ir.Attribute) and given[0].type not in _UNLIKE_VALUES:
        callee, given = ir.Attribute(expression(given[0], context), callee.name), given[1:]
    return _plain(node, callee, given, context)


_UNLIKE_VALUES = frozenset({"keyword_argument", "list_splat", "dictionary_splat"})


def _plain(node: Node, callee: ir.Expression, given: list[Node], context: Context) -> ir.Expression:
    args: list[ir.Expression] = []
    keywords: list[ir.Keyword] = []
    spread = False
    for argument in given:
        if spread and argument.type not in {"keyword_argument", "dictionary_splat"}:
            return opaque(node, "unpacking before the last argument")
        if argument.type == "keyword_argument":
            value = argument.child_by_field_name("value")
            if value is None:
                return opaque(node, "does not parse")
            name = text_of(argument.child_by_field_name("name"))
            keywords.append(ir.Keyword(name, expression(value, context)))
        elif argument.type == "dictionary_splat":
            keywords.append(ir.Keyword("", expression(parts(argument)[0], context)))
        elif argument.type == "list_splat":
            spread = True
            args.append(expression(parts(argument)[0], context))
        else:
            args.append(expression(argument, context))
    return ir.Call(callee, tuple(args), tuple(keywords), spread=spread)


def _special(callee: ir.Name, function: Node, node: Node, given: list[Node], context: Context) -> ir.Expression | None:
    path = f"{callee.package}.{callee.text}" if callee.package else callee.text
    positional = all(argument.type not in _UNLIKE_VALUES for argument in given)
    if callee.kind == "builtin" and path == "type" and len(given) == 1 and positional:
        return class_of(expression(given[0], context), node, context)
    if callee.kind == "builtin" and path in {"isinstance", "issubclass"} and len(given) == 2 and positional:
        value = expression(given[0], context)
        tested = value if path == "isinstance" else subclass_test(value)
        if tested is None:
            return opaque(node, "a class is asked for its bases")
        types = unwrap(given[1])
        options = parts(types) if types.type == "tuple" else [types]
        lowered = [tested_type(option, context) for option in options]
        wanted = dict.fromkeys(
            one for type_ in lowered for one in (type_.options if isinstance(type_, Union) else [type_])
        )
        return ir.TypeTest(tested, tuple(wanted))
    if callee.kind == "builtin" and path in ATTRIBUTE_ACCESS and len(given) > 1 and positional:
        args = [expression(argument, context) for argument in given]
        args[1] = one_of(given[1], args[1], context)
        return ir.Call(callee, tuple(args))
    if callee.kind == "builtin" and path == "dict" and all(one.type == "keyword_argument" for one in given):
        named = _plain(node, callee, given, context)
        if isinstance(named, ir.Call):
            return ir.MapLiteral(tuple((ir.Literal("string", one.name), one.value) for one in named.keywords))
    if callee.kind == "builtin" and path == "map" and len(given) == 2 and text_of(given[0]) in {"int", "float"}:
        # What parses may fail: each element of its own.
        value, parse = ir.Name("value", "", "local"), expression(given[0], context)
        if isinstance(parse, ir.Name) and parse.kind == "builtin" and positional:
            loop = ir.ComprehensionLoop(value, expression(given[1], context))
            return ir.Comprehension("generator", ir.Call(parse, (value,)), (loop,))
    if callee.kind == "builtin" and path == "bool" and positional and len(given) < 2:
        return test(given[0], context) if given else ir.Literal("bool", "false")
    if path in {"typing.assert_type", "typing_extensions.assert_type"} and len(given) == 2 and positional:
        return expression(given[0], context)
    if path in {"typing.cast", "typing_extensions.cast"} and len(given) == 2 and positional:
        return expression(given[1], context)
    if is_exception_name(callee, function, context):
        return new_error(node, function, given, context)
    return None
