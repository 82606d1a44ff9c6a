"""Go's format strings as text with holes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from translator.go.file_types import constant_value
from translator.go.frame import Frame
from translator.go.infer import type_of
from translator.go.lowering import lower_expression
from translator.ir.expressions import Binary, Call, Cast, Expression, Format, FormatArgument, Literal, Name
from translator.ir.types import STRING, Array, Known, List

_VERB: Final = re.compile(
    r"%(?P<flags>[+\-# 0]*)(?P<width>\d+)?(?:\.(?P<precision>\d*))?(?:\[(?P<index>\d+)\])?(?P<verb>[a-zA-Z%])"
)
_BYTES: Final = (Known("byte"), Known("uint8"))
_DEBUG: Final = frozenset("q")
_PLAIN: Final = frozenset("vstcdg")
_FLOATS: Final = {"f": "6", "F": "6", "e": "6"}
_RADIX: Final = frozenset("xXob")


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
    for found in _VERB.finditer(text):
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
        hole = _hole(found, args[at], frame)
        if hole is None:
            return None
        parts.append(hole)
    if "%" in text[end:] or len(used) != len(args):
        return None
    _add_text(parts, text[end:])
    return Formatted(Format(tuple(parts)), tuple(causes))


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


def _hole(found: re.Match[str], arg: Expression, frame: Frame) -> FormatArgument | None:
    """One hole; the name of a type and bytes in hexadecimal are spelled as the calls that Go has for them."""
    verb = found["verb"]
    if verb == "T":
        return FormatArgument(Call(Name("TypeOf", "fmt", "function"), (arg,)))
    if verb in "xXsq":
        of = type_of(arg, frame)
        is_bytes = of == Known("bytes") or (isinstance(of, Array | List) and of.of in _BYTES)
        if verb in "xX" and (is_bytes or of == STRING):
            plain = verb == "x" and found[0] == "%x"
            given = arg if is_bytes else Cast(Known("bytes"), arg)
            return FormatArgument(Call(Name("EncodeToString", "encoding/hex", "function"), (given,))) if plain else None
        arg = Cast(STRING, arg) if is_bytes else arg
    spec = _spec(found)
    return None if spec is None else FormatArgument(arg, spec)


def _spec(found: re.Match[str]) -> str | None:
    """Rust's format spec for a verb, None when there is none."""
    flags, width, precision, verb = found["flags"], found["width"] or "", found["precision"], found["verb"]
    sign = "+" if "+" in flags and verb in "dfFeg" else ""
    zero = "0" if "0" in flags and width and verb in "dfFegxXob" else ""
    align = "<" if "-" in flags and width else ">" if width and not zero and verb in "svqtc" else ""
    if verb == "v" and ("#" in flags or "+" in flags):
        return f"{align}{width}?"
    if verb in _DEBUG:
        return f"{align}{width}?"
    if verb in _RADIX:
        return f"{'#' if '#' in flags else ''}{zero}{width}{verb}"
    if verb in _FLOATS:
        digits = _FLOATS[verb] if precision is None else precision or "0"
        return f"{align}{sign}{zero}{width}.{digits}{'e' if verb == 'e' else ''}"
    if verb in _PLAIN or verb == "w":
        cut = f".{precision}" if precision else ""
        return f"{align}{sign}{zero}{width}{cut}"
    return None
