"""`impl` blocks and traits."""

from translator.rust.layout.assignment import Below, assign
from translator.rust.layout.bounds import bounds_of, render_bounds
from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import MULTI, Context, render
from translator.rust.layout.generics import WhereStyle, find, predicates_of, render_generics, render_where
from translator.rust.layout.sequence import lay_out_sequence
from translator.rust.layout.shape import TAB, Shape, last_width
from translator.rust.layout.tree import Node
from translator.rust.layout.words import visibility_text

_COMMENT_WIDTH = 80
_WORDS = frozenset({"unsafe", "const", "default", "auto", "impl", "trait", "visibility_modifier"})


def lay_out_body(cx: Context, body: Node, indent: int) -> str:
    """The items between braces, without the braces."""
    text, tail = lay_out_sequence(
        cx, body.kids[1:-1], body.kids[0].end, body.kids[-1].start, indent + TAB, in_module=False
    )
    return text + "".join(tail)


def _is_empty(cx: Context, body: Node) -> bool:
    return len(body.kids) <= 2 and not cx.has_comment(body)


def _words_before(node: Node, keyword: str) -> str:
    words = ""
    for kid in node.kids:
        if kid.kind == keyword:
            return words
        words += visibility_text(kid) if kid.kind == "visibility_modifier" else kid.text + " "
    return words


def _types(node: Node) -> tuple[str, Node | None, Node]:
    """The `!` before the trait, the trait, and the type."""
    place = next(place for place, kid in enumerate(node.kids) if kid.kind == "impl") + 1
    rest = [kid for kid in node.kids[place:] if kid.kind not in {"type_parameters", "where_clause", "declaration_list"}]
    polarity = "!" if rest[0].kind == "!" else ""
    rest = rest[len(polarity) :]
    if len(rest) > 1:
        return polarity, rest[0], rest[2]
    return polarity, None, rest[0]


def _impl_head(cx: Context, node: Node, indent: int, *, has_where: bool) -> str | None:
    words = _words_before(node, "impl")
    room = cx.room(indent).left(len(words))
    room = Shape(indent, room.offset, cx.max_width - indent - len(words))
    start = render_generics(cx, "impl", find(node, "type_parameters"), room)
    if start is None:
        return None
    result = words + start
    polarity, trait, target = _types(node)
    nested = cx.room(indent + TAB)
    if trait is not None:
        used = 1 + len(polarity) + last_width(result)
        text = render(cx, trait, cx.room(indent + used))
        if text is not None and "\n" not in text:
            result += f" {polarity}{text}"
        else:
            text = render(cx, trait, nested)
            if text is None:
                return None
            result += f"{nested.newline}{polarity}{text}"
    used = last_width(result) + (4 if trait is not None else 0) + (0 if has_where else 2)
    text = render(cx, target, Shape(indent, 0, cx.max_width - used - 1))
    connector = " for " if trait is not None else " "
    if text is not None and "\n" not in text:
        return result + connector + text
    result += nested.newline + connector.strip() + (" " if trait is not None else "")
    text = render(cx, target, Shape(indent + TAB, 0, cx.max_width - last_width(result)))
    return None if text is None else result + text


def _render_impl(cx: Context, node: Node, shape: Shape) -> str | None:
    predicates, body = predicates_of(node), find(node, "declaration_list")
    if body is None:
        return None
    head = _impl_head(cx, node, shape.indent, has_where=bool(predicates))
    if head is None:
        return None
    if not predicates:
        head += _comments_between(cx, node.kids[-2].end, body.start, head, shape)
    empty = _is_empty(cx, body)
    one_line = None
    if empty and len(predicates) == 1 and "\n" not in head:
        one_line = cx.max_width - last_width(head)
    style = WhereStyle(snug=last_width(head) == 1 or one_line is not None, comma=one_line is None, one_line=one_line)
    clause = render_where(cx, node, shape.indent, style)
    if clause is None:
        return None
    if empty and "\n" not in head and len(head) + len(clause) <= cx.max_width:
        if "\n" in clause:
            comma = "," if one_line is not None else ""
            return f"{head}{clause}{comma}{shape.newline}{{{shape.newline}}}"
        return f"{head}{clause} {{}}"
    text = head + clause
    text += (shape.newline if "\n" in text or "//" in text else " ") + "{"
    if empty:
        return text + (shape.newline if "\n" in text else "") + "}"
    return f"{text}{shape.newline}    {lay_out_body(cx, body, shape.indent)}{shape.newline}}}"


def _comments_between(cx: Context, start: int, end: int, head: str, shape: Shape) -> str:
    """The comments between the type and the brace, with what separates them from the type."""
    comments = cx.source.between(start, end)
    if not comments:
        return ""
    text = shape.newline.join(comment_text(comment.text, shape.indent) for comment in comments)
    below = "\n" in cx.source.text[start : comments[0].start] or last_width(head) + len(text) + 1 > cx.max_width
    return (shape.newline if below else " ") + text


def _render_trait(cx: Context, node: Node, shape: Shape) -> str | None:
    body, bounds = find(node, "declaration_list"), find(node, "trait_bounds")
    if body is None:
        return None
    start = _words_before(node, "trait") + "trait "
    name = next(kid.text for kid in node.kids if kid.kind == "type_identifier")
    room = cx.room(shape.indent).left(len(start))
    generics = render_generics(cx, name, find(node, "type_parameters"), room)
    if generics is None:
        return None
    text: str | None = start + generics
    if bounds is not None and text is not None:
        supertraits = bounds_of(bounds)
        text = assign(cx, text + ":", lambda at: render_bounds(cx, supertraits, at), room, Below.FLUSH)
    if text is None:
        return None
    clause = render_where(cx, node, shape.indent, WhereStyle(snug=last_width(generics) == 1))
    if clause is None:
        return None
    if clause and "\n" not in clause and last_width(text) + len(clause) + shape.indent > _COMMENT_WIDTH:
        text += "\n" + " " * (shape.indent + TAB - 1)
    return _with_body(cx, text + clause, body, shape, has_where=bool(clause))


def _with_body(cx: Context, text: str, body: Node, shape: Shape, *, has_where: bool) -> str:
    empty = _is_empty(cx, body)
    has_items = len(body.kids) > 2
    if last_width(text) + 2 > cx.max_width - shape.indent:
        text += shape.newline
    elif empty and "\n" not in text:
        return text + " {}"
    elif "\n" in text or (has_where and has_items):
        text += shape.newline
    else:
        text += " "
    text += "{"
    if empty:
        return text + (shape.newline if "\n" in text else "") + "}"
    return f"{text}{shape.newline}    {lay_out_body(cx, body, shape.indent)}{shape.newline}}}"


MULTI["impl_item"] = _render_impl
MULTI["trait_item"] = _render_trait
