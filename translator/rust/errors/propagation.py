"""Calls whose error leaves at once: `?`, `map_err`."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Known
from translator.rust.calls.call import call_text, leaves
from translator.rust.concurrency.threads import first_error
from translator.rust.dispatch import Term, at, prints, wrap
from translator.rust.errors.anyhow_values import with_context
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_sources import source_of
from translator.rust.errors.error_values import error_value
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.flow import mentions
from translator.rust.text.precedence import POSTFIX, TRY
from translator.rust.types.inference import rule_of, type_of


@prints(ir.Propagate)
def _propagate(value: ir.Propagate, scope: Scope) -> Term:
    mapped = without_question(value, scope)
    if mapped is None:
        return call_text(value.call, scope).term
    text, source = mapped
    if text[0].startswith("todo!("):
        if source is not None and not scope.label:
            scope.errors.convert(source)
        return text
    if source is not None:
        return leaves(text, source, scope)
    if scope.label:
        return f"match {text[0]} {{ Ok(value) => value, Err(err) => break '{scope.label} Err(err) }}", 0
    if text[0].endswith(_CONVERTED):
        # The `?` behind it converts.
        text = f"{text[0].removesuffix(_CONVERTED)})", text[1]
    return f"{wrap(text, TRY)}?", TRY


_CONVERTED = ".into())"


def without_question(value: ir.Propagate, scope: Scope) -> tuple[Term, Source | None] | None:
    """The `Result` that a propagated call gives, and the error to convert; None where there is no `Result`.

    A wrapped error has nothing left to convert: its `map_err` is part of the text.
    """
    if never_fails(value.call, scope):
        return None
    joined = joins(value.call, scope)
    term = joined or call_text(value.call, scope).term
    source = Source(scope.errors.type, "", own=True) if joined else source_of(value.call, scope)
    if value.wrap is None:
        return term, source
    inner = scope.block()
    uses_source = bool(mentions(value.wrap, frozenset({value.error})))
    bound = "source" if _error_name(value) is not None else "err"
    inner.bind(value.error, Local(Known("error"), rust=bound, error=source))
    said = with_context(term, value.wrap, value.error, inner)
    if said is not None:
        return (said, POSTFIX), None
    made = error_value(value.wrap, inner)
    if not uses_source:
        bound = "_"
    if made in {bound, f"{bound}.into()"}:
        return term, source
    scope.errors.own_raises += 1
    return (f"{wrap(term, POSTFIX)}.map_err(|{bound}| {made})", POSTFIX), None


def never_fails(call: ir.Expression, scope: Scope) -> bool:
    """Whether a call writes to memory, which gives no `Result` in Rust."""
    match call:
        case ir.Call(ir.Attribute(owner, _)) if strip_pointer(type_of(owner, scope)) in _MEMORY:
            rule = rule_of(call, scope)
            return rule is not None and not rule.error
        case _:
            return False


_MEMORY = (Known("builder"), Known("buffer"))


def _error_name(value: ir.Propagate) -> ir.Expression | None:
    wrap_ = value.wrap
    if isinstance(wrap_, ir.NewError) and isinstance(wrap_.cause, ir.Name) and wrap_.cause.text == value.error:
        return wrap_.cause
    return None


def joins(call: ir.Expression, scope: Scope) -> Term | None:
    """`group.Wait()`: all tasks of a set are joined, the first error leaves."""
    match call:
        case ir.Call(ir.Attribute(group, "Wait"), ()) if strip_pointer(type_of(group, scope)) == Known("errgroup"):
            if scope.threads:
                return first_error(group, scope), POSTFIX
            scope.frame.awaits += 1
            name = at(group, scope, POSTFIX)
            return f"{name}.join_all().await.into_iter().collect::<Result<(), _>>()", POSTFIX
        case _:
            return None
