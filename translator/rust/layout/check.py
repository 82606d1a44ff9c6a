"""Whether text is Rust."""

import re

import tree_sitter

from translator.rust.layout.margins import indented, lines_inside_strings
from translator.rust.layout.shape import TAB
from translator.rust.layout.strictness import first_offence
from translator.rust.layout.tree import first_error, parse_tree

_EXCERPT = 60
_ITEM_START = re.compile(
    r"\s*(?:#|//|/\*|(?:pub|use|fn|async fn|struct|enum|trait|impl|unsafe (?:impl|fn|trait|extern)|type|const"
    r"|static|mod|extern|macro_rules!|union|default|auto)\b)"
)
_BODY = "fn _() {\n"


class RustSyntaxError(Exception):
    """Text that is not Rust: `line` and `column` count from 1, `excerpt` is what stands there."""

    def __init__(self, line: int, column: int, excerpt: str) -> None:
        super().__init__(f"not Rust at line {line}, column {column}: {excerpt}")
        self.line = line
        self.column = column
        self.excerpt = excerpt


def parse_errors(text: str) -> tuple[int, int, str] | None:
    """The line, column (from 1) and excerpt of the first thing that does not parse as Rust, or None."""
    return parse_text(text)[2]


def parse_text(text: str) -> tuple[tree_sitter.Node, bool, tuple[int, int, str] | None]:
    """The tree of items or statements, whether they were wrapped in a function to parse, and the first error."""
    # The likelier reading first: a failed parse costs several times as much as one that succeeds.
    wrapped = _ITEM_START.match(text) is None
    root, error = _reading(text, wrapped=wrapped)
    if error is None:
        return root, wrapped, None
    other, other_error = _reading(text, wrapped=not wrapped)
    return other, not wrapped, None if other_error is None else max(error, other_error)


def _reading(text: str, *, wrapped: bool) -> tuple[tree_sitter.Node, tuple[int, int, str] | None]:
    root = parse_tree(wrapped_text(text) if wrapped else text)
    return root, _problem(root, text, wrapped=wrapped)


def wrapped_text(text: str) -> str:
    """The text that is parsed in place of statements."""
    return f"{_BODY}{indented(text)}\n}}"


def _problem(root: tree_sitter.Node, text: str, *, wrapped: bool) -> tuple[int, int, str] | None:
    broken = first_error(root) or first_offence(root, is_ascii=text.isascii())
    if broken is None:
        return None
    row = broken.start_point.row - wrapped
    lines = text.split("\n")
    if not 0 <= row < len(lines):
        return len(lines), len(lines[-1]) + 1, "unexpected end"
    margin = TAB if wrapped and row not in lines_inside_strings(text) else 0
    byte = max(0, broken.start_point.column - margin)
    column = len(lines[row].encode()[:byte].decode(errors="replace"))
    column += len(lines[row][column:]) - len(lines[row][column:].lstrip())
    return row + 1, column + 1, lines[row][column : column + _EXCERPT].strip() or lines[row].strip()[:_EXCERPT]
