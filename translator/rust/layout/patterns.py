"""Patterns, except those with named fields."""

from translator.rust.layout.calls import arguments_of, entries_of
from translator.rust.layout.classify import Hang
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.list_writer import write_list
from translator.rust.layout.lists import Entry, ListStyle, Tactic, Trailing, decide
from translator.rust.layout.overflow import Brackets, lay_out_bracketed
from translator.rust.layout.shape import CALL_WIDTH, Shape, first_width, width_of
from translator.rust.layout.tree import Node

_SHORT = 20
_SHORT_KINDS = frozenset(
    "identifier remaining_field_pattern _ string_literal raw_string_literal char_literal integer_literal "
    "float_literal boolean_literal negative_literal const_block mut_pattern ref_pattern".split()
)


def _alternatives(node: Node) -> list[Node]:
    result: list[Node] = []
    for kid in node.kids:
        if kid.kind == "or_pattern":
            result += _alternatives(kid)
        elif kid.kind != "|":
            result.append(kid)
    return result


def _is_short(node: Node) -> bool:
    if node.kind == "tuple_pattern":
        return len(arguments_of(node)) <= 1
    if node.kind == "tuple_struct_pattern":
        return node.kids[0].kind == "identifier" and len(node.kids) <= 4
    if node.kind == "reference_pattern":
        return _is_short(node.kids[-1])
    if node.kind == "or_pattern":
        return all(map(_is_short, _alternatives(node)))
    return node.kind in _SHORT_KINDS


def _flat_or(cx: Context, node: Node) -> str | None:
    texts = flats(cx, _alternatives(node))
    return None if texts is None else " | ".join(texts)


def _render_or(cx: Context, node: Node, shape: Shape) -> str | None:
    nodes = _alternatives(node)
    entries = [Entry(kid, render(cx, kid, shape)) for kid in nodes]
    texts = [entry.text or "" for entry in entries]
    short = all(
        _is_short(kid) and len(text) <= _SHORT and "\n" not in text for kid, text in zip(nodes, texts, strict=True)
    )
    tactic = Tactic.MIXED if short else decide(entries, max(0, shape.width), 3)
    style = ListStyle(shape, tactic, Trailing.NEVER, " |", ends_with_newline=False, separator_in_front=True)
    return write_list(cx, entries, style)


def _tuple_parts(node: Node) -> tuple[Node | None, list[Node]]:
    """The path of a tuple struct pattern and the patterns between its parentheses."""
    opening = next(place for place, kid in enumerate(node.kids) if kid.kind == "(")
    items = [kid for kid in node.kids[opening:] if kid.kind not in {"(", ")", ","}]
    return (node.kids[0] if opening else None), items


def _needs_comma(path: Node | None, items: list[Node]) -> bool:
    return path is None and len(items) == 1 and items[0].kind != "remaining_field_pattern"


def _flat_tuple(cx: Context, node: Node) -> str | None:
    path, items = _tuple_parts(node)
    if path is None and len(items) == 1 and node.kids[-2].kind != ",":
        text = flat(cx, items[0])
        return None if text is None else f"({text})"
    texts = flats(cx, [*([path] if path is not None else []), *items])
    if texts is None:
        return None
    start = texts.pop(0) if path is not None else ""
    comma = "," if _needs_comma(path, items) else ""
    return f"{start}({', '.join(texts)}{comma})"


def _render_tuple(cx: Context, node: Node, shape: Shape) -> str | None:
    path, items = _tuple_parts(node)
    if path is None and len(items) == 1 and node.kids[-2].kind != ",":
        text = render(cx, items[0], shape.left(1).narrow(1))
        return None if text is None else f"({text})"
    start = render(cx, path, shape) if path is not None else ""
    if start is None or not items:
        return None
    trailing = Trailing.ALWAYS if _needs_comma(path, items) else Trailing.VERTICAL
    brackets = Brackets(limit=cx.max_width, trailing=trailing, hang=Hang.PATTERN)
    opening = next(kid for kid in node.kids if kid.kind == "(")
    inside = Node("", opening.start, node.end, [opening, node.kids[-1]], "")
    return lay_out_bracketed(cx, start, entries_of(cx, inside, items), shape, brackets)


def _flat_slice(cx: Context, node: Node) -> str | None:
    texts = flats(cx, arguments_of(node))
    if texts is None:
        return None
    text = ", ".join(texts)
    return f"[{text}]" if len(texts) == 1 or width_of(text) <= CALL_WIDTH else None


def _render_slice(cx: Context, node: Node, shape: Shape) -> str | None:
    return lay_out_bracketed(cx, "", entries_of(cx, node), shape, Brackets("[", "]", hang=Hang.OTHER))


def _flat_prefixed(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids)
    if texts is None:
        return None
    return texts[0] + " ".join(texts[1:]) if texts[0] == "&" else " ".join(texts)


def _render_prefixed(cx: Context, node: Node, shape: Shape) -> str | None:
    first, *words = [kid.text for kid in node.kids[:-1]]
    prefix = first + ("" if first == "&" else " ") + "".join(word + " " for word in words)
    text = render(cx, node.kids[-1], shape.left(len(prefix)))
    return None if text is None else prefix + text


def _render_captured(cx: Context, node: Node, shape: Shape) -> str | None:
    """`name @ pattern`, the pattern below the name if it does not fit behind it."""
    name = " ".join(kid.text for kid in node.kids[:-2])
    # rustfmt does not count the blank before the `@`.
    pattern = render(cx, node.kids[-1], Shape(shape.indent, 0, shape.width - len(name) - 2))
    if pattern is None:
        return None
    beside = len(name) + 3 + first_width(pattern) <= shape.width
    return f"{name}{' ' if beside else shape.newline}@ {pattern}"


def _flat_guarded(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids)
    return None if texts is None else " ".join(texts)


FLAT.update(
    or_pattern=_flat_or,
    tuple_pattern=_flat_tuple,
    tuple_struct_pattern=_flat_tuple,
    slice_pattern=_flat_slice,
    reference_pattern=_flat_prefixed,
    mut_pattern=_flat_prefixed,
    ref_pattern=_flat_prefixed,
    captured_pattern=_flat_prefixed,
    match_pattern=_flat_guarded,
    remaining_field_pattern=lambda _cx, _node: "..",
)
MULTI.update(
    or_pattern=_render_or,
    tuple_pattern=_render_tuple,
    tuple_struct_pattern=_render_tuple,
    slice_pattern=_render_slice,
    reference_pattern=_render_prefixed,
    mut_pattern=_render_prefixed,
    ref_pattern=_render_prefixed,
    captured_pattern=_render_captured,
)
