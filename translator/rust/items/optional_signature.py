"""Where a value may be absent: the signature that says so."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir.declarations import Function
from translator.rust.items.functions import signature
from translator.rust.items.impl_block import in_impl
from translator.rust.scope import Scope
from translator.rust.text.naming import string

MOST_PARAMETERS = 5
"""Parameters that are printed beside the one that matters."""


def optional_signature(function: Function, scope: Scope, parameter: str = "") -> str:
    """The signature of a function, without doc comment, for one of its parameters or, without one, its result."""
    parameter = parameter.lstrip("* ")
    params = function.params
    left_out = len(params) > MOST_PARAMETERS
    if left_out:
        params = tuple(p for p in params if p.name == parameter)
    text = signature(replace(function, params=params, body=None), scope)
    remark = "// … with its other parameters\n" if left_out else ""
    text = f"{remark}{text} {{\ntodo!({string(function.name)})\n}}\n"
    return in_impl(function, text, scope)
