"""What Go's tokens look like."""

from __future__ import annotations

from typing import Final

from translator.source.lexis import Lexis

# These lists are part of every baseline that was ever written: a name more or less makes known findings new.
_KEYWORDS: Final = (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package "
    "range return select struct switch type var"
)
_PREDECLARED: Final = (
    "any append bool byte cap clear close comparable complex complex128 complex64 copy delete error false float32 "
    "float64 imag int int16 int32 int64 int8 iota len make max min new nil panic print println real recover rune "
    "string true uint uint16 uint32 uint64 uint8 uintptr"
)

LEXIS: Final = Lexis(
    comments=r"//[^\n]*|/\*.*?(?:\*/|\Z)",
    strings=r"(?P<prefix>)(?:\"(?:\\.|[^\"\\\n])*\"|`[^`]*`|'(?:\\.|[^'\\\n])+')",
    either_quote=False,
    holes="",
    fixed=frozenset((*_KEYWORDS.split(), *_PREDECLARED.split())),
)
