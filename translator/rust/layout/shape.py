"""Where a piece of Rust may be laid out, and how wide a piece of text is."""

import re
import unicodedata
from typing import NamedTuple

TAB = 4
MAX_WIDTH = 100
CALL_WIDTH = 60

_CLOSERS_ONLY = re.compile(r"[()\]}?>\s]*")


class Shape(NamedTuple):
    """The room for a node.

    `indent` is the column of the lines that follow the first one, `offset` how far
    the first line already reaches beyond it, and `width` what the first line may
    still take. A negative width means: nothing fits.
    """

    indent: int
    offset: int
    width: int

    @property
    def used(self) -> int:
        """The column where the node starts."""
        return self.indent + self.offset

    @property
    def newline(self) -> str:
        """A line break and the indentation of the next line."""
        return "\n" + " " * self.indent

    def left(self, columns: int) -> "Shape":
        """The room after text of that many columns."""
        return Shape(self.indent, self.offset + columns, self.width - columns)

    def narrow(self, columns: int) -> "Shape":
        """The room before text of that many columns."""
        return Shape(self.indent, self.offset, self.width - columns)

    def sized(self, width: int) -> "Shape":
        """The same place with another width."""
        return Shape(self.indent, self.offset, width)


def width_of(text: str) -> int:
    """The columns that a line of text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def first_width(text: str) -> int:
    """The width of the first line."""
    end = text.find("\n")
    return width_of(text if end < 0 else text[:end])


def last_width(text: str) -> int:
    """The width of the last line, its indentation included."""
    return width_of(text[text.rfind("\n") + 1 :])


def last_width_trimmed(text: str) -> int:
    """The width of the last line without the blanks around it."""
    return width_of(text[text.rfind("\n") + 1 :].strip())


def extra_width(text: str, shape: Shape) -> int:
    """How far text that starts at `shape` reaches on its last line, beyond where it started."""
    start = text.rfind("\n")
    return len(text) if start < 0 else max(0, len(text) - start - 1 - shape.used)


def line_count(text: str) -> int:
    """The number of lines."""
    return text.count("\n") + 1


def ends_with_closers(text: str) -> bool:
    """Whether the last line has nothing but closing brackets, so that more may follow on it."""
    return text.endswith('"#') or _CLOSERS_ONLY.fullmatch(text, text.rfind("\n") + 1) is not None


def first_line_ends_with(text: str, char: str) -> bool:
    """Whether the first line ends with `char`."""
    end = text.find("\n")
    return text.endswith(char) if end < 0 else text[end - 1] == char


def fits(text: str, shape: Shape, max_width: int) -> bool:
    """Whether text of one or more lines stays inside its room; comment lines may be longer."""
    if "\n" not in text:
        return width_of(text) <= shape.width
    lines = text.split("\n")
    if width_of(lines[0]) > shape.width or width_of(lines[-1]) > shape.used + shape.width:
        return False
    return all(width_of(line) <= max_width or line.lstrip().startswith("//") for line in lines)
