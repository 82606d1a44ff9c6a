"""Assignments: which ones bring a local into being, which ones write to a place that is there."""

from __future__ import annotations

import msgspec
from tree_sitter import Node

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Type
from translator.python.context import Context
from translator.python.expressions import expression
from translator.python.known_templates import is_only_a_template
from translator.python.operators import OWN_OPERATORS
from translator.python.simple_statements import effect
from translator.python.statements import declare, lowers, opaque
from translator.python.syntax import parts, text_of, unwrap
from translator.python.types import lower_type

_OPERATORS = frozenset("+= -= *= /= //= %= **= &= |= ^= <<= >>=".split())


@lowers("expression_statement")
def expression_statement(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """An assignment, or an expression for its effect."""
    inner = parts(node)
    if node.has_error or not inner:
        return (opaque(node, "does not parse"),)
    if len(inner) > 1:
        return (ir.Do(ex.ListLiteral(tuple(expression(one, context) for one in inner), "tuple")),)
    match inner[0].type:
        case "assignment" if is_only_a_template(inner[0], context):
            return ()
        case "assignment":
            return assignment(inner[0], context)
        case "augmented_assignment":
            return augmented(inner[0], context)
        case _:
            return effect(inner[0], context)


def assignment(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`a = b = value`, with a target list or an annotation."""
    targets: list[Node] = []
    annotation = node.child_by_field_name("type")
    step: Node | None = node
    while step is not None and step.type == "assignment":
        left = step.child_by_field_name("left")
        if left is None:
            return (opaque(node, "does not parse"),)
        targets.append(unwrap(left))
        step = step.child_by_field_name("right")
    type_ = lower_type(annotation, context.scope) if annotation is not None else UNKNOWN
    if step is None:
        return _announced(targets[0], type_, context)
    value = expression(unwrap(step), context) if step.type not in _TUPLES else expression(step, context)
    if isinstance(value, ex.Opaque) and step.type == "yield":
        return (opaque(node, value.reason),)
    return _assigned(node, targets, value, type_, context)


_TUPLES = frozenset({"expression_list", "pattern_list"})


def _announced(target: Node, type_: Type, context: Context) -> tuple[ir.Statement, ...]:
    """`x: int` alone: the type of what is assigned later."""
    if target.type == "identifier":
        context.types[text_of(target)] = type_
    return ()


def _assigned(
    node: Node, targets: list[Node], value: ex.Expression, type_: Type, context: Context
) -> tuple[ir.Statement, ...]:
    found: list[ir.Statement] = []
    for place, target in enumerate(targets):
        lowered = assign(target, value, type_, context)
        if lowered is None:
            return (opaque(node, "unpacking into a nested or starred target"),)
        found += lowered
        if place == 0 and len(targets) > 1 and not isinstance(value, ex.Literal):
            # Further targets get the value that the first one holds.
            value = expression(target, context)
            if isinstance(value, ex.ListLiteral):
                return (opaque(node, "one value unpacked into several targets"),)
    return tuple(found)


def assign(target: Node, value: ex.Expression, type_: Type, context: Context) -> list[ir.Statement] | None:
    """One target; None where `ir` has no word for it."""
    target = unwrap(target)
    if target.type == "identifier":
        name = text_of(target)
        if type_ != UNKNOWN:
            context.types[name] = type_
        if _is_new(name, context):
            let = declare(name, context.rest, context, value)
            return [ir.Let(let.names, value, context.types.get(name, UNKNOWN), let.mutable)]
        return [ir.Assign((expression(target, context),), (value,))]
    if target.type in {"attribute", "subscript"}:
        return [ir.Assign((expression(target, context),), (value,))]
    if target.type not in _LISTS:
        return None
    items = [unwrap(item) for item in parts(target)]
    if not items or any(item.type not in {"identifier", "attribute", "subscript"} for item in items):
        return None
    if len(items) == 1:
        return assign(items[0], _only(value), UNKNOWN, context)
    return _unpacked(items, value, context)


def _only(value: ex.Expression) -> ex.Expression:
    """What `(x,) = value` gives `x`."""
    match value:
        case ex.ListLiteral((one,)) if not isinstance(one, ex.Opaque):
            return one
        case _:
            return ex.Index(value, ex.Literal("int", "0"))


_LISTS = frozenset({"pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list"})


def _unpacked(items: list[Node], value: ex.Expression, context: Context) -> list[ir.Statement]:
    if isinstance(value, ex.Index | ex.Receive | ex.TypeAssertion):
        value = msgspec.structs.replace(value, parted=True)
    names = [text_of(item) for item in items]
    new = [item.type == "identifier" and _is_new(name, context) for item, name in zip(items, names, strict=True)]
    if all(one or name == "_" for one, name in zip(new, names, strict=True)):
        lets = [declare(name, context.rest, context, None) for name in names if name != "_"]
        return [ir.Let(tuple(names), value, mutable=tuple(name for let in lets for name in let.mutable))]
    found: list[ir.Statement] = [
        declare(name, context.rest, context, None) for one, name in zip(new, names, strict=True) if one
    ]
    targets = tuple(expression(item, context) for item in items)
    same = isinstance(value, ex.ListLiteral) and value.kind == "tuple" and len(value.items) == len(targets)
    values = value.items if isinstance(value, ex.ListLiteral) and same else (value,)
    return [*found, ir.Assign(targets, values)]


def _is_new(name: str, context: Context) -> bool:
    if context.flow is None or name not in context.flow.variables:
        return False
    return name not in context.declared


def augmented(node: Node, context: Context) -> tuple[ir.Statement, ...]:
    """`x += 1`."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = text_of(node.child_by_field_name("operator"))
    if left is None or right is None or operator not in _OPERATORS:
        return (opaque(node, f"{operator} has no counterpart"),)
    operator = OWN_OPERATORS.get(operator, operator)
    return (ir.Assign((expression(left, context),), (expression(right, context),), operator),)
