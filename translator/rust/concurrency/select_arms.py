"""The branches of a `select`: what follows a receive, and operations that do not wait."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.rust.concurrency.channels import (
    cancelled_context,
    gives_nothing,
    is_optional,
    receiver,
    says_end,
    sender,
    token,
)
from translator.rust.concurrency.tasks import sent_value
from translator.rust.concurrency.threads import ENDED, word
from translator.rust.dispatch import at, block
from translator.rust.expressions.booleans import branch
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import Body, diverges, mentions
from translator.rust.statements.mutability import binding
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import element_of, type_of
from translator.rust.types.printed import default_value


def unbound(names: tuple[str, ...]) -> bool:
    """Whether none of the names is bound."""
    return all(name == "_" for name in names)


def is_surely_error(body: Body, name: str) -> bool:
    """Whether a body asks an error for its text and never whether it is nil."""
    asked = False
    waiting: list[object] = [body]
    while waiting:
        code = waiting.pop()
        match code:
            case tuple():
                waiting.extend(code)
                continue
            case ex.Attribute(ex.Name(text), "Error") if text == name:
                asked = True
            case ex.IsNil(ex.Name(text)) if text == name:
                return False
        waiting.extend(getattr(code, field) for field in getattr(code, "__struct_fields__", ()))
    return asked


def bound_body(case: ir.SelectCase, start: str, inner: Scope, *, tail: bool) -> str:
    """The body of a branch. Where the source asks whether the channel is open, it takes an `Option` apart first."""
    lines = [start] if start else []
    body = case.body
    if start:
        # What is said about the send stands above it.
        said = next((place for place, one in enumerate(body) if not isinstance(one, ir.Comment)), len(body))
        lines = [text for text in (block(body[:said], inner), start) if text]
        body = body[said:]
    found = case.names[1] if len(case.names) > 1 else "_"
    if case.channel is not None and found != "_" and not gives_nothing(case.channel, inner):
        name = case.names[0]
        local = Local(element_of(type_of(case.channel, inner)))
        shown = snake(name) if name != "_" else "received"
        match body:
            case (ir.If(ex.Unary("!", ex.Name(asked)), closed, ()), *rest) if (
                asked == found and diverges(closed) and not mentions((closed, tuple(rest)), frozenset({found}))
            ):
                lines.append(_unpacked(name, shown, block(closed, inner.block()), inner))
                inner.bind(name, local)
                body = tuple(rest)
            case (ir.If(ex.Name(asked), held, closed),) if asked == found and not mentions(
                (held, closed), frozenset({found})
            ):
                inner.bind(name, local)
                return "\n".join([*lines, _either(name, shown, (held, closed), inner, tail=tail)])
            case (ir.If(ex.Unary("!", ex.Name(asked)), closed, held),) if (
                asked == found and held and not mentions((held, closed), frozenset({found}))
            ):
                inner.bind(name, local)
                return "\n".join([*lines, _either(name, shown, (held, closed), inner, tail=tail)])
            case _:
                lines.extend(_apart(name, found, shown, local, inner))
    out = block(body, inner, tail=tail)
    return "\n".join([*lines, out] if out else lines)


def _unpacked(name: str, shown: str, closed: str, scope: Scope) -> str:
    if name == "_":
        return f"if {shown}.{word('is_none', scope)}() {{\n{closed}\n}}"
    return f"let {word('Some', scope)}({binding(name)}) = {shown} else {{\n{closed}\n}};"


def _either(name: str, shown: str, bodies: tuple[Body, Body], inner: Scope, *, tail: bool) -> str:
    """One body where there is a value, the other where the channel is closed."""
    held, closed = bodies
    ends = tail and bool(closed) and diverges(held) and diverges(closed)
    there, some = word("is_some", inner), word("Some", inner)
    head = f"if {shown}.{there}()" if name == "_" else f"if let {some}({binding(name)}) = {shown}"
    text = f"{head} {{\n{block(held, inner.block(), tail=ends)}\n}}"
    return text + (f" else {{\n{block(closed, inner.block(), tail=ends)}\n}}" if closed else "")


def _apart(name: str, found: str, shown: str, local: Local, inner: Scope) -> list[str]:
    """Value and flag, as the source has them."""
    inner.bind(found, Local())
    lines = [f"let {binding(found)} = {shown}.{word('is_some', inner)}();"]
    if name != "_":
        inner.bind(name, local)
        zero = default_value(local.type, inner)
        give = "unwrap_or_default()" if zero.endswith("efault()") else f"unwrap_or({zero})"
        lines.append(f"let {binding(name)} = {shown}.{give};")
    return lines


def now_or_never(cases: list[ir.SelectCase], default: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    """A `select` with a default that needs no `select!`: one operation, tried. Empty for others."""
    if len(cases) != 1 or cases[0].channel is None or is_optional(cases[0].channel, scope):
        return ""
    case, channel = cases[0], cases[0].channel
    if case.kind == "send":
        return _try_send(case, channel, default, scope, tail=tail)
    context = cancelled_context(channel, scope)
    if context is not None or says_end(channel, scope):
        subject = token(context, scope) if context is not None else at(channel, scope, POSTFIX)
        if scope.threads:
            end = receiver(channel, scope) if context is None else subject
            test, negated = f"{end}.try_recv() == Err({ENDED})", f"{end}.try_recv() != Err({ENDED})"
            return _branch(test, case.body, default, scope, tail=tail, negated=negated)
        return _branch(f"{subject}.is_cancelled()", case.body, default, scope, tail=tail)
    if gives_nothing(channel, scope):
        # `select { case <-timer.C: default: }` empties the channel of a timer.
        return "" if case.body or default.body else "// A timer has no channel to empty."
    return _try_receive(case, channel, default, scope, tail=tail)


def _branch(
    test: str, body: tuple[ir.Statement, ...], default: ir.SelectCase, scope: Scope, *, tail: bool, negated: str = ""
) -> str:
    out, other = block(body, scope.block(), tail=tail), block(default.body, scope.block(), tail=tail)
    if not out and other:
        return f"if {negated or f'!{test}'} {{\n{other}\n}}"
    return branch(test, out, other, leaves=not tail and diverges(body))


def _try_receive(
    case: ir.SelectCase, channel: ex.Expression, default: ir.SelectCase, scope: Scope, *, tail: bool
) -> str:
    subject = guarded_head(receiver(channel, scope))
    name, found = (*case.names, "_", "_")[:2]
    if found != "_":
        return _three_ways(case, channel, default, scope, tail=tail)
    scope.frame.notes.append("`Err` is an empty channel or a closed one; in the source a closed one is always ready.")
    if name == "_":
        test = f"{subject}.try_recv().is_ok()"
        return _branch(test, case.body, default, scope, tail=tail, negated=f"{subject}.try_recv().is_err()")
    inner = scope.block()
    inner.bind(name, Local(element_of(type_of(channel, scope))))
    out, other = block(case.body, inner, tail=tail), block(default.body, scope.block(), tail=tail)
    test = f"let Ok({binding(name)}) = {subject}.try_recv()"
    return branch(test, out, other, leaves=not tail and diverges(case.body))


def _three_ways(
    case: ir.SelectCase, channel: ex.Expression, default: ir.SelectCase, scope: Scope, *, tail: bool
) -> str:
    """`case v, ok := <-ch` beside a default: a value, a closed channel, an empty one."""
    inner = scope.block()
    name = case.names[0]
    shown = binding(name) if name != "_" else "received"
    error = "crossbeam_channel::TryRecvError" if scope.threads else "tokio::sync::mpsc::error::TryRecvError"
    out = bound_body(case, "", inner, tail=False)
    other = block(default.body, scope.block(), tail=tail)
    subject = guarded_head(receiver(channel, scope))
    return (
        f"match {subject}.try_recv() {{\n"
        f"Err({error}::Empty) => {{\n{other}\n}}\n"
        f"received => {{\nlet {shown} = received{'' if scope.threads else '.ok()'};\n{out}\n}}\n}}"
    )


def _try_send(case: ir.SelectCase, channel: ex.Expression, default: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    value = sent_value(case.value, element_of(type_of(channel, scope)), scope) if case.value is not None else "()"
    tried = f"{sender(channel, scope)}.try_send({value})"
    scope.frame.notes.append("`Err` is a full channel or one without a receiver, which the source cannot tell.")
    out, other = block(case.body, scope.block(), tail=tail), block(default.body, scope.block(), tail=tail)
    if not out and not other:
        return f"let _ = {tried};"
    head = guarded_head(tried)
    if not out:
        return f"if {head}.is_err() {{\n{other}\n}}"
    return branch(f"{head}.is_ok()", out, other, leaves=not tail and diverges(case.body))
