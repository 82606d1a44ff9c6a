"""Where comments stand, and where none can."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tree_sitter import Node, Query, QueryCursor

from translator.python.syntax import LANGUAGE


def comments(root: Node) -> list[Node]:
    """All comments, in source order."""
    found = QueryCursor(_query("(comment) @found")).captures(root).get("found", [])
    return sorted(found, key=lambda node: node.start_byte)


def joined_rows(root: Node) -> Iterator[tuple[int, int]]:
    """First and last row of strings over several lines, and of lines that a backslash continues."""
    strings = QueryCursor(_query("(string) @found")).captures(root).get("found", [])
    for node in strings:
        if node.end_point.row > node.start_point.row:
            yield node.start_point.row, node.end_point.row
    # The grammar has nodes for backslashes, but not for one in front of a string.
    commented = {node.end_point.row for node in comments(root)}
    for row, line in enumerate((root.text or b"").split(b"\n"), root.start_point.row):
        if line.rstrip(b"\r").endswith(b"\\") and row not in commented:
            yield row, row + 1


@lru_cache
def _query(text: str) -> Query:
    return Query(LANGUAGE, text)
