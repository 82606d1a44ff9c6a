"""Copies tree-sitter's tree into light nodes, once."""

import re
from typing import Final

import tree_sitter

from translator.rust.layout.plain import PLAIN, PLAIN_WIDTH
from translator.rust.layout.tree import RUST, Node, Source

_KINDS: Final = [RUST.node_kind_for_id(index) or "" for index in range(RUST.node_kind_count)]

# Laid out from their text: their children say nothing that the layout needs.
_OPAQUE: Final = frozenset(
    "string_literal raw_string_literal char_literal lifetime label attribute_item inner_attribute_item "
    "token_tree macro_definition visibility_modifier extern_modifier".split()
)
_PATHS: Final = frozenset({"scoped_identifier", "scoped_type_identifier"})
_PLAIN_PATH: Final = re.compile(r"[\w:]+")
_LOOSE: Final = frozenset({"range_expression", "break_expression", "return_expression"})
_COMMENTS: Final = frozenset({"line_comment", "block_comment"})
_MAYBE_DOC: Final = ("///", "//!", "/**", "/*!")
_LEAVES: Final = _OPAQUE | _PATHS | _COMMENTS
# The text of punctuation and keywords, by kind.
_TOKENS: Final = [kind if kind and not RUST.node_kind_is_named(index) else "" for index, kind in enumerate(_KINDS)]
_KIND_COUNT: Final = len(_KINDS)
_NO_KIDS: "Final[list[Node]]" = []


def copy_tree(root: tree_sitter.Node, source: Source, text: str, shift: int = 0) -> Node:
    """Copy the tree of `text`, which stands at `shift` in the source; the root has children."""
    if text.isascii():
        return _Copier(source, None, shift).node(root)
    index = [0] * (len(text.encode()) + 1)
    byte = 0
    for place, char in enumerate(text):
        index[byte] = place
        byte += len(char.encode())
    index[byte] = len(text)
    return _Copier(source, index, shift).node(root)


def _kind_of(node: tree_sitter.Node) -> str:
    kind_id = node.kind_id
    return _KINDS[kind_id] if kind_id < _KIND_COUNT else node.type


def _mended(node: Node) -> Node:
    """The node as Rust reads it where the grammar reads it differently."""
    kids = node.kids
    if node.kind == "binary_expression" and kids[0].kind in _LOOSE and len(kids) == 3:
        return _rotated(node)
    if node.kind == "call_expression" and kids[0].kind in _LOOSE:
        return _jump_with_tuple(kids[0], kids[1])
    if node.kind == "assignment_expression" and kids[0].kind == "range_expression" and kids[0].end == kids[1].start:
        operator = Node("..=", node.start, kids[1].end, [], "..=")
        return Node("range_expression", node.start, node.end, [operator, kids[2]], "")
    return node


def _jump_with_tuple(jump: Node, arguments: Node) -> Node:
    """`break (a, b)` is no call."""
    commas = any(kid.kind == "," for kid in arguments.kids)
    kind = "tuple_expression" if commas else "parenthesized_expression"
    arguments.kind = kind if len(arguments.kids) > 2 else "unit_expression"
    jump.kids.append(arguments)
    jump.end = arguments.end
    return jump


def _rotated(node: Node) -> Node:
    """`a..*b`, `break *b`: the operator belongs to what follows it."""
    loose, operator, right = node.kids
    last = loose.kids[-1]
    if last.kind in {"..", "..=", "break", "return"}:
        kind = "reference_expression" if operator.text == "&" else "unary_expression"
        loose.kids.append(Node(kind, operator.start, right.end, [operator, right], ""))
    else:
        loose.kids[-1] = Node("binary_expression", last.start, right.end, [last, operator, right], "")
    loose.end = right.end
    return loose


class _PlainNode(Node):
    """A node that stands as it will be printed: its children are copied when somebody asks for them."""

    __slots__ = ("copier", "original")

    def __init__(self, kind: str, start: int, end: int, copier: "_Copier", original: tree_sitter.Node) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = ""
        self.flat = copier.source.text[start:end]
        self.copier = copier
        self.original = original

    def __getattr__(self, name: str) -> list[Node]:
        if name != "kids":
            raise AttributeError(name)
        self.kids = self.copier.kids(self.original)
        return self.kids


class _Copier:
    """What every step of a copy needs."""

    __slots__ = ("index", "shift", "source")

    def __init__(self, source: Source, index: list[int] | None, shift: int) -> None:
        self.source = source
        self.index = index
        self.shift = shift

    def span(self, node: tree_sitter.Node) -> tuple[int, int]:
        start, end = node.start_byte, node.end_byte
        if self.index is not None:
            start, end = self.index[start], self.index[end]
        return start + self.shift, end + self.shift

    def node(self, node: tree_sitter.Node) -> Node:
        kind = _kind_of(node)
        start, end = self.span(node)
        if kind in _LEAVES:
            leaf = self.leaf(node, kind, start, end)
            if leaf is not None:
                return leaf
        elif end - start <= PLAIN_WIDTH and kind in PLAIN and PLAIN[kind].fullmatch(self.source.text, start, end):
            return _PlainNode(kind, start, end, self, node)
        return _mended(Node(kind, start, end, self.kids(node), ""))

    def kids(self, node: tree_sitter.Node) -> list[Node]:
        kids: list[Node] = []
        text = self.source.text
        index, shift = self.index, self.shift
        for child in node.children:
            if child.child_count:
                kid = self.node(child)
                if kid.kind in _COMMENTS:
                    self.source.add_comment(kid)
                else:
                    kids.append(kid)
                continue
            start, end = child.start_byte, child.end_byte
            if index is not None:
                start, end = index[start], index[end]
            start += shift
            end += shift
            kind_id = child.kind_id
            if kind_id < _KIND_COUNT:
                kids.append(Node(_KINDS[kind_id], start, end, _NO_KIDS, _TOKENS[kind_id] or text[start:end]))
            else:
                kids.append(Node(child.type, start, end, _NO_KIDS, text[start:end]))
        return kids

    def leaf(self, node: tree_sitter.Node, kind: str, start: int, end: int) -> Node | None:
        """A node whose children do not matter: None for a path that has more than names."""
        text = self.source.text
        if kind in _COMMENTS:
            return self.comment(node, kind, start, end)
        if kind in _PATHS and not _PLAIN_PATH.fullmatch(text, start, end):
            return None
        result = Node(kind, start, end, [], text[start:end])
        if kind == "extern_modifier":
            result.flat = ""
        elif "\n" in result.text:
            result.flat = None
        if kind == "token_tree" and ("//" in result.text or "/*" in result.text):
            self.note_comments(node)
        return result

    def comment(self, node: tree_sitter.Node, kind: str, start: int, end: int) -> Node:
        text = self.source.text[start:end]
        if text.endswith("\n"):  # the grammar takes the line break into a doc comment
            text = text[:-1]
            end -= 1
        markers = {child.type for child in node.children} if text.startswith(_MAYBE_DOC) else set()
        if "outer_doc_comment_marker" in markers:
            kind = "outer_doc"
        elif "inner_doc_comment_marker" in markers:
            kind = "inner_doc"
        # Two blanks at the end of a doc comment's line are a line break in Markdown.
        is_break = kind.endswith("_doc") and text.endswith("  ")
        return Node(kind, start, end, [], text if is_break else text.rstrip())

    def note_comments(self, node: tree_sitter.Node) -> None:
        for child in node.children:
            if child.type in _COMMENTS:
                comment = self.node(child)
                self.source.add_comment(comment)
            elif child.type == "token_tree":
                self.note_comments(child)
