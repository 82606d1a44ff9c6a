"""Rust as rustfmt prints it, and ways to spoil its layout."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import tree_sitter

from translator.rust.layout.tree import parse_tree

# What must not be touched: its blanks have a meaning, or rustfmt keeps them.
_KEPT = frozenset(
    "string_literal raw_string_literal char_literal line_comment block_comment token_tree lifetime attribute_item "
    "inner_attribute_item macro_definition label".split()
)
_COMMENTS = frozenset({"line_comment", "block_comment"})
_BEFORE, _AFTER = "fn f() {\n", "}\n"


class Sample(NamedTuple):
    """A text that rustfmt leaves as it is; statements stand in a function for that."""

    name: str
    is_statements: bool
    text: str

    def in_file(self, text: str) -> str:
        """The text as a file of its own."""
        if not self.is_statements:
            return text
        lines = text.splitlines(keepends=True)
        return _BEFORE + "".join("    " + line if line.strip() else line for line in lines) + _AFTER

    def from_file(self, text: str) -> str:
        """The inverse of `in_file`."""
        if not self.is_statements:
            return text
        lines = text.splitlines(keepends=True)[1:-1]
        return "".join(line.removeprefix("    ") for line in lines)


def samples() -> Iterator[Sample]:
    """All samples in the folder beside this file."""
    for path in sorted((Path(__file__).parent / "snippets").glob("*.rs")):
        for part in path.read_text(encoding="utf-8").split("//~ ")[1:]:
            header, text = part.split("\n", 1)
            kind, name = header.split()
            yield Sample(f"{path.stem}-{name}", kind == "statements", text.rstrip("\n") + "\n")


def squashed(sample: Sample, random: Random | None = None) -> str:
    """The sample with its line breaks and indentation gone, or replaced at random; blank lines stay."""
    wrapped = _BEFORE + sample.text + _AFTER if sample.is_statements else sample.text
    source = wrapped.encode()
    result: list[str] = []
    previous: tree_sitter.Node | None = None
    for token in _tokens(parse_tree(wrapped)):
        if previous is not None:
            result.append(_gap(source[previous.end_byte : token.start_byte].decode(), previous, token, random))
        result.append(source[token.start_byte : token.end_byte].decode())
        previous = token
    text = "".join(result)
    return text[text.index("{") + 1 : text.rindex("}")] if sample.is_statements else text


def _gap(gap: str, left: tree_sitter.Node, right: tree_sitter.Node, random: Random | None) -> str:
    if not gap or left.type in _COMMENTS or right.type in _COMMENTS or gap.count("\n") > 1:
        return gap
    if random is None:
        return " "
    return random.choice([" ", "\n", "\n        ", "   "])


def _tokens(node: tree_sitter.Node) -> Iterator[tree_sitter.Node]:
    if node.type in _KEPT or not node.child_count:
        if node.end_byte > node.start_byte:
            yield node
        return
    for child in node.children:
        yield from _tokens(child)
