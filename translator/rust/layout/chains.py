"""Chains of method calls, fields, `.await` and `?`."""

from typing import NamedTuple

from translator.rust.layout.calls import flat_arguments, render_arguments
from translator.rust.layout.classify import is_block_like, is_method
from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import FLAT, MULTI, Context, flat, flats, render
from translator.rust.layout.shape import (
    TAB,
    Shape,
    ends_with_closers,
    first_width,
    fits,
    last_width,
    line_count,
    width_of,
)
from translator.rust.layout.tree import Node

_CHAIN_WIDTH = 60
_LONG_CHILD = 5


class Link(NamedTuple):
    """One link of a chain: `.name`, its call's arguments, and the `?`s after it.

    A comment is a link too: its text starts with `/`, and `behind` says that it
    stands at the end of the line before it.
    """

    name: str
    arguments: Node | None
    tries: str
    behind: bool = False
    types: tuple[Node, ...] = ()

    @property
    def is_comment(self) -> bool:
        """Whether this is a comment between two links."""
        return self.name.startswith("/")


class Chain(NamedTuple):
    """An expression and what is chained to it."""

    root: Node
    root_tries: str
    links: list[Link]


def _unchain(cx: Context, node: Node) -> Chain:
    chain = cx.chains.get(node)
    if chain is None:
        chain = cx.chains[node] = _read_chain(cx, node)
    return chain


def _read_chain(cx: Context, node: Node) -> Chain:
    links: list[Link] = []
    tries = ""
    right_end = node.end
    while True:
        if node.kind == "try_expression":
            tries += "?"
            node = node.kids[0]
            continue
        link, receiver, dot = _link(node, tries)
        if receiver is None:
            _comment_links(cx, node.end, right_end, links)
            return Chain(node, tries, links[::-1])
        _comment_links(cx, node.end, right_end, links)
        links.append(link)
        right_end = dot
        node, tries = receiver, ""


def _link(node: Node, tries: str) -> tuple[Link, Node | None, int]:
    """The link, what it is chained to, and where its dot stands; no receiver at the chain's root."""
    if node.kind == "await_expression":
        return Link(".await", None, tries), node.kids[0], node.kids[1].start
    if node.kind == "field_expression":
        return Link("." + node.kids[2].text, None, tries), node.kids[0], node.kids[1].start
    if not is_method(node):
        return Link("", None, tries), None, 0
    callee = node.kids[0]
    types: tuple[Node, ...] = ()
    if callee.kind == "generic_function":
        types = tuple(kid for kid in callee.kids[-1].kids if kid.kind not in {"<", ">", ","})
        callee = callee.kids[0]
    link = Link("." + callee.kids[2].text, node.kids[1], tries, types=types)
    return link, callee.kids[0], callee.kids[1].start


def _comment_links(cx: Context, start: int, end: int, links: list[Link]) -> None:
    """Comments between two links, as links; the list is in reverse order."""
    if not cx.source.starts:
        return
    comments = cx.source.between(start, end)
    for comment in reversed(comments):
        behind = comment is comments[0] and "\n" not in cx.source.text[start : comment.start]
        links.append(Link(comment.text, None, "", behind))


def _flat_link(cx: Context, link: Link) -> str | None:
    if link.arguments is None:
        return None if link.is_comment else link.name + link.tries
    name = link.name
    if link.types:
        types = flats(cx, list(link.types))
        if types is None:
            return None
        name += f"::<{', '.join(types)}>"
    arguments = flat(cx, link.arguments) if not cx.in_macro else flat_arguments(cx, link.arguments)
    return None if arguments is None else name + arguments + link.tries


def _flat_chain(cx: Context, node: Node) -> str | None:
    chain = _unchain(cx, node)
    root = flat(cx, chain.root)
    if root is None:
        return None
    result = root + chain.root_tries
    for link in chain.links:
        text = _flat_link(cx, link)
        if text is None:
            return None
        result += text
    if len(chain.links) <= 1 or width_of(result) + len(chain.links[-1].tries) <= _CHAIN_WIDTH:
        return result
    return None


