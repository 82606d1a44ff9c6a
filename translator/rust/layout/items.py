"""Constants, statics, type aliases, modules, imports on their own."""

from translator.rust.layout.assignment import assign, assign_right
from translator.rust.layout.bounds import bounds_of, render_bounds
from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import MULTI, Context, render
from translator.rust.layout.generics import WhereStyle, find, predicates_of, render_generics, render_where
from translator.rust.layout.imports import lay_out_group
from translator.rust.layout.sequence import lay_out_sequence
from translator.rust.layout.shape import TAB, Shape, last_width
from translator.rust.layout.tree import Node
from translator.rust.layout.words import extern_text, visibility_text


def _words_until(node: Node, stop: frozenset[str]) -> str:
    words = ""
    for kid in node.kids:
        if kid.kind in stop:
            break
        words += visibility_text(kid) if kid.kind == "visibility_modifier" else kid.text + " "
    return words


def _behind(node: Node, token: str) -> Node | None:
    for place, kid in enumerate(node.kids):
        if kid.kind == token:
            return node.kids[place + 1]
    return None


def _render_constant(cx: Context, node: Node, shape: Shape) -> str | None:
    """`const NAME: Type = value;` and `static`."""
    prefix = _words_until(node, frozenset({":"})).rstrip() + ": "
    kind, value = _behind(node, ":"), _behind(node, "=")
    if kind is None:
        return None
    text = render(cx, kind, cx.room(shape.indent).left(last_width(prefix) + 2))
    if text is None:
        nested = cx.room(shape.indent + TAB)
        text = render(cx, kind, nested)
        if text is None:
            return None
        prefix, text = prefix.rstrip(), nested.newline + text
    if value is None:
        return f"{prefix}{text};"
    equals = next(kid for kid in node.kids if kid.kind == "=")
    comments = cx.source.between(equals.end, value.start)
    if comments:
        return _value_below_comments(cx, f"{prefix}{text} =", comments, value, shape)
    laid = assign_right(cx, f"{prefix}{text} =", value, cx.room(shape.indent).narrow(1))
    return None if laid is None else laid + ";"


def _value_below_comments(cx: Context, start: str, comments: list[Node], value: Node, shape: Shape) -> str | None:
    nested = cx.room(shape.indent + TAB)
    laid = render(cx, value, nested.narrow(1))
    if laid is None:
        return None
    lines = "".join(nested.newline + comment_text(comment.text, nested.indent) for comment in comments)
    return f"{start}{lines}{nested.newline}{laid};"


def _render_alias(cx: Context, node: Node, shape: Shape) -> str | None:
    """`type Name<T>: Bounds = Type;`."""
    start = _words_until(node, frozenset({"type"})) + "type "
    name = next(kid.text for kid in node.kids if kid.kind == "type_identifier")
    room = cx.room(shape.indent)
    text = render_generics(cx, start + name, find(node, "type_parameters"), room.narrow(2))
    bounds = find(node, "trait_bounds")
    if bounds is not None and text is not None:
        inner = render_bounds(cx, bounds_of(bounds), room.left(len(text) + 2))
        text = None if inner is None else f"{text}: {inner}"
    if text is None:
        return None
    target = _behind(node, "=")
    if target is None:
        clause = render_where(cx, node, shape.indent, WhereStyle(snug=last_width(text) == 1, comma=False))
        return None if clause is None else f"{text}{clause};"
    if predicates_of(node):
        return _alias_with_where(cx, node, text, target, shape)
    laid = assign(cx, text + " =", lambda at: _alias_target(cx, target, at), room.narrow(1))
    return None if laid is None else laid + ";"


def _alias_target(cx: Context, target: Node, room: Shape) -> str | None:
    return render(cx, target, room)


def _alias_with_where(cx: Context, node: Node, text: str, target: Node, shape: Shape) -> str | None:
    where = find(node, "where_clause")
    if where is None:
        return None
    before = where.start < target.start
    style = WhereStyle(comma=before)
    clause = render_where(cx, node, shape.indent, style)
    if clause is None:
        return None
    room = cx.room(shape.indent)
    if before:
        laid = assign_right(cx, f"{text}{clause}{shape.newline}=", target, room.narrow(1))
        return None if laid is None else laid + ";"
    laid = assign_right(cx, f"{text}{shape.newline}    =", target, room)
    return None if laid is None else f"{laid}{clause};"


def _render_module(cx: Context, node: Node, shape: Shape) -> str | None:
    head = _words_until(node, frozenset({";", "declaration_list"})).rstrip()
    body = find(node, "declaration_list")
    if body is None:
        return head + ";"
    return _braced(cx, head, body, shape, in_module=True)


def _braced(cx: Context, head: str, body: Node, shape: Shape, *, in_module: bool) -> str:
    text, tail = lay_out_sequence(
        cx, body.kids[1:-1], body.kids[0].end, body.kids[-1].start, shape.indent + TAB, in_module=in_module
    )
    text += "".join(tail)
    return f"{head} {{{shape.newline}    {text}{shape.newline}}}" if text else f"{head} {{}}"


def _render_foreign(cx: Context, node: Node, shape: Shape) -> str | None:
    body = find(node, "declaration_list")
    words = "".join(
        (extern_text(kid) if kid.kind == "extern_modifier" else kid.text) + " "
        for kid in node.kids
        if kid.kind != "declaration_list"
    )
    return None if body is None else _braced(cx, words.rstrip(), body, shape, in_module=False)


def _render_use(cx: Context, node: Node, shape: Shape) -> str | None:
    return lay_out_group(cx, [([], node)], shape.indent)


def _render_plain(cx: Context, node: Node, _shape: Shape) -> str | None:
    return " ".join(cx.source.text[node.start : node.end].split()).replace(" ;", ";")


for _kind in ("const_item", "static_item"):
    MULTI[_kind] = _render_constant
for _kind in ("type_item", "associated_type"):
    MULTI[_kind] = _render_alias
MULTI.update(
    mod_item=_render_module,
    foreign_mod_item=_render_foreign,
    use_declaration=_render_use,
    extern_crate_declaration=_render_plain,
)
