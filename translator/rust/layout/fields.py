"""Braces with named fields: struct literals and struct patterns."""

from translator.rust.layout.attributes import is_attribute, merge_attributes, with_attributes
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.list_writer import write_list
from translator.rust.layout.lists import Entry, ListStyle, Tactic, Trailing, decide, itemize
from translator.rust.layout.shape import TAB, Shape, width_of
from translator.rust.layout.tree import Node

_LIMIT = 18
_PUNCTUATION = frozenset({"{", "}", ","})


def _fields(node: Node) -> list[Node]:
    return [kid for kid in node.kids if kid.kind not in _PUNCTUATION]


def _flat_literal(cx: Context, node: Node) -> str | None:
    name = flat(cx, node.kids[0])
    fields = _fields(node.kids[1])
    if name is None or any(is_attribute(field) for field in fields):
        return None
    if not fields:
        return f"{name} {{}}"
    texts = flats(cx, fields)
    if texts is None:
        return None
    inner = ", ".join(texts)
    if cx.in_macro and node.kids[1].kids[-2].kind == ",":
        inner += ","
    return f"{name} {{ {inner} }}" if width_of(inner) <= _LIMIT else None


def _render_literal(cx: Context, node: Node, shape: Shape) -> str | None:
    name = render(cx, node.kids[0], shape.narrow(2))
    if name is None:
        return None
    body = node.kids[1]
    nodes = merge_attributes(_fields(body))
    if not nodes:
        return None if cx.has_comment(body) else f"{name} {{}}"
    nested = cx.room(shape.indent + TAB)
    entries = itemize(cx, nodes, body.kids[0].end, body.kids[-1].start)
    has_base = nodes[-1].kind in {"base_field_initializer", "remaining_field_pattern"}
    for entry in entries:
        is_base = entry.node.kind == "base_field_initializer"
        entry.text = render(cx, entry.node, nested if is_base else nested.narrow(1))
    forced = cx.in_macro and body.kids[-2].kind != ","
    trailing = Trailing.NEVER if has_base or forced else Trailing.VERTICAL
    return _braces(cx, name, entries, shape, trailing)


def _braces(cx: Context, name: str, entries: list[Entry], shape: Shape, trailing: Trailing) -> str | None:
    width = min(max(0, shape.width - len(name) - 5), _LIMIT)
    possible = shape.width - len(name) - 5 >= 0
    nested = cx.room(shape.indent + TAB)
    tactic = decide(entries, width) if possible else Tactic.VERTICAL
    style = ListStyle(
        nested,
        tactic,
        trailing,
        ends_with_newline=tactic is Tactic.VERTICAL,
        keep_blank_lines=True,
    )
    text = write_list(cx, entries, style)
    if text is None:
        return None
    if "\n" in text or width_of(text) > width:
        return f"{name} {{{nested.newline}{text}{shape.newline}}}"
    return f"{name} {{ {text} }}"


def _flat_field(cx: Context, node: Node) -> str | None:
    if is_attribute(node.kids[0]):
        return None
    texts = flats(cx, [node.kids[0], node.kids[-1]])
    return None if texts is None else ": ".join(texts)


def _render_field(cx: Context, node: Node, shape: Shape) -> str | None:
    attributes = [kid for kid in node.kids if is_attribute(kid)]
    if attributes:
        rest = node.kids[len(attributes) :]
        bare = Node(node.kind, rest[0].start, node.end, rest, "")
        text = render(cx, bare, shape)
        return None if text is None else with_attributes(cx, attributes, bare.start, text, shape)
    name = node.kids[0].text
    text = render(cx, node.kids[-1], shape.left(len(name) + 2))
    if text is not None:
        return f"{name}: {text}"
    nested = cx.room(shape.indent + TAB)
    text = render(cx, node.kids[-1], nested)
    return None if text is None else f"{name}:{nested.newline}{text}"


def _flat_base(cx: Context, node: Node) -> str | None:
    text = flat(cx, node.kids[1])
    return None if text is None else ".." + text


def _render_base(cx: Context, node: Node, shape: Shape) -> str | None:
    text = render(cx, node.kids[1], shape.left(2))
    return None if text is None else ".." + text


