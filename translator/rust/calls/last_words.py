"""Loggers whose last event ends the program: `log.Fatalf`, `logger.Panic`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.log_fields import event, with_fields
from translator.rust.calls.printing_calls import log
from translator.rust.dispatch import Term
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX


def ended(call: ir.Call, name: str, fields: list[str], scope: Scope) -> Term | None:
    """The event, then the end: `exit` after `Fatal`, a panic after `Panic`, which needs no event if it says it all."""
    said = event(call, "error", scope)
    plain = log(ir.Call(call.function, call.args[:1]), "error", scope) if said else log(call, "error", scope)
    said = with_fields(said or plain, fields)
    if said is None or plain is None:
        return None
    if name.startswith("Fatal"):
        scope.frame.before.append(f"{said[0]};")
        return "std::process::exit(1)", POSTFIX
    if said != plain:
        scope.frame.before.append(f"{said[0]};")
    return plain[0].replace("tracing::error!", "panic!", 1), POSTFIX
