"""Slices whose bounds may lie outside the value: Python gives what there is, where Rust's index panics."""

from __future__ import annotations

from typing import Final

from translator.ir import expressions as ir
from translator.ir.types import STRING
from translator.ir.walk import nodes
from translator.rust.dispatch import Term
from translator.rust.expressions.ownership import index_text
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import SIZE, type_of

_PLACES: Final = frozenset({"find", "index", "rfind", "rindex", "start", "end", "tell"})
"""Methods that tell a place inside a text."""


def clamped(value: ir.Slice, subject: str, scope: Scope) -> Term | None:
    """A slice that never panics, None where its bounds are known to lie inside."""
    low, high = value.low, value.high
    if low == ir.Literal("int", "0"):
        low = None
    if subject.startswith("todo!(") or not any(may_lie_outside(part, scope) for part in (low, high)):
        return None
    if type_of(value.value, scope) == STRING:
        scope.frame.notes.append(f"`{subject}` is cut by bytes here, by characters in the source: `chars` tells them.")
        return f"{subject}.get({_low(low, subject, scope)}..{_high(high, subject, scope)}).unwrap_or_default()", POSTFIX
    if low is None or (high is None and _counts_back(low)):
        return f"&{subject}[{_low(low, subject, scope)}..{_high(high, subject, scope)}]", PREFIX
    return f"{subject}.get({_low(low, subject, scope)}..{_high(high, subject, scope)}).unwrap_or_default()", POSTFIX


def may_lie_outside(part: ir.Expression | None, scope: Scope) -> bool:
    """Whether nothing says that a bound lies inside: it is not counted from a length, nor found."""
    if part is None or type_of(part, scope) == SIZE:
        return False
    for one in nodes(part):
        match one:
            case ir.Call(ir.Name("len", _, "builtin")):
                return False
            case ir.Call(ir.Attribute(_, name)) if name in _PLACES:
                return False
    return True


def _counts_back(part: ir.Expression | None) -> bool:
    return isinstance(part, ir.Unary) and part.operator == "-"


def _low(part: ir.Expression | None, subject: str, scope: Scope) -> str:
    match part:
        case None:
            return ""
        case ir.Unary("-", inner):
            return f"{subject}.len().saturating_sub({index_text(inner, scope)})"
        case _:
            return _bracketed(index_text(part, scope))


def _high(part: ir.Expression | None, subject: str, scope: Scope) -> str:
    if part is None or _counts_back(part) or not may_lie_outside(part, scope):
        return _low(part, subject, scope)
    return f"{subject}.len().min({index_text(part, scope)})"


def _bracketed(text: str) -> str:
    return f"({text})" if text[0] in "[<" else text
