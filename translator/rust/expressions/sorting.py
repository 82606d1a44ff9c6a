"""`sort.Slice` and its kin as `sort_by`."""

from __future__ import annotations

from msgspec.structs import fields as fields_of_node
from msgspec.structs import replace

from translator.ir import expressions as ir
from translator.ir.statements import Return
from translator.ir.types import Known
from translator.rust.calls.by_rule import mark_written
from translator.rust.dispatch import Term, at, plain
from translator.rust.scope import Local, Scope
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import element_of, type_of

FIRST, SECOND = "a", "b"


def sorted_in_place(call: ir.Call, scope: Scope) -> Term | None:
    """`sort.Slice(xs, func(i, j int) bool { return xs[i].Size < xs[j].Size })`: the elements compared directly."""
    match call.args:
        case (subject, ir.Closure(((i, _), (j, _)), _, (Return((test,)),))):
            pass
        case _:
            return None
    left = _element(_element(test, subject, i, FIRST), subject, j, SECOND)
    inner = scope.block()
    element = element_of(type_of(subject, scope))
    for name in (FIRST, SECOND):
        inner.bind(name, Local(element, ref=True))
    mark_written(subject, scope)
    sort = f"{at(subject, scope, POSTFIX)}.sort_by"
    match left:
        case ir.Binary("<" | ">" as sign, one, other):
            low, high = (one, other) if sign == "<" else (other, one)
            return f"{sort}(|{FIRST}, {SECOND}| {_compared(low, high, inner)})", POSTFIX
    less = plain(left, inner)
    scope.frame.notes.append("the source's order only says what comes first: compare the keys with `cmp`.")
    ordering = f"if {less} {{ std::cmp::Ordering::Less }} else {{ std::cmp::Ordering::Greater }}"
    return f"{sort}(|{FIRST}, {SECOND}| {ordering})", POSTFIX


def _compared(low: ir.Expression, high: ir.Expression, scope: Scope) -> str:
    if type_of(low, scope) in {Known("float64"), Known("float32")}:
        return f"{at(low, scope, POSTFIX)}.total_cmp(&{at(high, scope, PREFIX)})"
    return f"{at(low, scope, POSTFIX)}.cmp(&{at(high, scope, PREFIX)})"


def _element(value: ir.Expression, subject: ir.Expression, index: str, name: str) -> ir.Expression:
    """The expression with `subject[index]` replaced by a name."""
    if isinstance(value, ir.Index) and value.value == subject and value.index == ir.Name(index, "", "local"):
        return ir.Name(name, "", "local")
    changed: dict[str, object] = {}
    for field in fields_of_node(value):
        part = getattr(value, field.name)
        if isinstance(part, tuple) and part and all(isinstance(p, ir.Expression) for p in part):
            changed[field.name] = tuple(_element(p, subject, index, name) for p in part)
        elif isinstance(part, ir.Expression):
            changed[field.name] = _element(part, subject, index, name)
    return replace(value, **changed) if changed else value
