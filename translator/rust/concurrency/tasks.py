"""Tasks and sends."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

import msgspec

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ERROR, UNKNOWN, Channel, Known, List, Map, Named, Optional, Type
from translator.rust.calls.call import call_text
from translator.rust.concurrency.channel_uses import uses_end
from translator.rust.concurrency.channels import cancelled_context, channel_type, is_signal, sender
from translator.rust.concurrency.threads import wait
from translator.rust.dispatch import at, plain, prints_statement, wrap
from translator.rust.expressions.closures import spawned_body
from translator.rust.expressions.ownership import own
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements.flow import mentions, walk
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import callee_of, element_of, type_of
from translator.rust.types.printed import is_copy, is_trait


@prints_statement(ir.Send)
def _send(statement: ir.Send, scope: Scope, *, tail: bool) -> str:
    del tail
    of = element_of(type_of(statement.channel, scope))
    value = sent_value(statement.value, of, scope)
    kept = ".clone()" if value == plain(statement.value, scope) and _is_used_again(statement.value, scope) else ""
    text = f"{sender(statement.channel, scope)}.send({value}{kept}){wait(scope)}"
    match statement.after:
        case "nothing":
            return f"let _ = {text};"
        case "leave":
            return f"if {guarded_head(text)}.is_err() {{\n{GIVEN_UP}\n}}"
    scope.frame.notes.append("a send fails once no receiver is left, where the source would wait for ever.")
    return f"let _ = {text};"


def _is_used_again(value: ex.Expression, scope: Scope) -> bool:
    """Whether a struct, a text or a collection is sent that has a name, and what follows has it too."""
    if not isinstance(value, ex.Name) or value.package or not mentions(scope.rest, frozenset({value.text})):
        return False
    type_ = type_of(value, scope)
    return isinstance(type_, Named | List | Map) and not is_trait(type_, scope) and not is_copy(type_, scope)


GIVEN_UP = "return; // DECIDE: no receiver is left, where the source would wait for ever."


def sent_value(value: ex.Expression, of: Type, scope: Scope) -> str:
    """What a channel carries; of a call that only fails or not, its error."""
    if of != Optional(ERROR):
        return own(value, scope, of)
    if isinstance(value, ex.Call) and cancelled_context(value, scope) is None:
        printed = call_text(value, scope)
        if printed.fallible or (printed.rule is None and type_of(value, scope) == UNKNOWN):
            return f"{wrap(printed.term, POSTFIX)}.err().map(Into::into)"
    text = own(value, scope, of)
    named = isinstance(value, ex.NewError | ex.Name) and type_of(value, scope) != of
    return f"{text[:-1]}.into())" if named and text.startswith("Some(") else text


@prints_statement(ir.CloseChannel)
def _close(statement: ir.CloseChannel, scope: Scope, *, tail: bool) -> str:
    del tail
    return closed(statement.channel, scope)


def closed(channel: ex.Expression, scope: Scope) -> str:
    """`close(channel)`: a token is cancelled, a sender dropped."""
    if is_signal(channel, scope):
        return f"{at(channel, scope, POSTFIX)}.cancel();"
    end = sender(channel, scope)
    if isinstance(channel, ex.Name):
        return f"drop({end}); // the channel closes when its last sender is dropped"
    token = "" if scope.threads else "; a token, where nothing is sent on it"
    instead = "" if channel_type(channel, scope) else token
    scope.frame.notes.append(f"`{end}` must be an `Option`, so that its sender can be taken and dropped{instead}.")
    return f"drop({end}.take());"


@prints_statement(ir.Spawn)
def _spawn(statement: ir.Spawn, scope: Scope, *, tail: bool) -> str:
    del tail
    starter = _starter(statement, scope)
    if scope.threads:
        from translator.rust.concurrency.thread_tasks import started

        return started(statement, "" if starter == DETACHED else starter.removesuffix(".spawn"), scope)
    call = statement.call
    if isinstance(call, ex.Closure):
        call = ex.Call(call)
    match call:
        case ex.Call(ex.Closure() as closure, args):
            return _start_closure(starter, closure, args, statement.group, scope)
        case ex.Call():
            return _start_call(starter, call, scope)
        case _:
            return f"{starter}({plain(call, replace(scope, spawning=True))});"


def _starter(statement: ir.Spawn, scope: Scope) -> str:
    if statement.group is not None:
        _written(statement.group, scope)
        return f"{at(statement.group, scope, POSTFIX)}.spawn"
    closure = statement.call.function if isinstance(statement.call, ex.Call) else statement.call
    for inner in walk(closure.body) if isinstance(closure, ex.Closure) else ():
        match inner:
            case ir.Defer(ex.Call(ex.Attribute(group, "Done")), "done") | ir.Do(ex.Call(ex.Attribute(group, "Done"))):
                if strip_pointer(type_of(group, scope)) == Known("waitgroup"):
                    _written(group, scope)
                    return f"{at(group, scope, POSTFIX)}.spawn"
    return DETACHED


DETACHED = "tokio::spawn"
"""What starts a task for which nobody waits."""


def _written(group: ex.Expression, scope: Scope) -> None:
    if isinstance(group, ex.Name):
        scope.frame.mutated.add(group.text)


def limit_of(group: ex.Expression | None, scope: Scope) -> str:
    """What limits how many tasks of a group run; empty for nothing."""
    local = scope.locals.get(group.text) if isinstance(group, ex.Name) else None
    return local.limit if local is not None else ""


class Body(NamedTuple):
    """What a task does, and the lines before it that give it what it takes along."""

    text: str
    before: str


def body_of(closure: ex.Closure, args: tuple[ex.Expression, ...], scope: Scope, *, borrows: bool = False) -> Body:
    """A literal that is started as a task. `borrows`: what is borrowed around it may be used in it."""
    outer = scope.block()
    for name, local in scope.locals.items() if not borrows else ():
        if local.ref and not local.rust and local.type != UNKNOWN and not is_trait(local.type, scope):
            outer.bind(name, local._replace(ref=False))
    moved = ""
    for (name, _), value in zip(closure.params, args, strict=False):
        text = own(value, scope)
        if text != snake(name) and name != "_":
            moved += f"let {snake(name)} = {text};\n"
    text, _ = spawned_body(closure, outer)
    if closure.fallible:
        text = _typed_end(text, scope, unit=not closure.results)
    clones = _clones(text, closure, scope) + ("" if borrows else _owned_captures(text, scope))
    _shared_writes(closure, scope)
    return Body(text, clones + moved)


def _start_closure(
    starter: str,
    closure: ex.Closure,
    args: tuple[ex.Expression, ...],
    group: ex.Expression | None,
    scope: Scope,
) -> str:
    limit = limit_of(group, scope)
    text, moved = body_of(closure, args, scope)
    if limit:
        scope.frame.awaits += 1
        text = f"let _permit = permit;\n{text}"
    body = f"async move {{\n{text}\n}}" if text else "async move {}"
    before = (
        f'let permit = {limit}.clone().acquire_owned().await.expect("the semaphore stays open");\n' if limit else ""
    )
    starter = before + starter
    if moved:
        return f"{starter}({{\n{moved}{body}\n}});"
    return f"{starter}({body});"


def _typed_end(text: str, scope: Scope, *, unit: bool) -> str:
    """An async block's error type can only be told by its last `Ok`. `unit`: the block gives nothing but the error."""
    scope.errors.own_raises += 1
    head, _, end = text.rpartition("\n")
    if not end.startswith("Ok("):
        return text
    if unit and end.endswith("?)"):
        head, end = f"{head}\n" * bool(head) + f"{end[3:-1]};", "Ok(())"
    of = "()" if end == "Ok(())" else "_"
    if scope.errors.anyhow:
        return f"{head}\n" * bool(head) + f"anyhow::{end}"
    return f"{head}\n" * bool(head) + f"Ok::<{of}, {scope.errors.name}>{end[2:]}"


