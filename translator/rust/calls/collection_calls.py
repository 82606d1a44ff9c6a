"""Methods of maps and sets whose counterpart depends on what they are given."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Set, Type
from translator.rust.calls.call_table import Rule

TypeOf = Callable[[ir.Expression], Type]
Computed = Callable[[ir.Call, TypeOf], Rule | None]

_KEPT = ".cloned().collect::<std::collections::HashSet<_>>()"


def combined(method: str) -> Computed:
    """`a.union(b)`: a set of its own, where Rust's are views."""

    def rule(call: ir.Call, type_of: TypeOf) -> Rule | None:
        if len(call.args) != 1 or call.keywords or not isinstance(call.function, ir.Attribute):
            return None
        result = type_of(call.function.value)
        if isinstance(type_of(call.args[0]), Set) or type_of(call.args[0]) == UNKNOWN:
            return Rule(f"{{0}}.{method}({{1}}){_KEPT}", "rb", result)
        other = "&{1}.collect::<std::collections::HashSet<_>>()"
        return Rule(f"{{0}}.{method}({other}){_KEPT}", "rg", result)

    return rule


COLLECTION_CALLS: dict[tuple[str, str], Computed] = {
    ("set", name): combined(name) for name in ("union", "intersection", "difference", "symmetric_difference")
}
