"""The type of a quotient in Python, where integers divide into a float."""

from __future__ import annotations

from translator.ir.types import Known, Type

FLOAT = Known("float64")
DURATION = Known("duration")
NUMBERS = frozenset("int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 byte uintptr float64 float32".split())


def quotient(left: Type, right: Type) -> Type:
    """What `left / right` gives: numbers give a float, durations a float or a duration, others what is divided."""
    if left == DURATION == right:
        return FLOAT
    return FLOAT if isinstance(left, Known) and left.name in NUMBERS else left