def _clones(text: str, closure: ex.Closure, scope: Scope) -> str:
    """Clones of the senders and tokens that a task takes along and others still need.

    What nobody needs any more is moved: a channel closes when its last sender is dropped.
    """
    lines = ""
    for name, local in scope.locals.items():
        if local.ref or not (isinstance(local.type, Channel) or local.type == Known("context")):
            continue
        tx = local.rust or snake(name)
        if isinstance(local.type, Known):
            if _is_named(tx, text) and _is_needed(name, 0, scope):
                lines += f"let {tx} = {tx}.clone();\n"
            continue
        if local.type.direction != "receive" and _is_named(tx, text) and _is_needed(name, 0, scope):
            lines += f"let {tx} = {tx}.clone();\n"
        rx = local.receiver or (tx if local.type.direction == "receive" else "")
        if rx and uses_end(closure.body, name, 1, scope) and _is_needed(name, 1, scope):
            if scope.threads:
                lines += f"let {rx} = {rx}.clone();\n"
                continue
            scope.frame.notes.append(
                f"several tasks use `{rx}`, but a receiver has one owner: `async_channel`, or one task that hands out."
            )
    return lines


def _is_named(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w.]){name}\b", text) is not None


def _is_needed(name: str, end: int, scope: Scope) -> bool:
    """Whether the end of a channel is used again: in the next turn of a loop, or in what follows."""
    if name in scope.outside:
        return True
    local = scope.locals[name]
    if not local.receiver:
        return bool(mentions(scope.rest, frozenset({name})))
    return uses_end(scope.rest, name, end, scope, scope.results.types)


