"""A name that is asked for being absent, and what follows knows it is there: `let Some(x) = x else`, `?`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Optional
from translator.rust.dispatch import block, plain
from translator.rust.errors.anyhow_values import absence
from translator.rust.errors.error_values import error_value
from translator.rust.expressions.operators import negated
from translator.rust.expressions.optional_truth import conjuncts, left_to_ask, note_unknown, optional_of
from translator.rust.expressions.present_values import leaves
from translator.rust.expressions.unasked import owning
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.flow import diverges, mentions, walk
from translator.rust.statements.mutability import binding
from translator.rust.text.precedence import AND
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_copy

Body = tuple[ir.Statement, ...]
Fused = tuple[str, int]
"""Rust text, and how many statements it stands for."""


def asked_first(first: ir.If, scope: Scope) -> tuple[ex.Name, tuple[ex.Expression, ...]] | None:
    """The name whose absence a test begins with, and on what else the test holds; None for other tests."""
    tests = conjuncts(first.test, "||")
    match tests[0]:
        case ex.IsNil(ex.Name() as name, False) if _is_optional(name, scope):
            return name, tuple(tests[1:])
        case ex.Unary("!", ex.Truth(ex.Name() as name) as truth) if (inner := optional_of(truth, scope)) is not None:
            note_unknown(plain(name, scope), inner, scope)
            return name, (*(ex.Unary("!", one) for one in left_to_ask(truth, inner, scope)), *tests[1:])
    return None


def _is_optional(name: ex.Name, scope: Scope) -> bool:
    type_ = type_of(name, scope)
    return isinstance(type_, Optional) or type_ == UNKNOWN or name.text in scope.frame.shadows


def guarded(first: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """`if not x or x.done: return …`, and what follows; None where it asks or does more."""
    if first.orelse or not diverges(first.body):
        return None
    notes = len(scope.frame.notes)
    asked = asked_first(first, scope)
    if asked is None:
        return None
    name, more = asked
    names = frozenset({name.text})
    kept = filtered(name, more, scope) if not mentions(first.body, names) and mentions(rest, names) else None
    if kept is None:
        del scope.frame.notes[notes:]
        return None
    if kept[1].ref and written(name.text, rest):
        kept = kept_as_own(*kept)
    renew(name.text, scope)
    return unwrapped(name, first, rest, scope, tail=tail, kept=kept)


def filtered(name: ex.Name, more: tuple[ex.Expression, ...], scope: Scope) -> tuple[str, Local] | None:
    """The name as an `Option` of what none of these tests holds for, and what is in it then.

    None where the tests may leave the function themselves.
    """
    text, local = looked_at(name, scope)
    if not more:
        return text, local
    inner = scope.block()
    lent = not is_copy(local.type, scope)
    inner.bind(name.text, local._replace(ref=lent))
    awaits = scope.frame.awaits
    tests = [negated(one, inner) for one in more]
    said = " && ".join(one if level > AND else f"({one})" for one, level in tests)
    if leaves(said) or scope.frame.awaits != awaits:
        return None
    sign = "&" if not lent or local.ref else ""
    return f"{text}.filter(|{sign}{plain(name, scope)}| {said})", local


def kept_as_own(option: str, local: Local) -> tuple[str, Local]:
    """An `Option` of a reference as one of a value, which can be written to."""
    return f"{option}{owning(local.type)}", local._replace(ref=False)


def renew(name: str, scope: Scope) -> None:
    """A `let` hides the name from here on: what is written later is no parameter."""
    if name not in scope.frame.mutated:
        scope.frame.renewed.add(name)


def written(name: str, rest: Body) -> bool:
    """Whether something behind gives the name another value, or changes a part of the one it has."""
    return any(
        isinstance(one, ir.Assign) and any(mentions(target, frozenset({name})) for target in one.targets)
        for one in walk(rest)
    )


def looked_at(name: ex.Name, scope: Scope) -> tuple[str, Local]:
    """The `Option` that a name holds, lent where the name lives on behind the block; what is in it then."""
    local = scope.locals.get(name.text, Local())
    found = local._replace(type=strip_pointer(local.type))
    text = plain(name, scope)
    if local.ref or is_copy(found.type, scope) or not lives_on(name.text, scope):
        return text, found
    return f"{text}.as_ref()", found._replace(ref=True)


def lives_on(name: str, scope: Scope) -> bool:
    """Whether something behind the block at work, or a later turn of the loop around it, has the name."""
    if scope.looping and name in scope.outside:
        return True
    return len(scope.rest) > 1 and bool(mentions(scope.rest[1], frozenset({name})))


def unwrapped(
    name: ex.Name, first: ir.If, rest: Body, scope: Scope, *, tail: bool, kept: tuple[str, Local] | None = None
) -> Fused:
    """`if x == nil { return … }` and what follows. `kept`: the `Option` asked, if not the name's own."""
    local = scope.locals.get(name.text, Local())
    text, found = kept or (plain(name, scope), local._replace(type=strip_pointer(local.type)))
    match first.body:
        case (ir.Fail(error),) if not scope.label:
            made = error_value(error, scope)
            method = absence(made)
            results = scope.results
            single = len(results.types) == 1 and results.nilable[:1] != (True,) and not results.comma_ok
            if tail and single and rest == (ir.Return((name,)),) and results.fallible:
                return f"{_owned_option(text, local)}.{method}", 2
            scope.bind(name.text, found)
            return f"let {_bound(name, found, rest, scope)} = {text}.{method}?;", 1
    inner = block(first.body, scope.block())
    scope.bind(name.text, found)
    bound = _bound(name, found, rest, scope)
    if gives_none(inner, scope):
        return f"let {bound} = {text}?;", 1
    return f"let Some({bound}) = {text} else {{\n{inner}\n}};", 1


def _bound(name: ex.Name, found: Local, rest: Body, scope: Scope) -> str:
    """The name where it is bound: a reference that is only written through needs no `mut`."""
    renewed = any(isinstance(one, ir.Assign) and name in one.targets for one in walk(rest))
    return binding(name.text) if renewed or not found.ref else plain(name, scope)


def gives_none(printed: str, scope: Scope) -> bool:
    """Whether a printed branch does nothing but return `None`, which `?` does too."""
    results = scope.results
    optional = results.comma_ok or (len(results.types) == 1 and results.nilable[:1] == (True,))
    return printed == "return None;" and optional and not results.fallible and not scope.label


def _owned_option(text: str, local: Local) -> str:
    return f"{text}.cloned()" if local.ref else text
