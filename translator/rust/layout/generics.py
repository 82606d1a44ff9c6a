"""Generic parameters and where clauses."""

from typing import NamedTuple

from translator.rust.layout.assignment import assign
from translator.rust.layout.bounds import bounds_of, render_bounds
from translator.rust.layout.classify import Hang
from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.list_writer import write_list
from translator.rust.layout.lists import ListStyle, Tactic, Trailing, itemize
from translator.rust.layout.overflow import Brackets, lay_out_bracketed
from translator.rust.layout.shape import TAB, Shape
from translator.rust.layout.tree import Node

_ANGLES = Brackets("<", ">", 100, hang=Hang.OTHER)


def find(node: Node, kind: str) -> Node | None:
    """The first child of a kind."""
    for kid in node.kids:
        if kid.kind == kind:
            return kid
    return None


def predicates_of(node: Node) -> list[Node]:
    """The predicates of an item's where clause."""
    clause = find(node, "where_clause")
    return [] if clause is None else [kid for kid in clause.kids if kid.kind == "where_predicate"]


def render_generics(cx: Context, name: str, parameters: Node | None, shape: Shape) -> str | None:
    """`name<A, B>`."""
    if parameters is None or len(parameters.kids) <= 2:
        return name
    items = [kid for kid in parameters.kids if kid.kind not in {"<", ">", ","}]
    if any(item.kind == "attribute_item" for item in items):
        return None
    texts = flats(cx, items)
    if texts is not None and not cx.has_comment(parameters):
        line = f"{name}<{', '.join(texts)}>"
        if len(line) <= shape.width:
            return line
    entries = itemize(cx, items, parameters.kids[0].end, parameters.kids[-1].start)
    return lay_out_bracketed(cx, name, entries, shape, _ANGLES)


class WhereStyle(NamedTuple):
    """How a where clause follows what is before it."""

    snug: bool = False
    comma: bool = True
    one_line: int | None = None


def render_where(cx: Context, node: Node, indent: int, style: WhereStyle) -> str | None:
    """An item's where clause with what separates it from the text before it.

    `one_line` is the room for a clause on the same line.
    """
    predicates = predicates_of(node)
    if not predicates:
        return ""
    nested = cx.room(indent + TAB).narrow(1)
    place = next(place for place, kid in enumerate(node.kids) if kid.kind == "where_clause")
    clause = node.kids[place]
    end = node.kids[place + 1].start if place + 1 < len(node.kids) else clause.end
    entries = itemize(cx, predicates, clause.kids[0].end, end)
    for entry in entries:
        entry.text = render(cx, entry.node, nested)
        if entry.text is None:
            return None
    trailing = Trailing.VERTICAL if style.comma else Trailing.NEVER
    text = write_list(cx, entries, ListStyle(nested, Tactic.VERTICAL, trailing))
    if text is None:
        return None
    pad = "\n" + " " * indent
    above = [
        comment_text(comment.text, indent) for comment in cx.source.between(node.kids[place - 1].end, clause.start)
    ]
    start = " where" if style.snug and not above else pad + "where"
    start = "".join(pad + comment for comment in above) + start
    if style.one_line is not None and "\n" not in text and 6 + len(text) <= style.one_line:
        return f"{start} {text}"
    return start + nested.newline + text


def _split_predicate(node: Node) -> tuple[list[Node], list[Node]]:
    left = [kid for kid in node.kids if kid.kind != "trait_bounds"]
    bounds = find(node, "trait_bounds")
    return left, [] if bounds is None else bounds_of(bounds)


def _flat_predicate(cx: Context, node: Node) -> str | None:
    left, bounds = _split_predicate(node)
    start, texts = flats(cx, left), flats(cx, bounds)
    if start is None or texts is None:
        return None
    return f"{' '.join(start)}:{' ' if texts else ''}{' + '.join(texts)}"


def _render_predicate(cx: Context, node: Node, shape: Shape) -> str | None:
    left, bounds = _split_predicate(node)
    texts = [render(cx, kid, shape) for kid in left]
    if None in texts:
        return None
    start = " ".join(text for text in texts if text is not None) + ":"
    if not bounds:
        return start
    return assign(cx, start, lambda room: render_bounds(cx, bounds, room), shape)


def _parameter_parts(node: Node) -> tuple[str, list[Node], Node | None]:
    """Words before the bounds, the bounds, and the default."""
    words = []
    bounds: list[Node] = []
    default = None
    for place, kid in enumerate(node.kids):
        if kid.kind == "trait_bounds":
            bounds = bounds_of(kid)
        elif kid.kind == "=":
            default = node.kids[place + 1]
            break
        else:
            words.append(kid.text)
    return " ".join(words), bounds, default


def _flat_parameter(cx: Context, node: Node) -> str | None:
    words, bounds, default = _parameter_parts(node)
    if bounds:
        texts = flats(cx, bounds)
        if texts is None:
            return None
        words += ": " + " + ".join(texts)
    if default is None:
        return words
    text = flat(cx, default)
    return None if text is None else f"{words} = {text}"


def _render_parameter(cx: Context, node: Node, shape: Shape) -> str | None:
    words, bounds, default = _parameter_parts(node)
    if bounds:
        text = render_bounds(cx, bounds, shape)
        if text is None:
            return None
        words += ": " + text
    if default is None:
        return words
    text = render(cx, default, shape.left(len(words) + 3))
    return None if text is None else f"{words} = {text}"


def _flat_const_parameter(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids)
    return None if texts is None else " ".join(texts).replace(" : ", ": ", 1)


FLAT.update(
    where_predicate=_flat_predicate,
    type_parameter=_flat_parameter,
    lifetime_parameter=_flat_parameter,
    const_parameter=_flat_const_parameter,
)
MULTI.update(
    where_predicate=_render_predicate,
    type_parameter=_render_parameter,
    lifetime_parameter=_render_parameter,
)
