"""The body of a `try` as what gives a `Result`: a closure, an async block or a labelled block."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.rust.attempts.arms import is_broad
from translator.rust.attempts.doubt import set_doubt
from translator.rust.dispatch import block
from translator.rust.errors.error_enum import ANYHOW, ErrorEnum
from translator.rust.scope import Results, Scope
from translator.rust.statements.context_managers import flattened
from translator.rust.statements.flow import assigned_inside, diverges, jumps, last, mentions
from translator.rust.statements.mutability import binding
from translator.rust.text.naming import snake

Body = tuple[ir.Statement, ...]


class Guarded(NamedTuple):
    """The printed body: its text, the errors it collected, how it runs, what it gives; `never`: it always leaves.

    `kept`: the name of its `Result`.
    """

    text: str
    errors: ErrorEnum
    mode: str
    names: tuple[str, ...]
    returns: bool
    scope: Scope
    never: bool = False
    kept: str = "attempt"


def guard(statement: ir.Try, hoisted: tuple[str, ...], scope: Scope, doubt: str) -> Guarded:
    """Prints the body. `hoisted`: names it gives their first value; `doubt`: which calls are taken to fail."""
    body = flattened(statement.body)
    final = last(body)
    returns = isinstance(final, ir.Return) and not jumps(body[: body.index(final)]) and not statement.orelse
    labelled = jumps(body) and not returns
    names = () if returns else _given(body, hoisted, statement.orelse)
    later = () if returns else tuple(n for n in hoisted if n not in names and n in assigned_inside(body))
    names += later
    scope.frame.lets.update(later)
    stem = scope.errors.name.removesuffix("Error")
    number = f"{len(scope.items) + 1}" if scope.items else ""
    inner = scope.block()
    inner.attempts += 1
    inner.frame = replace(scope.frame) if labelled else scope.frame.inside()
    inner.errors = ErrorEnum(
        f"{stem}Attempt{number}Error", scope.errors.visibility, dynamic=all(is_broad(h) for h in statement.handlers)
    )
    inner.errors.anyhow = inner.errors.dynamic and scope.preferences.errors == "anyhow"
    set_doubt(inner, doubt, statement)
    inner.label = "attempt" if labelled else ""
    inner.boxed = labelled or scope.boxed
    if returns:
        inner.results = scope.results._replace(fallible=True)
    elif not labelled:
        inner.results = Results(fallible=True)
    shown = _as_lets(body, names)
    text = declared(later) + block(shown, inner, tail=returns)
    if not returns:
        values = ", ".join(snake(n) for n in names)
        given = f"Ok({values})" if len(names) == 1 else f"Ok(({values}))"
        if not diverges(body):
            text = f"{text}\n{given}" if text else given
    mode = "label" if labelled else "async" if inner.frame.awaits else "closure"
    if labelled:
        scope.frame.awaits = inner.frame.awaits
    never = labelled and diverges(body)
    return Guarded(text, inner.errors, mode, names, returns, inner, never, _kept(statement, scope))


def _kept(statement: ir.Try, scope: Scope) -> str:
    """A name for the block's `Result` that the source has no use for."""
    taken = mentions((statement, scope.rest), _KEPT) | (_KEPT & scope.locals.keys())
    return "attempt" if not taken else "outcome" if "outcome" not in taken else "attempted"


_KEPT = frozenset({"attempt", "outcome"})


def _given(body: Body, hoisted: tuple[str, ...], orelse: Body) -> tuple[str, ...]:
    """The hoisted names that the body assigns at its top level, and those it declares for the `else`."""
    found: dict[str, None] = {}
    for statement in body:
        match statement:
            case ir.Assign((ex.Name(name),), (_,), "=") if name in hoisted:
                found[name] = None
            case ir.Assign(targets, _, "="):
                found.update((t.text, None) for t in targets if isinstance(t, ex.Name) and t.text in hoisted)
            case ir.Let(names):
                found.update((n, None) for n in names if n != "_" and mentions(orelse, frozenset({n})))
    return tuple(found)


def _as_lets(body: Body, names: tuple[str, ...]) -> Body:
    """The first assignment of each name becomes its declaration."""
    pending = set(names)
    shown: list[ir.Statement] = []
    for statement in body:
        match statement:
            case ir.Assign((ex.Name(name),), (value,), "=") if name in pending:
                pending.discard(name)
                shown.append(ir.Let((name,), value))
            case ir.Assign(targets, (value,), "=") if all(_is_new(t, pending) for t in targets):
                declared = tuple(t.text for t in targets if isinstance(t, ex.Name))
                pending.difference_update(declared)
                shown.append(ir.Let(declared, value))
            case _:
                shown.append(statement)
    return tuple(shown)


def _is_new(target: ex.Expression, pending: set[str]) -> bool:
    return isinstance(target, ex.Name) and (target.text == "_" or target.text in pending)


def run(guarded: Guarded, error: str) -> str:
    """The statement that runs the body and keeps how it went."""
    kept = guarded.kept
    of = "std::convert::Infallible" if guarded.never else "_"
    gives = f"anyhow::Result<{of}>" if error == ANYHOW else f"Result<{of}, {error}>"
    match guarded.mode:
        case "label":
            return f"let {kept}: {gives} = 'attempt: {{\n{guarded.text}\n}};"
        case "async":
            return f"let {kept}: {gives} = async {{\n{guarded.text}\n}}\n.await;"
        case _:
            return f"let {kept} = (|| -> {gives} {{\n{guarded.text}\n}})();"


def declared(names: tuple[str, ...]) -> str:
    """Declarations of names that get their first value later."""
    return "".join(f"let {binding(name)};\n" for name in names)
