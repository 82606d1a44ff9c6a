"""Structs, unions and enums."""

from collections.abc import Sequence

from translator.rust.layout.assignment import Below, assign
from translator.rust.layout.attributes import attribute_lines, comments_behind, is_attribute, with_attributes
from translator.rust.layout.classify import Hang
from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, render
from translator.rust.layout.generics import WhereStyle, find, predicates_of, render_generics, render_where
from translator.rust.layout.list_writer import write_list
from translator.rust.layout.lists import Entry, ListStyle, Tactic, decide, itemize
from translator.rust.layout.overflow import Brackets, lay_out_bracketed
from translator.rust.layout.shape import TAB, Shape, last_width, last_width_trimmed, width_of
from translator.rust.layout.tree import Node
from translator.rust.layout.words import visibility_text

_VARIANT_WIDTH = 35


def header_text(node: Node, keyword: str) -> str:
    """`pub struct Name`."""
    visibility = find(node, "visibility_modifier")
    name = next(kid.text for kid in node.kids if kid.kind in {"type_identifier", "identifier"})
    return f"{visibility_text(visibility) if visibility is not None else ''}{keyword}{name}"


def _members(kids: Sequence[Node]) -> list[Node]:
    """Fields or variants as one node each, their attributes and visibility included."""
    members: list[Node] = []
    pending: list[Node] = []
    for kid in kids:
        if is_attribute(kid) or kid.kind == "visibility_modifier":
            pending.append(kid)
        elif kid.kind not in {",", "{", "}", "(", ")"}:
            kind = "named_field" if kid.kind == "field_declaration" else "tuple_field"
            if kid.kind == "enum_variant":
                kind = "variant"
            members.append(Node(kind, (pending or [kid])[0].start, kid.end, [*pending, kid], ""))
            pending = []
    return members


def _field_parts(node: Node) -> tuple[list[Node], str, Node]:
    """The attributes of a field, the text before its type, and the type."""
    attributes = [kid for kid in node.kids if is_attribute(kid)]
    rest = node.kids[len(attributes) :]
    if node.kind == "named_field":
        rest = rest[-1].kids
        inner = [kid for kid in rest if is_attribute(kid)]
        attributes += inner
        rest = rest[len(inner) :]
    prefix = visibility_text(rest[0]) if rest[0].kind == "visibility_modifier" else ""
    if node.kind == "named_field":
        prefix += next(kid.text for kid in rest if kid.kind == "field_identifier") + ":"
    return attributes, prefix, rest[-1]


def _render_field(cx: Context, node: Node, shape: Shape) -> str | None:
    attributes, prefix, kind = _field_parts(node)
    spacing = " " if node.kind == "named_field" else ""
    lines = attribute_lines(cx, attributes, shape) if attributes else ""
    if attributes:
        lines += comments_behind(cx, attributes, node.end, shape.narrow(last_width(lines)))
    inline = bool(lines) and node.kind == "tuple_field" and "\n" not in lines and "//" not in lines
    if inline and len(lines) + 1 + len(prefix) <= shape.width:
        start = f"{lines} {prefix}"
    else:
        start = lines + shape.newline + prefix if lines else prefix
    text = render(cx, kind, shape.left(last_width_trimmed(start) + len(spacing) + (inline and not prefix)))
    if text is not None and "\n" not in text:
        return start + spacing + text
    laid = assign(cx, prefix, lambda room: render(cx, kind, room), shape)
    if laid is None:
        return None
    laid = laid if prefix else laid.lstrip()
    return lines + shape.newline + laid if lines else laid


def _flat_field(cx: Context, node: Node) -> str | None:
    attributes, prefix, kind = _field_parts(node)
    if attributes:
        return None
    text = flat(cx, kind)
    return None if text is None else prefix + (" " if node.kind == "named_field" else "") + text


def _named_fields(cx: Context, body: Node, indent: int, budget: int) -> str | None:
    """The fields between braces, on one line of at most `budget` columns if they fit."""
    members = _members(body.kids)
    room = cx.room(indent + TAB).narrow(1)
    entries = itemize(cx, members, body.kids[0].end, body.kids[-1].start)
    for entry in entries:
        entry.text = render(cx, entry.node, room)
    blank = any(entry.blank_after for entry in entries[:-1])
    tactic = Tactic.VERTICAL if blank else decide(entries, budget)
    style = ListStyle(room, tactic, keep_blank_lines=True)
    return write_list(cx, entries, style)


def _struct_body(cx: Context, start: str, body: Node, indent: int, one_line: int = 0) -> str | None:
    """`start` up to and with the opening brace, the fields, and the closing brace."""
    pad = "\n" + " " * indent
    if len(body.kids) <= 2:
        return _empty_body(cx, start, body, indent)
    budget = min(one_line, max(0, cx.max_width - len(start) - 3 - indent)) if one_line else 0
    fields = _named_fields(cx, body, indent, budget)
    if fields is None:
        return None
    if "\n" not in fields + start and width_of(fields) <= budget and "//" not in fields:
        return f"{start} {fields} }}"
    return f"{start}{pad}    {fields}{pad}}}"


