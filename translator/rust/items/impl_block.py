"""The `impl` around a method."""

from __future__ import annotations

import re

from translator.ir.declarations import Function, Receiver
from translator.ir.types import Named
from translator.rust.scope import Scope
from translator.rust.text.docs import note
from translator.rust.text.naming import pascal
from translator.rust.types.printed import is_trait
from translator.rust.types.type_names import told_of, type_name

_PUBLIC = re.compile(r"^pub (?=(?:async )?fn )", re.MULTILINE)


def _in_trait(receiver: Receiver, text: str, name: str, of: str) -> str:
    """A method with a body of an abstract class: provided by the trait; one without `self` is no part of it."""
    if receiver.kind in {"class", "static"}:
        return f"impl{of} dyn {name} {{\n{text}}}\n"
    return f"pub trait {name} {{\n// … with its other methods\n{_PUBLIC.sub('', text)}}}\n"


def in_impl(function: Function, text: str, scope: Scope) -> str:
    """A printed method, which ends with a newline, in the `impl` of its type; other functions as they are."""
    receiver = function.receiver
    if receiver is None or not receiver.type:
        return text
    params = ", ".join(pascal(p) for p in receiver.type_params)
    of = f"<{params}>" if params else ""
    told = "".join(map(note, told_of(receiver.type, scope)))
    if f"dyn {type_name(receiver.type, scope)}" in text and is_trait(Named(receiver.type), scope):
        # Where the signature shows that it is a trait, no struct can have its name.
        return told + _in_trait(receiver, text, f"{type_name(receiver.type, scope)}{of}", of)
    return f"{told}impl{of} {type_name(receiver.type, scope)}{of} {{\n{text}}}\n"
