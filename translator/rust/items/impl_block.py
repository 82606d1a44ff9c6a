"""The `impl` around a method."""

from __future__ import annotations

from translator.ir.declarations import Function
from translator.rust.scope import Scope
from translator.rust.text.docs import note
from translator.rust.text.naming import pascal
from translator.rust.types.type_names import told_of, type_name


def in_impl(function: Function, text: str, scope: Scope) -> str:
    """A printed method, which ends with a newline, in the `impl` of its type; other functions as they are."""
    receiver = function.receiver
    if receiver is None or not receiver.type:
        return text
    params = ", ".join(pascal(p) for p in receiver.type_params)
    of = f"<{params}>" if params else ""
    told = "".join(map(note, told_of(receiver.type, scope)))
    return f"{told}impl{of} {type_name(receiver.type, scope)}{of} {{\n{text}}}\n"
