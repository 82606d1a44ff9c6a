"""A lock taken and released in one block: the guard gets a scope of its own."""

from __future__ import annotations

from translator.ir import statements as ir
from translator.rust.dispatch import STATEMENTS, block
from translator.rust.scope import Scope
from translator.rust.statements.flow import mentions
from translator.rust.statements.guards import RELEASED
from translator.rust.statements.presence import Body, Fused

ACROSS_AWAIT = "the guard is held across an `.await`: `tokio::sync::Mutex`, or a smaller scope."


def locked(lock: ir.Lock, rest: Body, scope: Scope) -> Fused | None:
    """From the lock to its release as a block; a release just before a `return` goes without saying."""
    if lock.action in RELEASED:
        return ("", 1) if rest and isinstance(rest[0], ir.Return) else None
    for place, statement in enumerate(rest):
        if isinstance(statement, ir.Lock) and statement.action in RELEASED and statement.mutex == lock.mutex:
            held, after = rest[:place], rest[place + 1 :]
            break
    else:
        return None
    names = frozenset(
        name for s in held if isinstance(s, ir.Let | ir.HandleError | ir.HandleAbsent) for name in s.names
    )
    if mentions((after, scope.rest[1:]), names):
        return None
    inner = scope.block()
    awaits = scope.frame.awaits
    taken = STATEMENTS[ir.Lock](lock, inner, tail=False)
    notes = scope.frame.notes[:]
    text = block(held, inner)
    scope.frame.notes[:] = notes
    if scope.frame.awaits != awaits:
        scope.frame.notes.append(ACROSS_AWAIT)
    return f"{{\n{taken}\n{text}\n}}", len(held) + 2
