"""Lists of items between brackets: their comments, whether they fit on one line, and how to write them."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from translator.rust.layout.dispatch import Context
from translator.rust.layout.shape import Shape, width_of
from translator.rust.layout.tree import Node


class Tactic(Enum):
    """How the items of a list stand: on one line, one per line, as many per line as fit, or as in `format!`."""

    HORIZONTAL = 1
    VERTICAL = 2
    MIXED = 3
    FORMAT = 4


class Trailing(Enum):
    """When a separator follows the last item."""

    ALWAYS = 1
    NEVER = 2
    VERTICAL = 3


class Entry:
    """An item of a list with the comments around it; `text` is its layout, None when that failed."""

    __slots__ = ("blank_after", "node", "post", "pre", "pre_own_line", "text")

    def __init__(self, node: Node, text: str | None = "") -> None:
        self.node = node
        self.text = text
        self.pre = ""
        self.pre_own_line = False
        self.post = ""
        self.blank_after = False

    @property
    def has_line_comment(self) -> bool:
        """Whether a `//` comment stands next to the item."""
        return self.pre.startswith("//") or self.post.lstrip().startswith("//")

    @property
    def is_multiline(self) -> bool:
        """Whether the item or a comment of it takes more than one line."""
        return "\n" in (self.text or "") or "\n" in self.pre or "\n" in self.post

    @property
    def width(self) -> int:
        """The columns of the item and its comments on one line."""
        return width_of(self.text or "") + _comment_width(self.pre) + _comment_width(self.post)


def _comment_width(comment: str) -> int:
    # ` /*` before and ` */` after it
    stripped = comment.strip()
    return len(stripped) + 6 if stripped else 0


class ListStyle(NamedTuple):
    """How to write a list; `shape` is the room of one item on a line of its own."""

    shape: Shape
    tactic: Tactic
    trailing: Trailing = Trailing.VERTICAL
    separator: str = ","
    ends_with_newline: bool = True
    keep_blank_lines: bool = False
    align_comments: bool = True
    before_format: int = 0
    nested_imports: bool = False
    separator_in_front: bool = False


def decide(entries: Sequence[Entry], limit: int, separator_width: int = 2) -> Tactic:
    """Horizontal when all items fit on a line of `limit` columns, otherwise vertical."""
    total = -separator_width
    broken = False
    for entry in entries:
        text = entry.text or ""
        total += width_of(text) + separator_width
        broken = broken or "\n" in text
        if entry.pre or entry.post:
            if entry.has_line_comment:
                return Tactic.VERTICAL
            total += _comment_width(entry.pre) + _comment_width(entry.post)
            broken = broken or entry.is_multiline
    return Tactic.HORIZONTAL if max(total, 0) <= limit and not broken else Tactic.VERTICAL


_COMMENT_RUN = re.compile(r"(?:\s|//[^\n]*(?:\n|$)|/\*[\s\S]*?\*/)*")


def itemize(cx: Context, nodes: Sequence[Node], start: int, end: int, separator: str = ",") -> list[Entry]:
    """The items of a list with their comments; `start` and `end` are just inside its brackets."""
    entries = [Entry(node) for node in nodes]
    if not cx.source.between(start, end):
        text = cx.source.text
        if "\n" not in text[start:end]:
            return entries
        for number in range(len(nodes) - 1):
            entries[number].blank_after = text.count("\n", nodes[number].end, nodes[number + 1].start) > 1
        return entries
    previous = start
    for number, entry in enumerate(entries):
        _pre_comment(cx, entry, previous)
        is_last = number == len(nodes) - 1
        gap = cx.source.text[entry.node.end : end if is_last else nodes[number + 1].start]
        taken = len(gap) if is_last else _post_comment_end(gap, separator)
        entry.blank_after = _blank_line_after(gap, taken)
        entry.post = _post_comment(gap[:taken], separator)
        previous = entry.node.end + taken
    return entries


def _pre_comment(cx: Context, entry: Entry, start: int) -> None:
    gap = cx.source.text[start : entry.node.start]
    text = gap.strip()
    if text.startswith(("//", "/*")):
        entry.pre = text
        entry.pre_own_line = not text.endswith("*/") or "\n" in gap[gap.rfind("*/") :]


def _post_comment_end(gap: str, separator: str) -> int:
    """Where the comments of an item end and those of the next one begin."""
    newline = gap.find("\n")
    block = gap.find("/*")
    if block >= 0 and 0 <= gap.find("//") < block:
        block = -1
    run = _COMMENT_RUN.match(gap)
    place = run.end() if run else 0
    if not separator or not gap.startswith(separator, place):
        return newline + 1
    after = place + len(separator)
    if block >= 0 and (newline < 0 or block < newline):
        if newline < 0 and block >= after:
            return after
        return max(gap.find("*/", block) + 2, after)
    if newline >= after:
        return newline + 1
    return len(gap)


def _blank_line_after(gap: str, taken: int) -> bool:
    if not gap or not taken:
        return False
    rest = gap[taken - 1 :]
    rest = rest[rest.find("\n") :] if "\n" in rest else ""
    blank = rest[: len(rest) - len(rest.lstrip())]
    return blank.count("\n") > 1


def _post_comment(gap: str, separator: str) -> str:
    text = gap.strip()
    if text.startswith((",", ":")):
        text = text[1:].strip(" \t")
    elif separator and text.startswith(separator):
        text = text[len(separator) :].strip(" \t")
    elif separator and text.endswith(separator) and (not text.startswith("//") or "\n" in text):
        text = text[: -len(separator)].strip(" \t")
    return text if text.lstrip().startswith(("//", "/*")) else ""
