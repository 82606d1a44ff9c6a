"""Go's format strings as text with holes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from translator.go.file_types import constant_value
from translator.go.frame import Frame
from translator.go.infer import type_of
from translator.go.lowering import lower_expression
from translator.ir.expressions import Binary, Cast, Expression, Format, FormatArgument, Literal, Name
from translator.ir.percent import VERB
from translator.ir.percent import hole as hole_of
from translator.ir.types import STRING, Known, Type


class Formatted(NamedTuple):
    """A format with its holes; `causes` are the arguments of `%w`, in order."""

    format: Format
    causes: tuple[Expression, ...] = ()


def lower_format(text: str, args: Sequence[Expression], frame: Frame) -> Formatted | None:
    """A constant format string and its arguments; bytes are printed as the text that Go prints for them.

    None where Rust has no such verb (`%p`, `%*d`) or where arguments are missing or left over. What `: %w` at
    the end (or `%w: ` at the start) says is left to the cause; a `%w` elsewhere stays as a hole.
    """
    parts: list[str | FormatArgument] = []
    causes: list[Expression] = []
    used: set[int] = set()
    following = 0
    end = 0
    for found in VERB.finditer(text):
        literal = text[end : found.start()]
        if "%" in literal:
            return None
        _add_text(parts, literal)
        end = found.end()
        if found["verb"] == "%":
            _add_text(parts, "%")
            continue
        at = int(found["index"]) - 1 if found["index"] else following
        if not 0 <= at < len(args):
            return None
        following = at + 1
        used.add(at)
        if found["verb"] == "w":
            causes.append(args[at])
            if len(causes) == 1 and _is_tail_or_head(parts, text, found):
                end = _without_separator(parts, text, found)
                continue
        hole = hole_of(found, args[at], type_of(args[at], frame))
        if hole is None:
            return None
        parts.append(hole)
    if "%" in text[end:] or len(used) != len(args):
        return None
    _add_text(parts, text[end:])
    return Formatted(Format(tuple(parts)), tuple(causes))


def lower_operands(args: Sequence[Expression], frame: Frame, *, line: bool) -> Format:
    """What `fmt.Sprint` puts together: a space only between two values of which neither is a text; `line`: always."""
    parts: list[str | FormatArgument] = []
    before: Type | None = None
    for arg in args:
        of = type_of(arg, frame)
        if before is not None and (line or STRING not in {before, of}):
            _add_text(parts, " ")
        before = of
        if isinstance(arg, Literal) and arg.kind == "string":
            _add_text(parts, arg.text)
        else:
            parts.append(FormatArgument(Cast(Known("uint32"), arg) if of == Known("rune") else arg))
    if line:
        _add_text(parts, "\n")
    return Format(tuple(parts))


def constant_text(value: Expression, frame: Frame) -> str | None:
    """The text of a string literal, a constant of the file, or several of them put together with `+`."""
    match value:
        case Literal(kind="string"):
            return value.text
        case Binary(operator="+"):
            left, right = constant_text(value.left, frame), constant_text(value.right, frame)
            return None if left is None or right is None else left + right
        case Name(kind="constant", package=""):
            node = constant_value(value.text, frame.names)
            return None if node is None else constant_text(lower_expression(node, Frame(frame.names, node)), frame)
    return None


def _is_tail_or_head(parts: list[str | FormatArgument], text: str, found: re.Match[str]) -> bool:
    return found.end() == len(text) or (not parts and text.startswith(": ", found.end()))


def _without_separator(parts: list[str | FormatArgument], text: str, found: re.Match[str]) -> int:
    """Takes the `: ` before a last `%w` away; gives the offset after the one that follows a first `%w`."""
    if found.end() != len(text):
        return found.end() + 2
    if parts and isinstance(parts[-1], str):
        shortened = parts[-1].rstrip().removesuffix(":").removesuffix(" -").rstrip()
        parts[-1:] = [shortened] if shortened else []
    return found.end()


def _add_text(parts: list[str | FormatArgument], text: str) -> None:
    if not text:
        return
    if parts and isinstance(parts[-1], str):
        parts[-1] += text
    else:
        parts.append(text)
