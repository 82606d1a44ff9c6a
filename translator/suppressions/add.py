"""Write directives into a source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tree_sitter import Node, Parser

from translator.engine.depth import DEEPEST, first_too_deep
from translator.engine.facts import Directive
from translator.source.language import front_end
from translator.suppressions.comment import BY_HAND, directive_text
from translator.suppressions.find import Lines, find_directives

Group = tuple[int, int]
"""First and last of lines that are one to a directive."""
Edit = tuple[int, bytes]
"""(byte offset, what is inserted there)"""


class Refused(NamedTuple):
    """A line for which no directive was written, and why."""

    line: int
    codes: tuple[str, ...]
    why: str


class Added(NamedTuple):
    """The changed source (UTF-8), the codes that are silenced by line of the old one, and what is not."""

    source: bytes
    silenced: dict[int, tuple[str, ...]]
    refused: tuple[Refused, ...] = ()


def add(language: str, source: bytes, wanted: Mapping[int, Sequence[str]], reason: str) -> Added:
    """Adds directives for these codes by line. Raises ValueError when the source cannot be changed safely."""
    if b"\r" in source.replace(b"\r\n", b""):
        raise ValueError("a carriage return alone ends a line: write line feeds")
    front = front_end(language)
    root = Parser(front.grammar()).parse(source).root_node
    if root.has_error:
        raise ValueError(f"syntax error on line {_first_error(root)}: mend it first")
    if first_too_deep(root) is not None:
        # LibCST, which is native code and recurses, would take the process with it.
        raise ValueError(f"it is nested more than {DEEPEST} levels deep: {BY_HAND}")
    lines = Lines(source, front.comments(root), front.joined_rows(root))
    groups = _by_group(wanted, lines)
    merged = _merge(groups, find_directives(front, root, source), reason)
    left = {group: codes for group, codes in groups.items() if group not in merged}
    comments = {group: directive_text(language, codes, reason) for group, codes in left.items()}
    insert, why = _WRITERS[language]
    changed, missing = insert(source, list(merged.values()), comments, root, lines)
    return Added(
        changed,
        {line: tuple(codes) for line, codes in wanted.items() if lines.joined(line) not in missing},
        tuple(Refused(group[0], tuple(groups[group]), why) for group in missing),
    )


def _by_group(wanted: Mapping[int, Sequence[str]], lines: Lines) -> dict[Group, list[str]]:
    groups: dict[Group, list[str]] = {}
    for line, codes in sorted(wanted.items()):
        known = groups.setdefault(lines.joined(line), [])
        known += [code for code in dict.fromkeys(codes) if code not in known]
    return groups


def _merge(groups: Mapping[Group, Sequence[str]], directives: Iterable[Directive], reason: str) -> dict[Group, Edit]:
    """For lines that have a directive with the same reason: how to add the codes to it."""
    edits: dict[Group, Edit] = {}
    for directive in directives:
        mergeable = directive.kind != "file" and not directive.problem and directive.reason == reason
        if mergeable and directive.covers in groups and directive.covers not in edits:
            listed = directive.text[: directive.text.index("]")].rstrip(" \t,")
            place = directive.span[0] + len(listed.encode())
            edits[directive.covers] = place, "".join(f",{code}" for code in groups[directive.covers]).encode()
    return edits


def _into_go(
    source: bytes, edits: list[Edit], comments: Mapping[Group, str], root: Node, lines: Lines
) -> tuple[bytes, frozenset[Group]]:
    from translator.suppressions.go_places import GoPlaces

    found = GoPlaces(root, lines, {group: comment.encode() for group, comment in comments.items()}).edits()
    edits = edits + [edit for edit in found.values() if edit is not None]
    return _edited(source, edits), frozenset(group for group, edit in found.items() if edit is None)


def _into_python(
    source: bytes, edits: list[Edit], comments: Mapping[Group, str], _root: Node, _lines: Lines
) -> tuple[bytes, frozenset[Group]]:
    from translator.suppressions.python_lines import insert_lines

    above = {first: comment for (first, _), comment in comments.items()}
    text, missing = insert_lines(_edited(source, edits).decode(), above)
    return text.encode(), frozenset(group for group in comments if group[0] in missing)


_WRITERS = {
    "go": (_into_go, "no comment fits here without gofmt moving its neighbours"),
    "python": (_into_python, "no comment can stand here"),
}
"""By language: what inserts comments, and why it could not."""


def _edited(source: bytes, edits: Iterable[Edit]) -> bytes:
    for place, text in sorted(edits, reverse=True):
        source = source[:place] + text + source[place:]
    return source


def _first_error(root: Node) -> int:
    node = root
    while not (node.is_error or node.is_missing):
        node = next((child for child in node.children if child.has_error or child.is_missing), None) or node
        if not any(child.has_error or child.is_missing for child in node.children):
            break
    return node.start_point.row + 1
