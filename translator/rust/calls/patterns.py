"""Python's patterns as those of the `regex` crate, where both mean the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from translator.ir import expressions as ir
from translator.rust.calls.library_names import library_path
from translator.rust.text.naming import string

_FLAGS = {
    "I": "i",
    "IGNORECASE": "i",
    "M": "m",
    "MULTILINE": "m",
    "S": "s",
    "DOTALL": "s",
    "X": "x",
    "VERBOSE": "x",
    "U": "",
    "UNICODE": "",
}
"""Letters of inline flags by the constants of `re`."""

_UNKNOWN = re.compile(
    r"""
    \(\?(?:[=!]|<[=!]|P=|\(|\#|[aiLmsux]*[aL])   # look-around, named back-reference, condition, comment
    | \\(?:[1-9]|N\{|[uU])                           # back-reference, named character
    | [*+?}]\+                                      # possessive
    | \{,                                           # from zero
    """,
    re.VERBOSE,
)
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_SET_OPERATION = re.compile(r"\[|&&|--|~~")
_GROUP = re.compile(r"\\.|\((?!\?)|\(\?P<", re.DOTALL)
_END = "`$` also matches before a last line break in Python, not in `regex`: `\\n?$`."


class Pattern(NamedTuple):
    """`text` is what `Regex::new` is given, `groups` their number, `note` what to decide."""

    text: str
    groups: int
    note: str = ""


def flags_of(value: ir.Expression | None) -> str | None:
    """The inline flags that `re.I | re.M` are; None where they are not known, or have no counterpart."""
    match value:
        case None | ir.Literal("int", "0"):
            return ""
        case ir.Binary("|", left, right):
            before, behind = flags_of(left), flags_of(right)
            return None if before is None or behind is None else before + behind
        case _:
            module, _, name = library_path(value).partition(".")
            return _FLAGS.get(name) if module == "re" else None


def pattern_of(value: ir.Expression, flags: str = "", *, start: bool = False, end: bool = False) -> Pattern | None:
    """A literal pattern, tied to the start or the end of the text; None where `regex` has none like it."""
    if not isinstance(value, ir.Literal) or value.kind != "string":
        return None
    text = value.text.replace("\\Z", "\\z")
    outside = _CLASS.sub("", re.sub(r"\\[\[\]]", "", text))
    if _UNKNOWN.search(outside) or any(_SET_OPERATION.search(_inside(one[0])) for one in _CLASS.finditer(text)):
        return None
    note = _END if re.search(r"(?<!\\)\$(?=\)|\||$)", outside) and "m" not in flags else ""
    groups = sum(one[0][0] == "(" for one in _GROUP.finditer(_CLASS.sub("", text)))
    if start or end:
        loose = "|" in outside
        text = f"{'^' if start else ''}{f'(?:{text})' if loose else text}{'$' if end else ''}"
        text = text.removeprefix("^") if text.startswith("^^") else text
    ordered = "".join(sorted(set(flags)))
    if start and "m" in ordered:
        text = f"\\A{text.removeprefix('^')}"
    return Pattern(f"(?{ordered}){text}" if ordered else text, groups, note)


def _inside(text: str) -> str:
    return re.sub(r"\\.", "", text[1:-1], flags=re.DOTALL)


def raw(text: str) -> str:
    """A pattern as a raw string, where it has something to escape."""
    if ("\\" not in text and '"' not in text) or not all(one.isprintable() or one == "\n" for one in text):
        return string(text)
    fence = "#"
    if '"' not in text:
        fence = ""
    while f'"{fence}' in text and fence:
        fence += "#"
    return f'r{fence}"{text}"{fence}'


def replacement(text: str) -> str | None:
    """What `re.sub` puts in, as `replace_all` writes it: a group as `${1}`; None for other escapes."""
    made = re.sub(r"\\(\d)(?!\d)|\\g<(\w+)>", lambda one: f"\0{{{one[1] or one[2]}}}", text.replace("$", "$$"))
    return None if "\\" in made else made.replace("\0", "$")
