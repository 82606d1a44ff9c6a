"""Where a comment can stand in Go so that gofmt leaves it, and all around it, alone.

gofmt aligns what follows each other: fields, values, comments at the ends of lines. A line of its own parts such a
block in two, and a comment at the end of a line may move those of its neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from tree_sitter import Node

from translator.suppressions.find import Lines

Edit = tuple[int, bytes]

_PLAIN_DOC = re.compile(rb"// (?![ \t#]|[-*+\xe2]|\d+[.)])")
_DECLARATIONS = frozenset(
    "function_declaration method_declaration type_declaration var_declaration const_declaration "
    "type_spec type_alias const_spec var_spec field_declaration method_elem".split()
)
_IMPORTS = frozenset({"import_declaration", "import_spec"})
_CLOSERS = (b"}", b")", b"]")


class GoPlaces:
    """The places for comments in one Go source."""

    def __init__(self, root: Node, lines: Lines) -> None:
        self._lines = lines
        self._leaves = leaves(root)
        self._starts = [leaf.start_byte for leaf in self._leaves]

    def insert(self, group: tuple[int, int], comment: bytes) -> Edit | None:
        """How to insert a comment for the lines `group` (first, last); None when gofmt would move something."""
        first, last = group
        tokens = self._on(first)
        if not tokens:
            return None
        closing = self._comment_behind(last)
        if closing is not None:
            return (self._end(last), b" " + comment) if (closing.text or b"").startswith(b"//") else None
        kinds = _kinds_beginning_with(tokens[0])
        behind, above = (
            self._behind(group, comment),
            self._above(first, comment, documents=not kinds.isdisjoint(_DECLARATIONS)),
        )
        if not kinds.isdisjoint(_IMPORTS):
            # Above, it would be C: the comment above `import "C"` is compiled.
            return behind
        # Above a declaration it would be read as documentation.
        return behind or above if not kinds.isdisjoint(_DECLARATIONS) else above or behind

    def _above(self, line: int, comment: bytes, *, documents: bool) -> Edit | None:
        before = self._lines.text(line - 1).strip() if line > 1 else b""
        if documents and self._lines.is_only_comment(line - 1) and not _PLAIN_DOC.match(before):
            return None
        upper, lower = self._block(line - 1, -1), self._block(line, 1)
        if upper and lower and not (self._is_tight(upper) and self._is_tight(lower)):
            return None
        text = self._lines.text(line)
        indent = text[: len(text) - len(text.lstrip())]
        if self._on(line)[0].type.encode() in _CLOSERS:
            indent += b"\t"
        newline = b"\r\n" if text.endswith(b"\r\n") else b"\n"
        return self._lines.start(line), indent + comment + newline

    def _behind(self, group: tuple[int, int], comment: bytes) -> Edit | None:
        first, last = group
        nearby = [
            line for line in ((last - 1, last + 1) if first == last else (last + 1,)) if self._is_near(line, last)
        ]
        columns = {self._column(found) for line in nearby if (found := self._comment_behind(line))}
        if not columns:
            joins = any(self._shares_a_column(last, line) for line in nearby)
            return None if joins else (self._end(last), b" " + comment)
        column = columns.pop()
        width = self._width(self._lines.start(last), self._end(last))
        if columns or width >= column:
            return None
        return self._end(last), b" " * (column - width) + comment

    def _on(self, line: int) -> list[Node]:
        """The tokens that begin on a line."""
        start, end = (bisect_left(self._starts, self._lines.start(at)) for at in (line, line + 1))
        return self._leaves[start:end]

    def _comment_behind(self, line: int) -> Node | None:
        """The comment at the end of a line of code."""
        tokens = self._on(line)
        is_behind = tokens and tokens[-1].type == "comment" and not self._lines.is_only_comment(line)
        return tokens[-1] if is_behind else None

    def _end(self, line: int) -> int:
        return self._lines.start(line) + len(self._lines.text(line).rstrip())

    def _indent(self, line: int) -> bytes:
        text = self._lines.text(line)
        return text[: len(text) - len(text.lstrip())]

    def _is_near(self, line: int, other: int) -> bool:
        """Whether there is code on a line that is indented like the other one."""
        has_code = 1 <= line <= self._lines.count and self._lines.text(line).strip()
        return bool(has_code) and not self._lines.is_only_comment(line) and self._indent(line) == self._indent(other)

    def _block(self, line: int, step: int) -> list[int]:
        """The lines from this one on, up or down, that gofmt may align with each other."""
        block = []
        anchor = line if step > 0 else line + 1
        while self._is_near(line, anchor) and self._on(line):
            block.append(line)
            line += step
        return block

    def _is_tight(self, block: list[int]) -> bool:
        """Whether what is aligned there is as narrow as it would be without any other line."""
        padded: set[int] = set()
        single: set[int] = set()
        for line in block:
            for left, right in pairwise(token for token in self._on(line) if token.type != "comment"):
                gap = right.start_byte - left.end_byte
                if gap and left.end_point.row == right.start_point.row:
                    (single if gap == 1 else padded).add(self._column(right))
        return padded <= single

    def _shares_a_column(self, line: int, other: int) -> bool:
        """Whether a comment behind `line` would align it with the fields or values of the other line."""
        mine, others = (_last_parts(self._on(at)) for at in (line, other))
        return bool(mine and others and mine != others)

    def _column(self, node: Node) -> int:
        return self._width(node.start_byte - node.start_point.column, node.start_byte)

    def _width(self, start: int, end: int) -> int:
        return len(self._lines.source[start:end].lstrip().decode("utf-8", "replace"))


def leaves(root: Node) -> list[Node]:
    """The tokens of a tree, comments too, in source order."""
    found = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        # What stands between the quotes of a string is one token.
        if node.child_count and not node.type.endswith("string_literal"):
            waiting += reversed(node.children)
        elif node.start_byte < node.end_byte and (node.text or b"").strip():
            found.append(node)
    return found


def _kinds_beginning_with(token: Node) -> set[str]:
    kinds = set()
    node: Node | None = token
    while node is not None and node.start_byte == token.start_byte and node.type != "source_file":
        kinds.add(node.type)
        node = node.parent
    return kinds


def _last_parts(tokens: Sequence[Node]) -> str:
    """Which columns a field or a specification fills; empty for anything else."""
    node: Node | None = tokens[0] if tokens else None
    while node is not None and node.start_byte == tokens[0].start_byte:
        if node.type in {"field_declaration", "var_spec", "const_spec"}:
            return "".join(name[0] for name in ("type", "tag", "value") if node.child_by_field_name(name))
        node = node.parent
    return ""
