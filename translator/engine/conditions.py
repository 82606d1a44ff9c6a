"""The front end's predicates, taken out of a query to be evaluated on its matches.

Handing them to tree-sitter as a callback costs every match its captures once more for every predicate, and
py-tree-sitter 0.26 never frees those: they keep every syntax tree alive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tree_sitter import Node, Query

from translator.source.frontend import FileNames, Predicate

_STRING = r'"(?:\\.|[^"\\])*"'
_ARGUMENT = re.compile(rf"@(?P<capture>[\w.-]+)|(?P<string>{_STRING})|(?P<word>[\w.-]+)", re.DOTALL)
# Strings and comments come first, so that nothing inside them counts.
_TOKEN = re.compile(
    rf"{_STRING}|;[^\n]*|\(\s*\#(?P<name>[\w.-]+\?)(?P<arguments>(?:\s|{_STRING}|;[^\n]*|[@\w.-])*)\)", re.DOTALL
)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


class Condition(NamedTuple):
    """`predicate` holds for the nodes of `capture` and the `arguments`."""

    name: str
    predicate: Predicate
    capture: str
    arguments: tuple[str, ...]

    def holds(self, captures: Mapping[str, Sequence[Node]], names: FileNames) -> bool:
        """Whether it does. As with tree-sitter's own predicates, a capture that is not there contradicts nothing."""
        nodes = captures.get(self.capture)
        return nodes is None or self.predicate(nodes, self.arguments, names)


def take_conditions(text: str, predicates: Mapping[str, Predicate]) -> tuple[str, list[tuple[int, Condition]]]:
    """The query without the front end's predicates, which leave blanks, and each of them with its byte offset."""
    found: list[tuple[int, Condition]] = []

    def blank(match: re.Match[str]) -> str:
        predicate = predicates.get(match["name"] or "")
        if predicate is None:
            return match[0]
        offset = len(text[: match.start()].encode())
        found.append((offset, _condition(match["name"], predicate, match["arguments"])))
        return "".join("\n" if character == "\n" else " " * len(character.encode()) for character in match[0])

    return _TOKEN.sub(blank, text), found


def by_pattern(query: Query, found: Sequence[tuple[int, Condition]]) -> tuple[tuple[Condition, ...], ...]:
    """The conditions of each pattern of a query that was compiled from the text without them."""
    spans = [
        (query.start_byte_for_pattern(number), query.end_byte_for_pattern(number))
        for number in range(query.pattern_count)
    ]
    return tuple(tuple(condition for offset, condition in found if start <= offset < end) for start, end in spans)


def _condition(name: str, predicate: Predicate, text: str) -> Condition:
    arguments = list(_ARGUMENT.finditer(re.sub(rf"({_STRING})|;[^\n]*", r"\1", text)))
    capture = arguments[0]["capture"] if arguments else None
    if capture is None:
        return Condition(name, _needs_a_capture, "finding", ())
    strings = tuple(_unquoted(argument["string"]) or argument["word"] or "" for argument in arguments[1:])
    return Condition(name, predicate, capture, strings)


def _needs_a_capture(_nodes: Sequence[Node], _arguments: Sequence[str], _names: FileNames) -> bool:
    raise ValueError("the first argument must be a capture")


def _unquoted(string: str | None) -> str:
    if string is None:
        return ""
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), string[1:-1], flags=re.DOTALL)
