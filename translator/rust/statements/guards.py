"""What Rust ends by itself: locks, deferred calls, `with`, task groups."""

from __future__ import annotations

import re

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Known
from translator.rust.calls.atomic_calls import without_result
from translator.rust.calls.call import call_text
from translator.rust.concurrency.channels import is_signal, is_timer, sender
from translator.rust.concurrency.task_groups import group_call
from translator.rust.concurrency.threads import DEADLINE
from translator.rust.dispatch import at, prints_statement
from translator.rust.errors.error_sources import snippet
from translator.rust.scope import Guard, Scope, strip_pointer
from translator.rust.statements.deferred_values import (
    Now,
    borrowed_again,
    guarded_values,
    lending_guard,
    scope_of,
    split,
)
from translator.rust.statements.flow import mentions, walk
from translator.rust.statements.guarded import guarded as guarded_fields
from translator.rust.statements.mutability import if_written
from translator.rust.text.indentation import indented
from translator.rust.text.naming import field as field_name
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import structure_of

LOCKING = {"lock": "lock", "read_lock": "read"}


_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_TRIES = re.compile(r"[\w)\]}]\?")
RELEASED = frozenset({"unlock", "read_unlock"})


@prints_statement(ir.Lock)
def _lock(statement: ir.Lock, scope: Scope, *, tail: bool) -> str:
    del tail
    name, fields = guarded(statement.mutex, scope)
    if statement.action in RELEASED:
        scope.held = tuple(g for g in scope.held if g.name != name)
        return f"drop({name});"
    scope.frame.locks = True
    kind = type_of(statement.mutex, scope)
    method = LOCKING.get(statement.action, "lock")
    if method == "lock" and strip_pointer(kind) == Known("rwmutex"):
        method = "write"
    key = f"{name} {id(statement)}" if method == "read" else ""
    scope.held = (*scope.held, Guard(name, fields, key))
    subject = at(statement.mutex, scope, POSTFIX)
    if fields:
        owner = subject if isinstance(statement.mutex, ex.Name) else subject.rsplit(".", 1)[0]
        subject = f"{owner}.{name}"
    else:
        scope.frame.notes.append(f"what `{subject}` guards goes inside the lock and is reached through `{name}`.")
    if not key:
        return f"let mut {name} = {subject}.{method}().unwrap();"
    changed = f"{_WRITES}\nlet mut {name} = {subject}.write().unwrap();"
    return if_written(key, f"let {name} = {subject}.read().unwrap();", changed)


_WRITES = "// DECIDE: the source writes to what it has only locked for reading."


def guarded(mutex: ex.Expression, scope: Scope) -> tuple[str, frozenset[str]]:
    """The guard's name, and the fields that the lock holds where its struct is printed with the data inside."""
    match mutex:
        case ex.Attribute(ex.Name(_, _, "receiver") as owner, name):
            return _held(owner, name, scope) or (f"{field_name(name)}_guard", frozenset())
        case ex.Name(_, _, "receiver"):
            return _held(mutex, "", scope) or ("guard", frozenset())
        case ex.Attribute(_, name) | ex.Name(name):
            return f"{field_name(name).removeprefix('r#')}_guard", frozenset()
        case _:
            return "guard", frozenset()


def _held(owner: ex.Expression, name: str, scope: Scope) -> tuple[str, frozenset[str]] | None:
    """The lock that took the place of the one called `name`; without a name, of the embedded one."""
    declared = structure_of(type_of(owner, scope), scope)
    for one in guarded_fields(declared) if declared is not None else ():
        if one.lock.name == name or (one.lock.embedded and not name):
            return one.field, frozenset(f.name for f in one.fields)
    return None


