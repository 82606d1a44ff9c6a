"""Names of functions that make errors, by convention."""

from __future__ import annotations

import re
from typing import Final

_MAKER: Final = re.compile(
    r"^(?:[nN]ew|[mM]ake)\w*Err(?:or)?f?$|^\w*[a-z]Error[fs]?$|^[eE]rr[A-Z]\w*$|^Errorf?$|^\w*Errf$"
)
_GETTER: Final = re.compile(r"^(?:[lL]ast|[fF]irst|[gG]et|[sS]et|[hH]as|[iI]s|[rR]ead|[wW]rite|[cC]heck|[iI]gnore)")


def is_maker_name(name: str) -> bool:
    """Whether a function or method is called as those are that make errors: `newError`, `ArgErr`, `Errorf`."""
    return name != "Error" and (makes(name) or (name.endswith("Err") and not _GETTER.match(name)))


def makes(name: str) -> bool:
    """Whether a function is called so; methods have one more way."""
    return bool(_MAKER.match(name)) and not _GETTER.match(name)
