"""Items or statements one below the other, with the comments, attributes and blank lines between them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translator.rust.layout.attributes import ANY_WIDTH, attribute_lines, comments_behind, is_attribute
from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import MULTI, Context, keeps_comments, render
from translator.rust.layout.imports import is_reorderable, lay_out_group
from translator.rust.layout.shape import Shape
from translator.rust.layout.tree import Node

_JUMPS = frozenset({"return_expression", "break_expression", "continue_expression"})
_LOOPS = frozenset({"loop_expression", "while_expression", "for_expression"})
_NOT_ON_ONE_LINE = frozenset({"if_expression", "block"})

_ITEMS = frozenset({"use_declaration", "extern_crate_declaration", "associated_type", "macro_definition"})


class Unit(NamedTuple):
    """A statement or item with its attributes; `node` is None for attributes of what is around it."""

    start: int
    end: int
    attributes: list[Node]
    node: Node | None
    semicolon: bool


class _Piece(NamedTuple):
    start: int
    end: int
    text: str
    is_comment: bool


def is_item(node: Node) -> bool:
    """Whether the node is an item, as opposed to a statement or an attribute."""
    return node.kind in _ITEMS or (node.kind.endswith("_item") and "attribute" not in node.kind)


def units_of(kids: Sequence[Node]) -> list[Unit]:
    """Statements and items with the attributes before them and the semicolons behind them."""
    units: list[Unit] = []
    pending: list[Node] = []
    for kid in kids:
        if is_attribute(kid):
            if kid.kind.startswith("inner"):
                units.append(Unit(kid.start, kid.end, [kid], None, semicolon=False))
            else:
                pending.append(kid)
        elif kid.kind == "empty_statement":
            if units and units[-1].node is not None and not pending:
                units[-1] = units[-1]._replace(end=kid.end, semicolon=True)
        else:
            units.append(Unit((pending or [kid])[0].start, kid.end, pending, kid, semicolon=False))
            pending = []
    if pending:
        units.append(Unit(pending[0].start, pending[-1].end, pending, None, semicolon=False))
    return units


def lay_out_sequence(
    cx: Context, kids: Sequence[Node], start: int, end: int, indent: int, *, in_module: bool = False
) -> tuple[str, list[str]]:
    """The text of everything between two positions, and that of the comments after it.

    The first line has no indentation; the comments carry the line breaks before them.
    """
    units = units_of(kids)
    pieces: list[_Piece] = []
    place = start
    for unit, text in _unit_texts(cx, units, indent, in_module=in_module):
        _add_comments(cx, pieces, place, unit.start, indent)
        pieces.append(_Piece(unit.start, unit.end, text, is_comment=False))
        place = unit.end
    count = len(pieces)
    _add_comments(cx, pieces, place, end, indent)
    glued = list(_glue(cx, pieces, indent))
    if not units:
        return "".join(glued), []
    return "".join(glued[:count]), glued[count:]


def _unit_texts(cx: Context, units: list[Unit], indent: int, *, in_module: bool) -> Iterator[tuple[Unit, str]]:
    place = 0
    while place < len(units):
        unit = units[place]
        kind = unit.node.kind if unit.node is not None else ""
        if unit.node is not None and is_reorderable(unit.node, unit.attributes, in_module=in_module):
            group = [unit]
            while place + len(group) < len(units) and _joins(cx, group[-1], units[place + len(group)], kind):
                group.append(units[place + len(group)])
            members = [(member.attributes, member.node) for member in group if member.node is not None]
            text = lay_out_group(cx, members, indent)
            if text is not None:
                yield Unit(unit.start, group[-1].end, [], unit.node, semicolon=False), text
                place += len(group)
                continue
        yield unit, _unit_text(cx, unit, indent, is_last=place == len(units) - 1)
        place += 1


def _joins(cx: Context, unit: Unit, following: Unit, kind: str) -> bool:
    """Whether a `use` or `mod` follows on the next line and is sorted together with the one before."""
    if following.node is None or following.node.kind != kind:
        return False
    if not is_reorderable(following.node, following.attributes, in_module=True):
        return False
    gap = cx.source.text[unit.end : following.start]
    return gap.count("\n") < 2


def _add_comments(cx: Context, pieces: list[_Piece], start: int, end: int, indent: int) -> None:
    for comment in cx.source.between(start, end):
        if not pieces or comment.start >= pieces[-1].end:
            text = comment_text(comment.text, indent)
            pieces.append(_Piece(comment.start, comment.end, text, is_comment=True))


def _glue(cx: Context, pieces: list[_Piece], indent: int) -> Iterator[str]:
    pad = "\n" + " " * indent
    previous: _Piece | None = None
    for piece in pieces:
        if previous is None:
            yield piece.text
        else:
            breaks = cx.source.text.count("\n", previous.end, piece.start)
            if piece.is_comment and not breaks and not previous.is_comment:
                yield " " + piece.text
            else:
                yield ("\n" if breaks > 1 else "") + pad + piece.text
        previous = piece


def _unit_text(cx: Context, unit: Unit, indent: int, *, is_last: bool) -> str:
    if unit.node is None:
        return attribute_lines(cx, unit.attributes, cx.room(indent))
    if not unit.attributes:
        return statement_text(cx, unit.node, indent, is_last=is_last, semicolon=unit.semicolon)
    # A block with attributes is never put on one line.
    inner = unit.node.kids[0] if unit.node.kind == "expression_statement" else unit.node
    if inner.kind.endswith("block"):
        inner.flat = None
    text = statement_text(cx, unit.node, indent, is_last=is_last, semicolon=unit.semicolon)
    attributes = attribute_lines(cx, unit.attributes, cx.room(indent))
    breaks = cx.source.text.count("\n", unit.attributes[-1].end, unit.node.start)
    gap = comments_behind(cx, unit.attributes, unit.node.start, cx.room(indent).sized(ANY_WIDTH))
    if breaks > 1 and is_item(unit.node) and not gap:
        gap = "\n"
    return f"{attributes}{gap}\n{' ' * indent}{text}"


def statement_text(cx: Context, node: Node, indent: int, *, is_last: bool = False, semicolon: bool = False) -> str:
    """A statement or item; its source text if there is no way to lay it out."""
    text = _statement(cx, node, indent, is_last=is_last, semicolon=semicolon)
    if text is None and not cx.lenient:
        cx.lenient = True
        text = _statement(cx, node, indent, is_last=is_last, semicolon=semicolon)
        cx.lenient = False
    if text is not None and cx.source.starts and not keeps_comments(cx, node, text):
        text = None
    if text is None:
        text = cx.source.text[node.start : node.end] + (";" if semicolon else "")
    return text


def _statement(cx: Context, node: Node, indent: int, *, is_last: bool, semicolon: bool) -> str | None:
    shape = cx.room(indent)
    if node.kind == "expression_statement":
        inner = node.kids[0]
        return expression_statement(cx, inner, shape, semicolon=semicolon or len(node.kids) > 1, is_last=is_last)
    if node.kind == "let_declaration":
        return render(cx, node, shape)
    if is_item(node):
        layout = MULTI.get(node.kind)
        return None if layout is None else layout(cx, node, shape)
    return expression_statement(cx, node, shape, semicolon=semicolon, is_last=is_last)


def expression_statement(cx: Context, node: Node, shape: Shape, *, semicolon: bool, is_last: bool) -> str | None:
    """An expression as a statement."""
    jumps = node.kind in _JUMPS
    # rustfmt leaves room for the semicolon of a jump twice when the source has one
    shape = shape.narrow(jumps + (semicolon and node.kind not in _LOOPS))
    semicolon = (semicolon and node.kind not in _LOOPS) or jumps
    text = render(cx, node, shape) if is_last and not semicolon else as_statement(cx, node, shape)
    if text is None:
        return None
    return text + ";" if semicolon else text


def as_statement(cx: Context, node: Node, shape: Shape) -> str | None:
    """An expression that is not the value of its block: its `if` and `{}` never stand on one line."""
    if node.kind not in _NOT_ON_ONE_LINE:
        return render(cx, node, shape)
    if node.kind == "block" and node.kids[-2].kind == "{" and not cx.has_comment(node):
        return render(cx, node, shape)
    return MULTI["statement_" + node.kind](cx, node, shape)
