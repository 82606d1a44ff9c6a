"""Bracketed arguments: on one line, with the last one hanging over, or one per line."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from translator.rust.layout.classify import (
    Hang,
    can_hang,
    is_method_call,
    is_nested_call,
    is_simple,
)
from translator.rust.layout.dispatch import Context, render
from translator.rust.layout.list_writer import write_list
from translator.rust.layout.lists import Entry, ListStyle, Tactic, Trailing, decide
from translator.rust.layout.shape import (
    CALL_WIDTH,
    TAB,
    Shape,
    extra_width,
    first_width,
    last_width,
    width_of,
)
from translator.rust.layout.tree import Node

_SHORT_ITEM = 10

# Macros with a format string, by the number of arguments before it.
_FORMAT_MACROS = {
    **dict.fromkeys(
        "eprint! eprintln! format! format_args! print! println! panic! unreachable! "
        "debug! error! info! warn! trace!".split(),
        0,
    ),
    **dict.fromkeys("assert! debug_assert! write! writeln!".split(), 1),
    **dict.fromkeys("assert_eq! assert_ne! debug_assert_eq! debug_assert_ne!".split(), 2),
}

LastItem = Callable[[Context, Node, Shape], str | None]


class Brackets(NamedTuple):
    """What is special about one kind of bracketed list.

    `limit` is the width of the items up to which they stand on one line; `hang`
    says which last items may hang over; `last` lays such an item out.
    """

    opening: str = "("
    closing: str = ")"
    limit: int = CALL_WIDTH
    trailing: Trailing = Trailing.VERTICAL
    hang: Hang = Hang.EXPRESSION
    item: LastItem = render
    last: LastItem = render
    closures: int = 0


def lay_out_bracketed(
    cx: Context, prefix: str, entries: Sequence[Entry], shape: Shape, brackets: Brackets
) -> str | None:
    """`prefix(items)`; None when it does not fit."""
    if not entries:
        return prefix + brackets.opening + brackets.closing
    layout = _Bracketed(cx, prefix, entries, shape, brackets)
    return layout.write()


class _Bracketed:
    """One bracketed list in the making."""

    def __init__(self, cx: Context, prefix: str, entries: Sequence[Entry], shape: Shape, brackets: Brackets) -> None:
        self.cx = cx
        self.prefix = prefix
        self.entries = entries
        self.shape = shape
        self.brackets = brackets
        self.line_width = max(0, shape.width - extra_width(prefix, shape) - 2)
        line = shape.left(last_width(prefix) + 1).narrow(1)
        self.line = line if line.width >= 0 else shape.sized(0)
        nested = cx.room(shape.indent + TAB)
        self.nested = nested.narrow(1)

    def write(self) -> str | None:
        for entry in self.entries[:-1]:
            entry.text = self.brackets.item(self.cx, entry.node, self.nested)
            if entry.text is None:
                return None
        tactic = self.choose_tactic()
        style = ListStyle(
            self.nested,
            tactic,
            self.brackets.trailing,
            ends_with_newline=tactic in {Tactic.VERTICAL, Tactic.MIXED},
            before_format=_FORMAT_MACROS.get(self.prefix, 0),
        )
        items = write_list(self.cx, self.entries, style)
        if items is None:
            return None
        width = self.shape.width - last_width(self.prefix)
        opening, closing = self.prefix + self.brackets.opening, self.brackets.closing
        if tactic is Tactic.HORIZONTAL and first_width(items) + 1 <= width:
            return opening + items + closing
        return opening + self.nested.newline + items + self.shape.newline + closing

    def choose_tactic(self) -> Tactic:
        """Lay out the last item as well, hanging over if that looks better."""
        last = self.entries[-1]
        single = len(self.entries) == 1
        combine = single and self.brackets.hang.is_expression and len(self.prefix) < TAB
        hangs = combine or can_hang(last.node, len(self.entries), self.brackets.hang)
        hanging = self.hanging_text(combine=combine) if hangs else None
        last.text = "" if hanging is None else hanging.split("\n", 1)[0]
        tactic = decide(self.entries, min(self.line_width, self.brackets.limit))
        if hanging is not None and tactic is Tactic.HORIZONTAL:
            last.text = hanging
            if single and hanging.count("\n") == 1:
                alone = self.brackets.item(self.cx, last.node, self.nested)
                if alone is not None and "\n" not in alone:
                    last.text = alone
            return tactic
        return self.standing_tactic()

    def hanging_text(self, *, combine: bool) -> str | None:
        """The last item behind the others, its first line on theirs."""
        last = self.entries[-1]
        chain = self.cx.one_line_chain
        if not combine and self.brackets.hang.is_expression and is_method_call(last.node):
            self.cx.one_line_chain = True
        shape = self.line
        if len(self.entries) > 1 or (self.brackets.hang.is_expression and is_nested_call(last.node)):
            used = sum(2 + len(entry.text or "") for entry in self.entries[:-1])
            shape = shape.sized(min(self.brackets.limit, shape.width)).left(used)
        result = None
        if shape.width >= 0:
            result = self.brackets.last(self.cx, last.node, shape) if self.brackets.closures < 2 else None
        self.cx.one_line_chain = chain
        return result

    def standing_tactic(self) -> Tactic:
        """The last item on its own line like the others."""
        last = self.entries[-1]
        last.text = self.brackets.item(self.cx, last.node, self.nested)
        if last.text is None:
            return Tactic.VERTICAL
        alone = len(self.entries) == 1 and self.line_width and not last.pre and not last.post
        if alone and "\n" not in last.text and width_of(last.text) <= self.line_width:
            return Tactic.HORIZONTAL
        tactic = decide(self.entries, min(self.line_width, self.brackets.limit))
        return self.denser_tactic() if tactic is Tactic.VERTICAL else tactic

    def denser_tactic(self) -> Tactic:
        """Several short items per line, or the arguments of a format string on one."""
        before = _FORMAT_MACROS.get(self.prefix) if self.brackets.hang is Hang.MACRO else None
        nodes = [entry.node for entry in self.entries]
        if before is not None:
            simple = len(nodes) > before and all(map(is_simple, nodes[:before] + nodes[before + 1 :]))
            width = self.nested.width
            if (
                simple
                and decide(self.entries[:before], width) is Tactic.HORIZONTAL
                and decide(self.entries[before + 1 :], width) is Tactic.HORIZONTAL
            ):
                return Tactic.FORMAT
            return Tactic.VERTICAL
        short = all(len(entry.text or "") <= _SHORT_ITEM for entry in self.entries)
        if short and self.brackets.hang.may_mix and all(map(is_simple, nodes)):
            return Tactic.MIXED
        return Tactic.VERTICAL
