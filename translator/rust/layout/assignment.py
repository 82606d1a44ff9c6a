"""`=` and what stands behind it: `let`, assignments, fields, constants."""

from collections.abc import Callable
from enum import Enum

from translator.rust.layout.blocks import render_block
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.shape import TAB, Shape, first_line_ends_with, fits, last_width, width_of
from translator.rust.layout.tree import Node

_ONE_LINE_LET_ELSE = 50

_THROUGH = frozenset({"await_expression", "try_expression"})
_BRACED = frozenset(
    "match_expression if_expression block unsafe_block async_block loop_expression while_expression "
    "for_expression".split()
)

Right = Callable[[Shape], str | None]


class Below(Enum):
    """How the right side goes to the next line when it must; `RARELY`: only if it cannot begin behind the operator."""

    INDENTED = 1
    FLUSH = 2
    OVERLONG = 3
    RARELY = 4


def assign_right(cx: Context, left: str, right: Node, shape: Shape) -> str | None:
    """`left` and an expression behind or below it; `left` ends with the operator."""
    below = Below.RARELY if _is_braced(right) and flat(cx, right) is None else Below.INDENTED
    return assign(cx, left, lambda room: render(cx, right, room), shape, below)


def _is_braced(node: Node) -> bool:
    """Whether this is a block with something before and behind it, which is no shorter on the next line."""
    while node.kind in _THROUGH:
        node = node.kids[0]
    if node.kind != "call_expression":
        return node.kind in _BRACED
    callee = node.kids[0]
    closure = callee.kids[1] if callee.kind == "parenthesized_expression" else callee
    return closure.kind == "closure_expression" and any(kid.kind == "->" for kid in closure.kids)


def assign(cx: Context, left: str, right: Right, shape: Shape, below: Below = Below.INDENTED) -> str | None:
    """`left` and what `right` lays out in the room that it is given."""
    used = last_width(left) - (shape.indent if "\n" in left else 0)
    room = shape.left(used + 1)
    if room.width < 0:
        room = room.sized(0)
    text = _choose(cx, right, room, below)
    return None if text is None else left + text


def _choose(cx: Context, right: Right, room: Shape, below: Below) -> str | None:
    beside = right(room)
    if beside is not None and "\n" not in beside and width_of(beside) <= room.width:
        return " " + beside
    if below is Below.RARELY and beside is not None and first_line_ends_with(beside, "{"):
        # Not even tried: what nests would be laid out at more and more columns.
        return " " + beside
    if below is Below.FLUSH:
        nested = room.sized(cx.max_width - 2 * room.indent)
    else:
        nested = cx.room(room.indent + TAB).narrow(cx.overhead(room))
    under = right(nested)
    pad = "\n" + " " * (room.indent + TAB)
    if beside is None:
        if under is not None:
            return pad + under
        beside = right(room.sized(10_000)) if below is Below.OVERLONG else None
        return None if beside is None else " " + beside
    if under is None or not fits(under, nested, cx.max_width):
        return " " + beside
    if below is Below.FLUSH or prefer_below(beside, under):
        return pad + under
    return " " + beside


def prefer_below(beside: str, under: str) -> bool:
    """Whether the right side reads better on the next line than behind the operator."""
    if "\n" not in under or beside.count("\n") > under.count("\n") + 1:
        return True
    return any(first_line_ends_with(beside, char) and not first_line_ends_with(under, char) for char in "({[")


def _flat_assignment(cx: Context, node: Node) -> str | None:
    texts = flats(cx, [node.kids[0], node.kids[2]])
    return None if texts is None else f"{texts[0]} {node.kids[1].text} {texts[1]}"


def _render_assignment(cx: Context, node: Node, shape: Shape) -> str | None:
    operator = node.kids[1].text
    left = render(cx, node.kids[0], shape.narrow(len(operator) + 1))
    return None if left is None else assign_right(cx, f"{left} {operator}", node.kids[2], shape)


def _after(node: Node, token: str) -> Node | None:
    for place, kid in enumerate(node.kids):
        if kid.kind == token:
            return node.kids[place + 1]
    return None


def _pattern(node: Node) -> tuple[str, Node]:
    """The `mut` of a `let` and its pattern."""
    if node.kids[1].kind == "mutable_specifier":
        return "mut ", node.kids[2]
    return "", node.kids[1]


def _flat_let(cx: Context, node: Node) -> str | None:
    mut, pattern = _pattern(node)
    text = flat(cx, pattern)
    if text is None or _after(node, "else") is not None:
        return None
    result = f"let {mut}{text}"
    kind, value = _after(node, ":"), _after(node, "=")
    if kind is not None:
        text = flat(cx, kind)
        if text is None:
            return None
        result += ": " + text
    if value is not None:
        text = flat(cx, value)
        # A lone `if` or block is laid out as on the right of any `=`.
        if text is None:
            return None
        result += " = " + text
    return result + ";"


def _render_let(cx: Context, node: Node, shape: Shape) -> str | None:
    left = _left_of_let(cx, node, shape)
    if left is None:
        return None
    value = _after(node, "=")
    if value is None:
        return left + ";"
    room = shape.narrow(1)
    result = assign_right(cx, left + " =", value, room)
    block = _after(node, "else")
    if result is None or block is None:
        return None if result is None else result + ";"
    return _with_else(cx, result, block, shape, broken_pattern="\n" in left)


def _left_of_let(cx: Context, node: Node, shape: Shape) -> str | None:
    mut, pattern = _pattern(node)
    start = "let " + mut
    text = render(cx, pattern, shape.left(len(start)).narrow(1))
    if text is None:
        return None
    result = start + text
    kind = _after(node, ":")
    if kind is None:
        return result
    room = cx.room(shape.indent) if "\n" in text else shape
    text = render(cx, kind, room.left(last_width(result) + 2).narrow(2))
    return None if text is None else f"{result}: {text}"


def _with_else(cx: Context, text: str, block: Node, shape: Shape, *, broken_pattern: bool) -> str:
    """`let … = … else { … };` on one line if it is short, with `else` below the value if that is long."""
    if broken_pattern or not _else_joins(text, shape):
        text += shape.newline + "else "
        joined = False
    else:
        text += " else "
        joined = True
    line = flat(cx, block) if "\n" not in text and joined else None
    limit = min(shape.width, _ONE_LINE_LET_ELSE)
    if line is not None and width_of(text) + width_of(line) + 1 <= limit:
        return text + line + ";"
    return text + render_block(cx, block, shape.indent) + ";"


def _else_joins(text: str, shape: Shape) -> bool:
    if "\n" not in text:
        return shape.width - 1 - len(text) >= len(" else {")
    if text[-1] not in ")]}":
        return False
    line = text[text.rfind("\n") + 1 :]
    return line.startswith(" " * shape.indent) and not line[shape.indent : shape.indent + 1].isspace()


FLAT.update(
    assignment_expression=_flat_assignment,
    compound_assignment_expr=_flat_assignment,
    let_declaration=_flat_let,
)
MULTI.update(
    assignment_expression=_render_assignment,
    compound_assignment_expr=_render_assignment,
    let_declaration=_render_let,
)
