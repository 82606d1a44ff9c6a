"""`select` over channels."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.rust.containers import gives_nothing, receive, receiver
from translator.rust.dispatch import at, block, prints_statement
from translator.rust.indentation import indented
from translator.rust.inference import element_of, type_of
from translator.rust.loops import label_name
from translator.rust.mutability import binding
from translator.rust.naming import snake
from translator.rust.notes import taken
from translator.rust.ownership import own
from translator.rust.precedence import POSTFIX
from translator.rust.scope import Local, Scope
from translator.rust.tests_of import guarded_head


@prints_statement(ir.Select)
def _select(statement: ir.Select, scope: Scope, *, tail: bool) -> str:
    if statement.label:
        return f"'{label_name(statement.label)}: {{\n{_printed(statement, scope, tail=False)}\n}}"
    return _printed(statement, scope, tail=tail)


def _printed(statement: ir.Select, scope: Scope, *, tail: bool) -> str:
    cases = statement.cases
    default = next((c for c in cases if c.kind == "default"), None)
    others = [c for c in cases if c.kind != "default"]
    if not others:
        return _only_default(default, scope, tail=tail)
    if default is not None and len(others) == 1:
        only = others[0]
        ready = only.channel is not None and not gives_nothing(only.channel, scope)
        if only.kind == "send":
            return _try_send(only, default, scope, tail=tail)
        if ready:
            return _try_receive(only, default, scope, tail=tail)
    arms = "".join(_arm(case, scope, tail=tail) for case in others)
    if default is not None:
        scope.frame.notes.append("`default` runs when no branch is ready at once.")
        out = block(default.body, scope.block(), tail=tail)
        arms = f"biased;\n{arms}() = std::future::ready(()) => {{\n{out}\n}}\n"
    scope.frame.awaits += 1
    if len(others) == 1 and default is None:
        return _single(others[0], scope, tail=tail)
    return f"tokio::select! {{\n{indented(arms)}\n}}"


def _only_default(default: ir.SelectCase | None, scope: Scope, *, tail: bool) -> str:
    if default is None:
        scope.frame.awaits += 1
        return "std::future::pending::<()>().await;"
    return f"{{\n{block(default.body, scope.block(), tail=tail)}\n}}"


def _arm(case: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    inner = scope.block()
    if case.kind == "send":
        return _send_arm(case, scope, inner, tail=tail)
    head = _receive_head(case, scope, inner)
    notes = taken(scope.frame.notes)
    return f"{notes}{head} => {{\n{block(case.body, inner, tail=tail)}\n}}\n"


def _receive_head(case: ir.SelectCase, scope: Scope, inner: Scope) -> str:
    channel = case.channel
    if channel is None:
        return "else"
    waited, _ = receive(channel, scope)
    if gives_nothing(channel, scope):
        return f"_ = {waited}"
    name = case.names[0] if case.names else "_"
    found = case.names[1] if len(case.names) > 1 else "_"
    if name == "_" and found == "_":
        return f"_ = {waited}"
    inner.bind(name, Local(element_of(type_of(channel, scope))))
    if found != "_":
        value = binding(name) if name != "_" else "value"
        inner.bind(found, Local(rust=f"{_text(name)}.is_some()", negated=f"{_text(name)}.is_none()"))
        scope.frame.notes.append(f"`{_text(name)}` is an `Option`: `None` once the channel is closed.")
        return f"{value} = {waited}"
    return f"Some({binding(name)}) = {waited}"


def _text(name: str) -> str:
    return snake(name) if name != "_" else "value"


def _send_arm(case: ir.SelectCase, scope: Scope, inner: Scope, *, tail: bool) -> str:
    if case.channel is None or case.value is None:
        return ""
    channel = at(case.channel, scope, POSTFIX)
    value = own(case.value, scope)
    out = block(case.body, inner, tail=tail)
    body = f"permit.send({value});" + (f"\n{out}" if out else "")
    return f"Ok(permit) = {channel}.reserve() => {{\n{body}\n}}\n"


def _single(case: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    inner = scope.block()
    if case.kind == "send" or case.channel is None:
        channel = at(case.channel, scope, POSTFIX) if case.channel is not None else "tx"
        value = own(case.value, scope) if case.value is not None else "()"
        out = block(case.body, inner, tail=tail)
        sent = guarded_head(f"{channel}.send({value})")
        return f"if {sent}.await.is_ok() {{\n{out}\n}}"
    waited, _ = receive(case.channel, scope)
    if gives_nothing(case.channel, scope):
        return f"{waited}.await;\n{block(case.body, inner, tail=tail)}"
    name = case.names[0] if case.names else "_"
    inner.bind(name, Local(element_of(type_of(case.channel, scope))))
    return f"if let Some({binding(name)}) = {guarded_head(waited)}.await {{\n{block(case.body, inner, tail=tail)}\n}}"


def _try_receive(case: ir.SelectCase, default: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    inner = scope.block()
    name = case.names[0] if case.names else "_"
    channel = case.channel or ex.Name("rx")
    inner.bind(name, Local(element_of(type_of(channel, scope))))
    for found in case.names[1:]:
        inner.bind(found, Local(rust="true", negated="false"))
    scope.frame.notes.append("`Err` is an empty channel or a closed one; a closed one is always ready in the source.")
    subject = guarded_head(receiver(channel, scope))
    out = block(case.body, inner, tail=tail)
    other = block(default.body, scope.block(), tail=tail)
    head = f"Ok({binding(name)}) = {subject}.try_recv()" if name != "_" else ""
    if not head:
        return f"if {subject}.try_recv().is_ok() {{\n{out}\n}}" + (f" else {{\n{other}\n}}" if other else "")
    return f"if let {head} {{\n{out}\n}}" + (f" else {{\n{other}\n}}" if other else "")


def _try_send(case: ir.SelectCase, default: ir.SelectCase, scope: Scope, *, tail: bool) -> str:
    channel = at(case.channel, scope, POSTFIX) if case.channel is not None else "tx"
    value = own(case.value, scope) if case.value is not None else "()"
    out = block(case.body, scope.block(), tail=tail)
    other = block(default.body, scope.block(), tail=tail)
    scope.frame.notes.append("`Err` is a full channel or one without a receiver, which the source cannot tell.")
    if not out and not other:
        return f"let _ = {channel}.try_send({value});"
    if not out:
        return f"if {guarded_head(f'{channel}.try_send({value})')}.is_err() {{\n{other}\n}}"
    return f"if {guarded_head(f'{channel}.try_send({value})')}.is_ok() {{\n{out}\n}}" + (
        f" else {{\n{other}\n}}" if other else ""
    )
