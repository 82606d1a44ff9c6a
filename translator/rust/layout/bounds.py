"""Bounds joined by `+`: of `impl` and `dyn` types, parameters, traits and where clauses."""

from itertools import pairwise

from translator.rust.layout.dispatch import FLAT, MULTI, Context, flats, render
from translator.rust.layout.shape import TAB, Shape, ends_with_closers, width_of
from translator.rust.layout.tree import Node

_PREFIXES = frozenset({"dyn", "impl"})


def _prefixed(node: Node) -> tuple[str, list[Node]]:
    """The `dyn` or `impl` of a type and its bounds; `dyn A + B` has the keyword on its first bound."""
    if node.kind == "bounded_type":
        bounds = _plus_operands(node)
        first = bounds[0]
        if first.kids and first.kids[0].kind in _PREFIXES:
            prefix, inner = _prefixed(first)
            return prefix, inner + bounds[1:]
        return "", bounds
    words = [kid.text for kid in node.kids[:-1] if kid.kind in _PREFIXES]
    higher = node.kids[len(words) :]
    bound = higher[0] if len(higher) == 1 else Node("joined", higher[0].start, node.end, higher, "")
    if bound.kind == "bounded_type":
        return words[0] + " ", _plus_operands(bound)
    return words[0] + " ", [bound]


def _plus_operands(node: Node) -> list[Node]:
    result: list[Node] = []
    for kid in node.kids:
        if kid.kind == "bounded_type":
            result += _plus_operands(kid)
        elif kid.kind not in {"+", ":"}:
            result.append(kid)
    return result


def _flat_bounds_type(cx: Context, node: Node) -> str | None:
    prefix, bounds = _prefixed(node)
    texts = flats(cx, bounds)
    return None if texts is None else prefix + " + ".join(texts)


def _render_bounds_type(cx: Context, node: Node, shape: Shape) -> str | None:
    prefix, bounds = _prefixed(node)
    if prefix == "impl ":
        text = render_bounds(cx, bounds, shape, indented=False)
    else:
        text = render_bounds(cx, bounds, shape.left(len(prefix)))
    return None if text is None else prefix + text


def bounds_of(node: Node) -> list[Node]:
    """The bounds behind a colon, lifetimes of `for<…>` kept with what they belong to."""
    return _plus_operands(node)


def render_bounds(cx: Context, bounds: list[Node], shape: Shape, *, indented: bool = True) -> str | None:
    """`A + B`, or every bound on a line of its own."""
    text = _join_bounds(cx, bounds, shape, "")
    if text is None:
        return None
    if "\n" not in text and width_of(text) <= shape.width:
        return text
    if len(bounds) == 1 and not _has_many_arguments(bounds[0]):
        return text
    room = cx.room(shape.indent + TAB) if indented else shape
    return _join_bounds(cx, bounds, room, room.newline)


def _join_bounds(cx: Context, bounds: list[Node], shape: Shape, newline: str) -> str | None:
    lifetimes_last = all(left.kind != "lifetime" or right.kind == "lifetime" for left, right in pairwise(bounds))
    result = ""
    extendable = False
    for place, bound in enumerate(bounds):
        text = render(cx, bound, shape)
        if text is None:
            return None
        if place:
            breaks = bool(newline) and (not extendable or not lifetimes_last)
            result += (newline if breaks else " ") + "+ "
        result += text
        extendable = bound.kind == "lifetime" or ends_with_closers(text)
    return result


def _has_many_arguments(bound: Node) -> bool:
    if bound.kind in {"scoped_type_identifier", "higher_ranked_trait_bound"}:
        return True
    arguments = next((kid for kid in bound.kids if kid.kind == "type_arguments"), None)
    return arguments is not None and any(kid.kind == "," for kid in arguments.kids[:-2])


for _kind in ("bounded_type", "dynamic_type", "abstract_type"):
    FLAT[_kind] = _flat_bounds_type
    MULTI[_kind] = _render_bounds_type
