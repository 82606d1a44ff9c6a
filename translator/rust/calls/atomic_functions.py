"""`atomic.AddInt64(&n, 1)`: the functions that take the address of a plain number, which becomes an atomic one."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Known
from translator.rust.calls.atomic_calls import ADD_ONLY, OPERATIONS, WIDTHS, rule_for
from translator.rust.calls.by_rule import from_rule
from translator.rust.dispatch import Term, plain
from translator.rust.scope import Scope


def atomic_function(call: ir.Call, scope: Scope) -> Term | None:
    """`atomic.AddInt64(&n, 1)`: the number becomes an atomic one."""
    if not isinstance(call.function, ir.Name) or not call.args:
        return None
    place, *rest = call.args
    if isinstance(place, ir.Unary) and place.operator == "&":
        place = place.value
    elif not isinstance(place, ir.Name):
        return None
    name, width = _parted(call.function.text)
    rule = rule_for(name, tuple(rest), Known(WIDTHS[width])) if width else None
    if rule is None:
        return None
    scope.frame.notes.append(f"`{plain(place, scope)}` becomes an `Atomic{KINDS[width]}`.")
    return from_rule(rule, ir.Call(ir.Attribute(place, name), tuple(rest)), scope)


KINDS = {"Int32": "I32", "Int64": "I64", "Uint32": "U32", "Uint64": "U64", "Uintptr": "Usize"}
"""How Rust calls the atomics."""


def _parted(text: str) -> tuple[str, str]:
    """`AddInt64` as the operation and the width."""
    width = next((one for one in WIDTHS if text.endswith(one)), "")
    return text.removesuffix(width), width


ATOMIC_FUNCTIONS = {
    f"sync/atomic.{name}{width}": atomic_function for name in (*OPERATIONS, ADD_ONLY) for width in WIDTHS
}
"""By import path and name."""
