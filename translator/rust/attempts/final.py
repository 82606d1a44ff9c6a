"""`finally`: kept behind what it follows, whatever way control leaves."""

from __future__ import annotations

import re

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.rust.attempts.cleanup import guard_of
from translator.rust.dispatch import block
from translator.rust.scope import Local, Results, Scope
from translator.rust.statements.context_managers import flattened
from translator.rust.statements.flow import assigned_inside, diverges, jumps, walk
from translator.rust.statements.mutability import binding
from translator.rust.text.naming import snake
from translator.rust.types.result_types import whole_result

DEEPEST_TRIALS = 3
"""How many `try` blocks inside one another are printed more than once to find out how control leaves them."""

Body = tuple[ir.Statement, ...]

# `?` behind an expression, not that of `{x:?}`.
_ASKS = re.compile(r"[\w)\]}>]\?(?=[;,.)\]}?\n]|$)")


def with_finally(statement: ir.Try, hoisted: tuple[str, ...], scope: Scope, *, tail: bool) -> str:
    """The rest of the `try` in a block of its own, then the `finally`, then what the block gave."""
    if statement.handlers:
        inside: Body = (ir.Try(statement.body, statement.handlers, statement.orelse),)
    else:
        inside = flattened((*statement.body, *statement.orelse))
    given = tuple(name for name in hoisted if name in assigned_inside(inside)) if not jumps(inside) else ()
    before = _declared(tuple(name for name in hoisted if name not in given))
    if scope.attempts >= DEEPEST_TRIALS:
        final = block(statement.final, scope.block())
        guard = guard_of(statement.final, final, inside, scope)
        return f"{before}{_declared(given)}{{\n{guard}\n{block(inside, scope, tail=tail)}\n}}"
    leaves = tail or diverges(inside)
    plain_exits = not jumps(inside) or (leaves and not _loops_left(inside))
    awaits = scope.frame.awaits
    shown, late = _with_lets(inside, given)
    items = len(scope.items)
    text, inner, exits = _print((*(ir.Let((n,)) for n in late), *shown), scope, tail=leaves, closed=plain_exits)
    if not plain_exits or (not exits and not jumps(inside)):
        # Printed once more below, with whatever it needs above its function.
        del scope.items[items:]
    final = block(statement.final, scope.block())
    if not exits and not jumps(inside):
        scope.frame.notes.append("the cleanup must also run when the block fails: behind a `?` in it, it would not.")
        scope.frame.awaits += inner.frame.awaits
        return f"{before}{_declared(late)}{block(shown, scope)}\n{final}"
    if plain_exits:
        if given:
            return before + _giving(text, given, inner, final, scope)
        if diverges(statement.final):
            scope.frame.notes.append("the `finally` leaves by itself: what the block raised or returned is lost.")
            last = block(statement.final, scope.block(), tail=tail)
            return before + _closed(text, inner, last, scope, "").replace("let result = ", "let _ = ", 1)
        back = "result" if tail else "return result;" if leaves else "result?;"
        return before + _closed(text, inner, final, scope, back)
    if scope.frame.awaits == awaits:
        guard = guard_of(statement.final, final, inside, scope)
        return f"{before}{{\n{guard}\n{block(inside, scope, tail=tail)}\n}}"
    scope.frame.notes.append("the `finally` waits, so `Drop` cannot do it: it must run on every way out of the block.")
    return f"{before}{block(inside, scope)}\n{final}"


def _declared(names: tuple[str, ...]) -> str:
    return "".join(f"let {binding(name)};\n" for name in names)


def _with_lets(body: Body, names: tuple[str, ...]) -> tuple[Body, tuple[str, ...]]:
    """The body with declarations for the first assignments at its top level, and the names that have none there."""
    pending = list(names)
    shown: list[ir.Statement] = []
    for statement in body:
        # What a branch above assigns is declared above that.
        inside = assigned_inside(tuple(shown)) if pending else set()
        match statement:
            case ir.Assign((ex.Name(name),), (value,), "=") if name in pending and name not in inside:
                pending.remove(name)
                shown.append(ir.Let((name,), value))
            case _:
                shown.append(statement)
    return tuple(shown), tuple(pending)


def _giving(text: str, given: tuple[str, ...], inner: Scope, final: str, scope: Scope) -> str:
    """A block that gives names their values, which count once the cleanup is done."""
    for name in given:
        scope.bind(name, inner.locals.get(name, Local()))
    shown = ", ".join(snake(name) for name in given)
    names = ", ".join(binding(name) for name in given)
    if len(given) > 1:
        shown, names = f"({shown})", f"({names})"
    text = f"{text.removesuffix('Ok(())')}Ok({shown})"
    return f"{_run(text, scope.errors.result('_'), inner, scope)}\n{final}\nlet {names} = result?;"


def _run(text: str, gives: str, inner: Scope, scope: Scope) -> str:
    if inner.frame.awaits:
        scope.frame.awaits += inner.frame.awaits
        return f"let result: {gives} = async {{\n{text}\n}}\n.await;"
    arrow = f" -> {gives}" if gives != "()" else ""
    return f"let result = (||{arrow} {{\n{text}\n}})();"


def _loops_left(body: Body) -> bool:
    """Whether a `break` or `continue` leaves the body."""
    return any(isinstance(s, ir.Break | ir.Continue) for s in body) or any(
        isinstance(s, ir.Break | ir.Continue) for s in walk(body) if not isinstance(s, ir.ForEach | ir.While)
    )


def _print(inside: Body, scope: Scope, *, tail: bool, closed: bool) -> tuple[str, Scope, bool]:
    inner = scope.block()
    inner.attempts += 1
    inner.frame = scope.frame.inside()
    if not (tail and closed):
        inner.results = Results(fallible=True)
    inner.label = ""
    before = (len(inner.errors.sources), inner.errors.own_raises)
    text = block(inside, inner, tail=True)
    exits = (len(inner.errors.sources), inner.errors.own_raises) != before or _ASKS.search(text) is not None
    return text, inner, exits


def _closed(text: str, inner: Scope, final: str, scope: Scope, back: str) -> str:
    gives = whole_result(inner)
    run = _run(text, gives, inner, scope)
    if gives == "()":
        run = run.replace("let result = ", "", 1).replace("let result: () = ", "", 1)
        return f"{run}\n{final}"
    return f"{run}\n{final}\n{back}".rstrip("\n")
