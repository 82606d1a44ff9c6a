"""Light syntax nodes: tree-sitter's tree copied once, with comments set apart."""

import re
from bisect import bisect_left
from typing import Final

import tree_sitter
import tree_sitter_rust

RUST: Final = tree_sitter.Language(tree_sitter_rust.language())
_KINDS: Final = [RUST.node_kind_for_id(index) or "" for index in range(RUST.node_kind_count)]
_parser: Final = tree_sitter.Parser(RUST)

# Laid out from their text: their children say nothing that the layout needs.
_OPAQUE: Final = frozenset(
    "string_literal raw_string_literal char_literal lifetime label attribute_item inner_attribute_item "
    "token_tree macro_definition visibility_modifier extern_modifier".split()
)
_PATHS: Final = frozenset({"scoped_identifier", "scoped_type_identifier"})
_PLAIN_PATH: Final = re.compile(r"[\w:]+")
_LOOSE: Final = frozenset({"range_expression", "break_expression", "return_expression"})
_COMMENTS: Final = frozenset({"line_comment", "block_comment"})


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
        self.flat: str | None = text if "\n" not in text else None


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


def copy_tree(root: tree_sitter.Node, source: Source, text: str, shift: int = 0) -> Node:
    """Copy the tree of `text`, which stands at `shift` in the source."""
    if text.isascii():
        return _Copier(source, None, shift).node(root)
    index = [0] * (len(text.encode()) + 1)
    byte = 0
    for place, char in enumerate(text):
        index[byte] = place
        byte += len(char.encode())
    index[byte] = len(text)
    return _Copier(source, index, shift).node(root)


def _rotated(node: Node) -> Node:
    """`a..*b`, `break *b`: the grammar takes the operator for a binary one, Rust does not."""
    loose, operator, right = node.kids
    last = loose.kids[-1]
    if last.kind in {"..", "..=", "break", "return"}:
        kind = "reference_expression" if operator.text == "&" else "unary_expression"
        loose.kids.append(Node(kind, operator.start, right.end, [operator, right], ""))
    else:
        loose.kids[-1] = Node("binary_expression", last.start, right.end, [last, operator, right], "")
    loose.end = right.end
    return loose


class _Copier:
    """What every step of a copy needs."""

    __slots__ = ("index", "shift", "source")

    def __init__(self, source: Source, index: list[int] | None, shift: int) -> None:
        self.source = source
        self.index = index
        self.shift = shift

    def node(self, node: tree_sitter.Node) -> Node:
        kind_id = node.kind_id
        kind = _KINDS[kind_id] if kind_id < len(_KINDS) else node.type
        start, end = node.start_byte, node.end_byte
        if self.index is not None:
            start, end = self.index[start], self.index[end]
        start += self.shift
        end += self.shift
        if not node.child_count:
            return Node(kind, start, end, [], self.source.text[start:end])
        if kind in _OPAQUE:
            text = self.source.text[start:end]
            if kind == "token_tree" and ("//" in text or "/*" in text):
                self.note_comments(node)
            return Node(kind, start, end, [], text)
        if kind in _COMMENTS:
            return self.comment(node, kind, start, end)
        if kind in _PATHS and _PLAIN_PATH.fullmatch(self.source.text, start, end):
            return Node(kind, start, end, [], self.source.text[start:end])
        result = Node(kind, start, end, [], "")
        kids = result.kids
        for child in node.children:
            kid = self.node(child)
            if kid.kind in _COMMENTS:
                self.source.add_comment(kid)
            else:
                kids.append(kid)
        if kind == "binary_expression" and kids[0].kind in _LOOSE and len(kids) == 3:  # noqa: PLR2004
            return _rotated(result)
        if kind == "assignment_expression" and kids[0].kind == "range_expression" and kids[0].end == kids[1].start:
            return Node("range_expression", start, end, [Node("..=", start, kids[1].end, [], "..="), kids[2]], "")
        return result

    def comment(self, node: tree_sitter.Node, kind: str, start: int, end: int) -> Node:
        text = self.source.text[start:end]
        if text.endswith("\n"):  # the grammar takes the line break into a doc comment
            text = text[:-1]
            end -= 1
        markers = {child.type for child in node.children}
        if "outer_doc_comment_marker" in markers:
            kind = "outer_doc"
        elif "inner_doc_comment_marker" in markers:
            kind = "inner_doc"
        return Node(kind, start, end, [], text.rstrip())

    def note_comments(self, node: tree_sitter.Node) -> None:
        for child in node.children:
            if child.type in _COMMENTS:
                comment = self.node(child)
                self.source.add_comment(comment)
            elif child.type == "token_tree":
                self.note_comments(child)
