"""`match`: its arms, their patterns, guards and bodies."""

from typing import NamedTuple

from translator.rust.layout.assignment import prefer_below
from translator.rust.layout.attributes import is_attribute, with_attributes
from translator.rust.layout.blocks import only_expression
from translator.rust.layout.comments import comment_text
from translator.rust.layout.conditions import condition_text
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, render
from translator.rust.layout.list_writer import write_list
from translator.rust.layout.lists import ListStyle, Tactic, Trailing, itemize
from translator.rust.layout.sequence import as_statement
from translator.rust.layout.shape import (
    TAB,
    Shape,
    ends_with_closers,
    extra_width,
    first_width,
    last_width_trimmed,
    width_of,
)
from translator.rust.layout.tree import Node

_JUMPS = frozenset({"return_expression", "break_expression", "continue_expression"})
_BESIDE_ARROW = frozenset(
    "loop_expression match_expression block unsafe_block closure_expression array_expression call_expression "
    "macro_invocation struct_expression tuple_expression unit_expression".split()
)
_THROUGH_LEFT = frozenset({"try_expression", "type_cast_expression", "index_expression"})
_THROUGH = frozenset({"reference_expression", "unary_expression"})


class _Arm(NamedTuple):
    attributes: list[Node]
    pattern: Node
    guard: Node | None
    body: Node
    arrow: Node


def _arm(node: Node) -> _Arm:
    attributes = [kid for kid in node.kids if is_attribute(kid)]
    kids = node.kids[len(attributes) :]
    pattern = kids[0]
    guard = pattern.kids[2] if len(pattern.kids) > 2 else None
    return _Arm(attributes, pattern.kids[0] if pattern.kids else pattern, guard, kids[2], kids[1])


def _flat_match(cx: Context, node: Node) -> str | None:
    if len(node.kids[2].kids) > 2:
        return None
    value = flat(cx, node.kids[1])
    return None if value is None else f"match {value} {{}}"


def _render_match(cx: Context, node: Node, shape: Shape) -> str | None:
    room = shape.sized(cx.max_width - shape.used).left(6)
    value = render(cx, node.kids[1], room)
    if value is None:
        return None
    breaks = not ends_with_closers(value) and ("\n" in value or len(value) + 2 > room.width)
    gap = shape.newline if breaks else " "
    block = node.kids[2]
    arms = [kid for kid in block.kids[1:-1] if kid.kind == "match_arm"]
    if not arms:
        return None if cx.has_comment(block) else f"match {value} {{}}"
    inner = cx.room(shape.indent + TAB)
    entries = itemize(cx, [_without_comma(arm) for arm in arms], block.kids[0].end, block.kids[-1].start, "")
    for place, entry in enumerate(entries):
        entry.text = _render_arm(cx, arms[place], inner)
    style = ListStyle(inner, Tactic.VERTICAL, Trailing.NEVER, "", keep_blank_lines=True)
    text = write_list(cx, entries, style)
    return None if text is None else f"match {value}{gap}{{{inner.newline}{text}{shape.newline}}}"


def _without_comma(arm: Node) -> Node:
    """The span of an arm up to the comma, behind which comments still belong to it."""
    last = arm.kids[-1]
    return Node(arm.kind, arm.start, arm.kids[-2].end, [], "") if last.kind == "," else arm


def _render_arm(cx: Context, node: Node, shape: Shape) -> str | None:
    arm = _arm(node)
    pattern = render(cx, arm.pattern, shape.narrow(5))
    if pattern is None:
        return None
    guard = _render_guard(cx, arm.guard, shape, pattern)
    if guard is None:
        return None
    left = with_attributes(cx, arm.attributes, arm.pattern.start, pattern + guard, shape)
    return _Body(cx, arm, left, shape).write(guarded="\n" in guard)


def _render_guard(cx: Context, guard: Node | None, shape: Shape, pattern: str) -> str | None:
    if guard is None:
        return ""
    used = last_width_trimmed(pattern)
    block_like = used <= TAB
    if "\n" not in pattern or block_like:
        room = shape.left(used + 4).narrow(5)
        text = render(cx, guard, room) if room.width >= 0 else None
        if text is not None and ("\n" not in text or block_like):
            return f" if {text}"
    room = cx.room(shape.indent + TAB)
    text = render(cx, guard, room.left(3).narrow(5))
    return None if text is None else f"{room.newline}if {text}"


