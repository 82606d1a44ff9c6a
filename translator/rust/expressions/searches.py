"""`sort.Search` as `partition_point`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir import statements as st
from translator.ir.types import STRING
from translator.ir.walk import nodes, substituted
from translator.rust.dispatch import Term, at, plain
from translator.rust.scope import Local, Scope
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import element_of, type_of
from translator.rust.types.printed import is_copy

ITEM = "item"


def searched(call: ir.Call, scope: Scope) -> Term | None:
    """`sort.Search(len(xs), func(i int) bool { return xs[i] >= n })`; None where it asks for more than the element."""
    match call.args:
        case (
            ir.Call(ir.Name("len", _, "builtin"), (subject,)),
            ir.Closure(((place, _),), _, (st.Return((test,)),)),
        ):
            pass
        case _:
            return None
    item = ir.Name(ITEM, kind="local")
    for node in tuple(nodes(test)):
        if isinstance(node, ir.Index) and node.value == subject and node.index == ir.Name(place, kind="local"):
            test = substituted(test, node, item)
    if any(isinstance(node, ir.Name) and node.text == place and not node.package for node in nodes(test)):
        return None
    element = element_of(type_of(subject, scope))
    inner = scope.block()
    copied = is_copy(element, scope)
    inner.bind(ITEM, Local(element, ref=not copied, rust=f"{ITEM}.as_str()" if element == STRING else ""))
    before = plain(_opposite(test, inner), inner)
    return f"{at(subject, scope, POSTFIX)}.partition_point(|{'&' * copied}{ITEM}| {before})", POSTFIX


def _opposite(test: ir.Expression, scope: Scope) -> ir.Expression:
    """A test that fails; of two texts one is always the larger."""
    match test:
        case ir.Binary(operator, one, other) if operator in _OPPOSITES and type_of(one, scope) == STRING:
            return ir.Binary(_OPPOSITES[operator], one, other)
        case _:
            return ir.Unary("!", test)


_OPPOSITES = {"<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def searched_value(call: ir.Call, scope: Scope) -> Term | None:
    """`sort.SearchInts(xs, n)`, `sort.SearchStrings(xs, s)`."""
    if len(call.args) != 2:
        return None
    subject, value = call.args
    place = ir.Name("i", kind="local")
    test = ir.Binary(">=", ir.Index(subject, place), value)
    code = ir.Closure((("i", type_of(place, scope)),), (), (st.Return((test,)),))
    return searched(ir.Call(call.function, (ir.Call(ir.Name("len", kind="builtin"), (subject,)), code)), scope)
