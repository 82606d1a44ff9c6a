"""File names, code and words that would break out of a format that does not look."""

from __future__ import annotations

import os
from collections.abc import Mapping

NAMES = (
    "a b.py",
    "größe.py",
    "100%#?.py",
    "a:b,c.py",
    "::error::x.py",
    "a\n::error::y.py",
    "a\r\nb.py",
    "]]>.py",
    "</script><b>.py",
    "&amp;\"'.py",
    "`a``b|c.py",
    "*_[x](http:y)_*.py",
    "@user #1.py",
    "\x1b[31m\x07.py",
    "\u202egro\u2066.py",
    "\ufffe\uffff.py",
    "{0}.py",
    "back\\slash.py",
    os.fsdecode(b"caf\xe9.py"),
)
CODE = "eval('''``` ````\n</script> ]]> ::error::x | <!-- \x07\x1b[2J \u202e \x9b \ufffe 🦀''')\n"
HOSTILE: Mapping[str, bytes] = {name: CODE.encode() for name in NAMES}
WORDS = "a|b `c|d` <b> ::error:: 100% ]]> \n *x* [y](z) @user #1 \u202e\x1b[31m"


def harmless(text: str) -> bool:
    """Whether nothing in it controls a terminal or hides. What is no character at all does neither."""
    return all(character.isprintable() or character in "\n\ufffe\uffff" for character in text)
