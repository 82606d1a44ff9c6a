"""Python's format specifications as Rust's."""

from __future__ import annotations

import re
from typing import NamedTuple

from translator.ir.expressions import Binary, Expression, FormatArgument, Literal

_SPEC = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<alt>#)?(?P<zero>0)?(?P<width>[1-9]\d*)?"
    r"(?P<group>[,_])?(?:\.(?P<precision>\d+))?(?P<type>[a-zA-Z%])?\Z",
    re.DOTALL,
)

_PERCENT = re.compile(
    r"%(?:\((?P<name>[^)]*)\))?(?P<flags>[-+ #0]*)(?P<width>\*|\d+)?(?:\.(?P<precision>\*|\d+))?[hlL]?"
    r"(?P<type>[diouxXeEfFgGcrsa%])"
)

_FIXED = "6"
"""Digits after the point that `f` and `e` print when the source does not say."""


class Hole(NamedTuple):
    """How one value is printed: Rust's specification, and whether it is shown in per cent."""

    spec: str
    per_cent: bool = False

    def around(self, value: Expression) -> list[str | FormatArgument]:
        if self.per_cent:
            return [FormatArgument(Binary("*", value, Literal("float", "100.0")), self.spec), "%"]
        return [FormatArgument(value, self.spec)]


def rust_spec(spec: str, conversion: str = "") -> Hole | None:
    """The hole for `{value!conversion:spec}`; None where Rust has no such format.

    Numbers stand right and text left when a width says nothing else, in both languages.
    """
    match = _SPEC.match(spec)
    if match is None or match["group"] or match["sign"] == " " or conversion == "a":
        return None
    kind, align, fill = match["type"] or "", match["align"] or "", match["fill"] or ""
    if kind and conversion:
        kind = "" if kind == "s" else "?unknown"
    if kind not in _KINDS:
        return None
    zero = match["zero"] or ""
    if align == "=":
        if fill != "0":
            return None
        align = fill = ""
        zero = "0"
    if zero and align:
        return None
    precision = match["precision"] or (_FIXED if kind in _NEEDS_PRECISION else "")
    if kind == "" and match["precision"] and not conversion:
        return None  # significant digits for numbers, a cut for text: only the type could tell
    if fill in {"{", "}"}:
        return None
    sign = "+" if match["sign"] == "+" else ""
    end = "?" if conversion == "r" else _KINDS[kind]
    alternate = match["alt"] or ""
    text = f"{fill}{align}{sign}{alternate}{zero}{match['width'] or ''}{'.' + precision if precision else ''}{end}"
    return Hole(text, kind == "%")


_KINDS = {kind: kind if kind in "xXobeE" else "" for kind in ("", *"sdxXobfFeE%")}
"""Rust's letter for each of Python's; `f` and `%` are the plain format with a precision."""

_NEEDS_PRECISION = frozenset("fF%")


def percent_holes(template: str) -> list[str | tuple[str, Hole | None]]:
    """The texts and holes of a `%` template: a hole is its key (empty for none) and how it prints."""
    found: list[str | tuple[str, Hole | None]] = []
    place = 0
    for match in _PERCENT.finditer(template):
        found.append(template[place : match.start()])
        place = match.end()
        found.append("%" if match["type"] == "%" else (match["name"] or "", _percent_hole(match)))
    rest = template[place:]
    return [("", None)] if "%" in rest else [*found, rest]


def _percent_hole(match: re.Match[str]) -> Hole | None:
    kind, flags, width = match["type"], match["flags"], match["width"] or ""
    if "*" in {width, match["precision"]} or kind in "gGca" or " " in flags:
        return None
    conversion = "r" if kind == "r" else ""
    kind = {"i": "d", "u": "d", "r": "", "s": "s"}.get(kind, kind)
    if kind == "d" and match["precision"]:
        return None
    align = "<" if "-" in flags else ">" if kind in {"", "s"} and width else ""
    zero = "0" if "0" in flags and width and align != "<" and kind not in {"", "s"} else ""
    sign = "+" if "+" in flags else ""
    alternate = "#" if "#" in flags else ""
    precision = f".{match['precision']}" if match["precision"] else ""
    return rust_spec(f"{align}{sign}{alternate}{zero}{width}{precision}{kind}", conversion)
