"""Byte offsets -> lines and columns as people count them."""

import re
from bisect import bisect_right

_NEWLINE = re.compile(rb"\n")


class Positions:
    r"""The lines of one UTF-8 source. Lines end at `\n`, as tree-sitter and git see them."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._ascii = source.isascii()
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(source))]

    def at(self, offset: int) -> tuple[int, int]:
        """(line, column) of a byte offset, both from 1, the column in Unicode code points."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        if self._ascii:
            return line, offset - start + 1
        # An offset inside a character belongs to that character.
        before = self._source[start:offset].decode("utf-8", "ignore")
        return line, len(before) + 1

    def line_start(self, line: int) -> int:
        """The byte offset of a line's first byte, lines from 1."""
        return self._starts[line - 1]


def count_lines(source: bytes) -> int:
    """Lines as an editor counts them: a last one without a newline counts, an empty one does not."""
    return source.count(b"\n") + (not source.endswith(b"\n") and bool(source))