def _owned_captures(text: str, scope: Scope) -> str:
    """Copies of borrowed names that a task uses: it must own what it takes along."""
    lines = ""
    for name, local in scope.locals.items():
        shown = local.rust or snake(name)
        if not local.ref or not re.search(rf"(?<![\w.]){shown}\b", text):
            continue
        if shown == "self":
            scope.frame.notes.append("the task uses `self`, which it must own: an `Arc`, or clones of what it needs.")
        elif is_trait(local.type, scope):
            scope.frame.notes.append(f"the task uses `{shown}`, which it must own: an `Arc`.")
        elif _is_context(name, scope):
            lines += f"let {shown} = {shown}.clone();\n"
        elif shown != "Self" and local.type != UNKNOWN:
            lines += f"let {shown} = {own(ex.Name(name, '', 'local'), scope)};\n"
    return lines


def _is_context(name: str, scope: Scope) -> bool:
    """Whether a name is the context that the function around was given: a token."""
    function = scope.function
    return function is not None and name in {function.context, function.inner.context if function.inner else ""}


def _shared_writes(closure: ex.Closure, scope: Scope) -> None:
    """What a task writes that it did not declare is shared with the code around it."""
    written = {
        root.text
        for statement in walk(closure.body)
        if isinstance(statement, ir.Assign)
        for target in statement.targets
        if (root := _root(target)) is not None
    }
    shared = [name for name in scope.locals if name in written and name not in dict(closure.params)]
    # A channel that is set to nil is only switched off.
    shared = [name for name in shared if not isinstance(strip_pointer(scope.locals[name].type), Channel)]
    if shared:
        names = ", ".join(f"`{snake(name)}`" for name in shared)
        scope.frame.notes.append(f"the task writes {names}, which other code shares: return the value, or use a lock.")


def _root(target: ex.Expression) -> ex.Name | None:
    while isinstance(target, ex.Attribute | ex.Index | ex.Slice | ex.Unary):
        target = target.value
    return target if isinstance(target, ex.Name) and target.kind != "receiver" else None


def _start_call(starter: str, call: ex.Call, scope: Scope) -> str:
    found = callee_of(call, scope)
    waits = found is not None and (found[0].is_async or found[0].waits or bool(found[0].context))
    waits = waits or call.awaited or call.context is not None
    if isinstance(call.function, ex.Attribute):
        scope.frame.notes.append(f"the task must own what it uses: an `Arc` of `{plain(call.function.value, scope)}`.")
    awaits = scope.frame.awaits
    if found is not None and found[0].is_async:
        call = msgspec.structs.replace(call, awaited=True)
    text = call_text(call, replace(scope, spawning=False)).term[0]
    scope.frame.awaits = awaits
    if waits:
        return f"{starter}(async move {{ {text} }});" if text.endswith(".await") else f"{starter}({text});"
    if text.endswith(".await"):
        return f"{starter}(async move {{ {text} }});"
    return f"{starter}(async move {{ {text}; }});"
