"""Which bindings must be `mut`: known only when all that follows them is printed."""

from __future__ import annotations

import re

from translator.rust.scope import Scope
from translator.rust.text.naming import snake

_MARK = re.compile("\x01([^\x02]*)\x02")
_EITHER = re.compile("\x05([^\x05-\x08]*)\x06([^\x05-\x08]*)\x07([^\x05-\x08]*)\x08")


def binding(name: str) -> str:
    """A name where it is bound; `settled` puts the `mut` before it when the body writes to it."""
    return "_" if name == "_" else f"\x01{name}\x02"


def bound_names(text: str) -> list[str]:
    """The names that a printed pattern binds."""
    return _MARK.findall(text)


def if_written(name: str, read: str, written: str) -> str:
    """One text or the other: `settled` takes the second where the body writes to the name."""
    return f"\x05{name}\x06{read}\x07{written}\x08"


def _chosen(text: str, mutated: set[str]) -> str:
    while "\x05" in text:
        text, found = _EITHER.subn(lambda m: m[3] if m[1] in mutated else m[2], text)
        if not found:
            break
    return text


def shown_names(text: str) -> str:
    """The printed text with its names, whatever the body writes to."""
    text = _chosen(text, set())
    return _MARK.sub(lambda m: snake(m[1]), text)


def settled(text: str, scope: Scope) -> str:
    """The printed text with `mut` where a binding needs it."""
    mutated = scope.frame.mutated
    text = _chosen(text, mutated)
    if "\x01" not in text:
        return text
    return _MARK.sub(lambda m: ("mut " if m[1] in mutated else "") + snake(m[1]), text)
