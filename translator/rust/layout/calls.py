"""Calls, arrays, tuples: argument lists in their three kinds of brackets."""

from translator.rust.layout.attributes import is_attribute, merge_attributes
from translator.rust.layout.classify import Hang, closure_count, is_method, is_nested_call, is_repeat
from translator.rust.layout.closures import last_argument
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.lists import Entry, Trailing, itemize
from translator.rust.layout.overflow import Brackets, lay_out_bracketed
from translator.rust.layout.pairs import PairParts, render_pair
from translator.rust.layout.shape import CALL_WIDTH, TAB, Shape, last_width, width_of
from translator.rust.layout.tree import Node

_PUNCTUATION = frozenset({"(", ")", ",", "[", "]"})


def arguments_of(node: Node) -> list[Node]:
    """The items between brackets, their attributes included."""
    items = [kid for kid in node.kids if kid.kind not in _PUNCTUATION]
    return merge_attributes(items) if any(map(is_attribute, items)) else items


def trailing_of(cx: Context, node: Node) -> Trailing:
    """When a comma ends the list: as in the source inside macros, whose meaning it may change."""
    if not cx.in_macro:
        return Trailing.VERTICAL
    has_comma = len(node.kids) > 1 and node.kids[-2].kind == ","
    return Trailing.ALWAYS if has_comma else Trailing.NEVER


def flat_items(cx: Context, nodes: list[Node], limit: int) -> str | None:
    """Items on one line as a call takes them: within `limit` columns unless there is but one."""
    if not nodes:
        return ""
    texts = flats(cx, nodes)
    if texts is None:
        return None
    if len(texts) == 1:
        too_wide = is_nested_call(nodes[0]) and width_of(texts[0]) > limit
        return None if too_wide else texts[0]
    text = ", ".join(texts)
    return text if width_of(text) <= limit else None


def flat_arguments(cx: Context, node: Node) -> str | None:
    """`(a, b)` on one line."""
    items = flat_items(cx, arguments_of(node), CALL_WIDTH)
    if items is None:
        return None
    return f"({items},)" if cx.in_macro and items and trailing_of(cx, node) is Trailing.ALWAYS else f"({items})"


def entries_of(cx: Context, node: Node, nodes: list[Node] | None = None) -> list[Entry]:
    """The items between brackets with their comments."""
    items = arguments_of(node) if nodes is None else nodes
    return itemize(cx, items, node.kids[0].end, node.kids[-1].start)


def render_arguments(cx: Context, prefix: str, node: Node, shape: Shape) -> str | None:
    """`prefix(a, b)` within its room; `node` is the argument list."""
    nodes = arguments_of(node)
    if not nodes:
        return _empty(cx, prefix, node, shape)
    closures = closure_count(nodes) if nodes[-1].kind == "closure_expression" else 0
    brackets = Brackets(trailing=trailing_of(cx, node), last=last_argument, closures=closures)
    return lay_out_bracketed(cx, prefix, entries_of(cx, node, nodes), shape, brackets)


def _empty(cx: Context, prefix: str, node: Node, shape: Shape) -> str | None:
    if cx.has_comment(node):
        return None
    # Too long a call still counts as laid out: what it is part of may find it more room.
    return f"{prefix}()" if last_width(prefix) + 2 <= shape.width or cx.lenient else f"{prefix}({shape.newline})"


def _flat_call(cx: Context, node: Node) -> str | None:
    callee = flat(cx, node.kids[0])
    arguments = flat_arguments(cx, node.kids[1])
    return None if callee is None or arguments is None else callee + arguments


def _render_call(cx: Context, node: Node, shape: Shape) -> str | None:
    callee = render(cx, node.kids[0], shape)
    return None if callee is None else render_arguments(cx, callee, node.kids[1], shape)


def flat_call(cx: Context, node: Node) -> str | None:
    """A function call, or the chain that a method call belongs to, on one line."""
    return FLAT["chain"](cx, node) if is_method(node) else _flat_call(cx, node)


def render_call(cx: Context, node: Node, shape: Shape) -> str | None:
    """A function call, or the chain that a method call belongs to."""
    return MULTI["chain"](cx, node, shape) if is_method(node) else _render_call(cx, node, shape)


