"""Operators, comparisons and tests of truth."""

from __future__ import annotations

from tree_sitter import Node

from translator.ir import expressions as ir
from translator.ir.types import BOOL, UNKNOWN, Optional, Type
from translator.python.builtin_types import type_comparison
from translator.python.class_values import same_class
from translator.python.context import Context
from translator.python.dispatch import expression, lowers, opaque
from translator.python.format_strings import percent
from translator.python.known_templates import template_of
from translator.python.syntax import parts, text_of, unwrap
from translator.python.type_table import BOOL_METHODS, CONSTRUCTORS
from translator.python.types import lower_type
from translator.python.uses import SIZED, gives_text, told_by_uses

_COMPARISONS = frozenset("== != < <= > >= in is".split()) | {"not in", "is not"}


@lowers("unary_operator")
def unary(node: Node, context: Context) -> ir.Expression:
    """`-x`, `+x`, `~x`."""
    argument = node.child_by_field_name("argument")
    if argument is None:
        return opaque(node, "does not parse")
    operator = text_of(node.children[0])
    return ir.Unary("^" if operator == "~" else operator, expression(argument, context))


@lowers("binary_operator")
def binary(node: Node, context: Context) -> ir.Expression:
    """Arithmetic, and `%` formatting of a literal."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = text_of(node.child_by_field_name("operator"))
    if left is None or right is None:
        return opaque(node, "does not parse")
    if operator == "%" and (template := template_of(left, context)) is not None:
        return percent(node, template, unwrap(right), context)
    if operator == "@":
        return opaque(node, "matrix product")
    return ir.Binary(OWN_OPERATORS.get(operator, operator), expression(left, context), expression(right, context))


OWN_OPERATORS = {"/": "/.", "/=": "/.=", "%": "%.", "%=": "%.="}
"""Operators that mean something else than elsewhere: `/` gives a float, `%` takes the sign of the divisor."""


@lowers("boolean_operator")
def boolean(node: Node, context: Context) -> ir.Expression:
    """`and`, `or` where the result is used as a value: an operand, unless both are truth values."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = text_of(node.child_by_field_name("operator"))
    if left is None or right is None:
        return opaque(node, "does not parse")
    first, second = expression(left, context), expression(right, context)
    if is_bool(first, context) and is_bool(second, context):
        operator = _LOGIC.get(operator, operator)
    return ir.Binary(operator, first, second)


_LOGIC = {"and": "&&", "or": "||"}


@lowers("comparison_operator")
def comparison(node: Node, context: Context) -> ir.Expression:
    """One comparison, or a chain of them as `&&`; a chain that would evaluate a call twice stays opaque."""
    operands = parts(node)
    operators = [_spelling(child) for child in node.children_by_field_name("operators")]
    if len(operands) != len(operators) + 1 or not _COMPARISONS.issuperset(operators):
        return opaque(node, "does not parse")
    values = [expression(operand, context) for operand in operands]
    if not all(_is_repeatable(value) for value in values[1:-1]):
        return opaque(node, "chained comparison with an operand that must be evaluated once")
    whole: ir.Expression | None = None
    for place, operator in enumerate(operators):
        one = type_comparison(operator, values[place], operands[place + 1], context)
        one = one or same_class(operator, values[place], values[place + 1])
        one = one or _compare(operator, values[place], values[place + 1])
        whole = one if whole is None else ir.Binary("&&", whole, one)
    return whole or opaque(node, "does not parse")


def _is_repeatable(value: ir.Expression) -> bool:
    """Whether evaluating a value twice is as good as once."""
    match value:
        case ir.Name() | ir.Literal():
            return True
        case ir.Attribute(of) | ir.Unary(_, of) | ir.Call(ir.Name("len" | "ord" | "abs", _, "builtin"), (of,)):
            return _is_repeatable(of)
        case ir.Index(of, index) | ir.Binary(_, of, index):
            return _is_repeatable(of) and _is_repeatable(index)
        case _:
            return False


