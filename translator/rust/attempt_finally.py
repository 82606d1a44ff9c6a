"""`finally`: kept behind what it follows, whatever way control leaves."""

from __future__ import annotations

from translator.ir import statements as ir
from translator.rust.dispatch import block
from translator.rust.flow import diverges, jumps, walk
from translator.rust.guards import deferred
from translator.rust.mutability import binding
from translator.rust.result_types import whole_result
from translator.rust.scope import Frame, Results, Scope

DEEPEST_TRIALS = 3
"""How many `try` blocks inside one another are printed more than once to find out how control leaves them."""

Body = tuple[ir.Statement, ...]


def with_finally(statement: ir.Try, hoisted: tuple[str, ...], scope: Scope, *, tail: bool) -> str:
    """The rest of the `try` in a block of its own, then the `finally`, then what the block gave."""
    before = "".join(f"let {binding(name)};\n" for name in hoisted)
    if statement.handlers:
        inside: Body = (ir.Try(statement.body, statement.handlers, statement.orelse),)
    else:
        inside = (*statement.body, *statement.orelse)
    if scope.attempts >= DEEPEST_TRIALS:
        final = block(statement.final, scope.block())
        return f"{before}{{\n{deferred(final)}\n{block(inside, scope, tail=tail)}\n}}"
    leaves = tail or diverges(inside)
    plain_exits = not jumps(inside) or (leaves and not _loops_left(inside))
    awaits = scope.frame.awaits
    printed = _print(inside, scope, tail=leaves, closed=plain_exits)
    final = block(statement.final, scope.block())
    text, inner, exits = printed
    if not exits and not jumps(inside):
        scope.frame.awaits += inner.frame.awaits
        return f"{before}{block(inside, scope)}\n{final}"
    if plain_exits:
        given = "result" if tail else "return result;" if leaves else "result?;"
        return before + _closed(text, inner, final, scope, given)
    if scope.frame.awaits == awaits:
        return f"{before}{{\n{deferred(final)}\n{block(inside, scope, tail=tail)}\n}}"
    scope.frame.notes.append("the `finally` waits, so `Drop` cannot do it: it must run on every way out of the block.")
    return f"{before}{block(inside, scope)}\n{final}"


def _loops_left(body: Body) -> bool:
    """Whether a `break` or `continue` leaves the body."""
    return any(isinstance(s, ir.Break | ir.Continue) for s in body) or any(
        isinstance(s, ir.Break | ir.Continue) for s in walk(body) if not isinstance(s, ir.ForEach | ir.While)
    )


def _print(inside: Body, scope: Scope, *, tail: bool, closed: bool) -> tuple[str, Scope, bool]:
    inner = scope.block()
    inner.attempts += 1
    inner.frame = Frame(notes=scope.frame.notes, mutated=scope.frame.mutated, lets=scope.frame.lets)
    if not (tail and closed):
        inner.results = Results(fallible=True)
    inner.label = ""
    before = (len(inner.errors.sources), inner.errors.own_raises)
    text = block(inside, inner, tail=True)
    exits = (len(inner.errors.sources), inner.errors.own_raises) != before or "?" in text
    return text, inner, exits


def _closed(text: str, inner: Scope, final: str, scope: Scope, given: str) -> str:
    gives = whole_result(inner)
    if inner.frame.awaits:
        scope.frame.awaits += inner.frame.awaits
        run = f"let result: {gives} = async {{\n{text}\n}}\n.await;"
    else:
        arrow = f" -> {gives}" if gives != "()" else ""
        run = f"let result = (||{arrow} {{\n{text}\n}})();"
    if gives == "()":
        run = run.replace("let result = ", "", 1)
        return f"{run}\n{final}"
    return f"{run}\n{final}\n{given}"
