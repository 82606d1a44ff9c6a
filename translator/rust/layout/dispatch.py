"""The two ways to lay out a node: on one line, or over several."""

from collections.abc import Callable
from typing import Any

from translator.rust.layout.shape import CALL_WIDTH, MAX_WIDTH, TAB, Shape, width_of
from translator.rust.layout.tree import Node, Source


class Context:
    """What holds while one text is laid out.

    `lenient` lets tokens that are too long for any line stand where they are;
    `in_macro` forbids what changes the tokens of a macro call; `one_line_chain`
    forbids method chains over several lines.
    """

    __slots__ = ("chains", "in_macro", "lenient", "max_width", "memo", "one_line_chain", "source")

    def __init__(self, source: Source, max_width: int = MAX_WIDTH) -> None:
        self.source = source
        self.max_width = max_width
        self.lenient = False
        self.in_macro = False
        self.one_line_chain = False
        self.memo: dict[object, str | None] = {}
        self.chains: dict[Node, Any] = {}

    def room(self, indent: int) -> Shape:
        """The room on a line of its own."""
        return Shape(indent, 0, self.max_width - indent)

    def overhead(self, shape: Shape) -> int:
        """The columns at the end of the line that a shape must leave free."""
        return max(0, self.max_width - shape.indent - shape.offset - shape.width)

    def has_comment(self, node: Node) -> bool:
        """Whether there is a comment inside the node."""
        return bool(self.source.starts) and bool(self.source.between(node.start, node.end))


_MOST_SPARE = 4
_PREFIXED = frozenset({"reference_expression", "unary_expression"})
_SHORT_NAMED = frozenset({"call_expression", "array_expression", "tuple_expression"})

Flat = Callable[[Context, Node], str | None]
Multi = Callable[[Context, Node, Shape], str | None]

FLAT: dict[str, Flat] = {}
MULTI: dict[str, Multi] = {}


def flat(cx: Context, node: Node) -> str | None:
    """The node on one line, whatever its length; None when it cannot or must not stand on one line."""
    text = node.flat
    if text != "":
        return text
    if cx.source.starts and cx.source.between(node.start, node.end):
        text = None
    else:
        layout = FLAT.get(node.kind)
        text = _verbatim(cx, node) if layout is None else layout(cx, node)
    node.flat = text
    return text


def flats(cx: Context, nodes: list[Node]) -> list[str] | None:
    """Every node on one line, or None."""
    texts = []
    for node in nodes:
        text = node.flat
        if text == "":
            text = flat(cx, node)
        if text is None:
            return None
        texts.append(text)
    return texts


def render(cx: Context, node: Node, shape: Shape) -> str | None:
    """The node inside its room; None when it does not fit."""
    text = flat(cx, node)
    if text is not None:
        room = shape.width - width_of(text)
        if room >= _MOST_SPARE or (room >= 0 and room >= _spare(node, text) and _argument_fits(cx, node, text, shape)):
            return text
    layout = MULTI.get(node.kind)
    if layout is None:
        return (text or cx.source.text[node.start : node.end]) if cx.lenient else None
    if shape.width < 0 and not cx.lenient:
        return None
    key = (node, shape, cx.in_macro, cx.one_line_chain, cx.lenient)
    memo = cx.memo
    if key in memo:
        return memo[key]
    result = layout(cx, node, shape)
    if result is not None and cx.source.starts and node.kind.endswith("_expression"):
        result = _with_comments(cx, node, result)
    memo[key] = result
    return result


def _with_comments(cx: Context, node: Node, text: str) -> str:
    """The layout of an expression, or its source when a comment stands where the layout has no place for it."""
    return text if keeps_comments(cx, node, text) else cx.source.text[node.start : node.end]


def keeps_comments(cx: Context, node: Node, text: str) -> bool:
    """Whether all comments inside the node are in its layout."""
    comments = cx.source.between(node.start, node.end)
    starts = [comment.text.split("\n", 1)[0] for comment in comments]
    return all(text.count(start) >= starts.count(start) for start in starts)


def _spare(node: Node, text: str) -> int:
    """The columns that rustfmt keeps free behind some nodes: it counts part of them more than once."""
    text = text.rstrip(";")
    if text[-1] == "?":
        rest = text.rstrip("?")
        return (len(text) - len(rest)) * (2 if rest.endswith(")") else 1)
    if text.endswith((".. }", ".. })", ".. }))")):
        return 4
    while node.kind in {"reference_type", "pointer_type"}:
        node = node.kids[-1]
    return 2 if node.kind == "array_type" and len(node.kids) == 3 else 0


def _argument_fits(cx: Context, node: Node, text: str, shape: Shape) -> bool:
    """Whether the only argument of a call such as `Ok(…)` would also fit on a line of its own, as rustfmt asks."""
    while node.kind in _PREFIXED:
        node = node.kids[-1]
    if len(text) <= CALL_WIDTH or node.kind not in _SHORT_NAMED:
        return True
    bracketed = node.kids[-1] if node.kind == "call_expression" else node
    inside = [kid for kid in bracketed.kids[1:-1] if kid.kind != ","]
    if len(inside) != 1 or bracketed.start - node.start >= TAB:
        return True
    argument = inside[0]
    inner = argument.flat
    if not inner or width_of(inner) <= CALL_WIDTH:
        return True
    nested = cx.room(shape.indent + TAB).narrow(1)
    return width_of(inner) + _spare(argument, inner) <= nested.width and _argument_fits(cx, argument, inner, nested)


def _verbatim(cx: Context, node: Node) -> str | None:
    text = cx.source.text[node.start : node.end]
    return None if "\n" in text else text
