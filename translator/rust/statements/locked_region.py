"""A lock taken and released in one block: the guard gets a scope of its own."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Optional, Pointer
from translator.rust.dispatch import STATEMENTS, block
from translator.rust.expressions.ownership import own
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import mentions
from translator.rust.statements.guards import RELEASED
from translator.rust.statements.mutability import binding
from translator.rust.statements.presence import Body, Fused
from translator.rust.types.inference import type_of

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
    if used := mentions((after, scope.rest[1:]), names):
        return _taken_out(lock, held, used, scope)
    inner = scope.block()
    awaits = scope.frame.awaits
    taken = STATEMENTS[ir.Lock](lock, inner, tail=False)
    notes = scope.frame.notes[:]
    text = block(held, inner)
    scope.frame.notes[:] = notes
    if scope.frame.awaits != awaits:
        scope.frame.notes.append(ACROSS_AWAIT)
    return f"{{\n{taken}\n{text}\n}}", len(held) + 2


def _taken_out(lock: ir.Lock, held: Body, used: set[str], scope: Scope) -> Fused | None:
    """`mu.Lock(); x := m[k]; mu.Unlock()` as a block that gives the value; None where more is used behind it."""
    match held:
        case (*before, ir.Let((name,), ex.Index() | ex.Attribute() as value, mutable=())) if used == {name}:
            pass
        case _:
            return None
    if type_of(value, scope) == UNKNOWN or isinstance(type_of(value, scope), Pointer | Optional):
        # A copy of what it points at would be another one.
        return None
    inner = scope.block()
    awaits = scope.frame.awaits
    taken = STATEMENTS[ir.Lock](lock, inner, tail=False)
    first = block(tuple(before), inner)
    type_ = type_of(value, inner)
    text = own(value, inner)
    if scope.frame.awaits != awaits:
        return None
    scope.bind(name, Local(type_))
    lines = "\n".join(part for part in (taken, first, text) if part)
    return f"let {binding(name)} = {{\n{lines}\n}};", len(held) + 2
