"""Put comments on lines of their own into Python, by its concrete syntax tree: nothing else changes."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import version

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from translator.suppressions.comment import BY_HAND, SPEAKS_TO_A_TOOL

_CALLS = 20_000


def insert_lines(text: str, above: Mapping[int, str]) -> tuple[str, frozenset[int]]:
    """The source with a comment above each of these lines, and the lines for which no place was found.

    Raises ValueError when the source does not parse.
    """
    lines = text.split("\n")
    # LibCST loses a form feed in front of a statement.
    feeds = {number: len(line) - len(line.lstrip("\f")) for number, line in enumerate(lines, 1) if line[:1] == "\f"}
    plain = "\n".join(line.lstrip("\f") for line in lines) if feeds else text
    visitor = _Inserting(above, lines)
    try:
        with _deep_recursion():
            changed = MetadataWrapper(cst.parse_module(plain), unsafe_skip_copy=True).visit(visitor).code
    except cst.ParserSyntaxError as error:
        raise ValueError(f"syntax error on line {error.raw_line} in Python 3: {BY_HAND}") from error
    except RecursionError as error:
        raise ValueError(f"it is nested too deep: {BY_HAND}") from error
    except Exception as error:
        # Valid source that LibCST has no words for: it says so in many ways.
        raise ValueError(f"LibCST {version('libcst')} cannot read it: {BY_HAND}") from error
    inserted = sorted(visitor.inserted)
    if feeds:
        changed = _with_feeds(changed, inserted, feeds)
    if _without(changed, inserted) != text:
        raise ValueError(f"LibCST {version('libcst')} would change more: {BY_HAND}")
    return changed, frozenset(visitor.waiting)


@contextmanager
def _deep_recursion() -> Iterator[None]:
    """Lets a chain of a few hundred operators be visited, which takes several calls a level."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _CALLS))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _with_feeds(text: str, above: list[int], feeds: Mapping[int, int]) -> str:
    """The source with form feeds in front of these lines, counted without those that were inserted."""
    lines = text.split("\n")
    for line, count in feeds.items():
        place = line - 1 + bisect_right(above, line)
        lines[place] = "\f" * count + lines[place]
    return "\n".join(lines)


def _without(text: str, above: list[int]) -> str:
    """The source without the lines that were inserted above these."""
    lines = text.split("\n")
    for number, line in reversed(list(enumerate(above))):
        del lines[line - 1 + number]
    return "\n".join(lines)


class _Inserting(cst.CSTTransformer):
    """Appends to the blank lines and comments before what begins on a line."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, above: Mapping[int, str], lines: list[str]) -> None:
        super().__init__()
        self.waiting = dict(above)
        self.inserted: list[int] = []
        self._lines = lines

    # Nothing is removed or multiplied here.
    def on_leave(  # type: ignore[override]
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> cst.CSTNode:
        """Inserts where this node begins, or ends if it is the space between two lines."""
        node = updated_node
        if not self.waiting:
            return node
        if isinstance(node, cst.ParenthesizedWhitespace):
            line = self._place(original_node).end.line
            if line not in self.waiting:
                return node
            blank = node.last_line.value.partition("\\")[0]
            comment = self._comment(line, cst.SimpleWhitespace(blank), indent=node.indent)
            return node.with_changes(empty_lines=self._with(node.empty_lines, comment, line))
        field = _lines_before(node)
        line = self._place(original_node).start.line if field else 0
        if line not in self.waiting:
            return node
        comment = self._comment(line, cst.SimpleWhitespace(""), indent=True)
        return node.with_changes(**{field: self._with(getattr(node, field), comment, line)})

    def _with(self, before: Sequence[cst.EmptyLine], comment: cst.EmptyLine, line: int) -> tuple[cst.EmptyLine, ...]:
        """The lines above a line with a comment more, which does not part others from what they are about."""
        place = len(before)
        while place and (other := before[place - 1].comment) and SPEAKS_TO_A_TOOL.match(other.value):
            place -= 1
        self.inserted.append(line - (len(before) - place))
        return (*before[:place], comment, *before[place:])

    def _place(self, node: cst.CSTNode) -> CodeRange:
        return self.get_metadata(PositionProvider, node)

    def _comment(self, line: int, blank: cst.SimpleWhitespace, *, indent: bool) -> cst.EmptyLine:
        comment = cst.Comment(self.waiting.pop(line))
        return cst.EmptyLine(indent, blank, comment, cst.Newline(_newline(self._lines, line)))


def _lines_before(node: cst.CSTNode) -> str:
    """The field with the lines before a node, empty when it has none."""
    if isinstance(node, cst.FunctionDef | cst.ClassDef) and node.decorators:
        return "lines_after_decorators"
    return "leading_lines" if hasattr(node, "leading_lines") else ""


def _newline(lines: list[str], line: int) -> str:
    """How this line ends; the last one may not, then as the one before it. `lines`: what stands between line feeds."""
    ended = lines[line - 1] if line < len(lines) else lines[line - 2] if line > 1 else ""
    return "\r\n" if ended.endswith("\r") else "\n"
