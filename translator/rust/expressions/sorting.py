"""`sort.Slice` and its kin as `sort_by`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir import statements as st
from translator.ir.walk import nodes, substituted
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ordering import ordered
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Local, Scope
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import element_of, type_of

FIRST, SECOND = "a", "b"
Body = tuple[st.Statement, ...]
Pair = tuple[ir.Expression, ir.Expression]
"""What comes first where the one is less than the other."""


def sorted_by_positions(call: ir.Call, scope: Scope) -> Term | None:
    """`sort.Slice(xs, func(i, j int) bool { return xs[i].Size < xs[j].Size })`: the elements compared directly."""
    match call.args:
        case (subject, ir.Closure(((i, _), (j, _)), _, body)):
            pass
        case _:
            return None
    inner = scope.block()
    element = element_of(type_of(subject, scope))
    for name in (FIRST, SECOND):
        inner.bind(name, Local(element, ref=True))
    keys = _keys(_between(body, subject, (i, j), (FIRST, SECOND)))
    only = _only(body)
    if keys:
        first, *rest = [ordered(low, high, inner) for low, high in keys]
        how = first + "".join(f".then_with(|| {key})" for key in rest)
    elif only is not None:
        how = _told_by_tests(only, subject, (i, j), inner)
    else:
        return None
    mark_written(subject, scope)
    return f"{at(subject, scope, POSTFIX)}.sort_by(|{FIRST}, {SECOND}| {how})", POSTFIX


def _between(body: Body, subject: ir.Expression, places: tuple[str, str], names: tuple[str, str]) -> Body:
    """The comparison with `subject[index]` replaced by a name for each of the two."""
    names_of = dict(zip(places, names, strict=True))
    for node in tuple(nodes(body)):
        match node:
            case ir.Index(owner, ir.Name(index)) if owner == subject and index in names_of:
                body = substituted(body, node, ir.Name(names_of[index], "", "local"))
    return body


def _only(body: Body) -> ir.Expression | None:
    match body:
        case (st.Return((test,)),):
            return test
        case _:
            return None


def _keys(body: Body) -> list[Pair]:
    """What is compared first, and what decides where that is equal; empty for other comparisons."""
    match body:
        case (st.Return((ir.Binary("<" | ">" as sign, one, other),)),):
            return [(one, other) if sign == "<" else (other, one)]
        case (st.If(ir.Binary("!=", one, other), inside, ()), *rest):
            first, more = _keys(inside), _keys(tuple(rest))
        case (st.If(ir.Binary("==", one, other), inside, ()), *rest):
            first, more = _keys(tuple(rest)), _keys(inside)
        case _:
            return []
    asked = len(first) == 1 and first[0] in {(one, other), (other, one)}
    return [*first, *more] if asked and more else []


def _told_by_tests(test: ir.Expression, subject: ir.Expression, places: tuple[str, str], inner: Scope) -> str:
    """An order that only says what comes first: asked both ways, as equal elements are neither."""
    inner.frame.notes.append("the source's order only says what comes first: compare the keys with `cmp`.")
    less, greater = (
        plain(one.values[0], inner)
        for names in ((FIRST, SECOND), (SECOND, FIRST))
        for one in _between((st.Return((test,)),), subject, places, names)
        if isinstance(one, st.Return)
    )
    ordering = "std::cmp::Ordering"
    return f"if {less} {{ {ordering}::Less }} else if {greater} {{ {ordering}::Greater }} else {{ {ordering}::Equal }}"
