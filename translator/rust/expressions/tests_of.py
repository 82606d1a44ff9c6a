"""Expressions in the head of `if`, `while`, `match` and `for`, where a struct expression cannot stand bare."""

from __future__ import annotations

import re

from translator.ir.expressions import Expression
from translator.rust.dispatch import Term, plain
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX, PREFIX

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)\'')


def head(value: Expression, scope: Scope) -> str:
    """The expression as a condition or a scrutinee."""
    return guarded_head(plain(value, scope))


def guarded_head(text: str) -> str:
    """The text in parentheses where a brace outside brackets would end the head."""
    if "{" not in text or text.startswith("match "):
        return text
    depth = 0
    for character in _QUOTED.sub('""', text):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "{" and depth == 0:
            return f"({text})"
    return text


def opposite(test: Term) -> Term:
    """What is true where a printed test is false."""
    text, level = test
    if text in {"true", "false"}:
        return "false" if text == "true" else "true", POSTFIX
    if text.endswith(".is_some()"):
        return f"{text.removesuffix('.is_some()')}.is_none()", level
    return f"!({text})" if level < PREFIX else f"!{text}", PREFIX
