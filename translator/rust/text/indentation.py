"""Indentation inside macros and comments, which nobody else lays out."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)\'')
_OPENING, _CLOSING = "{[(", "}])"


def indented(text: str, depth: int = 1) -> str:
    """Lines indented by the brackets around them: so many levels to begin with, one for each line that opens some."""
    lines: list[str] = []
    opened: list[int] = []
    for number, laid_out in enumerate(text.rstrip("\n").split("\n")):
        line = laid_out.lstrip(" ")
        code = _QUOTED.sub('""', line).split("//")[0]
        closing = len(code) - len(code.lstrip("})] "))
        ends = sum(code[:closing].count(c) for c in _CLOSING)
        depth = max(depth - max(ends - len(opened), 0), 0)
        del opened[max(len(opened) - ends, 0) :]
        lines.append("    " * (depth + len(set(opened))) + line if line else "")
        for character in code[closing:]:
            if character in _OPENING:
                opened.append(number)
            elif character in _CLOSING and opened:
                opened.pop()
    return "\n".join(lines)