def _flat_shorthand(cx: Context, node: Node) -> str | None:
    return None if is_attribute(node.kids[0]) else flat(cx, node.kids[0])


def _render_shorthand(cx: Context, node: Node, shape: Shape) -> str | None:
    name = node.kids[-1]
    return with_attributes(cx, node.kids[:-1], name.start, name.text, shape)


def _flat_pattern(cx: Context, node: Node) -> str | None:
    name = flat(cx, node.kids[0])
    fields = [kid for kid in node.kids[1:] if kid.kind not in _PUNCTUATION]
    texts = flats(cx, fields)
    if name is None or texts is None or any(is_attribute(field) for field in fields):
        return None
    if not texts:
        return f"{name} {{}}"
    inner = ", ".join(texts)
    return f"{name} {{ {inner} }}" if width_of(inner) <= _LIMIT or inner == ".." else None


def _render_pattern(cx: Context, node: Node, shape: Shape) -> str | None:
    name = render(cx, node.kids[0], shape.narrow(2))
    if name is None:
        return None
    fields = [kid for kid in node.kids[1:] if kid.kind not in _PUNCTUATION]
    rest = bool(fields) and fields[-1].kind == "remaining_field_pattern"
    end = fields[-1].start if rest else node.kids[-1].start
    nodes = merge_attributes(fields[:-1] if rest else fields)
    nested = cx.room(shape.indent + TAB)
    opening = next(kid for kid in node.kids if kid.kind == "{")
    entries = itemize(cx, nodes, opening.end, end)
    for entry in entries:
        entry.text = render(cx, entry.node, nested)
    if not rest:
        return _braces(cx, name, entries, shape, Trailing.VERTICAL) if entries else None
    return _open_pattern(cx, name, entries, shape)


def _open_pattern(cx: Context, name: str, entries: list[Entry], shape: Shape) -> str | None:
    """A struct pattern that ends in `..`."""
    left = shape.width - len(name) - 9
    width = min(left, _LIMIT)
    nested = cx.room(shape.indent + TAB)
    tactic = decide(entries, width) if left >= 0 else Tactic.VERTICAL
    vertical = tactic is Tactic.VERTICAL
    style = ListStyle(nested, tactic, ends_with_newline=vertical, keep_blank_lines=True)
    text = write_list(cx, entries, style)
    if text is None:
        return None
    if "\n" in text or len(text) > max(0, width):
        text += ("" if vertical else ",") + nested.newline
    elif text:
        text += " " if vertical else ", "
    text += ".."
    if "\n" in text or len(text) > max(0, width):
        return f"{name} {{{nested.newline}{text}{shape.newline}}}"
    return f"{name} {{ {text} }}"


def _flat_field_pattern(cx: Context, node: Node) -> str | None:
    """`name`, `ref mut name` or `name: pattern`."""
    texts = flats(cx, node.kids)
    if texts is None:
        return None
    return " ".join(texts).replace(" : ", ": ", 1)


def _render_field_pattern(cx: Context, node: Node, shape: Shape) -> str | None:
    colon = next((place for place, kid in enumerate(node.kids) if kid.kind == ":"), None)
    if colon is None:
        return None
    name = node.kids[0].text
    text = render(cx, node.kids[colon + 1], shape)
    if text is None:
        return None
    if len(name) + 2 + len(text) <= shape.width:
        return f"{name}: {text}"
    nested = Shape(shape.indent + TAB, 0, shape.width)
    text = render(cx, node.kids[colon + 1], nested)
    return None if text is None else f"{name}:{nested.newline}{text}"


FLAT.update(
    struct_expression=_flat_literal,
    field_initializer=_flat_field,
    shorthand_field_initializer=_flat_shorthand,
    base_field_initializer=_flat_base,
    struct_pattern=_flat_pattern,
    field_pattern=_flat_field_pattern,
)
MULTI.update(
    struct_expression=_render_literal,
    field_initializer=_render_field,
    shorthand_field_initializer=_render_shorthand,
    base_field_initializer=_render_base,
    struct_pattern=_render_pattern,
    field_pattern=_render_field_pattern,
)
