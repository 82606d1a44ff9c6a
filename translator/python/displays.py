"""Numbers, displays, comprehensions, subscripts, lambdas and the small rest of the expressions."""

from __future__ import annotations

from msgspec.structs import replace
from tree_sitter import Node

from translator.ir import expressions as ir
from translator.ir.statements import Return
from translator.ir.types import UNKNOWN, Type
from translator.python.context import Context
from translator.python.dispatch import expression, lowers, opaque
from translator.python.literals import number
from translator.python.operators import test
from translator.python.syntax import is_async, parts, text_of, unwrap

_SINGLETONS = {
    "true": ir.Literal("bool", "true"),
    "false": ir.Literal("bool", "false"),
    "none": ir.Literal("nil", ""),
    "ellipsis": ir.Literal("ellipsis", ""),
}


@lowers(*_SINGLETONS)
def singleton(node: Node, context: Context) -> ir.Expression:  # noqa: ARG001
    """`True`, `False`, `None`, `...`."""
    return _SINGLETONS[node.type]


@lowers("integer", "float")
def digits(node: Node, context: Context) -> ir.Expression:  # noqa: ARG001
    """A number."""
    return ir.Literal(*number(text_of(node)))


@lowers("parenthesized_expression")
def parenthesized(node: Node, context: Context) -> ir.Expression:
    """What stands inside; Rust's own precedence decides where it needs parentheses."""
    inner = unwrap(node)
    return expression(inner, context) if inner != node else opaque(node, "does not parse")


@lowers("list", "set", "tuple", "expression_list", "pattern_list", "tuple_pattern", "list_pattern")
def items(node: Node, context: Context) -> ir.Expression:
    """A list, set or tuple display."""
    found = parts(node)
    if any(item.type in _SPREADS for item in found):
        return opaque(node, "unpacking inside a display")
    kind = node.type if node.type in {"list", "set"} else "tuple"
    return ir.ListLiteral(tuple(expression(item, context) for item in found), kind)


_SPREADS = frozenset({"list_splat", "dictionary_splat", "parenthesized_list_splat", "list_splat_pattern"})


@lowers("dictionary")
def dictionary(node: Node, context: Context) -> ir.Expression:
    """A dict display."""
    entries = []
    for pair in parts(node):
        key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
        if key is None or value is None:
            return opaque(node, "unpacking inside a display")
        entries.append((expression(key, context), expression(value, context)))
    return ir.MapLiteral(tuple(entries))


@lowers("subscript")
def subscript(node: Node, context: Context) -> ir.Expression:
    """`value[index]`, `value[low:high:step]`."""
    value = node.child_by_field_name("value")
    found = node.children_by_field_name("subscript")
    if value is None or not found:
        return opaque(node, "does not parse")
    of = expression(value, context)
    if len(found) == 1:
        return (
            _slice(of, found[0], context) if found[0].type == "slice" else ir.Index(of, expression(found[0], context))
        )
    if any(one.type == "slice" for one in found):
        return opaque(node, "slice in several dimensions")
    return ir.Index(of, ir.ListLiteral(tuple(expression(one, context) for one in found), "tuple"))


def _slice(of: ir.Expression, node: Node, context: Context) -> ir.Expression:
    bounds: list[ir.Expression | None] = [None]
    for child in node.children:
        if child.type == ":":
            bounds.append(None)
        elif child.is_named and child.type != "comment":
            bounds[-1] = expression(child, context)
    low, high, step = [*bounds, None, None][:3]
    return ir.Slice(of, low, high, step, clamps=True)


@lowers("await")
def awaited(node: Node, context: Context) -> ir.Expression:
    """`await f()` is a call that is awaited, `await task` a wait."""
    inner = parts(node)
    if not inner:
        return opaque(node, "does not parse")
    value = expression(unwrap(inner[0]), context)
    if isinstance(value, ir.Call) and not value.awaited:
        return replace(value, awaited=True)
    return value if isinstance(value, ir.Opaque) else ir.Await(value)


@lowers("named_expression")
def named(node: Node, context: Context) -> ir.Expression:
    """`:=` where the statement before has done it: its name."""
    name = node.child_by_field_name("name")
    if name is None or node != context.assigned:
        return opaque(node, "assignment inside an expression")
    return expression(name, context)


@lowers("lambda")
def closure(node: Node, context: Context) -> ir.Expression:
    """A lambda without defaults and stars."""
    parameters, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")
    names = parts(parameters) if parameters is not None else []
    if body is None or any(name.type != "identifier" for name in names):
        return opaque(node, "lambda with defaults or variable arguments")
    params: tuple[tuple[str, Type], ...] = tuple((text_of(name), UNKNOWN) for name in names)
    return ir.Closure(params, (), (Return((expression(body, context.within(node)),)),))


_KINDS = {
    "list_comprehension": "list",
    "set_comprehension": "set",
    "dictionary_comprehension": "map",
    "generator_expression": "generator",
}


@lowers(*_KINDS)
def comprehension(node: Node, context: Context) -> ir.Expression:
    """A comprehension or generator expression."""
    body = node.child_by_field_name("body")
    if body is None:
        return opaque(node, "does not parse")
    inner = context.within(node)
    loops: list[ir.ComprehensionLoop] = []
    for clause in parts(node)[1:]:
        if clause.type == "if_clause" and loops:
            condition = test(parts(clause)[0], inner)
            loops[-1] = replace(loops[-1], conditions=(*loops[-1].conditions, condition))
        elif clause.type == "for_in_clause":
            target, iterable = clause.child_by_field_name("left"), clause.child_by_field_name("right")
            if target is None or iterable is None:
                return opaque(node, "does not parse")
            where = inner if loops else context
            loop = ir.ComprehensionLoop(expression(target, inner), expression(iterable, where))
            loops.append(replace(loop, is_async=is_async(clause)))
    key = body.child_by_field_name("key") if body.type == "pair" else None
    element = body.child_by_field_name("value") if body.type == "pair" else body
    if element is None or not loops:
        return opaque(node, "does not parse")
    lowered_key = expression(key, inner) if key is not None else None
    return ir.Comprehension(_KINDS[node.type], expression(element, inner), tuple(loops), lowered_key)
