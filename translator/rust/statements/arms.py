"""Arms of a `match`."""

from __future__ import annotations

import re

_JUMP = re.compile(r"(?:return|break|continue)\b[^\n]*;")


def arm(pattern: str, body: str) -> str:
    """One arm with its newline; a body that only leaves needs no braces."""
    if _JUMP.fullmatch(body):
        return f"{pattern} => {body[:-1]},\n"
    return f"{pattern} => {{\n{body}\n}}\n" if body else f"{pattern} => {{}}\n"
