"""Which bindings must be `mut`: known only when all that follows them is printed."""

from __future__ import annotations

import re

from translator.rust.scope import Scope
from translator.rust.text.naming import snake

_MARK = re.compile("\x01([^\x02]*)\x02")


def binding(name: str) -> str:
    """A name where it is bound; `settled` puts the `mut` before it when the body writes to it."""
    return "_" if name == "_" else f"\x01{name}\x02"


def bound_names(text: str) -> list[str]:
    """The names that a printed pattern binds."""
    return _MARK.findall(text)


def shown_names(text: str) -> str:
    """The printed text with its names, whatever the body writes to."""
    return _MARK.sub(lambda m: snake(m[1]), text)


def settled(text: str, scope: Scope) -> str:
    """The printed text with `mut` where a binding needs it."""
    if "\x01" not in text:
        return text
    mutated = scope.frame.mutated
    return _MARK.sub(lambda m: ("mut " if m[1] in mutated else "") + snake(m[1]), text)
