"""A test that only gives its own truth."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import BOOL
from translator.rust.dispatch import plain
from translator.rust.operators import negated
from translator.rust.scope import Scope

_TRUE, _FALSE = (ex.Literal("bool", "true"),), (ex.Literal("bool", "false"),)
_OPPOSITES = {".is_ok()": ".is_err()", ".is_some()": ".is_none()", ".is_err()": ".is_ok()", ".is_none()": ".is_some()"}


def answered(body: tuple[ir.Statement, ...], scope: Scope) -> str | None:
    """`if test { return true }; return false` at the end of a body: the test itself, or its opposite."""
    if scope.results.types != (BOOL,) or scope.results.fallible:
        return None
    match body:
        case (ir.If(test, (ir.Return(yes),), ()), ir.Return(no)) if not isinstance(test, ex.ErrorAs):
            if (yes, no) == (_TRUE, _FALSE):
                return plain(test, scope)
            if (yes, no) == (_FALSE, _TRUE):
                return negated(test, scope)[0]
    return None


def branch(test: str, then: str, orelse: str) -> str:
    """`if test { … } else { … }`; where the branches only say `true` and `false`, the test or its opposite."""
    if (then, orelse) == ("true", "false"):
        return test
    ending = next((ending for ending in _OPPOSITES if test.endswith(ending)), "")
    if (then, orelse) == ("false", "true") and ending:
        return test.removesuffix(ending) + _OPPOSITES[ending]
    return f"if {test} {{\n{then}\n}}" + (f" else {{\n{orelse}\n}}" if orelse else "")
