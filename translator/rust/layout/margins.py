"""Moves text to the right and back, all lines but those inside string literals."""

import re

from translator.rust.layout.shape import TAB

_STRING = re.compile(
    r"""(?:br|cr|r)(?P<hashes>\#*)"[\s\S]*?"(?P=hashes)|[bc]?"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\\n]|\\.)'"""
    r"""|//[^\n]*|/\*[\s\S]*?\*/"""
)
_PAD = " " * TAB


def lines_inside_strings(text: str) -> set[int]:
    """The lines, counted from 0, that start inside a string literal."""
    frozen: set[int] = set()
    if '"' not in text:
        return frozen
    for match in _STRING.finditer(text):
        found = match[0]
        if "\n" in found and not found.startswith("/"):
            first = text.count("\n", 0, match.start())
            frozen.update(range(first + 1, first + 1 + found.count("\n")))
    return frozen


def indented(text: str) -> str:
    """The text one level deeper."""
    if "\n" not in text:
        return _PAD + text
    frozen = lines_inside_strings(text)
    if not frozen:
        return _PAD + text.replace("\n", "\n" + _PAD)
    return "\n".join(line if number in frozen else _PAD + line for number, line in enumerate(text.split("\n")))


def dedented(text: str) -> str:
    """The text one level less deep; its first line has no indentation."""
    if "\n" not in text:
        return text
    frozen = lines_inside_strings(text)
    if not frozen:
        return text.replace("\n" + _PAD, "\n")
    return "\n".join(
        line if number in frozen else line.removeprefix(_PAD) for number, line in enumerate(text.split("\n"))
    )
