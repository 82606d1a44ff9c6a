"""Writes the items of a list with their separators and comments."""

from collections.abc import Sequence

from translator.rust.layout.comments import comment_text
from translator.rust.layout.dispatch import Context
from translator.rust.layout.lists import Entry, ListStyle, Tactic, Trailing
from translator.rust.layout.shape import first_width, last_width, width_of


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
        nested = self.style.nested_imports and (self.after_nested or (number > 0 and "::" in (entry.text or "")))
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
            text = comment_text(comment.strip(), self.comment_column(entry, separate=separate))
            self.out += text
        if "\n" in text:
            self.aligned = None

    def comment_column(self, entry: Entry, *, separate: bool) -> int:
        """Where the further lines of a comment behind an item stand."""
        if self.aligned is not None:
            return self.style.shape.indent + self.aligned + 2
        item = entry.text or ""
        width = last_width(item) + (len(self.style.separator) if separate else 0)
        if "\n" in item:
            width -= self.style.shape.indent
        return self.style.shape.indent + width + 1

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
