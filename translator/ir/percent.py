"""The holes of `printf`: which value stands in one, and its format in Rust.

Go's `fmt` and Python's `%` share the grammar: https://pkg.go.dev/fmt, and "printf-style String Formatting" in
https://docs.python.org/3/library/stdtypes.html.
"""

from __future__ import annotations

import re
from typing import Final

from translator.ir.expressions import Call, Cast, Expression, FormatArgument, Name
from translator.ir.types import STRING, Array, Known, List, Type

VERB: Final = re.compile(
    r"%(?P<flags>[+\-# 0]*)(?P<width>\d+)?(?:\.(?P<precision>\d*))?(?:\[(?P<index>\d+)\])?(?P<verb>[a-zA-Z%])"
)
_BYTES: Final = (Known("byte"), Known("uint8"))
_INTEGERS: Final = tuple(map(Known, "byte uint8 int int8 int16 int32 int64 uint uint16 uint32 uint64".split()))
_DEBUG: Final = frozenset("qr")
_PLAIN: Final = frozenset("vstcdigw")
_NUMBERS: Final = frozenset("difFegxXob")
_FLOATS: Final = {"f": "6", "F": "6", "e": "6"}
_RADIX: Final = frozenset("xXob")


def hole(found: re.Match[str], arg: Expression, of: Type) -> FormatArgument | None:
    """The hole of a verb for a value of that type, None when Rust has no such verb.

    The name of a type and bytes in hexadecimal are spelled as the calls that Go has for them; a character stands
    where the source shows one for a number, a number where it shows one for a character.
    """
    verb = found["verb"]
    if verb == "T":
        return FormatArgument(Call(Name("TypeOf", "fmt", "function"), (arg,)))
    is_bytes = of == Known("bytes") or (isinstance(of, Array | List) and of.of in _BYTES)
    if verb in "xX" and (is_bytes or of == STRING):
        plain = found[0] == "%x"
        given = arg if is_bytes else Cast(Known("bytes"), arg)
        return FormatArgument(Call(Name("EncodeToString", "encoding/hex", "function"), (given,))) if plain else None
    if is_bytes and verb in "sq":
        arg = Cast(STRING, arg)
    elif verb in "cq" and of in _INTEGERS:
        arg = Cast(Known("rune"), arg)
    elif of == Known("rune") and verb in "vdxXob":
        arg = Cast(Known("uint32"), arg)
    spec = _spec(found)
    return None if spec is None else FormatArgument(arg, spec)


def _spec(found: re.Match[str]) -> str | None:
    """Rust's format spec for a verb, None when there is none."""
    flags, width, precision, verb = found["flags"], found["width"] or "", found["precision"], found["verb"]
    sign = "+" if "+" in flags and verb in "difFeg" else ""
    zero = "0" if "0" in flags and width and verb in _NUMBERS else ""
    align = "<" if "-" in flags and width else ">" if width and not zero and verb in "svqtcr" else ""
    if verb == "v" and ("#" in flags or "+" in flags):
        return f"{align}{width}?"
    if verb in _DEBUG:
        return f"{align}{width}?"
    if verb in _RADIX:
        return f"{'#' if '#' in flags else ''}{zero}{width}{verb}"
    if verb in _FLOATS:
        digits = _FLOATS[verb] if precision is None else precision or "0"
        return f"{align}{sign}{zero}{width}.{digits}{'e' if verb == 'e' else ''}"
    if verb in _PLAIN:
        cut = f".{precision}" if precision else ""
        return f"{align}{sign}{zero}{width}{cut}"
    return None
