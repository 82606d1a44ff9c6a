"""`time.AfterFunc`: a task that waits first."""

from __future__ import annotations

from typing import Final

from translator.ir import expressions as ir
from translator.rust.dispatch import Term, plain
from translator.rust.expressions.closures import spawned_body
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX

_STOPPED: Final = "a task is no timer: `abort` stops it, and whoever resets it spawns another."


def later(call: ir.Call, scope: Scope) -> Term | None:
    """The task that does it; on threads nothing could stop one."""
    if scope.threads or len(call.args) != 2:
        return None
    duration, code = call.args
    waits = f"tokio::time::sleep({plain(duration, scope)}).await;"
    if isinstance(code, ir.Closure):
        body, _ = spawned_body(code, scope)
    else:
        body = f"{plain(ir.Call(code), scope)};"
    scope.frame.notes.append(_STOPPED)
    return f"tokio::spawn(async move {{\n{waits}\n{body}\n}})", POSTFIX
