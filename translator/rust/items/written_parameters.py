"""Parameters that a body writes to."""

from __future__ import annotations

from translator.ir.declarations import Function
from translator.ir.expressions import Name
from translator.ir.statements import Assign
from translator.ir.types import Known, List, Map, Named, Optional, Pointer, Set, Type
from translator.rust.scope import Scope
from translator.rust.statements.flow import walk
from translator.rust.text.naming import snake
from translator.rust.types.given import is_owned
from translator.rust.types.lookup import is_copied
from translator.rust.types.printed import UNDECIDED, is_copy, owned

GROWING = (Known("string"), Known("bytes"), Known("path"))
"""Types that are borrowed as a part of them."""


def written_parameter(type_: Type, text: str, name: str, source: str, scope: Scope) -> tuple[str, str]:
    """The type and pattern of a parameter that the body writes to."""
    if isinstance(type_, Optional) and isinstance(type_.of, Named) and text.startswith("Option<&"):
        return text if text.startswith("Option<&mut ") else f"Option<&mut {text.removeprefix('Option<&')}", name
    if isinstance(type_, Pointer) and (isinstance(type_.to, List) or type_.to in GROWING):
        # Whoever holds a pointer to one may replace it whole.
        return f"&mut {owned(type_.to, scope)}", name
    if isinstance(type_, Pointer | Map | Set) and text.startswith("&") and not text.startswith("&mut "):
        return f"&mut {text[1:]}", name
    if isinstance(type_, List):
        return f"&mut {owned(type_, scope)}" if source in scope.frame.grown else f"&mut {text[1:]}", name
    if type_ == Known("bytes") and source not in scope.frame.grown and not _renewed(source, scope):
        return f"&mut {text[1:]}", name
    if text.startswith("&mut ") or (isinstance(type_, Named) and text == UNDECIDED):
        return text, name
    if text.startswith("&") and not isinstance(type_, Named):
        return owned(type_, scope), f"mut {name}"
    if text.startswith("&"):
        return f"&mut {text[1:]}", name
    return text, f"mut {name}" if is_copy(type_, scope) or not text.startswith("impl") else name


def by_value(function: Function, scope: Scope) -> frozenset[str]:
    """The parameters that are references in Rust where the source has a copy of its own."""
    return frozenset(
        param.name
        for param in function.params
        if is_copied(param.type, scope) and not is_copy(param.type, scope) and not is_owned(param, param.type, scope)
    )


def copied_parameters(function: Function, scope: Scope) -> str:
    """The first lines of a body that writes to structs it was given by value: its caller's stay as they are."""
    lines = ""
    for param in function.params:
        if param.name in scope.frame.copied - scope.frame.renewed:
            scope.frame.renewed.add(param.name)
            lines += f"let {snake(param.name)} = &mut {snake(param.name)}.clone();\n"
    return lines


def copied_receiver(function: Function, scope: Scope) -> str:
    """The first line of a method that writes to its copy of what it was called on; empty for other methods."""
    receiver = function.receiver
    local = scope.locals.get(receiver.name) if receiver is not None else None
    if receiver is None or local is None or local.ref or local.rust != snake(receiver.name) or receiver.kind != "value":
        return ""
    return f"let mut {local.rust} = {'*self' if is_copy(local.type, scope) else 'self.clone()'};\n"


def _renewed(name: str, scope: Scope) -> bool:
    """Whether the function gives a parameter another value, not only parts of it."""
    body = scope.function.body if scope.function is not None else None
    targets = [target for one in walk(body or ()) if isinstance(one, Assign) for target in one.targets]
    return any(isinstance(target, Name) and target.text == name for target in targets)
