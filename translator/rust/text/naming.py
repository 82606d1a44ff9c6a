"""Source names in Rust case, keywords escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

KEYWORDS = frozenset(
    "as break const continue else enum extern false fn for if impl in let loop match mod move mut pub ref return "
    "static struct trait true type unsafe use where while async await dyn abstract become box do final macro "
    "override priv typeof unsized virtual yield try gen".split()
)
"""Strict and reserved words of edition 2024 that `r#` can escape. Source: the Rust Reference, "Keywords"."""

UNESCAPABLE = frozenset({"self", "Self", "super", "crate"})
"""Words that `r#` cannot escape."""

MIXED_CASE_WORDS = ("IPv4", "IPv6", "OAuth", "gRPC", "macOS", "iOS", "GitHub", "GitLab")
"""Words whose capitals mark no word border."""


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The words of an identifier in lower case: `HTTPServer` gives `http server`, `userIDs` gives `user ids`."""
    for word in MIXED_CASE_WORDS:
        if word in name:
            name = re.sub(rf"{word}(?=(\d?))", lambda m: f"_{m[0].lower()}" + ("" if m[1] else "_"), name)
    found: list[str] = []
    for part in name.replace("-", "_").split("_"):
        found.extend(_split_capitals(part))
    return tuple(found)


def _split_capitals(part: str) -> list[str]:
    borders = [0]
    for i in range(1, len(part)):
        before, here, after = part[i - 1], part[i], part[i + 1 : i + 2]
        if not here.isupper():
            continue
        plural = after == "s" and not part[i + 2 : i + 3].islower()
        if not before.isupper() or (after.islower() and not plural):
            borders.append(i)
    borders.append(len(part))
    return [part[a:b].lower() for a, b in pairwise(borders) if a < b]


@lru_cache(maxsize=65536)
def snake(name: str) -> str:
    """`HTTPServer` → `http_server`, `type` → `r#type`, `self` → `self_`; underscores in front stay."""
    stem = name.lstrip("_")
    if not stem:
        return name or "_"
    return escape("_" * (len(name) - len(stem)) + "_".join(words(stem)))


def field(name: str) -> str:
    """A field's name: as `snake`, without the underscores that mark it private."""
    return snake(name.strip("_") or name)


@lru_cache(maxsize=65536)
def pascal(name: str) -> str:
    """`http_server` → `HttpServer`, `userID` → `UserId`."""
    joined = "".join(word[:1].upper() + word[1:] for word in words(name.removeprefix("r#").strip("_")))
    if joined[:1].isdigit():
        joined = f"N{joined}"
    return escape(joined or "Unnamed")


@lru_cache(maxsize=65536)
def constant(name: str) -> str:
    """`maxRetries` → `MAX_RETRIES`, `_1_up` → `_1_UP`."""
    joined = "_".join(word.upper() for word in words(name.strip("_"))) or "UNNAMED"
    return f"_{joined}" if joined[:1].isdigit() else joined


def escape(name: str) -> str:
    """A Rust identifier: keywords as `r#…`, words that cannot be escaped with an underscore behind."""
    if name in KEYWORDS:
        return f"r#{name}"
    if name in UNESCAPABLE:
        return f"{name}_"
    if name[:1].isdigit():
        return f"_{name}"
    return name


def inlined(name: str) -> str:
    """A name between the braces of a format string, where keywords stand as they are: `{type}`."""
    return name.removeprefix("r#")


def string(text: str) -> str:
    """A Rust string literal with that text."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character in "\n\r\t\0":
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\0"}[character]
    if character.isprintable():
        return character
    if "\ud800" <= character <= "\udfff":
        return "\\u{fffd}"
    return f"\\u{{{ord(character):x}}}"
