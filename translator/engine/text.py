"""Pieces of a source and their places, as people count them."""

from __future__ import annotations

from tree_sitter import Node

from translator.engine.facts import Position

LONGEST = 65_536
"""Bytes of a construct that a report repeats; what is left out is counted."""
_LONGEST_SIDE = 200


def text_of(source: bytes, start: int, end: int) -> str:
    """The text between two byte offsets; of a very long one the first lines and how many follow."""
    if end - start <= LONGEST:
        return source[start:end].decode("utf-8", "replace")
    cut = source.rfind(b"\n", start, start + LONGEST) + 1 or start + LONGEST
    rest = source.count(b"\n", cut, end) + 1
    return f"{source[start:cut].decode('utf-8', 'replace').rstrip()}\n… {rest} more line{'s'[: rest != 1]}"


def beside(source: bytes, start: int, end: int) -> tuple[str, str]:
    """What stands to the left and to the right of a construct on its first and on its last line."""
    left = source[max(source.rfind(b"\n", 0, start) + 1, start - _LONGEST_SIDE) : start]
    line_end = source.find(b"\n", end, end + _LONGEST_SIDE)
    right = source[end : line_end if line_end >= 0 else end + _LONGEST_SIDE]
    return left.decode("utf-8", "replace"), right.decode("utf-8", "replace").rstrip("\r")


def place(node: Node, source: bytes, *, ascii_only: bool) -> tuple[Position, Position]:
    """Where a node begins and the first place behind it."""
    return (
        _position(*node.start_point, node.start_byte, source, ascii_only),
        _position(*node.end_point, node.end_byte, source, ascii_only),
    )


def _position(row: int, column: int, offset: int, source: bytes, ascii_only: bool) -> Position:  # noqa: FBT001 - private
    if not ascii_only:
        column = len(source[offset - column : offset].decode("utf-8", "ignore"))
    return Position(row + 1, column + 1)
