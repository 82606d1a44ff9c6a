"""Take directives out of a source again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.engine.facts import Directive
from translator.suppressions.apply import Stale

_LIST = re.compile(r"\[([^\[\]]*)\]")


def remove(source: bytes, stale: Sequence[Stale]) -> bytes:
    """The UTF-8 `source` without these words of directives; a directive without words goes with its line.

    Everything else stays, byte for byte. Raises ValueError when a directive does not stand where it stood.
    """
    for directive, words in sorted(stale, key=lambda one: one.directive.span, reverse=True):
        start, end = directive.span
        if source[start:end].decode("utf-8", "replace") != directive.text:
            raise ValueError(f"line {directive.start.line} is not what it was when it was read")
        if set(directive.codes) <= set(words):
            start, end, kept = _whole(source, start, end)
        else:
            kept = _without(directive, words).encode()
        source = source[:start] + kept + source[end:]
    return source


def _without(directive: Directive, words: Sequence[str]) -> str:
    def keep(match: re.Match[str]) -> str:
        pieces = [piece for piece in match[1].split(",") if piece.strip() not in words]
        if pieces and pieces[0] != match[1].split(",")[0]:
            pieces[0] = pieces[0].lstrip()
        return f"[{','.join(pieces)}]"

    return _LIST.sub(keep, directive.text, count=1)


def _whole(source: bytes, start: int, end: int) -> tuple[int, int, bytes]:
    """What goes with a directive: its line when nothing else stands there, else the blanks that set it apart."""
    line_start = source.rfind(b"\n", 0, start) + 1
    newline = source.find(b"\n", end)
    line_end = newline + 1 if newline >= 0 else len(source)
    before, after = source[line_start:start], source[end:line_end]
    if not before.strip() and not after.strip():
        return line_start, line_end, b""
    if after.strip():
        # Another comment follows: it takes the place.
        return start, end + len(after) - len(after.lstrip()), b""
    return line_start + len(before.rstrip()), end, b""
