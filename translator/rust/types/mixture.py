"""Displays whose values have several types, which JSON can hold and a collection of one type cannot."""

from __future__ import annotations

from collections.abc import Iterable

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNKNOWN, Array, Known, List, Map, Tuple
from translator.rust.scope import Scope
from translator.rust.types.known_types import KNOWN

NUMBERS = frozenset(name for name, rust in KNOWN.items() if rust.owned[0] in "iuf" and rust.owned[-1].isdigit())
"""The known types that are numbers for JSON, too."""


def is_mixed(values: Iterable[ir.Expression], scope: Scope) -> bool:
    """Whether values that JSON knows are of several types, absence apart."""
    kinds = {_kind(value, scope) for value in values}
    return len(kinds - {"", "null"}) > 1 and "other" not in kinds


def _is_nil(value: ir.Expression) -> bool:
    return isinstance(value, ir.Literal) and value.kind == "nil"


def _kind(value: ir.Expression, scope: Scope) -> str:
    from translator.rust.types.inference import type_of

    if _is_nil(value):
        return "null"
    match type_of(value, scope):
        case Known("string"):
            return "text"
        case Known("bool"):
            return "truth"
        case Known(name) if name in NUMBERS or name == "uintptr":
            return "number"
        case Map(key, _) if key in {STRING, UNKNOWN}:
            return "object"
        case List() | Array() | Tuple():
            return "list"
        case Known("json"):
            return "json"
        case type_:
            return "" if type_ == UNKNOWN else "other"
