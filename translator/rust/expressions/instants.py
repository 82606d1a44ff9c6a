"""Arithmetic with what `time.monotonic` gives, a number of seconds in Python and an `Instant` in Rust."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Known
from translator.rust.calls.by_rule import float_text, from_rule
from translator.rust.calls.call_table import DATETIME, DATETIME_METHODS
from translator.rust.calls.library_names import library_path
from translator.rust.dispatch import Term, at
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX, SUM
from translator.rust.types.inference import type_of

INSTANT = Known("instant")
_CLOCKS = frozenset({"time.monotonic", "time.perf_counter"})
_SIGNLESS = "`Instant`s have no negative distance: zero where the second is the later one."


def instant_term(value: ir.Binary, scope: Scope) -> Term | None:
    """`time.monotonic() - start`, `start + 5`, `now - then`; None where no time is at the left."""
    if value.operator == "-" and type_of(value.left, scope) == DATETIME == type_of(value.right, scope):
        return from_rule(DATETIME_METHODS["Sub"][0], ir.Call(ir.Attribute(value.left, "Sub"), (value.right,)), scope)
    if value.operator not in {"+", "-"} or type_of(value.left, scope) != INSTANT:
        return None
    if type_of(value.right, scope) != INSTANT:
        seconds = f"std::time::Duration::from_secs_f64({float_text(value.right, scope)})"
        return f"{at(value.left, scope, SUM)} {value.operator} {seconds}", SUM
    if value.operator == "+":
        return None
    right = at(value.right, scope, POSTFIX)
    if isinstance(value.left, ir.Call) and library_path(value.left.function) in _CLOCKS:
        return f"{right}.elapsed().as_secs_f64()", POSTFIX
    scope.frame.notes.append(_SIGNLESS)
    return f"{at(value.left, scope, POSTFIX)}.saturating_duration_since({right}).as_secs_f64()", POSTFIX
