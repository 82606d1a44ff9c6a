"""The `impl` around a method."""

from __future__ import annotations

from translator.ir.declarations import Function
from translator.rust.text.naming import pascal


def in_impl(function: Function, text: str) -> str:
    """A printed method, which ends with a newline, in the `impl` of its type; other functions as they are."""
    receiver = function.receiver
    if receiver is None or not receiver.type:
        return text
    params = ", ".join(pascal(p) for p in receiver.type_params)
    of = f"<{params}>" if params else ""
    return f"impl{of} {pascal(receiver.type)}{of} {{\n{text}}}\n"
