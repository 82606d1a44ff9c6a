"""Types, generic arguments and bounds."""

from translator.rust.layout.calls import entries_of
from translator.rust.layout.classify import Hang
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.lists import ListStyle, Tactic, decide, itemize, write_list
from translator.rust.layout.overflow import Brackets, lay_out_bracketed
from translator.rust.layout.pairs import PairParts, render_pair
from translator.rust.layout.shape import TAB, Shape, ends_with_closers, extra_width, first_width, last_width, width_of
from translator.rust.layout.tree import Node

_GENERIC = Brackets("<", ">", 100, hang=Hang.TYPE)
_PUNCTUATION = frozenset({"<", ">", ",", "(", ")", "[", "]"})
_PREFIXES = frozenset({"dyn", "impl"})


def _items(node: Node) -> list[Node]:
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
    texts = flats(cx, _items(node))
    return None if texts is None else f"<{', '.join(texts)}>"


def render_angles(cx: Context, node: Node, shape: Shape, prefix: str = "") -> str | None:
    """`prefix<A, B>`."""
    items = _items(node)
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
        text = render(cx, kid, shape.left(extra_width(result, shape)))
        if text is None:
            return None
        result += text
    return result


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
    if inner.kind == "tuple_type" and len(inner.kids) == 3:  # noqa: PLR2004
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
    if len(node.kids) > 3:  # noqa: PLR2004
        return render_pair(cx, (node.kids[1], node.kids[3]), PairParts("[", "; ", "]"), shape, in_front=False)
    text = render(cx, node.kids[1], shape.left(1).narrow(3))
    return None if text is None else f"[{text}]"


def _function_parts(node: Node) -> tuple[list[Node], Node, Node | None]:
    place = next(place for place, kid in enumerate(node.kids) if kid.kind == "parameters")
    returns = node.kids[place + 2] if len(node.kids) > place + 2 else None
    return node.kids[:place], node.kids[place], returns


def _function_start(cx: Context, words: list[Node]) -> str | None:
    """`for<'a> unsafe extern "C" fn`, `Fn`."""
    texts = flats(cx, words)
    return None if texts is None else " ".join(texts)


def _flat_function(cx: Context, node: Node) -> str | None:
    words, parameters, returns = _function_parts(node)
    start, inner = _function_start(cx, words), flats(cx, _items(parameters))
    if start is None or inner is None:
        return None
    result = f"{start}({', '.join(inner)})"
    if returns is None:
        return result
    text = flat(cx, returns)
    return None if text is None else f"{result} -> {text}"


def _render_function(cx: Context, node: Node, shape: Shape) -> str | None:
    words, parameters, returns = _function_parts(node)
    start = _function_start(cx, words)
    if start is None:
        return None
    shape = shape.left(len(start))
    output = render(cx, returns, shape.left(4)) if returns is not None else ""
    if output is None:
        return None
    output = f" -> {output}" if output else ""
    nested = cx.room(shape.indent + TAB)
    entries = itemize(cx, _items(parameters), parameters.kids[0].end, parameters.kids[-1].start)
    for entry in entries:
        entry.text = render(cx, entry.node, nested)
    tactic = decide(entries, max(0, shape.width - 2 - len(output)))
    if "\n" in output:
        tactic = Tactic.VERTICAL
    style = ListStyle(nested, tactic, ends_with_newline=tactic is Tactic.VERTICAL, keep_blank_lines=True)
    inner = write_list(cx, entries, style)
    if inner is None:
        return None
    plain = tactic is Tactic.HORIZONTAL or not entries
    arguments = f"({inner})" if plain else f"({nested.newline}{inner}{shape.newline})"
    if not output or last_width(arguments) + first_width(output) <= shape.width:
        return start + arguments + output
    return f"{start}{arguments}{nested.newline}{output.lstrip()}"


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
    lifetimes_last = all(
        left.kind != "lifetime" or right.kind == "lifetime"
        for left, right in zip(bounds[:-1], bounds[1:], strict=True)
    )
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
    return arguments is not None and len(_items(arguments)) > 1


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


def _flat_parameter(cx: Context, node: Node) -> str | None:
    """`mut name: Type`, `&'a mut self`."""
    texts = flats(cx, node.kids)
    if texts is None:
        return None
    text = " ".join(texts).replace(" : ", ": ", 1)
    return "&" + text[2:] if text.startswith("& ") and node.kind == "self_parameter" else text


def _render_parameter(cx: Context, node: Node, shape: Shape) -> str | None:
    colon = next((place for place, kid in enumerate(node.kids) if kid.kind == ":"), None)
    if colon is None:
        return None
    start = "".join(kid.text + " " for kid in node.kids[: colon - 1])
    pattern = render(cx, node.kids[colon - 1], shape.left(len(start)))
    if pattern is None:
        return None
    start += pattern + ": "
    text = render(cx, node.kids[colon + 1], shape.sized(shape.width - last_width(start)))
    return None if text is None else start + text


def _flat_variadic(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids)
    return None if texts is None else " ".join(texts).replace(" : ", ": ")


FLAT.update(
    type_arguments=_flat_angles,
    type_parameters=_flat_angles,
    use_bounds=lambda cx, node: f"use<{', '.join(flats(cx, _items(node)[1:]) or [])}>",
    generic_type=_flat_concat,
    generic_pattern=_flat_concat,
    bracketed_type=_flat_concat,
    scoped_identifier=_flat_concat,
    scoped_type_identifier=_flat_concat,
    removed_trait_bound=_flat_concat,
    reference_type=_flat_reference,
    pointer_type=_flat_reference,
    array_type=_flat_array,
    function_type=_flat_function,
    bounded_type=_flat_bounds_type,
    dynamic_type=_flat_bounds_type,
    abstract_type=_flat_bounds_type,
    type_binding=_flat_binding,
    bound_argument=_flat_bound_argument,
    qualified_type=_flat_qualified,
    for_lifetimes=lambda cx, node: f"for<{', '.join(flats(cx, _items(node)[1:]) or [])}>",
    higher_ranked_trait_bound=lambda cx, node: _flat_higher_ranked(cx, node),
    joined=_flat_joined,
    parameter=_flat_parameter,
    self_parameter=_flat_parameter,
    variadic_parameter=_flat_variadic,
    function_modifiers=_flat_joined,
)
MULTI.update(
    type_arguments=render_angles,
    generic_type=_render_concat,
    generic_pattern=_render_concat,
    scoped_identifier=_render_concat,
    scoped_type_identifier=_render_concat,
    bracketed_type=_render_concat,
    reference_type=_render_reference,
    pointer_type=_render_reference,
    array_type=_render_array,
    function_type=_render_function,
    bounded_type=_render_bounds_type,
    dynamic_type=_render_bounds_type,
    abstract_type=_render_bounds_type,
    type_binding=_render_binding,
    qualified_type=_render_qualified,
    parameter=_render_parameter,
)


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


MULTI["higher_ranked_trait_bound"] = _render_higher_ranked