def _beside_arrow(node: Node) -> bool:
    """Whether such a body may start behind the arrow and go on below."""
    if node.kind in _THROUGH:
        return _beside_arrow(node.kids[-1])
    if node.kind in _THROUGH_LEFT:
        return _beside_arrow(node.kids[0])
    return node.kind in _BESIDE_ARROW


def _is_macro(node: Node) -> bool:
    return node.kind == "macro_invocation"


class _Body:
    """The body of an arm behind or below its arrow."""

    def __init__(self, cx: Context, arm: _Arm, left: str, shape: Shape) -> None:
        self.cx = cx
        self.left = left
        self.shape = shape
        self.extend, self.body = self.flatten(arm.body, shape.left(extra_width(left, shape) + 4))
        self.is_block = self.body.kind in {"block", "unsafe_block"}
        self.is_empty = self.body.kind == "block" and flat(cx, self.body) == "{}"
        self.comma = "" if self.body.kind == "block" else ","
        comments = cx.source.between(arm.arrow.end, arm.body.start)
        self.comment = shape.newline.join(comment_text(comment.text, shape.indent) for comment in comments)

    def flatten(self, body: Node, room: Shape | None) -> tuple[bool, Node]:
        """The body without a block that it does not need, and whether it may go on below."""
        inner = only_expression(self.cx, body) if body.kind == "block" and not self.cx.in_macro else None
        if inner is None or _is_macro(inner):
            return _beside_arrow(body), body
        if inner.kind in {"block", "unsafe_block"}:
            return self.flatten(inner, None)
        condition = condition_text(self.cx, inner, room) if room is not None and room.width >= 0 else None
        if condition is not None and "\n" in condition:
            return False, body
        return _beside_arrow(inner), inner

    def render(self, shape: Shape) -> str | None:
        if self.body.kind in _JUMPS:
            shape = shape.narrow(1)
        return as_statement(self.cx, self.body, shape)

    def write(self, *, guarded: bool) -> str | None:
        same_line = not (guarded and "\n" in self.left and not self.is_empty) and not self.comment
        room = self.shape.left(extra_width(self.left, self.shape) + 4).narrow(len(self.comma))
        beside = self.render(room) if same_line and room.width >= 0 else None
        if beside is not None and (self.is_block or ("\n" not in beside and width_of(beside) <= room.width)):
            return self.behind(beside)
        indent = self.shape.indent + (TAB if not self.is_block or self.is_empty else 0)
        under = self.render(self.cx.room(indent))
        if beside is None:
            return None if under is None else self.below(under, same_line=same_line)
        if under is not None and prefer_below(beside, under):
            return self.below(under, same_line=same_line)
        if self.extend and first_width(beside) <= max(0, room.width):
            return self.behind(beside)
        if under is not None and "\n" in beside:
            return self.below(under, same_line=same_line)
        return self.behind(beside)

    def behind(self, body: str) -> str:
        return f"{self.left} => {body}{self.comma}"

    def below(self, body: str, *, same_line: bool) -> str:
        start = self.left + " =>"
        if self.is_block:
            pad = "\n" + " " * (self.shape.indent + (TAB if self.is_empty else 0))
            return f"{start}{pad + self.comment if self.comment else ''}{pad}{body}{self.comma}"
        if self.comment:
            start += self.shape.newline + self.comment
        inner = "\n" + " " * (self.shape.indent + TAB)
        if self.cx.in_macro:
            return f"{start}{inner}{body},"
        semicolon = ";" if self.body.kind in _JUMPS else ""
        if semicolon and "\n" not in body:
            # As a statement, which it is now, it has less room: rustfmt would break the line when it reads it again.
            body = self.render(self.cx.room(self.shape.indent + TAB).narrow(1)) or body
        brace = " {" if same_line else self.shape.newline + "{"
        return f"{start}{brace}{inner}{body}{semicolon}{self.shape.newline}}}"


FLAT["match_expression"] = _flat_match
MULTI["match_expression"] = _render_match
