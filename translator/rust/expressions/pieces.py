"""One piece of a text that is split: no vector is needed for it."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.text_methods import BYTE_PIECES, PIECES
from translator.rust.scope import Scope
from translator.rust.types.inference import rule_of

_FROM_BEHIND = {".split({1})": ".rsplit({1}).next()", ".split_whitespace()": ".split_whitespace().next_back()"}


def piece_template(value: ir.Index, scope: Scope) -> str:
    """The template of `text.split(…)[0]` as a piece by itself; empty for other look-ups."""
    if not isinstance(value.value, ir.Call) or not isinstance(value.value.function, ir.Attribute):
        return ""
    rule = rule_of(value.value, scope)
    if rule is None or not rule.template.endswith((PIECES, BYTE_PIECES)):
        return ""
    parted = rule.template.removesuffix(PIECES).removesuffix(BYTE_PIECES)
    match value.index:
        case ir.Literal("int", "0"):
            return f"{parted}.next().unwrap()"
        case ir.Literal("int", place) if place.isdigit():
            return f"{parted}.nth({place}).unwrap()"
        case ir.Unary("-", ir.Literal("int", "1")):
            behind = next((new for old, new in _FROM_BEHIND.items() if parted == f"{{0}}{old}"), "")
            return f"{{0}}{behind}.unwrap()" if behind else f"{parted}.last().unwrap()"
        case _:
            return ""
