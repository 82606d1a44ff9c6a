"""Function signatures and the functions themselves."""

from typing import NamedTuple

from translator.rust.layout.attributes import attribute_lines, merge_attributes
from translator.rust.layout.blocks import only_expression, render_block
from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.generics import WhereStyle, find, predicates_of, render_generics, render_where
from translator.rust.layout.list_writer import write_list
from translator.rust.layout.lists import ListStyle, Tactic, Trailing, decide, itemize
from translator.rust.layout.shape import TAB, Shape, first_width, last_width, width_of
from translator.rust.layout.tree import Node
from translator.rust.layout.words import visibility_text


class _Signature(NamedTuple):
    start: str
    name: str
    generics: Node | None
    parameters: Node
    returns: Node | None
    has_where: bool
    body: Node | None
    node: Node


def _signature(cx: Context, node: Node) -> _Signature:
    start = ""
    for kid in node.kids:
        if kid.kind == "fn":
            break
        start += visibility_text(kid) if kid.kind == "visibility_modifier" else _modifiers(cx, kid)
    arrow = next((place for place, kid in enumerate(node.kids) if kid.kind == "->"), None)
    place = next(place for place, kid in enumerate(node.kids) if kid.kind == "fn")
    return _Signature(
        start + "fn ",
        node.kids[place + 1].text,
        find(node, "type_parameters"),
        find(node, "parameters") or node,
        node.kids[arrow + 1] if arrow is not None else None,
        bool(predicates_of(node)),
        find(node, "block"),
        node,
    )


def _modifiers(cx: Context, node: Node) -> str:
    return "".join((flat(cx, kid) or "") + " " for kid in node.kids or [node])


def _render_signature(cx: Context, sig: _Signature, indent: int) -> tuple[str, bool] | None:
    """The signature, and whether the brace goes to the next line."""
    # What follows the parameters: `;`, ` {` or, below a where clause, nothing.
    ending = 1 if sig.body is None else 0 if sig.has_where else 2
    overhead = 2 if sig.body is None or sig.has_where else 4
    used = indent + len(sig.start)
    shape = Shape(indent, used, max(0, cx.max_width - used - overhead))
    result = render_generics(cx, sig.name, sig.generics, shape)
    if result is None:
        return None
    result = sig.start + result
    returns = _returns(cx, sig, cx.room(indent))
    if returns is None:
        return None
    broken = "\n" in returns
    length = 0 if broken else width_of(returns)
    budget = 0
    if "\n" not in result and not broken:
        budget = max(0, cx.max_width - indent - len(result) - length - (3 if length else 2) - ending)
    parameters = _render_parameters(cx, sig.parameters, budget, indent)
    if parameters is None:
        return None
    return _Assembly(cx, sig, indent).write(result, parameters, returns, budget)


class _Assembly:
    """Puts parameters, return type and where clause together."""

    def __init__(self, cx: Context, sig: _Signature, indent: int) -> None:
        self.cx = cx
        self.sig = sig
        self.indent = indent
        self.pad = "\n" + " " * indent
        self.next_line_brace = False

    def write(self, start: str, parameters: str, returns: str, budget: int) -> tuple[str, bool] | None:
        in_block = len(self.sig.parameters.kids) > 2 and ("\n" in parameters or len(parameters) > budget)
        over = False
        result = start + "("
        if in_block:
            result += f"{self.pad}    {parameters}{self.pad})"
        else:
            used = last_width(result + parameters) + (0 if "\n" in result else self.indent) + first_width(returns)
            over = not parameters and used + 1 > self.cx.max_width
            result += parameters + ")" + (self.pad if over else "")
        if returns:
            placed = self.add_returns(result, parameters, returns, in_block=in_block, over=over)
            if placed is None:
                return None
            result = placed
        style = WhereStyle(snug=in_block and not returns, comma=self.sig.body is not None)
        where = render_where(self.cx, self.sig.node, self.indent, style)
        if where is None:
            return None
        result += where
        return result, self.next_line_brace

    def add_returns(self, result: str, parameters: str, returns: str, *, in_block: bool, over: bool) -> str | None:
        broken = "\n" in returns
        length = 0 if broken else width_of(returns)
        if in_block or not parameters:
            indented = False
        elif "\n" in result or broken:
            indented = True
        else:
            total = len(result) + self.indent + length + 1 + (0 if self.sig.has_where else 2)
            indented = total > self.cx.max_width
        if indented:
            result += self.pad
            room = self.cx.room(self.indent)
        else:
            result += "" if over else " "
            room = self.cx.room(self.indent).left(last_width(result))
        if broken or indented:
            text = _returns(self.cx, self.sig, room if room.width >= 0 else self.cx.room(self.indent))
            return None if text is None else result + text
        return result + returns


