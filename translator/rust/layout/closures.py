"""Closures: with or without a block around their body, alone or as the last argument."""

from typing import NamedTuple

from translator.rust.layout.blocks import only_expression, render_wrapped
from translator.rust.layout.classify import LOOPS, is_method
from translator.rust.layout.conditions import condition_text
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.shape import Shape, last_width, line_count, width_of
from translator.rust.layout.tree import Node

_MULTILINE_BODIES = frozenset(
    "match_expression async_block gen_block block unsafe_block const_block try_block loop_expression "
    "struct_expression".split()
)
_THROUGH = frozenset({"reference_expression", "unary_expression"})
_THROUGH_LEFT = frozenset({"try_expression", "type_cast_expression"})
_OPERATIONS = frozenset(
    "call_expression binary_expression type_cast_expression assignment_expression compound_assignment_expr "
    "field_expression index_expression range_expression try_expression".split()
)
_STATEMENT_LIKE = frozenset(
    "if_expression match_expression block unsafe_block while_expression for_expression loop_expression "
    "try_block".split()
)
_SMALL_BODY = 7


class _Parts(NamedTuple):
    words: str
    parameters: Node
    returns: Node | None
    body: Node


def _parts(node: Node) -> _Parts:
    words = ""
    kids = node.kids
    place = 0
    while kids[place].kind != "closure_parameters":
        words += kids[place].text + " "
        place += 1
    returns = kids[place + 2] if kids[place + 1].kind == "->" else None
    return _Parts(words, kids[place], returns, kids[-1])


def _parameters(node: Node) -> list[Node]:
    return [kid for kid in node.kids if kid.kind not in {"|", ","}]


def _flat_prefix(cx: Context, parts: _Parts) -> str | None:
    texts = flats(cx, _parameters(parts.parameters))
    if texts is None:
        return None
    prefix = f"{parts.words}|{', '.join(texts)}|"
    if parts.returns is None:
        return prefix
    returns = flat(cx, parts.returns)
    return None if returns is None else f"{prefix} -> {returns}"


def _flat_closure(cx: Context, node: Node) -> str | None:
    parts = _parts(node)
    prefix = _flat_prefix(cx, parts)
    if prefix is None:
        return None
    body = parts.body
    if parts.returns is None and not cx.in_macro:
        inner = _inner_body(cx, body)
        if inner is not body and _needs_block(inner):
            return None
        body = inner
    text = flat(cx, body)
    return None if text is None else f"{prefix} {text}"


def _inner_body(cx: Context, body: Node) -> Node:
    """The expression inside the blocks that a closure does not need."""
    while body.kind == "block":
        inner = only_expression(cx, body)
        if inner is None:
            return body
        body = inner
    return body


def _needs_block(node: Node) -> bool:
    """Whether such a body never follows the parameters directly."""
    if node.kind == "if_expression" or node.kind in LOOPS:
        return True
    if node.kind in _THROUGH:
        return _needs_block(node.kids[-1])
    return node.kind in _THROUGH_LEFT and _needs_block(node.kids[0])


def _may_be_multiline(node: Node) -> bool:
    if node.kind in _MULTILINE_BODIES:
        return True
    if node.kind in _THROUGH:
        return _may_be_multiline(node.kids[-1])
    return node.kind in _THROUGH_LEFT and _may_be_multiline(node.kids[0])


def _render_prefix(cx: Context, parts: _Parts, shape: Shape) -> str | None:
    prefix = _flat_prefix(cx, parts)
    if prefix is not None:
        # ` {` must still fit; rustfmt counts one more column where there are no parameters.
        room_behind = (3 if parts.returns is None else 2) + (not _parameters(parts.parameters))
        if cx.lenient or width_of(prefix) + room_behind <= shape.width:
            return prefix
    column = shape.used + len(parts.words) + 1
    room = Shape(column, 0, shape.width - len(parts.words) - 5)
    texts = [_render_parameter(cx, parameter, room, shape.indent) for parameter in _parameters(parts.parameters)]
    glue = ",\n" + " " * column
    lines = glue.join(text for text in texts if text is not None)
    if None in texts or not texts:
        return None
    prefix = f"{parts.words}|{lines}|"
    if parts.returns is None:
        return prefix
    returns = render(cx, parts.returns, room)
    return None if returns is None else f"{prefix}\n{' ' * column}-> {returns}"


