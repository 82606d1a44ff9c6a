"""Builtins that make one value of many: sums, the largest and the smallest, `any` and `all`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Known
from translator.ir.walk import nodes
from translator.rust.calls.printing_calls import Special
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.checked import total
from translator.rust.expressions.iteration import iterated
from translator.rust.scope import Scope
from translator.rust.text.precedence import AND, OR, POSTFIX
from translator.rust.types.inference import element_of, type_of
from translator.rust.types.printed import owned


def extreme(name: str) -> Special:
    """`max(a, b, c)`, `min(a, b, c)`."""

    def printed(call: ir.Call, scope: Scope) -> Term | None:
        if len(call.args) < 3 or call.keywords or call.spread:
            return None
        text = at(call.args[0], scope, POSTFIX)
        for value in call.args[1:]:
            text = f"{text}.{name}({plain(value, scope)})"
        return text, POSTFIX

    return printed


def quantifier(name: str) -> Special:
    """`any(…)`, `all(…)`."""

    def printed(call: ir.Call, scope: Scope) -> Term | None:
        match call.args:
            case (ir.Comprehension("generator", element, (loop,)),) if not loop.conditions and not loop.is_async:
                from translator.rust.expressions.comprehensions import pattern

                source, bound, inner = pattern(loop, scope)
                return f"{source}.{name}(|{bound}| {plain(element, inner)})", POSTFIX
            case (ir.ListLiteral(items, "tuple" | "list"),) if items and not any(map(_is_spread, items)):
                return _told_together(items, name, scope)
            case (value,):
                return f"{at(value, scope, POSTFIX)}.iter().{name}(|value| *value)", POSTFIX
        return None

    return printed


def summed(call: ir.Call, scope: Scope) -> Term | None:
    """`sum(xs)`."""
    if len(call.args) != 1 or call.keywords or call.spread:
        return None
    value = call.args[0]
    type_ = element_of(type_of(value, scope))
    if isinstance(value, ir.Comprehension):
        from translator.rust.expressions.comprehensions import pattern

        inner = scope
        for loop in value.loops:
            _, _, inner = pattern(loop, inner)
        type_ = type_of(value.element, inner)
    if type_ in {Known("int"), Known("int64")} and (asked := total(iterated(value, scope), "i64", scope)) is not None:
        return asked
    known = isinstance(type_, Known) and type_.name in {"int", "float64", "int64", "uintptr", "decimal"}
    return f"{iterated(value, scope)}.sum{f'::<{owned(type_, scope)}>' if known else ''}()", POSTFIX


def _is_spread(value: ir.Expression) -> bool:
    return isinstance(value, ir.Unary) and value.operator == "*"


def _told_together(items: tuple[ir.Expression, ...], name: str, scope: Scope) -> Term:
    """`any((a, b))` as `a || b`; where something is called, which happens in any case, an array."""
    types = [type_of(one, scope) for one in items]
    asked = [
        one if t == UNKNOWN and isinstance(one, ir.Call) else ir.Truth(one, t)
        for one, t in zip(items, types, strict=True)
    ]
    if any(isinstance(node, ir.Call | ir.Await) for node in nodes(items)):
        return f"[{', '.join(plain(one, scope) for one in asked)}].iter().{name}(|value| *value)", POSTFIX
    level, sign = (OR, " || ") if name == "any" else (AND, " && ")
    return sign.join(at(one, scope, level + 1) for one in asked), level