def _empty_body(cx: Context, start: str, body: Node, indent: int) -> str:
    comments = cx.source.between(body.start, body.end)
    if not comments:
        return start + body.kids[-1].text
    nested = "\n" + " " * (indent + TAB)
    text = nested.join(comment_text(comment.text, indent + TAB) for comment in comments)
    if text.startswith("/*") and "\n" not in text:
        return f"{start}{text}{body.kids[-1].text}"
    return f"{start}{nested}{text}\n{' ' * indent}{body.kids[-1].text}"


def _generics(cx: Context, node: Node, start: str, indent: int, *, empty: bool) -> str | None:
    """`start<T> where … {`."""
    shape = Shape(indent, 0, max(0, cx.max_width - len(start) - indent))
    text = render_generics(cx, "", find(node, "type_parameters"), shape)
    if text is None:
        return None
    pad = "\n" + " " * indent
    if predicates_of(node):
        clause = render_where(cx, node, indent, WhereStyle(snug=last_width(text) == 1))
        return None if clause is None else f"{start}{text}{clause}{' ' if empty else pad}{{"
    used = last_width(text) + (0 if "\n" in text else len(start))
    fits = used + (3 if empty else 2) <= cx.max_width
    return f"{start}{text}{' ' if fits else pad}{{"


def _render_struct(cx: Context, node: Node, shape: Shape) -> str | None:
    start = header_text(node, next(kid.text for kid in node.kids if kid.kind in {"struct", "union"}) + " ")
    body = find(node, "field_declaration_list")
    if body is not None:
        opened = _generics(cx, node, start, shape.indent, empty=len(body.kids) <= 2)
        return None if opened is None else _struct_body(cx, opened, body, shape.indent)
    parameters = find(node, "type_parameters")
    generics = render_generics(cx, "", parameters, Shape(shape.indent, 0, cx.max_width - len(start)))
    if generics is None:
        return None
    name = start + generics
    body = find(node, "ordered_field_declaration_list")
    clause = render_where(cx, node, shape.indent, WhereStyle(comma=False))
    if clause is None:
        return None
    if body is None:
        return name + clause + ";"
    fields = _tuple_fields(cx, name, body, shape)
    return None if fields is None else fields + clause + ";"


def _tuple_fields(cx: Context, name: str, body: Node, shape: Shape) -> str | None:
    members = _members(body.kids)
    if not members:
        return _empty_body(cx, name + "(", body, shape.indent)
    entries = itemize(cx, members, body.kids[0].end, body.kids[-1].start)
    brackets = Brackets(hang=Hang.OTHER)
    return lay_out_bracketed(cx, name, entries, cx.room(shape.indent).narrow(1), brackets)


def _render_enum(cx: Context, node: Node, shape: Shape) -> str | None:
    body = find(node, "enum_variant_list")
    if body is None:
        return None
    indent = shape.indent
    members = _members(body.kids)
    opened = _generics(cx, node, header_text(node, "enum "), indent, empty=not members)
    if opened is None:
        return None
    if not members:
        return _empty_body(cx, opened, body, indent)
    room = cx.room(indent + TAB)
    entries = itemize(cx, members, body.kids[0].end, body.kids[-1].start)
    _render_variants(cx, entries, room, _VARIANT_WIDTH)
    broken = ["\n" in (entry.text or "") for entry in entries]
    if any(broken) and not all(broken):
        _render_variants(cx, entries, room, 0)
    style = ListStyle(room.narrow(2), Tactic.VERTICAL, keep_blank_lines=True)
    text = write_list(cx, entries, style)
    return None if text is None else f"{opened}{room.newline}{text}{shape.newline}}}"


def _render_variants(cx: Context, entries: list[Entry], room: Shape, one_line: int) -> None:
    for entry in entries:
        entry.text = _render_variant(cx, entry.node, room, one_line)


def _render_variant(cx: Context, node: Node, shape: Shape, one_line: int) -> str | None:
    variant = node.kids[-1]
    name = next(kid.text for kid in variant.kids if kid.kind == "identifier")
    text: str | None = name
    fields, members = find(variant, "field_declaration_list"), find(variant, "ordered_field_declaration_list")
    if fields is not None:
        text = _struct_body(cx, name + " {", fields, shape.indent, one_line)
    elif members is not None:
        text = _tuple_fields(cx, name, members, shape)
    if text is not None and any(kid.kind == "=" for kid in variant.kids):
        value = variant.kids[-1]
        text = assign(cx, text + " =", lambda room: render(cx, value, room), shape.narrow(1), Below.OVERLONG)
    attributes = [kid for kid in node.kids if is_attribute(kid)]
    return None if text is None else with_attributes(cx, attributes, variant.start, text, shape)


FLAT.update(named_field=_flat_field, tuple_field=_flat_field)
FLAT["variant"] = lambda _cx, _node: None
MULTI.update(
    named_field=_render_field,
    tuple_field=_render_field,
    struct_item=_render_struct,
    union_item=_render_struct,
    enum_item=_render_enum,
)
