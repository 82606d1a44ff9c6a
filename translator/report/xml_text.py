"""Text in XML 1.0, whatever it holds."""

from __future__ import annotations

import re

from translator.report.visible import visible, visible_line

# XML has no way to write them; `visible` has dealt with the others.
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def content(text: str) -> str:
    """Text between tags."""
    return _characters(visible(text)).translate(_MARKUP)


def attribute(text: str) -> str:
    """Text between quotation marks; it stays on one line."""
    return _characters(visible_line(text)).translate(_MARKUP)


def _characters(text: str) -> str:
    return _NO_CHARACTERS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
