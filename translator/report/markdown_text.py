"""Any text in Markdown: nothing of it is markup, links or mentions unless it is meant to be."""

from __future__ import annotations

import re

from translator.report.visible import visible, visible_line

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&@$]")
_BACKTICKS = re.compile("`+")


def plain(text: str) -> str:
    """Text in which nothing means anything, on one line."""
    return _SPECIAL.sub(_entity, visible_line(text))


def _entity(match: re.Match[str]) -> str:
    # Mentions and numbers of issues are looked for in the rendered text: only a break keeps them from being found.
    if match[0] in "@#":
        return f"{match[0]}<!-- -->"
    return f"&#{ord(match[0])};" if match[0] in "<>&|" else f"\\{match[0]}"


def code(text: str) -> str:
    """Text as code, on one line."""
    text = visible_line(text) or " "
    marks = "`" * (_longest_run(text) + 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{marks}{pad}{text}{pad}{marks}"


def row(*cells: str) -> str:
    """A row of a table. Cells are Markdown."""
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |\n"


def sentence(text: str) -> str:
    """A line that may have code in it, written as Markdown writes it; everything else is plain."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0 or "" in pieces[1::2]:
        return plain(text)
    return "".join(code(piece) if place % 2 else plain(piece) for place, piece in enumerate(pieces))


def fenced(language: str, text: str) -> str:
    """Lines of code between fences that are longer than any inside."""
    text = visible(text).rstrip("\n")
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}{language}\n{text}\n{fence}\n"


def _longest_run(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)