def _spelling(operator: Node) -> str:
    text = " ".join(text_of(operator).split())
    return "!=" if text == "<>" else text


def _compare(operator: str, left: ir.Expression, right: ir.Expression) -> ir.Expression:
    if isinstance(right, ir.Literal) and right.kind == "nil" and operator in _NIL_TESTS:
        return ir.IsNil(left, negated=operator in {"is not", "!="})
    return ir.Binary(operator, left, right)


_NIL_TESTS = frozenset({"is", "is not", "==", "!="})


@lowers("conditional_expression")
def conditional(node: Node, context: Context) -> ir.Expression:
    """`a if test else b`."""
    inner = parts(node)
    if len(inner) != 3:
        return opaque(node, "does not parse")
    then, condition, orelse = inner
    return ir.Conditional(test(condition, context), expression(then, context), expression(orelse, context))


@lowers("not_operator")
def test(node: Node, context: Context) -> ir.Expression:
    """An expression whose truth is asked for: what is evidently no `bool` becomes a `Truth`."""
    node = unwrap(node)
    if context.depth >= DEEPEST_TEST:
        return opaque(node, "nested too deep")
    if node.type == "not_operator":
        argument = node.child_by_field_name("argument")
        if argument is None:
            return opaque(node, "does not parse")
        context.depth += 1
        inner = test(argument, context)
        context.depth -= 1
        return ir.IsNil(inner.value, not inner.negated) if isinstance(inner, ir.IsNil) else ir.Unary("!", inner)
    if node.type == "boolean_operator":
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = _LOGIC.get(text_of(node.child_by_field_name("operator")))
        if left is None or right is None or operator is None:
            return opaque(node, "does not parse")
        context.depth += 1
        both = ir.Binary(operator, test(left, context), test(right, context))
        context.depth -= 1
        return both
    value = expression(node, context)
    if is_bool(value, context):
        return value
    stated = _stated_type(value, context)
    if stated in {UNKNOWN, Optional(UNKNOWN)} and isinstance(value, ir.Name) and value.kind == "local":
        told = told_by_uses(value.text, context)
        stated, by_use = (stated, False) if told == UNKNOWN else (told, True)
        return ir.Truth(value, stated, by_use)
    return ir.Truth(value, SIZED if stated == UNKNOWN and gives_text(value) else stated)


DEEPEST_TEST = 50


def is_bool(value: ir.Expression, context: Context) -> bool:
    """Whether a value is evidently `True` or `False`. Opaque code is left as it is, so it counts."""
    match value:
        case ir.Literal(kind):
            return kind == "bool"
        case ir.Binary(operator):
            return operator in {"&&", "||"} or operator in _COMPARISONS
        case ir.Unary(operator):
            return operator == "!"
        case ir.IsNil() | ir.TypeTest() | ir.Opaque() | ir.Truth():
            return True
        case ir.Call(ir.Name(text, package, kind)) if package or kind == "builtin":
            return CONSTRUCTORS.get(f"{package or 'builtins'}.{text}") == BOOL
        case ir.Call(ir.Name(text, _, "function")):
            return _gives_bool(text, context)
        case ir.Call(ir.Attribute(_, name)):
            return name in BOOL_METHODS
        case _:
            return _stated_type(value, context) == BOOL


def _gives_bool(function: str, context: Context) -> bool:
    found, owner = context.scope.lookup(function)
    return (
        bool(found)
        and owner is not None
        and all(
            binding.kind == "def" and lower_type(binding.node.child_by_field_name("return_type"), owner) == BOOL
            for binding in found
        )
    )


def _stated_type(value: ir.Expression, context: Context) -> Type:
    if isinstance(value, ir.Name) and value.kind == "local":
        return context.types.get(value.text, UNKNOWN)
    return UNKNOWN