def _render_parameter(cx: Context, node: Node, room: Shape, indent: int) -> str | None:
    """A parameter whose braces stand below it, while its other brackets go back to `indent`."""
    if not node.kids:
        return node.text if node.text != "_" or room.width > 0 else None
    back = Shape(indent, room.indent - indent, room.width)
    pattern = node.kids[0] if node.kind == "parameter" else node
    text = render(cx, pattern, room if pattern.kind == "struct_pattern" else back)
    if text is None or node.kind != "parameter" or len(node.kids) != 3:
        return text if node.kind != "parameter" else render(cx, node, back)
    kind = render(cx, node.kids[2], back.left(last_width(text) + 2))
    return None if kind is None else f"{text}: {kind}"


def _render_closure(cx: Context, node: Node, shape: Shape) -> str | None:
    parts = _parts(node)
    prefix = _render_prefix(cx, parts, shape)
    if prefix is None:
        return None
    room = shape.left(last_width(prefix) + 1)
    if room.width < 0 and not cx.lenient:
        return None
    if parts.body.kind != "block":
        text = _behind(cx, parts.body, prefix, room)
        return text if text is not None else _in_block(cx, parts.body, prefix, room)
    text = None
    if parts.returns is None and not cx.in_macro and len(parts.body.kids) > 2:
        inner = parts.body if "\n" in prefix else _inner_body(cx, parts.body)
        forced = _needs_block(inner)
        text = _in_block(cx, inner, prefix, shape) if forced else _behind(cx, inner, prefix, room)
    if text is not None:
        return text
    block = render(cx, parts.body, room)
    return None if block is None else f"{prefix} {block}"


def _behind(cx: Context, body: Node, prefix: str, shape: Shape) -> str | None:
    """The body right behind the parameters."""
    text = render(cx, body, shape)
    if text is None or ("\n" in text and not _may_be_multiline(body) and not cx.in_macro):
        return None
    return f"{prefix} {text}"


def _leftmost(node: Node) -> Node:
    while node.kind in _OPERATIONS and not is_method(node) and node.kids[0].kind not in {"..", "..="}:
        node = node.kids[0]
    return node


def _in_block(cx: Context, body: Node, prefix: str, shape: Shape) -> str | None:
    """The body in a block that the source does not have."""
    if body.kind in _OPERATIONS and _leftmost(body).kind in _STATEMENT_LIKE:
        return None
    text = render_wrapped(cx, body, shape.indent)
    return None if text is None else f"{prefix} {text}"


def last_argument(cx: Context, node: Node, shape: Shape) -> str | None:
    """An expression that hangs behind other arguments; None when that would look bad."""
    if node.kind == "closure_expression":
        return _last_closure(cx, node, shape)
    condition = condition_text(cx, node, shape)
    return None if condition is not None and "\n" in condition else render(cx, node, shape)


def _last_closure(cx: Context, node: Node, shape: Shape) -> str | None:
    parts = _parts(node)
    body = parts.body
    if body.kind == "block" and not cx.in_macro:
        body = only_expression(cx, body) or body
    prefix = _render_prefix(cx, parts, shape)
    if prefix is None or "\n" in prefix:
        return None
    room = shape.left(last_width(prefix) + 1)
    if room.width < 0 and not cx.lenient:
        return None
    if _needs_block(body) and not cx.in_macro:
        text = _in_block(cx, body, prefix, room)
        if text is not None and parts.returns is None and line_count(text) <= _SMALL_BODY:
            line = _behind(cx, body, prefix, shape)
            if line is not None and "\n" not in line:
                return line
        return text
    condition = condition_text(cx, body, room)
    if condition is not None and ("\n" in condition or len(condition) > room.width):
        return _in_block(cx, body, prefix, room)
    return render(cx, node, shape)


FLAT["closure_expression"] = _flat_closure
MULTI["closure_expression"] = _render_closure
