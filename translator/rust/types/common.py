"""What the values of one display have in common: a type, JSON, or nothing but being values."""

from __future__ import annotations

from collections.abc import Iterable

from translator.ir import expressions as ir
from translator.ir.types import ANY, STRING, UNKNOWN, Array, Known, List, Map, Optional, Set, Tuple, Type
from translator.rust.scope import Scope
from translator.rust.types.inference import SIZE, type_of
from translator.rust.types.known_types import KNOWN

NUMBERS = frozenset(name for name, rust in KNOWN.items() if rust.owned[0] in "iuf" and rust.owned[-1].isdigit())
"""The known types that are numbers for JSON, too."""
MOST_VALUES = 200
"""Values of a display that are looked at; longer ones are tables, whose rows are alike."""
_INTEGERS = {Known("int"), SIZE}
_NOTE = "the values are of several types: a struct, or an enum, says which; `Any` must be asked."


def common_type(values: tuple[ir.Expression, ...], scope: Scope) -> Type:
    """The type that all values of a display need where they differ, else Unknown: they say it themselves then."""
    types: list[Type] = []
    absent = False
    for value in values[:MOST_VALUES]:
        if value == ir.Literal("nil", ""):
            absent = True
            continue
        type_ = type_of(value, scope)
        if type_ != UNKNOWN and not any(_alike(type_, other) for other in types):
            types.append(type_)
    types, absent = _without_options(types, absent=absent)
    if len(types) == 1:
        return Optional(types[0]) if absent else UNKNOWN
    if len(types) < 2 or not all(isinstance(type_, _PLAIN) for type_ in types):
        return UNKNOWN
    if {Known("float64")} < set(types) <= {Known("float64"), *_INTEGERS}:
        return Known("float64")
    scope.frame.notes.append(_NOTE)
    return ANY


def _without_options(types: list[Type], *, absent: bool) -> tuple[list[Type], bool]:
    """What is there, and whether any of it may be absent beside values that cannot be."""
    bare = {type_ for type_ in types if not isinstance(type_, Optional)}
    held = {type_.of for type_ in types if isinstance(type_, Optional)} - {UNKNOWN}
    together: list[Type] = []
    for type_ in sorted(bare | held, key=str):
        if not any(_alike(type_, other) for other in together):
            together.append(type_)
    mixed = bool(bare) or len(types) > 1
    return together, absent or (mixed and any(isinstance(type_, Optional) for type_ in types))


_PLAIN = Known | List | Map | Set


def _alike(one: Type, other: Type) -> bool:
    """Whether two types are one in Rust, as far as they are known."""
    if one in _INTEGERS and other in _INTEGERS:
        return True
    match one, other:
        case (List(a), List(b)) | (Set(a), Set(b)):
            return UNKNOWN in (a, b) or _alike(a, b)
        case Map(k, v), Map(k2, v2):
            return (UNKNOWN in (k, k2) or _alike(k, k2)) and (UNKNOWN in (v, v2) or _alike(v, v2))
        case _:
            return one == other


def is_mixed(values: Iterable[ir.Expression], scope: Scope) -> bool:
    """Whether values that JSON knows are of several types, absence apart."""
    kinds = {_kind(value, scope) for value in values}
    return len(kinds - {"", "null"}) > 1 and "other" not in kinds


def _is_nil(value: ir.Expression) -> bool:
    return isinstance(value, ir.Literal) and value.kind == "nil"


def _kind(value: ir.Expression, scope: Scope) -> str:
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
