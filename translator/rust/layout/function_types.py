"""Function types and parameters."""

from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.list_writer import write_list
from translator.rust.layout.lists import ListStyle, Tactic, decide, itemize
from translator.rust.layout.shape import TAB, Shape, first_width, last_width
from translator.rust.layout.tree import Node
from translator.rust.layout.types import items_of


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
    start, inner = _function_start(cx, words), flats(cx, items_of(parameters))
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
    entries = itemize(cx, items_of(parameters), parameters.kids[0].end, parameters.kids[-1].start)
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
    function_type=_flat_function,
    parameter=_flat_parameter,
    self_parameter=_flat_parameter,
    variadic_parameter=_flat_variadic,
)
MULTI.update(function_type=_render_function, parameter=_render_parameter)
