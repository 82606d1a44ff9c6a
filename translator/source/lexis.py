"""The words of a language, as far as they can be told apart without its grammar."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct


class Lexis(Struct, frozen=True):
    """What tokens look like; regular expressions, compiled when they are needed.

    `strings`: any literal in quotes, the prefix (group `prefix`) with it. `either_quote`: whether `'a'` and `"a"` are
    the same. `holes`: prefix letters of strings with expressions in braces. `fixed`: names that nobody can rename:
    keywords and what is predeclared.
    """

    comments: str
    strings: str
    either_quote: bool
    holes: str
    fixed: frozenset[str]


_NAME = r"[^\W\d]\w*"
_NUMBER = r"\.?\d(?:[eEpP][+-]\d|[\w.])*"
# Brackets around expressions and what stands between and behind items: formatters add and remove them.
_MARK = r"[^\s(),;\\]"
_HOLE = re.compile(r"\{([^{}]*)\}")
_ESCAPED_QUOTE = re.compile(r"\\(['\"])")


def tokens(text: str, lexis: Lexis) -> list[str]:
    """The tokens of a piece of source that two formatters would agree on: no comments, no commas, no round brackets.

    Never raises; source that is cut off in the middle of a token ends in whatever is there.
    """
    found: list[str] = []
    for match in _pattern(lexis.comments, lexis.strings).finditer(text):
        kind = match.lastgroup
        if kind == "name" or kind == "mark":  # noqa: PLR1714 - the quickest way to ask, for every token
            found.append(match[0])
        elif kind == "number":
            found.append(match[0].lower())
        elif kind == "string":
            found.extend(_string(match, lexis))
    return found


def shape(words: list[str], lexis: Lexis) -> list[str]:
    """The tokens with names numbered in the order they come, so that renaming them consistently changes nothing."""
    numbers: dict[str, str] = {}
    fixed = lexis.fixed
    return [
        numbers.setdefault(word, f"\0{len(numbers)}") if word.isidentifier() and word not in fixed else word
        for word in words
    ]


@lru_cache
def _pattern(comments: str, strings: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<comment>{comments})|(?P<string>{strings})|(?P<name>{_NAME})|(?P<number>{_NUMBER})|(?P<mark>{_MARK})",
        re.DOTALL,
    )


def _string(match: re.Match[str], lexis: Lexis) -> list[str]:
    text = match["string"]
    if not lexis.either_quote:
        return [text]
    prefix = match["prefix"].lower().replace("u", "")
    quoted = text[len(match["prefix"]) :]
    width = 3 if quoted[:3] in {'"""', "'''"} and len(quoted) >= 6 else 1
    body = _ESCAPED_QUOTE.sub(r"\1", quoted[width:-width])
    if "\n" in body:  # a formatter may indent it anew
        body = " ".join(body.split())
    if not set(prefix) & set(lexis.holes):
        return [f'{prefix}"{body}"']
    parts = _HOLE.split(body)
    literal = [f'{prefix}"{part}"' for part in parts[::2]]
    inner = [tokens(part, lexis) for part in parts[1::2]]
    return [
        word for place, part in enumerate(literal) for word in (part, *(inner[place] if place < len(inner) else ()))
    ]
