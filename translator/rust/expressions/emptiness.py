"""Comparisons that ask whether there is anything: `len(x) == 0`, `text != ""`, `text.find("a") < 0`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import STRING
from translator.rust.calls.by_rule import by_template
from translator.rust.calls.text_methods import PLACE
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.unasked import behind_pointer
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import rule_of, type_of

EMPTY = {("==", "0"): "", ("!=", "0"): "!", (">", "0"): "!", ("<", "1"): "", (">=", "1"): "!"}
"""Comparisons of a length that ask whether there is anything."""


FOUND = {
    ("==", "-1"): "is_none",
    ("<", "0"): "is_none",
    ("!=", "-1"): "is_some",
    (">", "-1"): "is_some",
    (">=", "0"): "is_some",
}
"""Comparisons of a position that ask whether there is one."""


def emptiness(value: ir.Binary, scope: Scope) -> Term | None:
    """A comparison that only asks whether there is something; None for others."""
    match value.left, value.right:
        case (ir.Call(ir.Name("len", _, "builtin"), (subject,)), ir.Literal("int", text)):
            sign = EMPTY.get((value.operator, text))
            shown = at(behind_pointer(subject, scope), scope, POSTFIX)
            return None if sign is None else (f"{sign}{shown}.is_empty()", PREFIX)
        case (ir.Call(ir.Attribute()) as call, ir.Literal("int") | ir.Unary("-", ir.Literal("int"))) if (
            asked := FOUND.get((value.operator, plain(value.right, scope)))
        ):
            rule = rule_of(call, scope)
            if rule is None or not rule.template.endswith(PLACE):
                return None
            return by_template(f"{rule.template.removesuffix(PLACE)}.{asked}()", call, scope)
        case (subject, ir.Literal("string", "")) if value.operator in {"==", "!="}:
            if type_of(subject, scope) != STRING:
                return None
            sign = "" if value.operator == "==" else "!"
            return f"{sign}{at(subject, scope, POSTFIX)}.is_empty()", PREFIX
        case _:
            return None
