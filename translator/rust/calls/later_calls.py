"""`time.AfterFunc`: a task that waits first."""

from __future__ import annotations

from typing import Final

from translator.ir import expressions as ir
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.closures import spawned_body
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX

_STOPPED: Final = "a task is no timer: `abort` stops it, and whoever resets it spawns another."


_NO_WAIT: Final = "`Once` cannot wait: `tokio::sync::OnceCell` can."


def once(call: ir.Call, owner: ir.Expression, scope: Scope) -> Term | None:
    """`once.Do(f)`."""
    if len(call.args) != 1:
        return None
    code = plain(call.args[0], scope)
    if code.startswith("async"):
        scope.frame.notes.append(_NO_WAIT)
    return f"{at(owner, scope, POSTFIX)}.call_once({code})", POSTFIX


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
