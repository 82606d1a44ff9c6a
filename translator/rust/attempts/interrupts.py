"""Handlers of what ends a Python program: none of it is an `Err` in Rust."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir import statements as ir
from translator.rust.attempts.arms import classes_of
from translator.rust.dispatch import block
from translator.rust.errors.exception_sources import SAYS
from translator.rust.scope import Local, Scope
from translator.rust.statements.mutability import shown_names
from translator.rust.text.indentation import indented

ENDS = frozenset({"KeyboardInterrupt", "SystemExit", "GeneratorExit"})


def without_interrupts(statement: ir.Try, scope: Scope) -> tuple[str, ir.Try] | None:
    """What the handlers of interrupts do, as a comment, and the `try` without them; None where there are none."""
    ended = tuple(
        handler for handler in statement.handlers if classes_of(handler) and ENDS.issuperset(classes_of(handler))
    )
    if not ended:
        return None
    rest = tuple(handler for handler in statement.handlers if handler not in ended)
    return "".join(_said(handler, scope) for handler in ended), replace(statement, handlers=rest)


def _said(handler: ir.Handler, scope: Scope) -> str:
    names = " and ".join(f"`{name}`" for name in classes_of(handler))
    where = next((SAYS[name] for name in classes_of(handler) if name in SAYS), "")
    are = "are no `Err`" if len(classes_of(handler)) > 1 else "is no `Err`"
    body = tuple(one for one in handler.body if not isinstance(one, ir.Comment))
    again = len(body) == 1 and isinstance(body[0], ir.Fail)
    note = f"{names} {are}{f': {where}' if where else ''}."
    if again or not body:
        return f"// DECIDE: {note}{'' if again else ' The source goes on then.'}\n"
    inner = scope.block()
    if handler.name:
        inner.bind(handler.name, Local())
    shown = shown_names(indented(block(handler.body, inner), 1))
    does = "".join(f"// {line}".rstrip() + "\n" for line in shown.split("\n") if line.strip())
    return f"// DECIDE: {note} What the source does then:\n{does}"
