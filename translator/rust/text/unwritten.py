"""What is asked of something that is left to write is left to write with it."""

from __future__ import annotations

import re

from translator.rust.text.imports import unneeded
from translator.rust.text.naming import string


def todo(source: str) -> str:
    """`todo!` with the source text, a valid format string."""
    text = source.strip().replace("{", "{{").replace("}", "}}")
    return f"todo!({string(text)})"


_TODO = re.compile(r'([&!*]*todo!\("(?:[^"\\]|\\.)*)"\)')


def taken_in(text: str) -> str:
    """`todo!("a").len()` as `todo!("a.len()")`: nothing has methods that never comes to be. Other text as it is."""
    found = _TODO.match(text) if "todo!(" in text[:8] else None
    if found is None or found.end() == len(text):
        return text
    rest = " ".join(text[found.end() :].split()).replace(" .", ".").replace("{", "{{").replace("}", "}}")
    return f'{found[1]}{string(rest)[1:-1]}")'


_ASKED = re.compile(r'todo!\("(?:[^"\\]|\\.)*"\)(?=\s*\.\w)')
_STEP = re.compile(r"\s*\.\w+(?:::<[^()]*?>(?=\())?")
_PART = re.compile(r'"(?:[^"\\]|\\.)*"|.', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08]")


def all_taken_in(text: str) -> str:
    """The text with every `todo!` as all that is asked of it."""
    if "todo!(" not in text:
        return text
    done, at = "", 0
    for found in _ASKED.finditer(text):
        if found.start() >= at:
            end = _chain_end(text, found.end())
            done += text[at : found.start()] + taken_in(_CONTROL.sub("", text[found.start() : end]))
            at = end
    return done + text[at:]


def _chain_end(text: str, at: int) -> int:
    """Where the methods, fields and `?` behind a value end."""
    while (step := _STEP.match(text, at)) is not None:
        at = step.end()
        if text[at : at + 1] == "(":
            at = _closed(text, at)
        while text[at : at + 1] == "?":
            at += 1
    return at


def _closed(text: str, at: int) -> int:
    """Behind the bracket that closes the one here."""
    depth = 0
    for part in _PART.finditer(text, at):
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if depth == 0:
            return part.end()
    return len(text)


_LEFT = re.compile(r'todo!\("((?:[^"\\]|\\.)*)"\)')
_ESCAPED = re.compile(r'\\(["\\])')


def untold(text: str) -> str:
    """What is left to write inside of what is left to write, by itself."""
    return _LEFT.sub(lambda found: _ESCAPED.sub(r"\1", found[1]).replace("{{", "{").replace("}}", "}"), unneeded(text))
