"""Types, generic arguments and bounds."""

from translator.rust.layout.bounds import bounds_of
from translator.rust.layout.calls import entries_of
from translator.rust.layout.classify import Hang
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.overflow import Brackets, lay_out_bracketed
from translator.rust.layout.pairs import PairParts, render_pair
from translator.rust.layout.shape import Shape, extra_width, last_width
from translator.rust.layout.tree import Node
from translator.rust.layout.words import extern_text

_GENERIC = Brackets("<", ">", 100, hang=Hang.TYPE)
_PUNCTUATION = frozenset({"<", ">", ",", "(", ")", "[", "]"})


def items_of(node: Node) -> list[Node]:
    """The arguments between angle brackets; the bounds of a constrained one belong to it."""
    items: list[Node] = []
    for kid in node.kids:
        if kid.kind == "trait_bounds":
            name = items.pop()
            items.append(Node("bound_argument", name.start, kid.end, [name, kid], ""))
        elif kid.kind not in _PUNCTUATION:
            items.append(kid)
    return items


def _flat_angles(cx: Context, node: Node) -> str | None:
    texts = flats(cx, items_of(node))
    return None if texts is None else f"<{', '.join(texts)}>"


def render_angles(cx: Context, node: Node, shape: Shape, prefix: str = "") -> str | None:
    """`prefix<A, B>`."""
    items = items_of(node)
    return lay_out_bracketed(cx, prefix, entries_of(cx, node, items), shape, _GENERIC)


def _flat_concat(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids)
    return None if texts is None else "".join(texts)


def _flat_joined(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids)
    return None if texts is None else " ".join(texts)


def _render_concat(cx: Context, node: Node, shape: Shape) -> str | None:
    """Parts without blanks between them: paths, and names with arguments."""
    if not node.kids:
        return node.text if cx.lenient else None
    result = ""
    for kid in node.kids:
        room = shape.left(extra_width(result, shape))
        # `<A as B>::name` keeps `::` with the bracket.
        text = render(cx, kid, room.narrow(2) if kid.kind == "bracketed_type" else room)
        if text is None:
            return None
        result += text
    return result


def _render_bracketed(cx: Context, node: Node, shape: Shape) -> str | None:
    text = render(cx, node.kids[1], shape.left(1).narrow(1))
    return None if text is None else f"<{text}>"


def _reference_prefix(node: Node) -> str:
    """`&'a mut `, `*const `."""
    first, *rest = [kid.text for kid in node.kids[:-1]]
    return first + "".join(word + " " for word in rest)


def _flat_reference(cx: Context, node: Node) -> str | None:
    text = flat(cx, node.kids[-1])
    return None if text is None else _reference_prefix(node) + text


def _render_reference(cx: Context, node: Node, shape: Shape) -> str | None:
    prefix = _reference_prefix(node)
    inner = node.kids[-1]
    if inner.kind == "tuple_type" and len(inner.kids) == 3:
        # Parentheses that break are aligned with what they enclose.
        room = Shape(shape.indent + len(prefix), shape.offset, shape.width - len(prefix))
    else:
        room = shape.left(len(prefix))
    text = render(cx, inner, room)
    return None if text is None else prefix + text


def _flat_array(cx: Context, node: Node) -> str | None:
    texts = flats(cx, [kid for kid in node.kids if kid.kind not in {"[", "]", ";"}])
    return None if texts is None else f"[{'; '.join(texts)}]"


def _render_array(cx: Context, node: Node, shape: Shape) -> str | None:
    if len(node.kids) > 3:
        return render_pair(cx, (node.kids[1], node.kids[3]), PairParts("[", "; ", "]"), shape, in_front=False)
    text = render(cx, node.kids[1], shape.left(1).narrow(3))
    return None if text is None else f"[{text}]"


def _flat_binding(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids)
    return None if texts is None else "".join(texts).replace("=", " = ", 1)


def _render_binding(cx: Context, node: Node, shape: Shape) -> str | None:
    start = flats(cx, node.kids[:-2])
    if start is None:
        return None
    name = "".join(start)
    text = render(cx, node.kids[-1], shape.left(len(name) + 3))
    return None if text is None else f"{name} = {text}"


def _flat_bound_argument(cx: Context, node: Node) -> str | None:
    texts = flats(cx, [node.kids[0], *bounds_of(node.kids[1])])
    return None if texts is None else f"{texts[0]}: {' + '.join(texts[1:])}"


def _flat_qualified(cx: Context, node: Node) -> str | None:
    texts = flats(cx, [node.kids[0], node.kids[2]])
    return None if texts is None else f"{texts[0]} as {texts[1]}"


def _render_qualified(cx: Context, node: Node, shape: Shape) -> str | None:
    text = render(cx, node.kids[0], shape)
    if text is None:
        return None
    trait = render(cx, node.kids[2], shape.left(last_width(text) + 4).narrow(3))
    return None if trait is None else f"{text} as {trait}"


def _flat_higher_ranked(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids)
    return None if texts is None else f"for{texts[1]} {' '.join(texts[2:])}"


def _render_higher_ranked(cx: Context, node: Node, shape: Shape) -> str | None:
    start = flats(cx, node.kids[:2])
    if start is None:
        return None
    prefix = "".join(start) + " "
    text = render(cx, node.kids[2], shape.left(len(prefix)))
    return None if text is None else prefix + text


FLAT.update(
    type_arguments=_flat_angles,
    type_parameters=_flat_angles,
    use_bounds=lambda cx, node: f"use<{', '.join(flats(cx, items_of(node)[1:]) or [])}>",
    generic_type=_flat_concat,
    generic_pattern=_flat_concat,
    bracketed_type=_flat_concat,
    scoped_identifier=_flat_concat,
    scoped_type_identifier=_flat_concat,
    removed_trait_bound=_flat_concat,
    reference_type=_flat_reference,
    pointer_type=_flat_reference,
    array_type=_flat_array,
    type_binding=_flat_binding,
    bound_argument=_flat_bound_argument,
    qualified_type=_flat_qualified,
    for_lifetimes=lambda cx, node: f"for<{', '.join(flats(cx, items_of(node)[1:]) or [])}>",
    higher_ranked_trait_bound=_flat_higher_ranked,
    joined=_flat_joined,
    extern_modifier=lambda _cx, node: extern_text(node),
    function_modifiers=_flat_joined,
)
MULTI.update(
    type_arguments=render_angles,
    generic_type=_render_concat,
    generic_pattern=_render_concat,
    scoped_identifier=_render_concat,
    scoped_type_identifier=_render_concat,
    bracketed_type=_render_bracketed,
    reference_type=_render_reference,
    pointer_type=_render_reference,
    array_type=_render_array,
    type_binding=_render_binding,
    higher_ranked_trait_bound=_render_higher_ranked,
    qualified_type=_render_qualified,
)
