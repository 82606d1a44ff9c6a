"""`select` over channels that waits."""

from __future__ import annotations

from translator.ir import statements as ir
from translator.ir.types import ERROR, Optional
from translator.rust.concurrency.channels import awaited, gives_nothing, is_optional, receive, sender
from translator.rust.concurrency.select_arms import bound_body, is_surely_error, now_or_never, unbound
from translator.rust.concurrency.tasks import sent_value
from translator.rust.concurrency.thread_selects import selected
from translator.rust.concurrency.threads import word
from translator.rust.dispatch import at, block, prints_statement
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import diverges
from translator.rust.statements.loop_labels import label_name
from translator.rust.statements.mutability import binding
from translator.rust.text.indentation import indented
from translator.rust.text.notes import taken
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import element_of, type_of


@prints_statement(ir.Select)
def _select(statement: ir.Select, scope: Scope, *, tail: bool) -> str:
    if statement.label:
        return f"'{label_name(statement.label)}: {{\n{_printed(statement, scope, tail=False)}\n}}"
    return _printed(statement, scope, tail=tail)


def _printed(statement: ir.Select, scope: Scope, *, tail: bool) -> str:
    default = next((c for c in statement.cases if c.kind == "default"), None)
    others = [c for c in statement.cases if c.kind != "default"]
    if not others:
        return _only_default(default, scope, tail=tail)
    if default is not None:
        text = now_or_never(others, default, scope, tail=tail)
        if scope.threads and not text:
            return selected(others, default, scope, tail=tail)
        return text or _biased(others, default, scope, tail=tail)
    if scope.threads and len(others) > 1:
        return selected(others, None, scope, tail=tail)
    if not scope.threads:
        scope.frame.awaits += 1
    if len(others) == 1:
        return _single(others[0], scope, tail=tail)
    arms = "".join(_arm(case, scope, tail=tail) for case in others)
    return f"tokio::select! {{\n{indented(arms + _otherwise(others, scope))}\n}}"


def _only_default(default: ir.SelectCase | None, scope: Scope, *, tail: bool) -> str:
    if default is None and scope.threads:
        return "loop {\nstd::thread::park();\n}"
    if default is None:
        scope.frame.awaits += 1
        return "std::future::pending::<()>().await;"
    return f"{{\n{block(default.body, scope.block(), tail=tail)}\n}}"


def _biased(others: list[ir.SelectCase], default: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    scope.frame.awaits += 1
    arms = "".join(_arm(case, scope, tail=tail) for case in others)
    last = braces(block(default.body, scope.block(), tail=tail))
    scope.frame.notes.append("the branches are tried in order, where the source picks a ready one at random.")
    return f"tokio::select! {{\n{indented(f'biased;{chr(10)}{arms}() = std::future::ready(()) => {last}')}\n}}"


def _otherwise(cases: list[ir.SelectCase], scope: Scope) -> str:
    """The `else` that a `select!` needs when all its branches may end up disabled; without it, it panics."""
    if not all(_may_be_disabled(case, scope) for case in cases):
        return ""
    note = "// DECIDE: every channel is closed; in the source a closed one is ready for ever.\n"
    return f"{note}else => {'break,' if scope.looping else '{}'}\n"


def _may_be_disabled(case: ir.SelectCase, scope: Scope) -> bool:
    """Whether a branch is switched off by its pattern or its condition."""
    if case.channel is None:
        return False
    if is_optional(case.channel, scope) or case.kind == "send":
        return True
    return not gives_nothing(case.channel, scope) and unbound(case.names[1:]) and not unbound(case.names[:1])


def braces(text: str) -> str:
    """A block; an empty one on one line."""
    return f"{{\n{text}\n}}" if text else "{}"


def _arm(case: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    inner = scope.block()
    head, start = _head(case, scope, inner)
    notes = taken(scope.frame.notes)
    return f"{notes}{head} => {braces(bound_body(case, start, inner, tail=tail))}\n"


def _head(case: ir.SelectCase, scope: Scope, inner: Scope) -> tuple[str, str]:
    """What a branch waits for; and the line its body starts with."""
    channel = case.channel
    if channel is None:
        return "else", ""
    if case.kind == "send" and case.value is not None:
        value = sent_value(case.value, element_of(type_of(channel, scope)), scope)
        waited, start = f"{sender(channel, scope)}.reserve()", f"permit.send({value});"
        pattern = "Ok(permit)"
        if is_optional(channel, scope):
            waited = waited.replace(".reserve()", ".as_ref().unwrap().reserve()")
    else:
        waited, start = receive(channel, scope), ""
        pattern = _pattern(case, scope, inner)
    if is_optional(channel, scope):
        ready = f"{at(channel, scope, POSTFIX)}.is_some()"
        return f"{pattern} = async {{ {awaited(waited, scope)} }}, if {ready}", start
    return f"{pattern} = {waited}", start


def _pattern(case: ir.SelectCase, scope: Scope, inner: Scope) -> str:
    channel = case.channel
    assert channel is not None  # noqa: S101 - the caller has looked
    name = case.names[0] if case.names else "_"
    element = element_of(type_of(channel, scope))
    if gives_nothing(channel, scope):
        return "_" if unbound((name,)) or not receive(channel, scope).endswith(".tick()") else binding(name)
    if not unbound(case.names[1:]):
        return binding(name) if name != "_" else "received"
    if element == Optional(ERROR) and is_surely_error(case.body, name):
        inner.bind(name, Local(ERROR))
        return f"Some(Some({binding(name)}))"
    inner.bind(name, Local(element))
    return "_" if name == "_" else f"Some({binding(name)})"


def _single(case: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    inner = scope.block()
    channel = case.channel
    assert channel is not None  # noqa: S101 - only a default has none
    if case.kind == "send" and case.value is not None:
        value = sent_value(case.value, element_of(type_of(channel, scope)), scope)
        sent = guarded_head(f"{sender(channel, scope)}.send({value})")
        out = block(case.body, inner, tail=tail)
        sent = awaited(sent, scope)
        return f"if {sent}.is_ok() {{\n{out}\n}}" if out else f"let _ = {sent};"
    waited = receive(channel, scope)
    name = case.names[0] if case.names else "_"
    if gives_nothing(channel, scope) or unbound(case.names):
        out = block(case.body, inner, tail=tail)
        text = awaited(waited, scope)
        ignored = "let _ = " if scope.threads and text.endswith(".recv()") else ""
        return f"{ignored}{text};" + (f"\n{out}" if out else "")
    if not unbound(case.names[1:]):
        shown = binding(name) if name != "_" else "received"
        return f"let {shown} = {awaited(waited, scope)};\n{bound_body(case, '', inner, tail=tail)}"
    inner.bind(name, Local(element_of(type_of(channel, scope))))
    ends = tail and diverges(case.body)
    head = f"if let {word('Some', scope)}({binding(name)}) = {awaited(guarded_head(waited), scope)}"
    return f"{head} {{\n{block(case.body, inner, tail=ends)}\n}}"
