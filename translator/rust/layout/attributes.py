"""Attributes and doc comments above what they belong to."""

import re
from collections.abc import Sequence

from translator.rust.layout.classify import Hang
from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flats, render
from translator.rust.layout.lists import Entry, Trailing
from translator.rust.layout.overflow import Brackets, lay_out_bracketed
from translator.rust.layout.shape import TAB, Shape, first_width, last_width, width_of
from translator.rust.layout.tree import Node

_KINDS = frozenset({"attribute_item", "inner_attribute_item", "outer_doc", "inner_doc"})
_DOCS = frozenset({"outer_doc", "inner_doc"})
_LIST_WIDTH = 70
ANY_WIDTH = 1_000_000
_TOKEN = re.compile(
    r"""\s*(?:(?P<literal>(?:br|b|r|c|cr)?(?P<hashes>\#*)"(?:[^"\\]|\\.)*"(?P=hashes)|'(?:[^'\\]|\\.)'|-?\d[\w.]*)"""
    r"""|(?P<path>(?:::\s*)?(?:r\#)?[^\W\d]\w*(?:\s*::\s*(?:r\#)?[^\W\d]\w*)*)|(?P<mark>[(),=]))\s*""",
)
_SIMPLE = re.compile(r"#!?\[\w+(?:\((?:\w+(?:, \w+)*)\))?\]")
_DERIVE = re.compile(r"#\s*\[\s*derive\s*\(([\w\s:,]*)\)\s*\]")


def is_attribute(node: Node) -> bool:
    """Whether the node is an attribute or a doc comment."""
    return node.kind in _KINDS


def attribute_lines(cx: Context, attributes: Sequence[Node], shape: Shape) -> str:
    """Attributes one below the other; derives in a row become one."""
    result = ""
    place = 0
    while place < len(attributes):
        count = _derives(cx, attributes, place)
        if count:
            text = _derive(cx, attributes[place : place + count], shape)
        else:
            count = 1
            text = _attribute(cx, attributes[place], shape)
        result += text
        place += count
        if place < len(attributes):
            result += _gap(cx, attributes[place - 1], attributes[place], shape) + shape.newline
    return result


def with_attributes(cx: Context, attributes: Sequence[Node], start: int, text: str, shape: Shape) -> str:
    """What starts at `start` below its attributes and the comments behind them."""
    if not attributes:
        return text
    lines = attribute_lines(cx, attributes, shape)
    room = shape.narrow(1 + last_width(lines))
    return lines + comments_behind(cx, attributes, start, room) + shape.newline + text


def comments_behind(cx: Context, attributes: Sequence[Node], start: int, shape: Shape) -> str:
    """The comments between attributes and what they belong to, each with what separates it from the text before.

    `shape` is the room behind the last attribute, where the first comment stays if it fits.
    """
    result = ""
    end = attributes[-1].end
    for comment in cx.source.between(end, start):
        text = comment_text(comment.text, shape.indent)
        beside = not result and "\n" not in cx.source.text[end : comment.start] and first_width(text) < shape.width
        result += (" " if beside else shape.newline) + text
    return result


def _gap(cx: Context, above: Node, below: Node, shape: Shape) -> str:
    """The comments and the blank line between two attributes."""
    lines = comments_behind(cx, [above], below.start, shape.sized(ANY_WIDTH))
    is_doc = above.kind in _DOCS or below.kind in _DOCS
    blank = cx.source.text.count("\n", above.end, below.start) > 1
    return lines + ("\n" if is_doc and blank and not lines else "")


def _derives(cx: Context, attributes: Sequence[Node], place: int) -> int:
    """How many derives in a row start here."""
    count = 0
    while place + count < len(attributes) and _DERIVE.fullmatch(attributes[place + count].text):
        if count:
            gap = cx.source.text[attributes[place + count - 1].end : attributes[place + count].start]
            if "/" in gap or gap.count("\n") > 1:
                break
        count += 1
    return count


def _derive(cx: Context, attributes: Sequence[Node], shape: Shape) -> str:
    names = []
    for attribute in attributes:
        match = _DERIVE.fullmatch(attribute.text)
        names += [re.sub(r"\s", "", name) for name in match[1].split(",")] if match else []
    names = [name for name in names if name]
    inner = ", ".join(names)
    # rustfmt counts the comma at the end and the brackets once more.
    if width_of(inner) + len("#[derive()],()]") <= shape.width:
        return f"#[derive({inner})]"
    nested = cx.room(shape.indent + TAB)
    if width_of(inner) > nested.width:
        inner = ("," + nested.newline).join(names)
    return f"#[derive({nested.newline}{inner},{shape.newline})]"


