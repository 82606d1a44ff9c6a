"""Errors around others that are at hand, as `anyhow::Error`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.call import call_text
from translator.rust.dispatch import plain, wrap
from translator.rust.errors import anyhow_values
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_sources import source_of
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX


def made_around(error: ir.NewError, scope: Scope) -> str:
    """An error made on the spot: by itself, or as what is said about its cause."""
    if error.cause is None:
        return anyhow_values.new(error, scope)
    local = scope.locals.get(error.cause.text) if isinstance(error.cause, ir.Name) else None
    if isinstance(error.cause, ir.Call):
        source, text = (
            source_of(error.cause, scope),
            f"{wrap(call_text(error.cause, scope).term, POSTFIX)}.unwrap_err()",
        )
    elif local is not None and local.error is not None:
        source, text = local.error, plain(error.cause, scope)
    else:
        source, text = Source("", "Source"), plain(error.cause, scope)
    borrowed = local is not None and local.ref and local.error is None
    return anyhow_values.wrapped(error, text, source.type, scope, borrowed=borrowed)
