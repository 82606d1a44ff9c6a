"""The text of an error type as the arguments of `#[error(…)]`, which reach fields by `{field}` and `.field`."""

from __future__ import annotations

import re

from translator.ir import expressions as ex
from translator.ir.declarations import Function
from translator.ir.types import STRING, UNKNOWN, Named
from translator.rust.dispatch import at
from translator.rust.expressions.format_text import is_debug_only
from translator.rust.scope import Local, Scope
from translator.rust.text.naming import inlined, string
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import field_of

_REACHED = re.compile(r"[a-z0-9_]+(?:#[a-z0-9_]+)?(?:\.[a-z0-9_]+(?:\((?:[^(){}\"]|\"[^\"\\{}]*\")*\))?)*")
_MARK = "thiserror_self"


def message(text: ex.Expression | None, function: Function, names: dict[str, str], scope: Scope) -> str | None:
    """The literal and what stands behind it; None where the text needs more than fields.

    `names`: the Rust name of each field of the receiver; the empty name is the receiver itself (a tuple struct).
    """
    parts = _parts(text) if text is not None else None
    receiver = function.receiver.name if function.receiver is not None else ""
    if parts is None:
        return None
    literal, behind = "", []
    for part in parts:
        if isinstance(part, str):
            literal += string(part.replace("{", "{{").replace("}", "}}"))[1:-1]
            continue
        hole = _hole(part, receiver, names, function, scope)
        if hole is None:
            return None
        name, argument = hole
        literal += f"{{{name}}}"
        behind += [argument] if argument else []
    return ", ".join([f'"{literal}"', *behind])


def _parts(text: ex.Expression) -> list[str | ex.FormatArgument] | None:
    """Text and holes of a format, a literal, or several joined by `+`."""
    match text:
        case ex.Literal("string", value):
            return [value]
        case ex.Format(parts):
            return list(parts)
        case ex.Binary("+", left, right):
            first, second = _parts(left), _parts(right)
            return None if first is None or second is None else first + second
        case ex.Attribute() | ex.Call() | ex.Cast() | ex.Name():
            return [ex.FormatArgument(text)]
        case _:
            return None


def _hole(
    part: ex.FormatArgument, receiver: str, names: dict[str, str], function: Function, scope: Scope
) -> tuple[str, str] | None:
    """What stands in the braces, and the argument behind the text where a name is not enough; else None."""
    value = part.value
    colon = f":{part.spec}" if part.spec else ""
    match value:
        case ex.Call(ex.Attribute(inner, "Error" | "String"), ()):
            value = inner
        case ex.Cast(type_, ex.Name(text) | ex.Unary("*", ex.Name(text)) as inner) if text == receiver and "" in names:
            return f"0{':?' if not part.spec and is_debug_only(type_) else colon}", ""
        case ex.Cast(type_, inner) if type_ == STRING:
            value = inner
    match value:
        case ex.Attribute(ex.Name(text), name) if text == receiver and name in names:
            of = function.receiver.type if function.receiver is not None else ""
            debug = not part.spec and is_debug_only(field_of(Named(of), name, scope))
            return f"{inlined(names[name])}{':?' if debug else colon}", ""
        case ex.Name(text) if text == receiver and "" in names:
            return f"0{colon}", ""
    return _argument(part, receiver, scope)


def _argument(part: ex.FormatArgument, receiver: str, scope: Scope) -> tuple[str, str] | None:
    """A value that is reached through a field, as thiserror spells it: `.field.len()`."""
    inner = scope.block()
    known = scope.locals.get(receiver, Local(UNKNOWN))
    inner.bind(receiver, known._replace(rust=_MARK))
    text = at(part.value, inner, POSTFIX)
    reached = text.removeprefix(f"{_MARK}.")
    if reached == text or _MARK in reached or not _REACHED.fullmatch(reached) or _is_method(reached):
        return None
    spec = part.spec or ("?" if is_debug_only(type_of(part.value, inner)) else "")
    return (f":{spec}" if spec else ""), f".{reached}"


def _is_method(reached: str) -> bool:
    return "(" in reached.split(".", 1)[0]
