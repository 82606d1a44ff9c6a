"""Parameters that are taken by value."""

from __future__ import annotations

from translator.ir.declarations import Parameter
from translator.ir.types import ERROR, Channel, Optional, Type
from translator.rust.scope import Scope, strip_pointer
from translator.rust.types.printed import is_trait


def is_owned(param: Parameter, type_: Type, scope: Scope) -> bool:
    """Whether a parameter is taken by value, because the body gives it away."""
    if param.given and strip_pointer(type_) == ERROR:
        return True
    return param.given and not is_trait(strip_pointer(type_), scope) and not isinstance(type_, Optional | Channel)
