"""Where a comment can stand in Go so that gofmt leaves it, and all around it, alone.

gofmt aligns what follows each other: fields, values, comments at the ends of lines. A line of its own parts such a
block in two, and a comment at the end of a line may move those of its neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Literal

from tree_sitter import Node

from translator.suppressions.comment import SPEAKS_TO_A_TOOL
from translator.suppressions.find import Lines

Edit = tuple[int, bytes]
Group = tuple[int, int]
Way = Literal["above", "behind", "appended"]

_PLAIN_DOC = re.compile(rb"// (?![ \t#]|[-*+\xe2]|\d+[.)])")
_DECLARATIONS = frozenset(
    "function_declaration method_declaration type_declaration var_declaration const_declaration "
    "type_spec type_alias const_spec var_spec field_declaration method_elem".split()
)
_IMPORTS = frozenset({"import_declaration", "import_spec"})
_CLOSERS = (b"}", b")", b"]")


class GoPlaces:
    """The places for comments in one Go source."""

    def __init__(self, root: Node, lines: Lines, comments: Mapping[Group, bytes]) -> None:
        """`comments`: what to insert, by the first and last of lines that are one."""
        self._lines = lines
        self._leaves = leaves(root)
        self._starts = [leaf.start_byte for leaf in self._leaves]
        self._comments = comments
        self._known_gaps: dict[int, dict[int, bool]] = {}
        # How each comment may stand, the best way first; what turns out not to fit is taken away.
        self._ways = {group: self._possible(group) for group in comments}

    def edits(self) -> dict[Group, Edit | None]:
        """How to insert each comment; None where gofmt would move something."""
        while not all([self._stands(group) for group in self._comments]):  # noqa: C419 - each of them has its turn
            # What changed its way may have been a neighbour to others.
            continue
        return {group: self._edit(group) for group in self._comments}

    def _possible(self, group: Group) -> list[Way]:
        first, last = group
        closing = self._comment_behind(last)
        if closing is not None and (closing.text or b"").startswith(b"//"):
            return ["appended"]
        ways = self._possible_apart(first)
        return ways if closing is None else [way for way in ways if way == "above"]

    def _possible_apart(self, first: int) -> list[Way]:
        tokens = self._on(first)
        kinds = _kinds_beginning_with(tokens[0]) if tokens else _IMPORTS
        if not kinds.isdisjoint(_IMPORTS):
            # Above, it would be C: the comment above `import "C"` is compiled.
            return ["behind"]
        if kinds.isdisjoint(_DECLARATIONS):
            return ["above", "behind"]
        # Above a declaration it would be read as documentation.
        documented = self._lines.is_only_comment(first - 1)
        before = self._lines.text(first - 1).strip() if first > 1 else b""
        # gofmt sets a documented declaration of the file apart from the one before it.
        is_apart = bool(self._indent(first)) or not before
        plain = _PLAIN_DOC.match(before) if documented else is_apart
        return ["behind", "above"] if plain else ["behind"]

    def _stands(self, group: Group) -> bool:
        """Whether a comment fits, given how the others stand; if not, it stands in the next way that fits."""
        way = self._way(group)
        while not self._fits(group):
            self._ways[group].pop(0)
        return way == self._way(group)

    def _fits(self, group: Group) -> bool:
        way = self._way(group)
        if way == "above":
            return self._splits_well(group[0])
        return way != "behind" or self._column_behind(group) > 0

    def _way(self, group: Group) -> Way | None:
        return next(iter(self._ways.get(group, ())), None)

    def _edit(self, group: Group) -> Edit | None:
        way, comment = self._way(group), self._comments[group]
        first, last = group
        if way == "above":
            text = self._lines.text(first)
            deeper = b"\t" if self._on(first)[0].type.encode() in _CLOSERS else b""
            newline = b"\r\n" if text.endswith(b"\r\n") else b"\n"
            while self._lines.is_only_comment(first - 1) and self._speaks_to_a_tool(first - 1):
                first -= 1
            return self._lines.start(first), self._indent(first) + deeper + comment + newline
        if way == "behind":
            blanks = self._column_behind(group) - self._width(last)
            return self._end(last), b" " * blanks + comment
        return (self._end(last), b" " + comment) if way == "appended" else None

    def _speaks_to_a_tool(self, line: int) -> bool:
        return SPEAKS_TO_A_TOOL.match(self._lines.text(line).strip().decode("utf-8", "replace")) is not None

    def _splits_well(self, line: int) -> bool:
        """Whether a line of its own above this one leaves what is aligned on both sides as it is."""
        upper, lower = self._block(line - 1, -1), self._block(line, 1)
        if not upper or not lower:
            return True
        share_comments = self._comment_behind(line) is not None and self._comment_behind(line - 1) is not None
        return not share_comments and self._is_tight(upper) and self._is_tight(lower)

    def _column_behind(self, group: Group) -> int:
        """The column of a comment behind a line, shared with those of its neighbours; 0 when there is none."""
        first, last = group
        run = self._run(last) if first == last else [last]
        above = run[0] - 1 if first == last and self._are_together(run[0] - 1, run[0]) else 0
        below = run[-1] + 1 if self._are_together(run[-1] + 1, run[-1]) else 0
        columns = {self._column(found) for line in (above, below) if (found := self._comment_behind(line))}
        parts = {_parts(self._on(line)[0]) for line in (*self._block(above, -1), *run, *self._block(below, 1))}
        if len(parts - {""}) > 1 or len(columns) > 1:
            return 0
        widest = max(map(self._width, run)) + 1
        column = next(iter(columns), widest)
        return column if widest <= column else 0

    def _run(self, line: int) -> list[int]:
        """The lines around this one, each below the other, that get a comment behind them."""
        run = [line]
        for step in (-1, 1):
            at = line + step
            while self._way((at, at)) == "behind" and self._are_together(at, at - step):
                run.append(at)
                at += step
        return sorted(run)

    def _are_together(self, line: int, other: int) -> bool:
        """Whether gofmt may align two neighbours: both are code of one indentation, and no comment parts them."""
        lower = max(line, other)
        if not all(map(self._is_code, (line, other))) or self._indent(line) != self._indent(other):
            return False
        parted = self._way(self._lines.joined(lower)) == "above" and self._lines.joined(lower)[0] == lower
        return not parted and not _begins_long_function(self._on(lower)[0])

    def _is_code(self, line: int) -> bool:
        return 1 <= line <= self._lines.count and bool(self._on(line)) and not self._lines.is_only_comment(line)

    def _block(self, line: int, step: int) -> list[int]:
        """The lines from this one on, up or down, that gofmt may align with each other."""
        if not self._is_code(line):
            return []
        block = [line]
        while self._are_together(line + step, line):
            line += step
            block.append(line)
        return block

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

    def _is_tight(self, block: list[int]) -> bool:
        """Whether what is aligned there is as narrow as it would be without any other line."""
        gaps = [self._gaps(line) for line in sorted(block)]
        padded = {column for columns in gaps for column, is_padded in columns.items() if is_padded}
        # A line without the column ends it: each stretch of lines that have it has a width of its own.
        return not any(
            has_it and all(is_padded for _, is_padded in stretch)
            for column in padded
            for has_it, stretch in groupby(((column in one, one.get(column, False)) for one in gaps), itemgetter(0))
        )

    def _gaps(self, line: int) -> dict[int, bool]:
        """Where tokens begin behind blanks, and whether there are more blanks than one."""
        if line not in self._known_gaps:
            tokens = [token for token in self._on(line) if token.type != "comment"]
            self._known_gaps[line] = {
                self._column(right): right.start_byte - left.end_byte > 1
                for left, right in pairwise(tokens)
                if right.start_byte > left.end_byte and left.end_point.row == right.start_point.row
            }
        return self._known_gaps[line]

    def _column(self, node: Node) -> int:
        return self._characters(node.start_byte - node.start_point.column, node.start_byte)

    def _width(self, line: int) -> int:
        return self._characters(self._lines.start(line), self._end(line))

    def _characters(self, start: int, end: int) -> int:
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


def _begins_long_function(token: Node) -> bool:
    function = token.parent
    is_function = function is not None and function.type in {"function_declaration", "method_declaration"}
    return is_function and function is not None and function.start_point.row < function.end_point.row


def _parts(token: Node) -> str:
    """Which columns a field or a specification fills that begins with a token; empty for anything else."""
    node: Node | None = token
    while node is not None and node.start_byte == token.start_byte:
        if node.type in {"field_declaration", "var_spec", "const_spec"}:
            return " ".join(name for name in ("name", "type", "tag", "value") if node.child_by_field_name(name))
        node = node.parent
    return ""
