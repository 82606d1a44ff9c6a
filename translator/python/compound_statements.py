"""Statements with a body."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN
from translator.python.assignments import assign
from translator.python.caught_classes import caught_classes
from translator.python.context import DEEPEST_CODE, Context
from translator.python.exceptions import handler_name
from translator.python.expressions import expression
from translator.python.operators import test
from translator.python.statements import block, leading_assignment, lowers, opaque
from translator.python.syntax import is_async, parts, text_of, unwrap


@lowers("if_statement")
def if_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`if`, `elif`, `else`; a name that the first test assigns is declared before it."""
    condition = node.child_by_field_name("condition")
    if condition is None or _has_broken_child(node):
        return (opaque(node, "does not parse"),)
    before: list[ir.Statement] = []
    walrus = leading_assignment(node)
    if walrus is not None:
        name, value = walrus.child_by_field_name("name"), walrus.child_by_field_name("value")
        assigned = assign(name, expression(value, context), UNKNOWN, context) if name and value else None
        before = assigned or []
        context.assigned = walrus
    clauses = node.children_by_field_name("alternative")
    if len(clauses) > DEEPEST_CODE:
        return (opaque(node, "too many branches"),)
    orelse: tuple[ir.Statement, ...] = ()
    for clause in reversed(clauses):
        body = next((child for child in clause.children if child.type == "block"), None)
        if clause.type == "else_clause":
            orelse = block(body, context)
        else:
            inner = clause.child_by_field_name("condition")
            if inner is None:
                return (opaque(node, "does not parse"),)
            orelse = (ir.If(test(inner, context), block(body, context), orelse),)
    body = node.child_by_field_name("consequence")
    return (*before, ir.If(test(condition, context), block(body, context), orelse))


@lowers("while_statement")
def while_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`while`; `while True` has no test."""
    condition, body = node.child_by_field_name("condition"), node.child_by_field_name("body")
    if condition is None or _has_broken_child(node):
        return (opaque(node, "does not parse"),)
    for_ever = text_of(unwrap(condition)) in {"True", "1"}
    lowered = None if for_ever else test(condition, context)
    return (ir.While(lowered, block(body, context), orelse=_else(node, context)),)


def _else(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    clause = next((child for child in node.children if child.type == "else_clause"), None)
    return block(clause.child_by_field_name("body"), context) if clause is not None else ()


@lowers("for_statement")
def for_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`for`, with what it goes over read from the call behind `in`."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None or _has_broken_child(node):
        return (opaque(node, "does not parse"),)
    of, iterable = ("async", expression(right, context)) if is_async(node) else _over(right, context)
    inner = context.nested()
    targets, first = _targets(unwrap(left), of, inner)
    if not targets:
        return (opaque(node, "loop over a target that is no name"),)
    body = (*first, *block(node.child_by_field_name("body"), inner))
    return (ir.ForEach(tuple(targets), iterable, body, of, _else(node, context)),)


def _targets(left: Node, of: str, context: Context) -> tuple[list[str], list[ir.Statement]]:
    """The loop's own names, and what the body begins with: nested targets are taken apart there.

    A name whose value is needed behind the loop is written from one that the loop declares.
    """
    items = [unwrap(item) for item in parts(left)] if left.type in _LISTS else [left]
    if left.type in _LISTS and of in {"value", "async"} and any(item.type != "identifier" for item in items):
        items = [left]
    names: list[str] = []
    first: list[ir.Statement] = []
    context.rest = []
    for item in items:
        name = text_of(item)
        if item.type == "identifier" and name not in context.behind:
            names.append(name)
            context.declared.add(name)
            continue
        fresh = f"each_{name}" if item.type == "identifier" else "_".join(["each", *_words(item)])
        assigned = assign(item, ex.Name(fresh, kind="local"), UNKNOWN, context)
        if assigned is None:
            return [], []
        names.append(fresh)
        first += assigned
    return names, first


_LISTS = frozenset({"pattern_list", "tuple_pattern", "list_pattern", "tuple", "list"})


def _words(target: Node) -> list[str]:
    return [text_of(item) for item in parts(target) if item.type == "identifier"]


def _over(right: Node, context: Context) -> tuple[str, ex.Expression]:
    """What a loop goes over, and the value behind it."""
    value = expression(unwrap(right), context)
    match value:
        case ex.Call(ex.Name("enumerate", _, "builtin"), (of,), (ex.Keyword("start", start),)) if not value.spread:
            return "counted", ex.Call(value.function, (of, start))
    if not isinstance(value, ex.Call) or value.keywords or value.spread:
        return "value", value
    match value.function:
        case ex.Name("range" | "xrange", _, "builtin") if len(value.args) == 1:
            return "range", value.args[0]
        case ex.Name("range" | "xrange", _, "builtin") if len(value.args) == 2:
            return "range", ex.Binary("..", *value.args)
        case ex.Name("enumerate", _, "builtin") if len(value.args) in {1, 2}:
            return "counted", value.args[0] if len(value.args) == 1 else value
        case ex.Attribute(of, "items" | "iteritems") if not value.args:
            return "entry", of
        case ex.Attribute(of, "keys" | "iterkeys") if not value.args:
            return "key", of
        case _:
            return "value", value


@lowers("try_statement")
def try_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`try` with all its clauses."""
    if _has_broken_child(node):
        return (opaque(node, "does not parse"),)
    final = next((child for child in node.children if child.type == "finally_clause"), None)
    cleanup = next((child for child in final.children if child.type == "block"), None) if final is not None else None
    handlers = tuple(handler(child, context) for child in node.children if child.type == "except_clause")
    body = block(node.child_by_field_name("body"), context)
    behind = context.nested()
    behind.declared.update(name for one in body if isinstance(one, ir.Let) for name in one.names)
    return (ir.Try(body, handlers, _else(node, behind), block(cleanup, context)),)