@prints_statement(ir.Defer)
def _defer(statement: ir.Defer, scope: Scope, *, tail: bool) -> str:
    del tail
    call = statement.call
    match statement.kind:
        case "close":
            return _close(call, scope)
        case "unlock":
            return _unlock(call, scope)
        case "cancel":
            if scope.threads:
                ends = snippet(call.function if isinstance(call, ex.Call) else call, scope)
                return (
                    ""
                    if ends == DEADLINE
                    else f"// `{ends}` is dropped at the end of the scope, which ends the context."
                )
            scope.frame.notes.append("cancellation ends with the token's `drop_guard`, or by dropping the future.")
            return ""
        case "done":
            return ""
    if stopped := _stops_timer(call, scope):
        return f"// `{stopped}` stops when it is dropped."
    awaits = scope.frame.awaits
    if isinstance(call, ex.Call) and (group := group_call(call, scope)):
        scope.frame.awaits = awaits
        return _not_deferrable(group, scope)
    call, now = split(call, scope)
    inner = scope_of(now, scope) if now else scope
    if isinstance(call, ex.Call) and isinstance(call.function, ex.Closure) and not call.args:
        return _deferred_body(call.function, inner, now)
    awaits = scope.frame.awaits
    if isinstance(call, ex.Call):
        call = without_result(call, lambda value: type_of(value, inner))
    printed = call_text(call, inner)
    text = printed.term[0]
    if scope.frame.awaits != awaits or printed.raises:
        scope.frame.awaits = awaits
        return _not_deferrable(text, scope)
    if printed.fallible:
        text = f"let _ = {text}"
    if now:
        return guarded_values(now, f"{text};", scope)
    lent = borrowed_again(call, scope)
    return lending_guard(lent, f"{text};") if lent else deferred(f"{text};")


def _stops_timer(call: ex.Expression, scope: Scope) -> str:
    """The name of the timer that a call stops; empty for other calls."""
    match call:
        case ex.Call(ex.Attribute(timer, "Stop"), ()) if is_timer(timer, scope):
            return snippet(timer, scope)
        case _:
            return ""


def _close(call: ex.Expression, scope: Scope) -> str:
    """A file, a connection, or a channel: `defer close(ch)`."""
    match call:
        case ex.Call(ex.Name(_, _, "builtin"), (channel,)):
            end = sender(channel, scope)
            if is_signal(channel, scope):
                name = end.rpartition(".")[2].removeprefix("r#")
                piece = scope.function is None or scope.function.body is None
                again = piece or not isinstance(channel, ex.Name) or mentions(scope.rest, frozenset({channel.text}))
                return f"let _{name}_guard = {end}{'.clone()' if again else ''}.drop_guard();"
            if isinstance(channel, ex.Attribute):
                scope.frame.notes.append(f"the channel of `{end}` closes here in the source: take the sender out.")
                return ""
            return f"// Dropping `{end}` closes the channel."
    return f"// `{_owner(call, scope)}` is closed when it is dropped."


def deferred(text: str) -> str:
    """Statements that run at the end of the scope, whatever way control leaves it."""
    return f"scopeguard::defer! {{\n{indented(text)}\n}}"


def _deferred_body(closure: ex.Closure, scope: Scope, now: Now) -> str:
    from translator.rust.expressions.closures import spawned_body

    results = frozenset(scope.function.result_names) if scope.function is not None else frozenset()
    written = [target for one in walk(closure.body) if isinstance(one, ir.Assign) for target in one.targets]
    for name in sorted({one.text for one in written if isinstance(one, ex.Name)} & results):
        scope.frame.notes.append(
            f"the source returns what this gives `{snake(name)}`; here that is lost: do it before the result."
        )
    text, inner = spawned_body(closure, scope)
    if inner.frame.awaits or _TRIES.search(_TEXT.sub("", text)) or "recover()" in text:
        return _not_deferrable(text, scope)
    return guarded_values(now, text, scope) if now else deferred(text)


def _not_deferrable(text: str, scope: Scope) -> str:
    scope.frame.notes.append("this ran at the end of the function; it waits or fails, so `Drop` cannot do it:")
    return "\n".join(f"// {line}" for line in text.split("\n") if line)


def _unlock(call: ex.Expression, scope: Scope) -> str:
    name = "guard"
    if isinstance(call, ex.Call) and isinstance(call.function, ex.Attribute):
        name, _ = guarded(call.function.value, scope)
    elif scope.held:
        name = scope.held[-1].name
    return f"// `{name}` unlocks when it is dropped."


def _owner(call: ex.Expression, scope: Scope) -> str:
    match call:
        case ex.Call(ex.Attribute(value, _)) | ex.Attribute(value, _):
            return snippet(value, scope)
        case _:
            return snippet(call, scope)
