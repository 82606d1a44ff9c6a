"""`let` for channels, groups and contexts."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Channel, Known, Type
from translator.rust.concurrency.channels import SIGNAL, halves, new_channel, only_closed, token
from translator.rust.concurrency.threads import DEADLINE, NEVER, NOTHING_SENT, given_context
from translator.rust.dispatch import plain
from translator.rust.expressions.ownership import form
from translator.rust.scope import Local, Scope
from translator.rust.statements.mutability import binding
from translator.rust.text.naming import snake
from translator.rust.types.printed import default_value


def channel_binding(statement: ir.Let, of: Type, args: tuple[ex.Expression, ...], scope: Scope) -> str:
    """A channel is bound by its two halves."""
    (name,) = statement.names
    text = new_channel(of, args, scope)
    tx, rx = halves(name)
    if statement.mutable and not scope.threads:
        scope.frame.mutated.add(rx)
    scope.bind(name, Local(Channel(of, "split"), rust=tx, receiver=rx))
    return f"let ({tx}, {binding(rx)}) = {text};"


def signal_binding(name: str, type_: Type, scope: Scope) -> str:
    """A channel that is only closed is a token; on threads, a sender to drop."""
    if scope.threads:
        tx, rx = halves(name)
        scope.bind(name, Local(type_, rust=tx, receiver=rx))
        return f"let ({tx}, {rx}) = {NOTHING_SENT};"
    scope.bind(name, Local(type_))
    scope.frame.notes.append(only_closed(snake(name)))
    return f"let {binding(name)} = {SIGNAL}::new();"


def group_binding(group: str, context: str, call: ex.Call, scope: Scope) -> str:
    """An errgroup, and the context that ends with it."""
    scope.bind(group, Local(Known("errgroup")))
    scope.frame.mutated.add(group)
    if scope.threads:
        if context != "_":
            scope.bind(context, _passed_on(call.context, scope))
        scope.frame.notes.append("a thread cannot be aborted: what should end at the first error looks at a flag.")
        return f"let {binding(group)} = {default_value(Known('errgroup'), scope)};"
    if context != "_":
        scope.bind(context, Local(Known("context"), ref=False))
    scope.frame.notes.append("the group's context is cancelled at the first error; a `JoinSet` aborts when dropped.")
    return f"let {binding(group)} = {default_value(Known('errgroup'), scope)};"


CANCELLABLE = frozenset({"WithCancel", "WithTimeout", "WithDeadline", "WithCancelCause"})


def context_binding(context: str, cancel: str, call: ex.Call, made: str, scope: Scope) -> str:
    """A context that can be cancelled is a token; one with a time limit is the limit."""
    if scope.threads:
        return _ended_by_sender(context, cancel, call, made, scope)
    scope.bind(context, Local(Known("context")))
    shown = snake(context) if context != "_" else "token"
    scope.bind(cancel, Local(Known("cancel"), rust=f"{shown}.cancel"))
    if made in {"WithCancel", "WithCancelCause"}:
        function = scope.function
        parent = call.context
        if isinstance(parent, ex.Name) and function is not None and parent.text == function.context:
            scope.frame.cancel = True
            return f"let {shown} = {snake(parent.text)}.child_token();"
        return f"let {shown} = tokio_util::sync::CancellationToken::new();"
    limit = plain(call.args[0], scope) if call.args else "limit"
    scope.bind(cancel, Local(Known("cancel"), rust="drop"))
    scope.frame.notes.append(f"wrap what must end in time in `tokio::time::timeout({limit}, …)`.")
    name = "timeout" if made == "WithTimeout" else "deadline"
    return f"let {name} = {limit};"


def _ended_by_sender(context: str, cancel: str, call: ex.Call, made: str, scope: Scope) -> str:
    """On threads: a receiver that ends when its sender is dropped; a time limit is an `Instant`."""
    parent = given_context(call.context) if call.context is not None else None
    if made in {"WithCancel", "WithCancelCause"}:
        shown = snake(context) if context != "_" else "ended"
        sender_name = snake(cancel) if cancel != "_" else f"{shown}_tx"
        scope.bind(context, Local(Known("context")))
        scope.bind(cancel, Local(Known("cancel")))
        if parent is not None:
            scope.frame.notes.append(f"`{shown}` does not end with `{plain(parent, scope)}`: wait for both.")
        return f"let ({sender_name}, {shown}) = {NOTHING_SENT};"
    scope.bind(context, _passed_on(call.context, scope))
    scope.bind(cancel, Local(Known("cancel"), rust=DEADLINE))
    limit = plain(call.args[0], scope) if call.args else "limit"
    scope.frame.notes.append(
        f"a thread has no limit from outside: `recv_deadline({DEADLINE})`, and sockets with timeouts."
    )
    return f"let {DEADLINE} = {f'std::time::Instant::now() + {limit}' if made == 'WithTimeout' else limit};"


def _passed_on(context: ex.Expression | None, scope: Scope) -> Local:
    """A context that is its parent on threads, or one that never ends."""
    parent = given_context(context) if context is not None else None
    if parent is None:
        return Local(Known("context"), rust=NEVER)
    return Local(Known("context"), ref=form(parent, scope) == "reference", rust=token(parent, scope))
