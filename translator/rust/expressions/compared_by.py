"""`slices.SortFunc` and its kin as `sort_by`: a number below, at or above zero as an `Ordering`."""

from __future__ import annotations

from typing import Final

from translator.ir import expressions as ir
from translator.ir import statements as st
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ordering import ordered
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Local, Scope
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import element_of, type_of

Body = tuple[st.Statement, ...]
_COMPARE: Final = frozenset({("cmp", "Compare"), ("strings", "Compare"), ("bytes", "Compare")})
_ZERO: Final = ir.Literal("int", "0")


def sorted_by_comparison(call: ir.Call, scope: Scope) -> Term | None:
    """`slices.SortFunc(xs, func(a, b T) int { … })`."""
    if len(call.args) != 2:
        return None
    subject, code = call.args
    list_ = at(subject, scope, POSTFIX)
    mark_written(subject, scope)
    if not isinstance(code, ir.Closure):
        return f"{list_}.sort_by(|a, b| {plain(code, scope)}(a, b).cmp(&0))", POSTFIX
    inner = scope.block()
    element = element_of(type_of(subject, scope))
    for name, type_ in code.params:
        inner.bind(name, Local(type_ if element == type_ else element, ref=True))
    order = _of_body(code.body, inner)
    if order:
        names = ", ".join(snake(name) for name, _ in code.params)
        return f"{list_}.sort_by(|{names}| {order})", POSTFIX
    return f"{{\nlet order = {plain(code, scope)};\n{list_}.sort_by(|a, b| order(a, b).cmp(&0))\n}}", POSTFIX


def _of_body(body: Body, scope: Scope) -> str:
    """The `Ordering` that a body tells; empty for others."""
    match body:
        case (st.Return((value,)),):
            return _of_value(value, scope)
        case (st.Let((name,), ir.Call() | ir.Unary() as value), st.If(test, (st.Return((given,)),), ()), *rest) if (
            given == ir.Name(name, kind="local") and test == ir.Binary("!=", given, _ZERO)
        ):
            return _then(_of_value(value, scope), _of_body(tuple(rest), scope))
        case (st.If(ir.Binary("!=", one, other), (st.Return((value,)),), ()), *rest) if _pair(value) in {
            (one, other),
            (other, one),
        }:
            return _then(_of_value(value, scope), _of_body(tuple(rest), scope))
        case _:
            return ""


def _then(first: str, second: str) -> str:
    return f"{first}.then_with(|| {second})" if first and second else ""


def _of_value(value: ir.Expression, scope: Scope) -> str:
    match value:
        case ir.Unary("-", inner):
            order = _of_value(inner, scope)
            return order and f"{order}.reverse()"
        case ir.Call(ir.Name("Or", "cmp"), (first, *rest), (), spread=False):
            order = _of_value(first, scope)
            for one in rest:
                order = _then(order, _of_value(one, scope))
            return order
    pair = _pair(value)
    return ordered(*pair, scope) if pair is not None else ""


def _pair(value: ir.Expression) -> tuple[ir.Expression, ir.Expression] | None:
    """What is compared."""
    match value:
        case ir.Call(ir.Name(name, package), (one, other)) if (package, name) in _COMPARE:
            return one, other
        case ir.Call(ir.Attribute(one, "Compare"), (other,)) | ir.Binary("-", one, other):
            return one, other
        case ir.Cast(_, ir.Binary("-", one, other)):
            return one, other
        case _:
            return None
