"""Light syntax nodes: a kind, a span, children without the comments, which stand apart."""

from bisect import bisect_left
from typing import Final

import tree_sitter
import tree_sitter_rust

RUST: Final = tree_sitter.Language(tree_sitter_rust.language())
_parser: Final = tree_sitter.Parser(RUST)


class Node:
    """A syntax node: kind, span as indices into the text, children without comments, text if it is a leaf."""

    __slots__ = ("end", "flat", "kids", "kind", "start", "text")

    def __init__(self, kind: str, start: int, end: int, kids: "list[Node]", text: str) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.kids = kids
        self.text = text
        # The one-line layout: "" until it is asked for, None when there is none.
        self.flat: str | None = text


class Source:
    """A text and the comments in it, in order of their position."""

    __slots__ = ("comments", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.comments: list[Node] = []
        self.starts: list[int] = []

    def between(self, start: int, end: int) -> list[Node]:
        """The comments that start in a span of the text."""
        if not self.starts:
            return []
        low = bisect_left(self.starts, start)
        return self.comments[low : bisect_left(self.starts, end, low)]

    def add_comment(self, comment: Node) -> None:
        """Enter a comment, once."""
        place = bisect_left(self.starts, comment.start)
        if place < len(self.starts) and self.starts[place] == comment.start:
            return
        self.starts.insert(place, comment.start)
        self.comments.insert(place, comment)


def parse_tree(text: str) -> tree_sitter.Node:
    """The root of tree-sitter's tree; positions are in UTF-8 bytes."""
    return _parser.parse(text.encode()).root_node


def first_error(node: tree_sitter.Node) -> tree_sitter.Node | None:
    """The first node that does not parse, or that the parser had to invent."""
    while node.has_error:
        if node.is_error or node.is_missing:
            return node
        broken = next((child for child in node.children if child.has_error), None)
        if broken is None:
            return node
        node = broken
    return None
