"""The directives of one file, found among its comments."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Literal

from tree_sitter import Node

from translator.engine.facts import Directive, Position
from translator.source.frontend import FrontEnd
from translator.source.positions import Positions, count_lines
from translator.suppressions.mark import MARK
from translator.suppressions.read import Said, read_comment


def find_directives(front: FrontEnd, root: Node, source: bytes) -> tuple[Directive, ...]:
    """All directives, malformed ones too, in source order."""
    if MARK not in source:
        return ()
    comments = list(front.comments(root))
    if not any(MARK in (node.text or b"") for node in comments):
        return ()
    lines = Lines(source, comments, front.joined_rows(root))
    return tuple(
        lines.directive(node, text, said)
        for node in comments
        if MARK in (node.text or b"")
        for text in ((node.text or b"").decode("utf-8", "replace"),)
        for said in read_comment(text.rstrip("\r"))
    )


class Lines:
    """The lines of a source, as far as comments and what joins lines go. Lines count from 1."""

    def __init__(self, source: bytes, comments: Iterable[Node], joined_rows: Iterable[tuple[int, int]]) -> None:
        self.source = source
        self.count = count_lines(source)
        self._rows = source.count(b"\n") + 1
        self._positions = Positions(source)
        self._groups = _merged(sorted(joined_rows))
        self._firsts = [first for first, _ in self._groups]
        self._only_comment = {
            row + 1
            for node in comments
            if self._is_alone(node)
            for row in range(node.start_point.row, node.end_point.row + 1)
        }

    def joined(self, line: int) -> tuple[int, int]:
        """First and last of the lines that are one with this one."""
        place = bisect_right(self._firsts, line - 1) - 1
        if place >= 0 and self._groups[place][1] >= line - 1:
            first, last = self._groups[place]
            return first + 1, last + 1
        return line, line

    def text(self, line: int) -> bytes:
        """A line with its end; empty behind the last one."""
        return self.source[self.start(line) : self.start(line + 1)]

    def start(self, line: int) -> int:
        """The byte offset of a line's beginning; behind the last line, of the end."""
        return self._positions.line_start(line) if line <= self._rows else len(self.source)

    def is_only_comment(self, line: int) -> bool:
        """Whether nothing but (part of) a comment stands there."""
        return line in self._only_comment

    def directive(self, node: Node, text: str, said: Said) -> Directive:
        """What a comment says, with its place and the lines it is for."""
        start = node.start_byte + len(text[: said.span[0]].encode())
        end = node.start_byte + len(text[: said.span[1]].encode())
        line = self._positions.at(start)[0]
        covers = (1, max(self.count, 1)) if said.whole_file else self._covers(node.start_point.row + 1)
        kind: Literal["line", "next-line", "file"]
        kind = "file" if said.whole_file else "next-line" if self.is_only_comment(line) else "line"
        return Directive(
            start=_position(self._positions, start),
            end=_position(self._positions, end),
            kind=kind,
            codes=said.codes,
            reason=said.reason,
            span=(start, end),
            text=self.source[start:end].decode("utf-8", "replace"),
            covers=covers,
            problem=said.problem,
            detail=said.detail,
        )

    def _covers(self, line: int) -> tuple[int, int]:
        if not self.is_only_comment(line):
            return self.joined(line)
        while self.is_only_comment(line):
            line += 1
        return self.joined(line) if self.text(line).strip() else (0, 0)

    def _is_alone(self, node: Node) -> bool:
        before = self.source[self.source.rfind(b"\n", 0, node.start_byte) + 1 : node.start_byte]
        end = self.source.find(b"\n", node.end_byte)
        after = self.source[node.end_byte : end if end >= 0 else len(self.source)]
        return not before.strip() and not after.strip()


def _position(positions: Positions, offset: int) -> Position:
    return Position(*positions.at(offset))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return merged