def _returns(cx: Context, sig: _Signature, room: Shape) -> str | None:
    if sig.returns is None:
        return ""
    text = render(cx, sig.returns, room.left(3))
    return None if text is None else "-> " + text


def _render_parameters(cx: Context, node: Node, budget: int, indent: int) -> str | None:
    kids = [kid for kid in node.kids if kid.kind not in {"(", ")", ","}]
    if not kids:
        comments = [comment.text for comment in cx.source.between(node.start, node.end)]
        return " ".join(comments) if all(text.startswith("/*") for text in comments) else None
    items = merge_attributes(kids)
    if not cx.has_comment(node):
        texts = flats(cx, items)
        if texts is not None:
            line = ", ".join(texts)
            if width_of(line) <= budget:
                return line
    nested = cx.room(indent + TAB).narrow(1)
    entries = itemize(cx, items, node.kids[0].end, node.kids[-1].start)
    for entry in entries:
        entry.text = _render_parameter(cx, entry.node, nested) or cx.source.text[entry.node.start : entry.node.end]
    tactic = decide(entries, budget)
    variadic = items[-1].kind == "variadic_parameter"
    style = ListStyle(
        nested,
        tactic,
        Trailing.NEVER if variadic else Trailing.VERTICAL,
        ends_with_newline=tactic is Tactic.VERTICAL,
        keep_blank_lines=True,
    )
    return write_list(cx, entries, style)


def _render_parameter(cx: Context, node: Node, shape: Shape) -> str | None:
    if node.kind != "attributed":
        return render(cx, node, shape)
    attributes = attribute_lines(cx, node.kids[:-1], shape)
    beside = "\n" not in attributes and not attributes.startswith("//")
    text = render(cx, node.kids[-1], shape.narrow(len(attributes) + 1)) if beside else None
    return render(cx, node, shape) if text is None else f"{attributes} {text}"


def _render_function(cx: Context, node: Node, shape: Shape) -> str | None:
    sig = _signature(cx, node)
    rendered = _render_signature(cx, sig, shape.indent)
    if rendered is None or sig.body is None:
        return None if rendered is None else rendered[0] + ";"
    text, next_line = rendered
    before = node.kids[-2].end if len(node.kids) > 1 else node.start
    comments = [] if sig.has_where else cx.source.between(before, sig.body.start)
    for comment in comments:
        text += " " + comment_text(comment.text, shape.indent)
        next_line = True
    empty = only_expression(cx, sig.body) is None and flat(cx, sig.body) == "{}"
    if "\n" not in text and empty and not comments and shape.indent + len(text) + 3 <= cx.max_width:
        return text + " {}"
    below = next_line or sig.has_where or last_width(text) + 2 > shape.width
    return text + (shape.newline if below else " ") + render_block(cx, sig.body, shape.indent)


def _flat_nothing(_cx: Context, _node: Node) -> None:
    return None


for _kind in ("function_item", "function_signature_item"):
    MULTI[_kind] = _render_function
FLAT["parameters"] = _flat_nothing
