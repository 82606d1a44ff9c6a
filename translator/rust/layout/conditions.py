"""`if`, `while`, `for`, `loop` and what stands between their keyword and their block."""

from typing import NamedTuple

from translator.rust.layout.assignment import assign_right
from translator.rust.layout.blocks import label_of, only_expression, render_block
from translator.rust.layout.classify import LOOPS
from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, render
from translator.rust.layout.shape import TAB, Shape, ends_with_closers, last_width, width_of
from translator.rust.layout.tree import Node

_ONE_LINE_IF = 50


class _Flow(NamedTuple):
    """The parts of a control flow expression; `connector` stands behind the pattern."""

    keyword: str
    label: str
    pattern: Node | None
    connector: str
    condition: Node | None
    body: Node
    alternative: Node | None


def _flow(node: Node) -> _Flow:
    label = label_of(node)
    kids = node.kids[2:] if label else node.kids
    keyword = kids[0].text
    if keyword == "for":
        return _Flow(keyword, label, kids[1], " in", kids[3], kids[-1], None)
    if keyword == "loop":
        return _Flow(keyword, label, None, "", None, kids[-1], None)
    condition, body = kids[1], kids[2]
    alternative = kids[3].kids[1] if len(kids) > 3 else None
    if condition.kind == "let_condition":
        return _Flow(keyword, label, condition.kids[1], " =", condition.kids[3], body, alternative)
    return _Flow(keyword, label, None, "", condition, body, alternative)


def condition_text(cx: Context, node: Node, shape: Shape) -> str | None:
    """The condition of a control flow expression; None for other nodes and for what does not fit."""
    if node.kind == "match_expression":
        return render(cx, node.kids[1], shape.left(8))
    if node.kind != "if_expression" and node.kind not in LOOPS:
        return None
    return _head(cx, _flow(node), shape, after_else=False)


def _pattern_and_condition(cx: Context, flow: _Flow, shape: Shape, start: int) -> str | None:
    if flow.condition is None:
        return ""
    room = shape.left(start)
    condition = flow.condition
    if flow.pattern is not None:
        let = "" if flow.keyword == "for" else "let "
        pattern = render(cx, flow.pattern, room.left(len(let)).narrow(len(flow.connector)))
        if pattern is None:
            return None
        return assign_right(cx, let + pattern + flow.connector, condition, room)
    text = render(cx, condition, room)
    if flow.keyword == "if" or text is not None:
        return text
    nested = cx.room(shape.indent + TAB)
    text = render(cx, condition, nested)
    return None if text is None else nested.newline + text


def _head(cx: Context, flow: _Flow, shape: Shape, *, after_else: bool) -> str | None:
    """Everything before the block, with the space before its brace."""
    room = shape.sized(cx.max_width - shape.used)
    if after_else:
        room = room.left(7)
    start = len(flow.label) + len(flow.keyword) + 1
    text = _pattern_and_condition(cx, flow, room, start)
    if text is None:
        return None
    limit = max(0, cx.max_width - room.used - start - 2)
    breaks = ("\n" in text or len(text) > limit) and (
        not ends_with_closers(text) or _last_line_indented(text, shape.used)
    )
    gap = "" if not text or text.startswith("\n") else " "
    return flow.label + flow.keyword + gap + text + (shape.newline if breaks else " ")


def _last_line_indented(text: str, column: int) -> bool:
    line = text[text.rfind("\n") + 1 :]
    return len(line) - len(line.lstrip()) > column


def _flat_if(cx: Context, node: Node) -> str | None:
    flow = _flow(node)
    if flow.alternative is None:
        return _flat_empty_loop(cx, node)
    if flow.alternative.kind != "block":
        return None
    then, otherwise = only_expression(cx, flow.body), only_expression(cx, flow.alternative)
    if then is None or otherwise is None or flow.condition is None:
        return None
    condition, left, right = flat(cx, node.kids[1]), flat(cx, then), flat(cx, otherwise)
    if condition is None or left is None or right is None:
        return None
    text = f"if {condition} {{ {left} }} else {{ {right} }}"
    return text if width_of(text) <= _ONE_LINE_IF else None


def _flat_empty_loop(cx: Context, node: Node) -> str | None:
    flow = _flow(node)
    if flow.body.kids[-2].kind != "{":
        return None
    condition = "" if flow.condition is None else flat(cx, flow.condition)
    if condition is None:
        return None
    if flow.pattern is not None:
        pattern = flat(cx, flow.pattern)
        if pattern is None:
            return None
        let = "" if flow.keyword == "for" else "let "
        condition = f"{let}{pattern}{flow.connector} {condition}"
    return f"{flow.label}{flow.keyword} {condition}{' ' if condition else ''}{{}}"


def _render_flow(cx: Context, node: Node, shape: Shape) -> str | None:
    return _lay_out(cx, node, shape, after_else=False)


def _lay_out(cx: Context, node: Node, shape: Shape, *, after_else: bool) -> str | None:
    flow = _flow(node)
    head = _head(cx, flow, shape, after_else=after_else)
    if head is None:
        return None
    behind = cx.source.between(flow.condition.end, flow.body.start) if flow.condition is not None else []
    if behind:
        head = head.rstrip() + _around(behind, shape)
    empty = flow.body.kids[-2].kind == "{" and not cx.has_comment(flow.body)
    if empty and flow.alternative is None and not after_else and shape.width - last_width(head) >= 1:
        return head + "{}"
    result = head + render_block(cx, flow.body, shape.indent, before_else=flow.alternative is not None)
    if flow.alternative is None:
        return result
    room = cx.room(shape.indent)
    if flow.alternative.kind == "if_expression":
        rest = _lay_out(cx, flow.alternative, room, after_else=True)
    else:
        rest = render_block(cx, flow.alternative, shape.indent)
    if rest is None:
        return None
    return result + _else_with_comments(cx, node.kids[-1], flow, shape) + rest


def _else_with_comments(cx: Context, clause: Node, flow: _Flow, shape: Shape) -> str:
    before = cx.source.between(flow.body.end, clause.kids[0].start)
    after = cx.source.between(clause.kids[0].end, clause.kids[1].start)
    return _around(before, shape) + "else" + _around(after, shape)


def _around(comments: list[Node], shape: Shape) -> str:
    if not comments:
        return " "
    text = shape.newline.join(comment_text(comment.text, shape.indent) for comment in comments)
    return shape.newline + text + shape.newline


def _flat_let_condition(cx: Context, node: Node) -> str | None:
    pattern, value = flat(cx, node.kids[1]), flat(cx, node.kids[3])
    return None if pattern is None or value is None else f"let {pattern} = {value}"


def _render_let_condition(cx: Context, node: Node, shape: Shape) -> str | None:
    pattern = render(cx, node.kids[1], shape.left(4))
    return None if pattern is None else assign_right(cx, f"let {pattern} =", node.kids[3], shape)


FLAT.update(
    if_expression=_flat_if,
    while_expression=_flat_empty_loop,
    for_expression=_flat_empty_loop,
    loop_expression=_flat_empty_loop,
    let_condition=_flat_let_condition,
)
MULTI.update(
    if_expression=_render_flow,
    while_expression=_render_flow,
    for_expression=_render_flow,
    loop_expression=_render_flow,
    statement_if_expression=_render_flow,
    let_condition=_render_let_condition,
)
