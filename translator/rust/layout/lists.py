"""Lists of items between brackets: their comments, whether they fit on one line, and how to write them."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import Context
from translator.rust.layout.shape import Shape, first_width, last_width, width_of
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


def itemize(
    cx: Context, nodes: Sequence[Node], start: int, end: int, separator: str = ","
) -> list[Entry]:
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


def write_list(cx: Context, entries: Sequence[Entry], style: ListStyle) -> str | None:
    """The items, separators and comments of a list as text; None when an item failed."""
    texts = []
    commented = False
    for entry in entries:
        if entry.text is None:
            return None
        texts.append(entry.text)
        commented = commented or bool(entry.pre or entry.post)
    if not texts:
        return ""
    if commented or style.tactic is Tactic.MIXED or style.tactic is Tactic.FORMAT or style.separator_in_front:
        return _Writer(cx, entries, style).write()
    if style.tactic is Tactic.HORIZONTAL:
        end = style.separator if style.trailing is Trailing.ALWAYS else ""
        return (style.separator + " ").join(texts) + end
    end = "" if style.trailing is Trailing.NEVER else style.separator
    glue = style.separator + style.shape.newline
    if style.keep_blank_lines and any(entry.blank_after for entry in entries):
        parts = []
        for entry, text in zip(entries[:-1], texts[:-1], strict=True):
            parts += [text, style.separator, "\n" if entry.blank_after else "", style.shape.newline]
        return "".join(parts) + texts[-1] + end
    return glue.join(texts) + end


class _Writer:
    """Writes a list item by item: the long way, for comments and for lines filled with items."""

    def __init__(self, cx: Context, entries: Sequence[Entry], style: ListStyle) -> None:
        self.cx = cx
        self.entries = entries
        self.style = style
        self.out = ""
        self.line = 0
        self.aligned: int | None = None
        self.after_comment = False
        self.after_nested = False
        self.trailing = style.trailing is Trailing.ALWAYS or (
            style.trailing is Trailing.VERTICAL and style.tactic is Tactic.VERTICAL
        )

    def write(self) -> str:
        last = len(self.entries) - 1
        front = self.style.separator_in_front and self.style.tactic is not Tactic.HORIZONTAL
        for number, entry in enumerate(self.entries):
            separate = number > 0 if front else (number < last or self.trailing)
            separate = self.start_item(number, entry, separate=separate)
            self.pre_comment(entry, separate=separate)
            if front and separate:
                self.out += self.style.separator.strip() + " "
            self.out += entry.text or ""
            horizontal = self.style.tactic is Tactic.HORIZONTAL
            if horizontal and entry.post:
                self.out += " " + comment_text(entry.post.strip(), self.style.shape.indent)
            if separate and not front:
                self.out += self.style.separator
            if not horizontal and entry.post:
                self.post_comment(number, entry, separate=separate)
            else:
                self.aligned = None
            blank = self.style.keep_blank_lines and self.style.tactic is Tactic.VERTICAL and entry.blank_after
            if blank and number < last:
                self.aligned = None
                self.out += "\n"
            self.after_comment = bool(entry.post)
            self.after_nested = "::" in (entry.text or "")
        return self.out

    def start_item(self, number: int, entry: Entry, *, separate: bool) -> bool:
        newline = self.style.shape.newline
        match self.style.tactic:
            case Tactic.HORIZONTAL if number:
                self.out += " "
            case Tactic.FORMAT if number:
                before = self.style.before_format
                self.out += newline if before <= number <= before + 1 else " "
            case Tactic.VERTICAL if self.out:
                self.out += newline
            case Tactic.MIXED:
                return self.start_mixed_item(number, entry, separate=separate)
            case _:
                pass
        return separate

    def start_mixed_item(self, number: int, entry: Entry, *, separate: bool) -> bool:
        width = entry.width + (len(self.style.separator) if separate else 0)
        nested = self.style.nested_imports and (
            self.after_nested or (number > 0 and "::" in (entry.text or ""))
        )
        if (self.line and self.line + 1 + width > self.style.shape.width) or self.after_comment or nested:
            self.out += self.style.shape.newline
            self.line = 0
            self.trailing = self.trailing or self.style.ends_with_newline
        elif self.line:
            self.out += " "
            self.line += 1
        self.line += width
        if number == len(self.entries) - 1 and self.style.ends_with_newline:
            return self.style.trailing is not Trailing.NEVER
        return separate

    def pre_comment(self, entry: Entry, *, separate: bool) -> None:
        if not entry.pre:
            return
        self.out += comment_text(entry.pre, self.style.shape.indent)
        self.aligned = None
        if self.style.tactic is Tactic.HORIZONTAL:
            self.out += " "
            return
        width = entry.width + (len(self.style.separator) if separate else 0) + 1
        if not entry.pre_own_line and width <= self.style.shape.width:
            self.out += " "
        else:
            self.out += self.style.shape.newline
            self.line = width_of(entry.text or "")

    def post_comment(self, number: int, entry: Entry, *, separate: bool) -> None:
        comment = entry.post
        is_last = number == len(self.entries) - 1
        if comment.startswith("\n"):
            text = comment_text(comment.strip(), self.style.shape.indent)
            self.out += self.style.shape.newline + text
        else:
            padding = self.padding(number, entry, is_last=is_last)
            self.out += " " * (1 + padding)
            # stands in for the separator that the last item does not have
            if is_last and self.aligned is not None and not separate and self.style.separator:
                self.out += " "
            text = comment_text(comment.strip(), last_width(self.out))
            self.out += text
        if "\n" in text:
            self.aligned = None

    def padding(self, number: int, entry: Entry, *, is_last: bool) -> int:
        """The blanks that line the comment up with those of the items around it."""
        item = entry.text or ""
        width = first_width(entry.post.strip())
        overhead = last_width(self.out) + width
        padding = 0
        for _ in range(2):  # once more, without the items before, when that does not fit
            if self.aligned is None and not is_last and "\n" not in item:
                self.aligned = self.widest_neighbour(number, overhead)
            padding = max(0, (self.aligned or 0) - width_of(item)) if self.style.align_comments else 0
            if overhead + padding + 1 <= self.cx.max_width:
                break
            self.aligned = None
        else:
            if not is_last and "\n" not in item:
                self.aligned = self.widest_neighbour(number, overhead)
        return padding

    def widest_neighbour(self, number: int, overhead: int) -> int:
        """The width to which this and the following items are padded so that their comments line up."""
        widest = 0
        for place, entry in enumerate(self.entries[number:]):
            width = width_of(entry.text or "")
            breaks = "\n" in (entry.text or "") or entry.pre or "\n" in entry.post or not entry.post
            if place and (breaks or width + overhead > self.cx.max_width):
                return widest
            widest = max(widest, width)
            if entry.blank_after:
                return widest
        return widest