def handler(node: Node, context: Context) -> ir.Handler:
    """One `except`."""
    types = caught_classes(node, context.scope)
    name = handler_name(node)
    inner = context.nested()
    inner.declared |= {name}
    body = next((child for child in node.children if child.type == "block"), None)
    return ir.Handler(types, name, block(body, inner), group=any(child.type == "*" for child in node.children))


@lowers("except_clause")
def except_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """A handler by itself: a `try` without a body."""
    return (ir.Try((), (handler(node, context),)),)


@lowers("with_statement")
def with_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`with` and its managers; targets are names."""
    clause = next((child for child in node.children if child.type == "with_clause"), None)
    if clause is None or _has_broken_child(node):
        return (opaque(node, "does not parse"),)
    inner = context.nested()
    items: list[ir.WithItem] = []
    for item in parts(clause):
        value = item.child_by_field_name("value")
        target = value.child_by_field_name("alias") if value is not None and value.type == "as_pattern" else None
        manager = parts(value)[0] if value is not None and target is not None else value
        names = parts(target) if target is not None else []
        if manager is None or any(name.type != "identifier" for name in names):
            return (opaque(node, "with target that is no name"),)
        items.append(ir.WithItem(expression(unwrap(manager), inner), text_of(target)))
        inner.declared.update(text_of(name) for name in names)
    return (ir.With(tuple(items), block(node.child_by_field_name("body"), inner), is_async(node)),)


@lowers("match_statement")
def match_(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`match` over plain values; patterns that take values apart stay opaque."""
    subject, body = node.child_by_field_name("subject"), node.child_by_field_name("body")
    if subject is None or body is None or len(node.children_by_field_name("subject")) > 1:
        return (opaque(node, "match over several subjects"),)
    cases: list[ir.Case] = []
    for clause in parts(body):
        patterns = [child for child in clause.children if child.type == "case_pattern"]
        values = _values(patterns[0], context) if len(patterns) == 1 else None
        if clause.type != "case_clause" or values is None or clause.child_by_field_name("guard") is not None:
            return (opaque(node, "match with patterns"),)
        cases.append(ir.Case(tuple(values), block(clause.child_by_field_name("consequence"), context)))
    return (ir.Switch(expression(subject, context), tuple(cases)),)


_VALUES = frozenset({"string", "concatenated_string", "integer", "float", "true", "false", "none"})


def _values(pattern: Node, context: Context) -> list[ex.Expression] | None:
    """The values of a pattern; none for `_`, None for a pattern that binds names or takes apart."""
    inner = parts(pattern)
    if not inner:
        return [] if text_of(pattern) == "_" else None
    found: list[ex.Expression] = []
    for option in parts(inner[0]) if inner[0].type == "union_pattern" else inner:
        if option.type in _VALUES:
            found.append(expression(option, context))
        elif option.type == "dotted_name" and len(parts(option)) > 1:
            found.append(dotted_value(option, context))
        else:
            return None
    return found


def dotted_value(node: Node, context: Context) -> ex.Expression:
    """`Color.RED` in a pattern."""
    first, *rest = parts(node)
    value = expression(first, context)
    for name in rest:
        value = ex.Attribute(value, text_of(name))
    return value


def _has_broken_child(node: Node) -> bool:
    return node.has_error and any(child.is_error or child.is_missing for child in node.children)
