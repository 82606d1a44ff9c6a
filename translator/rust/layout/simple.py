"""Small expressions: parentheses, jumps, indexing, turbofish, literals over several lines."""

from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.shape import TAB, Shape, fits, last_width, width_of
from translator.rust.layout.tree import Node


def _without_doubles(cx: Context, node: Node) -> Node:
    """The innermost of nested parentheses, comments permitting."""
    while node.kids[1].kind == "parenthesized_expression":
        inner = node.kids[1]
        if cx.source.between(node.start, inner.start) or cx.source.between(inner.end, node.end):
            break
        node = inner
    return node


def _flat_parenthesized(cx: Context, node: Node) -> str | None:
    text = flat(cx, _without_doubles(cx, node).kids[1])
    return None if text is None else f"({text})"


def _render_parenthesized(cx: Context, node: Node, shape: Shape) -> str | None:
    node = _without_doubles(cx, node)
    inner = node.kids[1]
    before = cx.source.between(node.start, inner.start)
    after = cx.source.between(inner.end, node.end)
    if before or after:
        return _with_comments(cx, inner, (before, after), shape)
    text = render(cx, inner, shape.left(1).narrow(1))
    return None if text is None else f"({text})"


def _with_comments(cx: Context, inner: Node, comments: tuple[list[Node], list[Node]], shape: Shape) -> str | None:
    nested = cx.room(shape.indent + TAB)
    text = render(cx, inner, nested)
    if text is None:
        return None
    before = [comment_text(comment.text, nested.indent) for comment in comments[0]]
    after = [comment_text(comment.text, nested.indent) for comment in comments[1]]
    return f"({nested.newline}{nested.newline.join([*before, text, *after])}{shape.newline})"


def _flat_words(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids)
    return None if texts is None else " ".join(texts)


def _render_words(cx: Context, node: Node, shape: Shape) -> str | None:
    start = "".join(kid.text + " " for kid in node.kids[:-1])
    text = render(cx, node.kids[-1], shape.left(len(start)))
    return None if text is None else start + text


def _flat_index(cx: Context, node: Node) -> str | None:
    texts = flats(cx, [node.kids[0], node.kids[2]])
    return None if texts is None else f"{texts[0]}[{texts[1]}]"


def _render_index(cx: Context, node: Node, shape: Shape) -> str | None:
    base = render(cx, node.kids[0], shape)
    if base is None:
        return None
    overhead = cx.overhead(shape)
    start = last_width(base) + 1
    if "\n" in base:
        room = Shape(shape.indent, 0, cx.max_width).left(start).narrow(1 + overhead)
    else:
        room = shape.left(start).narrow(1)
    tried = room.width >= 0 and ("\n" not in base or _is_tried(cx, node.kids[2], room))
    beside = render(cx, node.kids[2], room) if tried else None
    if beside is not None and "\n" not in beside:
        return f"{base}[{beside}]"
    nested = cx.room(shape.indent + TAB)
    under = render(cx, node.kids[2], nested.left(1).narrow(1 + overhead))
    if under is not None and (beside is None or "\n" not in under):
        return f"{base}{nested.newline}[{under}]"
    return None if beside is None else f"{base}[{beside}]"


def _is_tried(cx: Context, node: Node, shape: Shape) -> bool:
    """Whether the first of two operands has room where rustfmt looks for it: it counts the indentation twice here."""
    if node.kind == "range_expression" and len(node.kids) == 2:
        operand = node.kids[0].kind in {"..", "..="}
        return _is_tried(cx, node.kids[operand], shape.left(len(node.kids[0].kind)) if operand else shape)
    if node.kind not in {"range_expression", "type_cast_expression"} or len(node.kids) == 1:
        return True
    text = flat(cx, node.kids[0])
    return text is not None and width_of(text) <= cx.max_width - shape.used and _is_tried(cx, node.kids[0], shape)


def _render_string(cx: Context, node: Node, shape: Shape) -> str | None:
    text = node.text
    if text.startswith(("b", "c")):
        return text if cx.lenient or fits(text, shape, cx.max_width) else None
    continued = all(line.endswith("\\") for line in text.split("\n")[:-1])
    return text if cx.lenient or continued or fits(text, shape, cx.max_width) else None


def _render_raw_string(_cx: Context, node: Node, _shape: Shape) -> str:
    return node.text


def _flat_turbofish(cx: Context, node: Node) -> str | None:
    texts = flats(cx, [node.kids[0], node.kids[-1]])
    return None if texts is None else "::".join(texts)


def _render_turbofish(cx: Context, node: Node, shape: Shape) -> str | None:
    line = flat(cx, node)
    if line is not None and width_of(line) - 2 <= shape.width:  # rustfmt does not count the last `::`
        return line
    base = render(cx, node.kids[0], shape)
    if base is None:
        return None
    arguments = render(cx, node.kids[-1], shape.left(len(base) + 2))
    return None if arguments is None else f"{base}::{arguments}"


for _kind in ("return_expression", "break_expression", "continue_expression", "yield_expression"):
    FLAT[_kind] = _flat_words
    MULTI[_kind] = _render_words
FLAT.update(
    parenthesized_expression=_flat_parenthesized,
    index_expression=_flat_index,
    generic_function=_flat_turbofish,
    generic_type_with_turbofish=_flat_turbofish,
)
MULTI.update(
    parenthesized_expression=_render_parenthesized,
    index_expression=_render_index,
    generic_function=_render_turbofish,
    generic_type_with_turbofish=_render_turbofish,
    string_literal=_render_string,
    raw_string_literal=_render_raw_string,
)
