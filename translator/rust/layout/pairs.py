"""Binary operators, casts, ranges: chains of operands, broken before the operator."""

from typing import NamedTuple

from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.shape import (
    TAB,
    Shape,
    first_line_ends_with,
    first_width,
    fits,
    last_width,
    last_width_trimmed,
    width_of,
)
from translator.rust.layout.tree import Node

_NAMES = frozenset({"identifier", "self", "boolean_literal"})


class PairParts(NamedTuple):
    """What stands before, between and after two operands."""

    prefix: str
    infix: str
    suffix: str


def _operands(node: Node) -> tuple[list[Node], str]:
    """The operands of a chain of one operator, and the operator."""
    if node.kind == "let_chain":
        return _let_operands(node), "&&"
    operator = node.kids[1].text
    operands: list[Node] = []
    while node.kind == "binary_expression" and node.kids[1].text == operator:
        operands.append(node.kids[2])
        node = node.kids[0]
    operands.append(node)
    operands.reverse()
    return operands, operator


def _let_operands(node: Node) -> list[Node]:
    operands = []
    for kid in node.kids:
        if kid.kind == "let_chain":
            operands += _let_operands(kid)
        elif kid.kind == "binary_expression" and kid.kids[1].text == "&&":
            operands += _operands(kid)[0]
        elif kid.kind != "&&":
            operands.append(kid)
    return operands


def _is_name(node: Node) -> bool:
    if node.kind in {"unary_expression", "reference_expression"}:
        return _is_name(node.kids[-1])
    if node.kind in {"parenthesized_expression", "try_expression"}:
        return _is_name(node.kids[1 if node.kind[0] == "p" else 0])
    return node.kind in _NAMES


def _may_share_line(node: Node, operands: list[Node]) -> bool:
    """Chains with `let` break unless they are `name && let …`."""
    if node.kind != "let_chain":
        return True
    return len(operands) == 2 and _is_name(operands[0]) and operands[1].kind == "let_condition"


def _flat_binary(cx: Context, node: Node) -> str | None:
    operands, operator = _operands(node)
    if not _may_share_line(node, operands):
        return None
    texts = flats(cx, operands)
    return None if texts is None else f" {operator} ".join(texts)


def _render_binary(cx: Context, node: Node, shape: Shape) -> str | None:
    operands, operator = _operands(node)
    nested = cx.room(shape.indent + TAB).narrow(cx.overhead(shape))
    texts = [render(cx, operands[0], shape)]
    texts += [render(cx, operand, nested.left(len(operator) + 1)) for operand in operands[1:]]
    result = None
    if _may_share_line(node, operands):
        result = _one_line(cx, operands, texts, operator, shape)
    if result is None:
        result = _one_per_line(cx, operands, texts, operator, shape)
    if result is None and node.kind == "binary_expression":
        parts = PairParts("", f" {operator} ", "")
        result = render_pair(cx, (node.kids[0], node.kids[2]), parts, shape)
    return result


def _one_line(cx: Context, operands: list[Node], texts: list[str | None], operator: str, shape: Shape) -> str | None:
    """All operands on one line; the last one may go on below."""
    start = ""
    for text in texts[:-1]:
        if text is None or "\n" in text or len(start) > shape.width:
            return None
        start += f"{text} {operator} "
    last = render(cx, operands[-1], shape.left(width_of(start)))
    if last is None:
        return None
    result = start + last
    if first_width(result) > shape.width:
        return None
    if "\n" in result and not last.startswith("{") and (last.startswith("(") or len(start) > TAB):
        return None
    return result if fits(result, shape, cx.max_width) else None


def _one_per_line(
    cx: Context, operands: list[Node], texts: list[str | None], operator: str, shape: Shape
) -> str | None:
    result = texts[0]
    if result is None:
        return None
    nested = cx.room(shape.indent + TAB)
    for operand, text in zip(operands[1:], texts[1:], strict=True):
        start = last_width(result) + (0 if "\n" in result else shape.used)
        if start <= nested.used:
            # An operand this short would stand alone on its line.
            room = shape.left(len(operator) + 2 + last_width_trimmed(result))
            joined = render(cx, operand, room) if room.width >= 0 else None
            if joined is not None:
                result += f" {operator} {joined}"
                continue
        if text is None:
            return None
        result += f"{nested.newline}{operator} {text}"
    return result


