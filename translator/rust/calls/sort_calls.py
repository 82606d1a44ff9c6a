"""`xs.sort(key=…, reverse=…)` and `sorted`: both stable, backwards too."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir import expressions as ir
from translator.ir.statements import Return
from translator.ir.types import UNKNOWN, Set, Type
from translator.ir.walk import nodes, substituted
from translator.rust.dispatch import Term, at
from translator.rust.expressions.handed_on import element_function
from translator.rust.expressions.iteration import owned_elements
from translator.rust.expressions.ordering import FLOATS, ordered
from translator.rust.expressions.ownership import is_repeatable, own
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Local, Scope
from translator.rust.text.naming import snake
from translator.rust.text.precedence import JUMP, POSTFIX
from translator.rust.types.inference import element_of, element_type, type_of
from translator.rust.types.printed import is_copy

FIRST, SECOND = "a", "b"


class Order(NamedTuple):
    """What the keywords ask for."""

    key: ir.Expression | None = None
    backwards: bool = False


def sorted_copy(call: ir.Call, scope: Scope) -> Term | None:
    """`sorted(xs, key=…, reverse=…)`."""
    order = _order(call.keywords)
    if len(call.args) != 1 or call.spread or order is None:
        return None
    value = call.args[0]
    if order == Order() and (unique := _unique(value, scope)) is not None:
        return unique
    how = _sort("sorted", order, element_type(value, scope), scope)
    copied = f"{owned_elements(value, scope)}.collect::<Vec<_>>()"
    return f"{{\nlet mut sorted = {copied};\n{how};\nsorted\n}}", JUMP


def sorted_in_place(call: ir.Call, owner: ir.Expression, scope: Scope) -> Term | None:
    """`xs.sort(key=…, reverse=…)`."""
    order = _order(call.keywords)
    if call.args or order is None:
        return None
    mark_written(owner, scope)
    return _sort(at(owner, scope, POSTFIX), order, element_of(type_of(owner, scope)), scope), JUMP


def _unique(value: ir.Expression, scope: Scope) -> Term | None:
    """`sorted(set(xs))`: a set that is sorted by itself."""
    match value:
        case ir.Call(ir.Name("set" | "frozenset", _, "builtin"), (inside,), ()) if not value.spread:
            pass
        case _:
            return None
    if element_of(type_of(inside, scope)) in FLOATS or isinstance(type_of(inside, scope), Set):
        return None
    elements = owned_elements(inside, scope)
    return f"{elements}.collect::<std::collections::BTreeSet<_>>().into_iter().collect::<Vec<_>>()", POSTFIX


def _order(keywords: tuple[ir.Keyword, ...]) -> Order | None:
    """None for keywords that say more than key and order."""
    order = Order()
    for keyword in keywords:
        match keyword:
            case ir.Keyword("key", ir.Literal("nil")) | ir.Keyword("reverse", ir.Literal("bool", "false")):
                pass
            case ir.Keyword("key", value):
                order = order._replace(key=value)
            case ir.Keyword("reverse", ir.Literal("bool", "true")):
                order = order._replace(backwards=True)
            case _:
                return None
    return order


def _sort(place: str, order: Order, element: Type, scope: Scope) -> str:
    if order.key is None:
        if element in FLOATS:
            return f"{place}.sort_by({'|a, b| b.total_cmp(a)' if order.backwards else 'f64::total_cmp'})"
        return f"{place}.sort_by(|a, b| b.cmp(a))" if order.backwards else f"{place}.sort()"
    match _as_closure(order.key):
        case ir.Closure(((name, _),), _, (Return((body,)),)):
            return f"{place}.{_by_body(name, body, element, scope, backwards=order.backwards)}"
    key = element_function(order.key, scope)
    if order.backwards:
        return f"{place}.sort_by_key(|item| std::cmp::Reverse({key}(item)))"
    return f"{place}.sort_by_key({key})"


def _as_closure(key: ir.Expression) -> ir.Expression:
    """`itemgetter(1)`, `attrgetter("name")` and builtins as the lambdas that they stand for."""
    item = ir.Name("item", kind="local")
    match key:
        case ir.Call(ir.Name("itemgetter", "operator"), (at_place,)):
            body: ir.Expression = ir.Index(item, at_place)
        case ir.Call(ir.Name("attrgetter", "operator"), (ir.Literal("string", name),)) if name.isidentifier():
            body = ir.Attribute(item, name)
        case ir.Attribute(ir.Name("str", _, "builtin"), name):
            body = ir.Call(ir.Attribute(item, name))
        case ir.Name(_, _, "builtin"):
            body = ir.Call(key, (item,))
        case _:
            return key
    return ir.Closure((("item", UNKNOWN),), (UNKNOWN,), (Return((body,)),))


def _by_body(name: str, body: ir.Expression, element: Type, scope: Scope, *, backwards: bool) -> str:
    inner = scope.block()
    inner.bind(name, Local(element, ref=True))
    type_ = type_of(body, inner)
    compared = type_ in FLOATS or (_is_cheap(body) and not is_copy(type_, inner))
    if compared and not _taken(name, body):
        low, high = (_renamed(body, name, FIRST, element, inner), _renamed(body, name, SECOND, element, inner))
        return f"sort_by(|{FIRST}, {SECOND}| {ordered(*((high, low) if backwards else (low, high)), inner)})"
    how = "sort_by_key" if is_copy(type_, inner) else "sort_by_cached_key"
    key = own(body, inner)
    return f"{how}(|{snake(name)}| {f'std::cmp::Reverse({key})' if backwards else key})"


def _is_cheap(body: ir.Expression) -> bool:
    """Whether a key is there already, or put together from what is: it may be asked for at each comparison."""
    match body:
        case ir.ListLiteral(items, "tuple"):
            return all(map(_is_cheap, items))
        case ir.Unary("-", inner):
            return _is_cheap(inner)
        case _:
            return is_repeatable(body) and not isinstance(body, ir.Binary)


def _taken(name: str, body: ir.Expression) -> bool:
    """Whether the key uses another value under one of the names that the two elements get."""
    return any(isinstance(one, ir.Name) and one.text in {FIRST, SECOND} - {name} for one in nodes(body))


def _renamed(body: ir.Expression, name: str, new: str, element: Type, inner: Scope) -> ir.Expression:
    inner.bind(new, Local(element, ref=True))
    return substituted(body, ir.Name(name, kind="local"), ir.Name(new, kind="local"))
