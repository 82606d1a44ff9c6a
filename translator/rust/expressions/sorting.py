"""`sort.Slice` and its kin as `sort_by`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.statements import Return
from translator.ir.walk import substituted
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ordering import ordered
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Local, Scope
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import element_of, type_of

FIRST, SECOND = "a", "b"


def sorted_by_positions(call: ir.Call, scope: Scope) -> Term | None:
    """`sort.Slice(xs, func(i, j int) bool { return xs[i].Size < xs[j].Size })`: the elements compared directly."""
    match call.args:
        case (subject, ir.Closure(((i, _), (j, _)), _, (Return((test,)),))):
            pass
        case _:
            return None
    left = _renamed(_renamed(test, subject, i, FIRST), subject, j, SECOND)
    inner = scope.block()
    element = element_of(type_of(subject, scope))
    for name in (FIRST, SECOND):
        inner.bind(name, Local(element, ref=True))
    mark_written(subject, scope)
    sort = f"{at(subject, scope, POSTFIX)}.sort_by"
    match left:
        case ir.Binary("<" | ">" as sign, one, other):
            low, high = (one, other) if sign == "<" else (other, one)
            return f"{sort}(|{FIRST}, {SECOND}| {ordered(low, high, inner)})", POSTFIX
    less = plain(left, inner)
    scope.frame.notes.append("the source's order only says what comes first: compare the keys with `cmp`.")
    ordering = f"if {less} {{ std::cmp::Ordering::Less }} else {{ std::cmp::Ordering::Greater }}"
    return f"{sort}(|{FIRST}, {SECOND}| {ordering})", POSTFIX


def _renamed(test: ir.Expression, subject: ir.Expression, index: str, name: str) -> ir.Expression:
    """The test with `subject[index]` replaced by a name."""
    return substituted(test, ir.Index(subject, ir.Name(index, "", "local")), ir.Name(name, "", "local"))
