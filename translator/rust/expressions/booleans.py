"""A test that only gives its own truth."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import BOOL
from translator.rust.dispatch import plain
from translator.rust.expressions.operators import negated
from translator.rust.scope import Scope

_TRUE, _FALSE = (ex.Literal("bool", "true"),), (ex.Literal("bool", "false"),)
_OPPOSITES = {".is_ok()": ".is_err()", ".is_some()": ".is_none()", ".is_err()": ".is_ok()", ".is_none()": ".is_some()"}


def answered(body: tuple[ir.Statement, ...], scope: Scope) -> str | None:
    """`if test { return true }; return false` at the end of a body: the test itself, or its opposite."""
    if scope.results.types != (BOOL,) or scope.label:
        return None
    text = _answer(body, scope)
    return f"Ok({text})" if text is not None and scope.results.fallible else text


def _answer(body: tuple[ir.Statement, ...], scope: Scope) -> str | None:
    match body:
        case (ir.If(test, (ir.Return(yes),), ()), ir.Return(no)) if not isinstance(test, ex.ErrorAs):
            if (yes, no) == (_TRUE, _FALSE):
                return plain(test, scope)
            if (yes, no) == (_FALSE, _TRUE):
                return negated(test, scope)[0]
    return None


def branch(test: str, then: str, orelse: str, *, leaves: bool = False) -> str:
    """`if test { … } else { … }`; where the branches only say `true` and `false`, the test or its opposite.

    `leaves`: the first branch never ends, so that the other needs no braces.
    """
    if (then, orelse) == ("true", "false"):
        return test
    ending = next((ending for ending in _OPPOSITES if test.endswith(ending)), "")
    if (then, orelse) == ("false", "true") and ending:
        return test.removesuffix(ending) + _OPPOSITES[ending]
    text = f"if {test} {{\n{then}\n}}"
    if not orelse:
        return text
    # A name that it declares would be known behind it.
    if leaves and not any(line.startswith("let ") for line in orelse.split("\n")):
        return f"{text}\n{orelse}"
    return f"{text} else {{\n{orelse}\n}}"