def _flat_array(cx: Context, node: Node) -> str | None:
    if is_repeat(node):
        texts = flats(cx, [node.kids[1], node.kids[3]])
        return None if texts is None else f"[{texts[0]}; {texts[1]}]"
    items = flat_items(cx, arguments_of(node), CALL_WIDTH)
    if items is None:
        return None
    return f"[{items},]" if cx.in_macro and items and trailing_of(cx, node) is Trailing.ALWAYS else f"[{items}]"


def render_array(cx: Context, node: Node, shape: Shape, prefix: str = "") -> str | None:
    """`[a, b]` or `[value; length]`, `prefix` being the name of a macro like `vec!`."""
    if is_repeat(node):
        return render_pair(cx, (node.kids[1], node.kids[3]), PairParts("[", "; ", "]"), shape, in_front=False)
    if not arguments_of(node):
        return None if cx.has_comment(node) else prefix + "[]"
    nodes = arguments_of(node)
    if prefix:
        # The items of a macro call are no arguments: the last closure hangs whatever stands before it.
        return lay_out_bracketed(cx, prefix, entries_of(cx, node, nodes), shape, Brackets("[", "]"))
    brackets = Brackets("[", "]", trailing=trailing_of(cx, node), last=last_argument)
    closures = closure_count(nodes) if nodes[-1].kind == "closure_expression" else 0
    return lay_out_bracketed(cx, "", entries_of(cx, node, nodes), shape, brackets._replace(closures=closures))


def tuple_trailing(cx: Context, node: Node, count: int) -> Trailing:
    """When a comma ends a tuple: always in a tuple of one."""
    if cx.in_macro:
        return trailing_of(cx, node)
    return Trailing.ALWAYS if count == 1 else Trailing.VERTICAL


def _is_parenthesized_type(node: Node) -> bool:
    return node.kind == "tuple_type" and len(node.kids) == 3


def _render_parenthesized_type(cx: Context, inner: Node, shape: Shape) -> str | None:
    text = render(cx, inner, shape.narrow(2))
    if text is not None and "\n" not in text:
        return f"({text})"
    nested = cx.room(shape.indent + TAB)
    text = render(cx, inner, nested)
    return None if text is None else f"({nested.newline}{text}{shape.newline})"


def _flat_tuple(cx: Context, node: Node) -> str | None:
    if _is_parenthesized_type(node):
        text = flat(cx, node.kids[1])
        return None if text is None else f"({text})"
    nodes = arguments_of(node)
    items = flat_items(cx, nodes, CALL_WIDTH)
    if items is None:
        return None
    comma = tuple_trailing(cx, node, len(nodes)) is Trailing.ALWAYS
    return f"({items},)" if comma else f"({items})"


def _render_tuple(cx: Context, node: Node, shape: Shape) -> str | None:
    if _is_parenthesized_type(node):
        return _render_parenthesized_type(cx, node.kids[1], shape)
    nodes = arguments_of(node)
    if not nodes:
        return None
    hang = Hang.TYPE if node.kind == "tuple_type" else Hang.EXPRESSION
    last = last_argument if hang is Hang.EXPRESSION else render
    closures = closure_count(nodes) if nodes[-1].kind == "closure_expression" else 0
    trailing = tuple_trailing(cx, node, len(nodes))
    brackets = Brackets(trailing=trailing, hang=hang, last=last, closures=closures)
    return lay_out_bracketed(cx, "", entries_of(cx, node, nodes), shape, brackets)


def _render_empty(_cx: Context, _node: Node, shape: Shape) -> str:
    return f"({shape.newline})"


def _flat_empty(_cx: Context, _node: Node) -> str:
    return "()"


FLAT.update(
    call_expression=flat_call,
    arguments=flat_arguments,
    array_expression=_flat_array,
    tuple_expression=_flat_tuple,
    tuple_type=_flat_tuple,
    unit_expression=_flat_empty,
    unit_type=_flat_empty,
)
MULTI.update(
    call_expression=render_call,
    array_expression=render_array,
    tuple_expression=_render_tuple,
    tuple_type=_render_tuple,
    unit_expression=_render_empty,
    unit_type=_render_empty,
)