def render_pair(
    cx: Context, operands: tuple[Node, Node], parts: PairParts, shape: Shape, *, in_front: bool = True
) -> str | None:
    """Two operands on one line, or the second below the first; `in_front` takes the operator along."""
    left, right = operands
    used = shape.used + (0 if in_front else len(parts.prefix) + len(parts.infix.rstrip()))
    first = render(cx, left, shape.sized(cx.max_width - used))
    if first is None:
        return None
    first = parts.prefix + first
    start = last_width(first) + len(parts.infix)
    room = shape.left(start).narrow(len(parts.suffix))
    second = render(cx, right, room) if room.width >= 0 else None
    if second is not None:
        joins = "\n" not in second or len(first) <= TAB or first_line_ends_with(second, "{")
        if joins and start + first_width(second) + len(parts.suffix) <= shape.width:
            return first + parts.infix + second + parts.suffix
    below = cx.room(shape.indent + TAB).narrow(cx.overhead(shape))
    if in_front:
        below = below.left(len(parts.infix.lstrip()))
    second = render(cx, right, below)
    if second is None:
        return None
    if in_front:
        return first + below.newline + parts.infix.lstrip() + second + parts.suffix
    return first + parts.infix.rstrip() + below.newline + second + parts.suffix


def _flat_cast(cx: Context, node: Node) -> str | None:
    texts = flats(cx, [node.kids[0], node.kids[2]])
    return None if texts is None else f"{texts[0]} as {texts[1]}"


def _render_cast(cx: Context, node: Node, shape: Shape) -> str | None:
    return render_pair(cx, (node.kids[0], node.kids[2]), PairParts("", " as ", ""), shape)


def _range_operator(node: Node) -> str:
    operator = next(kid.kind for kid in node.kids if kid.kind in {"..", "..=", "..."})
    return f" {operator}" if node.kids[0].text.endswith(".") and node.kids[0].kind == "float_literal" else operator


def _flat_range(cx: Context, node: Node) -> str | None:
    texts = flats(cx, [kid for kid in node.kids if kid.kind not in {"..", "..=", "..."}])
    if texts is None:
        return None
    operator = _range_operator(node)
    if len(texts) == 2:
        return operator.join(texts)
    starts = node.kids[0].kind == operator.strip()
    return operator + "".join(texts) if starts else "".join(texts) + operator


def _render_range(cx: Context, node: Node, shape: Shape) -> str | None:
    operator = _range_operator(node)
    if len(node.kids) == 3:
        return render_pair(cx, (node.kids[0], node.kids[2]), PairParts("", operator, ""), shape)
    if node.kids[0].kind == operator:
        text = render(cx, node.kids[1], shape.left(len(operator))) if len(node.kids) > 1 else ""
        return None if text is None else operator + text
    text = render(cx, node.kids[0], shape.narrow(len(operator)))
    return None if text is None else text + operator


def _prefix(node: Node) -> str:
    """The operator before an operand, its space included."""
    words = [kid.text for kid in node.kids[:-1]]
    return words[0] + "".join(word + " " for word in words[1:])


def _flat_prefixed(cx: Context, node: Node) -> str | None:
    text = flat(cx, node.kids[-1])
    return None if text is None else _prefix(node) + text


def _render_prefixed(cx: Context, node: Node, shape: Shape) -> str | None:
    prefix = _prefix(node)
    text = render(cx, node.kids[-1], shape.left(len(prefix)))
    return None if text is None else prefix + text


FLAT.update(
    binary_expression=_flat_binary,
    let_chain=_flat_binary,
    type_cast_expression=_flat_cast,
    range_expression=_flat_range,
    range_pattern=_flat_range,
    unary_expression=_flat_prefixed,
    reference_expression=_flat_prefixed,
    negative_literal=_flat_prefixed,
)
MULTI.update(
    binary_expression=_render_binary,
    let_chain=_render_binary,
    type_cast_expression=_render_cast,
    range_expression=_render_range,
    range_pattern=_render_range,
    unary_expression=_render_prefixed,
    reference_expression=_render_prefixed,
    negative_literal=_render_prefixed,
)