def _render_link(cx: Context, link: Link, shape: Shape) -> str | None:
    if link.is_comment:
        return comment_text(link.name, shape.indent)
    if link.arguments is None:
        return link.name + link.tries
    shape = shape.narrow(len(link.tries))
    if shape.width < 0 and not cx.lenient:
        return None
    name = link.name
    if link.types:
        types = [render(cx, kind, shape) for kind in link.types]
        if None in types:
            return None
        name += f"::<{', '.join(kind for kind in types if kind is not None)}>"
    text = render_arguments(cx, name, link.arguments, shape)
    return None if text is None else text + link.tries


def _render_root(cx: Context, chain: Chain, shape: Shape) -> str | None:
    text = render(cx, chain.root, shape.narrow(len(chain.root_tries)))
    return None if text is None else text + chain.root_tries


def _render_chain(cx: Context, node: Node, shape: Shape) -> str | None:
    chain = _unchain(cx, node)
    root = _render_root(cx, chain, shape)
    if root is None:
        return None
    if not chain.links:
        return root
    block_like = is_block_like(chain.root, root)
    links = chain.links
    short = max(0, TAB - shape.offset)
    while links and len(root) <= short and "\n" not in root and not links[0].is_comment:
        room = shape.left(len(root))
        text = _render_link(cx, links[0], room) if room.width >= 0 else None
        if text is None:
            break
        root += text
        block_like = ends_with_closers(root)
        links = links[1:]
    if not links:
        return root if cx.lenient or fits(root, shape, cx.max_width) else None
    result = _Children(cx, chain, shape, block_like=block_like).write(root, links)
    if result is None:
        return None
    return result if cx.lenient or fits(result, shape, cx.max_width) else None


class _Children:
    """Lays out the links of a chain below or behind its root."""

    def __init__(self, cx: Context, chain: Chain, shape: Shape, *, block_like: bool) -> None:
        self.cx = cx
        self.count = len(chain.links)
        self.shape = shape
        self.child = cx.room(shape.indent + (0 if block_like else TAB))
        self.one_line = False

    def write(self, root: str, links: list[Link]) -> str | None:
        texts = [root]
        for link in links[:-1]:
            text = _render_link(self.cx, link, self.child)
            if text is None:
                return None
            texts.append(text)
        last = self.last_link(texts, links)
        if last is None:
            return None
        texts.append(last)
        if not self.one_line and self.cx.one_line_chain:
            return None
        glue = "" if self.one_line else self.child.newline
        result = root
        for link, text in zip(links, texts[1:], strict=True):
            result += (" " if link.behind else glue) + text
        return result

    def last_link(self, texts: list[str], links: list[Link]) -> str | None:
        """The last link: behind all others if that is possible and looks better, otherwise below."""
        last = links[-1]
        tries = len(last.tries)
        extendable = ends_with_closers(texts[0])
        used = (last_width(texts[0]) if extendable else sum(map(width_of, texts))) + tries
        width = self.shape.width if self.count == 1 else min(self.shape.width, _CHAIN_WIDTH)
        budget = max(0, width - used)
        plain = not any(link.is_comment for link in links) and not any("\n" in text for text in texts)
        fits_line = plain and budget > 0
        # The `?`s count more than once, as they do in rustfmt.
        below = self.child.narrow(self.cx.overhead(self.shape) + tries)
        if not fits_line and not extendable:
            return _render_link(self.cx, last, below)
        room = (self.shape if fits_line else self.child).narrow(tries)
        beside = self.render_beside(last, room.left(used))
        if beside is None:
            return _render_link(self.cx, last, room)
        fits_first = first_width(beside) <= budget
        if fits_first and line_count(beside) >= _LONG_CHILD:
            self.one_line = fits_line
            return beside
        alone = _render_link(self.cx, last, below)
        if alone is not None and (not fits_first or line_count(alone) < line_count(beside)):
            return alone
        self.one_line = fits_first and fits_line
        return beside

    def render_beside(self, last: Link, room: Shape) -> str | None:
        return _render_link(self.cx, last, room) if room.width >= 0 else None


FLAT.update(
    chain=_flat_chain,
    field_expression=_flat_chain,
    await_expression=_flat_chain,
    try_expression=_flat_chain,
)
MULTI.update(
    chain=_render_chain,
    field_expression=_render_chain,
    await_expression=_render_chain,
    try_expression=_render_chain,
)
