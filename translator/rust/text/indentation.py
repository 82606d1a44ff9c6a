"""Indentation inside macros and comments, which nobody else lays out."""

from __future__ import annotations

import re

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)\'')


def indented(text: str, depth: int = 1) -> str:
    """Lines indented by the brackets around them: so many levels to begin with."""
    lines: list[str] = []
    for line in text.rstrip("\n").split("\n"):
        code = _QUOTED.sub('""', line).split("//")[0]
        closing = len(code) - len(code.lstrip("})] "))
        lines.append("    " * max(depth - (1 if closing else 0), 0) + line if line else "")
        depth += sum(code.count(c) for c in "{[(") - sum(code.count(c) for c in "}])")
    return "\n".join(lines)
