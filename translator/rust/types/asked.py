"""Types of parameters that a body asks whether they are nil."""

from __future__ import annotations

from translator.ir.types import FunctionType, Known, Named, Optional, Pointer, Type

_TESTED = frozenset(
    Known(name)
    for name in "error any string int float64 bool path reader writer ip file metadata dir_entry url regex".split()
)
"""Known types that nothing can be absent of, unless the parameter is asked for it."""


def asked(type_: Type) -> Type:
    """The type of a parameter that is compared with nil: it may be absent."""
    if isinstance(type_, Pointer):
        return Optional(type_.to)
    if type_ in _TESTED or isinstance(type_, Named | FunctionType):
        return Optional(type_)
    return type_
