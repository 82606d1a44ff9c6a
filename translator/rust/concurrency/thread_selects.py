"""`select` over channels on threads."""

from __future__ import annotations

from translator.ir import statements as ir
from translator.ir.types import ERROR, Optional
from translator.rust.concurrency.channels import gives_nothing, is_optional, sender, waited_for
from translator.rust.concurrency.select_arms import bound_body, is_surely_error, unbound
from translator.rust.concurrency.tasks import sent_value
from translator.rust.dispatch import block
from translator.rust.scope import Local, Scope
from translator.rust.statements.mutability import binding, shown_names
from translator.rust.text.indentation import indented
from translator.rust.text.notes import taken
from translator.rust.types.inference import element_of, type_of


def selected(cases: list[ir.SelectCase], default: ir.SelectCase | None, scope: Scope, *, tail: bool) -> str:
    """`crossbeam_channel::select!`, which picks one of those that are ready at random, as the source does."""
    arms = "".join(_arm(case, scope, tail=tail) for case in cases)
    if default is not None:
        arms += f"default => {_braces(block(default.body, scope.block(), tail=tail))}\n"
    return f"crossbeam_channel::select! {{\n{indented(arms)}\n}}"


def _braces(text: str) -> str:
    return f"{{\n{text}\n}}" if text else "{}"


def _arm(case: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    channel = case.channel
    assert channel is not None  # noqa: S101 - only a default has none
    inner = scope.block()
    if case.kind == "send" and case.value is not None:
        value = sent_value(case.value, element_of(type_of(channel, scope)), scope)
        end = sender(channel, scope)
        if is_optional(channel, scope):
            scope.frame.notes.append(
                "a branch whose sender is `None` never runs: put the `select!` without it in an `if`."
            )
            end = f"{end}.as_ref().unwrap()"
        notes = taken(scope.frame.notes)
        return f"{notes}send({end}, {value}) -> _ => {_braces(block(case.body, inner, tail=tail))}\n"
    end = waited_for(channel, scope)
    notes = taken(scope.frame.notes)
    if gives_nothing(channel, scope) or unbound(case.names):
        return f"{notes}recv({end}) -> _ => {_braces(block(case.body, inner, tail=tail))}\n"
    name = case.names[0]
    if not unbound(case.names[1:]):
        shown = binding(name) if name != "_" else "received"
        body = bound_body(case, "", inner, tail=tail)
        return f"{notes}recv({end}) -> {shown} => {_braces(body)}\n"
    return (
        f"{notes}recv({end}) -> {shown_names(binding(name))} => {_braces(_with_value(case, name, inner, tail=tail))}\n"
    )


def _with_value(case: ir.SelectCase, name: str, inner: Scope, *, tail: bool) -> str:
    """A branch that takes its value as it comes: a closed channel gives none, and is ready for ever."""
    assert case.channel is not None  # noqa: S101 - the caller has looked
    element = element_of(type_of(case.channel, inner))
    pattern = f"Ok({binding(name)})"
    if element == Optional(ERROR) and is_surely_error(case.body, name):
        element, pattern = ERROR, f"Ok(Some({binding(name)}))"
    inner.bind(name, Local(element))
    shown = shown_names(binding(name))
    if not inner.looping and pattern.startswith("Ok(Some("):
        return f"if let {pattern} = {shown} {{\n{block(case.body, inner)}\n}}"
    text = block(case.body, inner, tail=tail)
    if inner.looping:
        note = "// DECIDE: the channel is closed; in the source it gives zero values for ever.\n"
        return f"let {pattern} = {shown} else {{\n{note}break;\n}};\n{text}"
    return f"let {binding(name)} = {shown}.unwrap_or_default();\n{text}"
