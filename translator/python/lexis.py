"""What Python's tokens look like."""

from __future__ import annotations

from typing import Final

from translator.source.lexis import Lexis

# These lists are part of every baseline that was ever written: a name more or less makes known findings new. They do
# not come from the interpreter, whose next version may know more.
_KEYWORDS: Final = (
    "False None True and as assert async await break class continue def del elif else except exec finally for from "
    "global if import in is lambda nonlocal not or pass print raise return try while with yield"
)
_PREDECLARED: Final = (
    "ArithmeticError AssertionError AttributeError BaseException EOFError Exception ImportError IndexError "
    "KeyError KeyboardInterrupt LookupError NameError NotImplementedError OSError RuntimeError StopIteration "
    "SystemExit TypeError UnicodeError ValueError __import__ abs all any basestring bool bytearray bytes "
    "callable chr classmethod cls compile complex delattr dict dir divmod enumerate eval execfile filter float "
    "format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals "
    "long map max memoryview min next object oct open ord pow property range raw_input reload repr reversed "
    "round self set setattr slice sorted staticmethod str sum super tuple type unicode vars xrange zip"
)

LEXIS: Final = Lexis(
    comments=r"\#[^\n]*",
    strings=(
        r"(?P<prefix>\b[bBfFrRtTuU]{1,2}|)"
        r"(?:\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
    ),
    either_quote=True,
    holes="ft",
    fixed=frozenset((*_KEYWORDS.split(), *_PREDECLARED.split())),
)
