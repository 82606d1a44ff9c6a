"""Statements where they stand: inside the signature of their function, the rest of it left out."""

from __future__ import annotations

import msgspec

from translator.ir.declarations import Function
from translator.ir.statements import Return, Statement
from translator.ir.types import UNIT, Named
from translator.rust.dispatch import block
from translator.rust.items.constructor_body import VALUE
from translator.rust.items.function_scope import enter
from translator.rust.items.functions import is_constructor, signals, signature
from translator.rust.items.impl_block import in_impl
from translator.rust.scope import Local, Scope
from translator.rust.statements.mutability import settled
from translator.rust.text.naming import string

LEFT_OUT = "// …"


def outline(code: tuple[Statement, ...] | Function, scope: Scope, why: str = "") -> str:
    """The function with these statements for its body, and what they say about its signature; alone outside of one.

    Of a whole function, its signature alone, with `why` for what the body must do.
    """
    if isinstance(code, Function):
        body = f"todo!({string(why)});" if why else _owed(code, ())
        return in_impl(code, f"{signals(code)}{signature(code, scope)} {{\n{body}\n}}\n", scope)
    if scope.function is None:
        return settled(block(code, scope), scope)
    function = msgspec.structs.replace(scope.function, body=code)
    inner = Scope(scope.index, scope.unit, function, preferences=scope.preferences)
    enter(function, inner)
    if function.receiver is not None and is_constructor(function):
        inner.bind(function.receiver.name, Local(Named(function.receiver.type), rust=VALUE))
    body = settled(block(code, inner), inner)
    text = f"{signature(function, scope)} {{\n{LEFT_OUT}\n{body}\n{_owed(function, code)}\n}}\n"
    return in_impl(function, text, scope)


def _owed(function: Function, shown: tuple[Statement, ...]) -> str:
    """What stands for the end of a body: a function that gives something must not end with nothing."""
    if shown and isinstance(shown[-1], Return):
        return LEFT_OUT
    gives = function.fallible or function.raises or any(result != UNIT for result in function.results)
    return f"todo!({string(function.name)})" if gives else LEFT_OUT