def _attribute(cx: Context, node: Node, shape: Shape) -> str:
    text = node.text
    if node.kind in _DOCS:
        return comment_text(text, shape.indent) if "\n" in text else text
    if len(text) <= min(shape.width, _LIST_WIDTH) and _SIMPLE.fullmatch(text):
        return text
    # Where there are comments, the parser finds nothing.
    inner = _MetaParser(text).attribute()
    if inner is None:
        return text
    start = "#![" if text.startswith("#!") else "#["
    laid = _render_item(cx, inner, shape.left(len(start)))
    return text if laid is None else f"{start}{laid}]"


def merge_attributes(kids: list[Node]) -> list[Node]:
    """Items with the attributes that stand before them as one node each."""
    merged: list[Node] = []
    pending: list[Node] = []
    for kid in kids:
        if is_attribute(kid):
            pending.append(kid)
        elif pending:
            merged.append(Node("attributed", pending[0].start, kid.end, [*pending, kid], ""))
            pending = []
        else:
            merged.append(kid)
    return merged


def _render_attributed(cx: Context, node: Node, shape: Shape) -> str | None:
    text = render(cx, node.kids[-1], shape)
    return None if text is None else with_attributes(cx, node.kids[:-1], node.kids[-1].start, text, shape)


class _MetaParser:
    """Reads `path`, `path = literal` and `path(list)`; anything else is left as it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        start, end = text.index("[") + 1, text.rindex("]")
        self.tokens: list[tuple[str, str]] = []
        place = start
        while place < end:
            match = _TOKEN.match(text, place, end)
            if match is None:
                self.tokens = []
                return
            group = match.lastgroup if match.lastgroup != "hashes" else "literal"
            self.tokens.append((group or "", match[0].strip()))
            place = match.end()
        self.tokens.append(("end", ""))
        self.place = 0

    def attribute(self) -> Node | None:
        if not self.tokens:
            return None
        node = self.item()
        return node if node is not None and node.kind != "literal" and self.tokens[self.place][0] == "end" else None

    def item(self) -> Node | None:
        group, text = self.tokens[self.place]
        self.place += 1
        if group == "literal":
            return Node("string_literal", 0, 0, [], text)
        if group != "path":
            return None
        path = re.sub(r"\s", "", text)
        mark = self.tokens[self.place][1]
        if mark == "=":
            self.place += 1
            group, value = self.tokens[self.place]
            self.place += 1
            return Node("name_value", 0, 0, [], f"{path} = {value}") if group == "literal" else None
        return self.listed(path) if mark == "(" else Node("word", 0, 0, [], path)

    def listed(self, path: str) -> Node | None:
        self.place += 1
        items: list[Node] = []
        comma = True
        while self.tokens[self.place][1] != ")":
            item = self.item() if comma and self.tokens[self.place][0] != "end" else None
            if item is None:
                return None
            items.append(item)
            comma = self.tokens[self.place][1] == ","
            self.place += comma
        self.place += 1
        name = Node("word", 0, 0, [], path)
        return Node("meta_trailing" if comma and items else "meta_list", 0, 0, [name, *items], "")


def _flat_meta(cx: Context, node: Node) -> str | None:
    texts = flats(cx, node.kids[1:])
    if texts is None:
        return None
    inner = ", ".join(texts)
    if node.kind == "meta_trailing":
        inner += ","
    return f"{node.kids[0].text}({inner})" if width_of(inner) <= _LIST_WIDTH or len(texts) == 1 else None


def _render_item(cx: Context, node: Node, shape: Shape) -> str | None:
    if node.kind not in {"meta_list", "meta_trailing"}:
        return render(cx, node, shape)
    line = _flat_meta(cx, node)
    # Every nested list leaves room for the bracket at the end once more.
    if line is not None and width_of(line) + len(line) - len(line.rstrip(")")) <= shape.width:
        return line
    return _render_meta(cx, node, shape.narrow(1))


def _render_meta(cx: Context, node: Node, shape: Shape) -> str | None:
    trailing = Trailing.ALWAYS if node.kind == "meta_trailing" else Trailing.NEVER
    brackets = Brackets(limit=_LIST_WIDTH, trailing=trailing, hang=Hang.ATTRIBUTE, item=_render_item, last=_render_item)
    entries = [Entry(kid) for kid in node.kids[1:]]
    return lay_out_bracketed(cx, node.kids[0].text, entries, shape, brackets)


def _render_name_value(_cx: Context, node: Node, _shape: Shape) -> str:
    return node.text


FLAT["attributed"] = lambda _cx, _node: None
MULTI["attributed"] = _render_attributed
FLAT.update(meta_list=_flat_meta, meta_trailing=_flat_meta)
MULTI.update(meta_list=_render_meta, meta_trailing=_render_meta, name_value=_render_name_value)
