"""What Rust ends by itself: locks, deferred calls, `with`, task groups."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.declarations import Structure
from translator.ir.types import Known, Pointer
from translator.rust.calls import call_text
from translator.rust.dispatch import STATEMENTS, at, block, plain, prints_statement
from translator.rust.error_enum import Source
from translator.rust.error_sources import snippet
from translator.rust.flow import jumps
from translator.rust.indentation import indented
from translator.rust.inference import type_of
from translator.rust.mutability import binding
from translator.rust.naming import field as field_name
from translator.rust.naming import snake
from translator.rust.ownership import index_text
from translator.rust.precedence import POSTFIX
from translator.rust.timeouts import limited
from translator.rust.scope import Guard, Local, Scope, strip_pointer

LOCKING = {"lock": "lock", "read_lock": "read"}
RELEASED = frozenset({"unlock", "read_unlock"})
STATE = "state"
"""The field and guard that hold a struct's data when its lock was moved around them."""


@prints_statement(ir.Lock)
def _lock(statement: ir.Lock, scope: Scope, tail: bool) -> str:  # noqa: FBT001
    del tail
    name, fields = _guarded(statement.mutex, scope)
    if statement.action in RELEASED:
        scope.held = tuple(g for g in scope.held if g.name != name)
        return f"drop({name});"
    scope.frame.locks = True
    kind = type_of(statement.mutex, scope)
    method = LOCKING.get(statement.action, "lock")
    if method == "lock" and strip_pointer(kind) == Known("rwmutex"):
        method = "write"
    scope.held = (*scope.held, Guard(name, fields))
    subject = at(statement.mutex, scope, POSTFIX)
    if fields:
        subject = f"{subject.rsplit('.', 1)[0]}.{STATE}"
    else:
        scope.frame.notes.append(f"what `{subject}` guards goes inside the lock and is reached through `{name}`.")
    written = "" if method == "read" else "mut "
    return f"let {written}{name} = {subject}.{method}().unwrap();"


def _guarded(mutex: ex.Expression, scope: Scope) -> tuple[str, frozenset[str]]:
    """The guard's name, and the fields that stand below the lock in its struct: those it guards."""
    match mutex:
        case ex.Attribute(ex.Name(_, _, "receiver") as owner, name):
            fields = _below(strip_pointer(type_of(owner, scope)), name, scope)
            return (STATE, fields) if fields else (f"{field_name(name)}_guard", frozenset())
        case ex.Attribute(_, name) | ex.Name(name):
            return f"{field_name(name).removeprefix('r#')}_guard", frozenset()
        case _:
            return "guard", frozenset()


def _below(owner: object, name: str, scope: Scope) -> frozenset[str]:
    declared = scope.index.type(getattr(owner, "package", "") or scope.unit, getattr(owner, "name", ""))
    if not isinstance(declared, Structure):
        return frozenset()
    names = [f.name for f in declared.fields]
    locks = [f for f in declared.fields if _is_lock(f.type)]
    if name not in names or len(locks) != 1:
        return frozenset()
    return frozenset(names[names.index(name) + 1 :])


def _is_lock(type_: object) -> bool:
    inner = type_.to if isinstance(type_, Pointer) else type_
    return isinstance(inner, Known) and inner.name in {"mutex", "rwmutex"}


@prints_statement(ir.Defer)
def _defer(statement: ir.Defer, scope: Scope, tail: bool) -> str:  # noqa: FBT001
    del tail
    call = statement.call
    match statement.kind:
        case "close":
            return f"// `{_owner(call, scope)}` is closed when it is dropped."
        case "unlock":
            return _unlock(call, scope)
        case "cancel":
            scope.frame.notes.append("cancellation ends with the token's `drop_guard`, or by dropping the future.")
            return ""
        case "done":
            return ""
    if isinstance(call, ex.Call) and isinstance(call.function, ex.Closure) and not call.args:
        return _deferred_body(call.function, scope)
    awaits = scope.frame.awaits
    printed = call_text(call, scope)
    text = printed.term[0]
    if scope.frame.awaits != awaits or printed.raises:
        scope.frame.awaits = awaits
        return _not_deferrable(text, scope)
    if printed.fallible:
        text = f"let _ = {text}"
    return deferred(f"{text};")


def deferred(text: str) -> str:
    """Statements that run at the end of the scope, whatever way control leaves it."""
    return f"scopeguard::defer! {{\n{indented(text)}\n}}"


def _deferred_body(closure: ex.Closure, scope: Scope) -> str:
    from translator.rust.closures import spawned_body  # noqa: PLC0415 - named once

    text, inner = spawned_body(closure, scope)
    if inner.frame.awaits or "?" in text or "recover()" in text:
        return _not_deferrable(text, scope)
    return deferred(text)


def _not_deferrable(text: str, scope: Scope) -> str:
    scope.frame.notes.append("this ran at the end of the function; it waits or fails, so `Drop` cannot do it:")
    return "\n".join(f"// {line}" for line in text.split("\n") if line)


def _unlock(call: ex.Expression, scope: Scope) -> str:
    name = "guard"
    if isinstance(call, ex.Call) and isinstance(call.function, ex.Attribute):
        name, _ = _guarded(call.function.value, scope)
    elif scope.held:
        name = scope.held[-1].name
    return f"// `{name}` unlocks when it is dropped."


def _owner(call: ex.Expression, scope: Scope) -> str:
    match call:
        case ex.Call(ex.Attribute(value, _)) | ex.Attribute(value, _):
            return snippet(value, scope)
        case _:
            return snippet(call, scope)


@prints_statement(ir.With)
def _with(statement: ir.With, scope: Scope, tail: bool) -> str:  # noqa: FBT001
    single = limited(statement)
    if single is not None:
        return STATEMENTS[type(single)](single, scope, tail)
    timed = _timed(statement, scope)
    if timed is not None:
        return timed
    inner = scope.block()
    lines = [line for item in statement.items if (line := _entered(item, statement, scope, inner))]
    lines.append(block(statement.body, inner, tail=tail))
    return "{\n" + "\n".join(lines) + "\n}"


def _timed(statement: ir.With, scope: Scope) -> str | None:
    """`async with asyncio.timeout(5)`: the body as a future with a limit. None for other managers."""
    match statement.items:
        case (ir.WithItem(ex.Call(ex.Name("timeout", "asyncio"), (limit,))),):
            pass
        case _:
            return None
    seconds = plain(limit, scope)
    whole = isinstance(limit, ex.Literal) and limit.kind == "int"
    text = f"std::time::Duration::from_secs{'' if whole else '_f64'}({seconds})"
    scope.frame.awaits += 1
    inner = scope.block()
    inner.label = ""
    source = Source("tokio::time::error::Elapsed", "Elapsed", classes=("TimeoutError",))
    scope.errors.convert(source)
    out = block(statement.body, inner)
    leave = f"break '{scope.label} Err(err.into())" if scope.label else "return Err(err.into())"
    if jumps(statement.body):
        scope.frame.notes.append("the body leaves from inside the time limit: give its value back through the future.")
    return (
        f"if let Err(err) = tokio::time::timeout({text}, async {{\n{out}\n}}).await {{\n{leave};\n}}"
    )


def _entered(item: ir.WithItem, statement: ir.With, scope: Scope, inner: Scope) -> str:
    manager = item.manager
    type_ = type_of(manager, scope)
    if type_ == Known("mutex") or _is_lock_name(manager):
        name, _ = _guarded(manager, scope)
        behind = ".lock().await" if statement.is_async else ".lock().unwrap()"
        if statement.is_async:
            scope.frame.awaits += 1
        return f"let _{name} = {at(manager, scope, POSTFIX)}{behind};"
    match manager:
        case ex.Call(ex.Name("suppress", "contextlib"), args):
            names = ", ".join(plain(a, scope) for a in args)
            scope.frame.notes.append(f"errors of these kinds are ignored here: {names}.")
            return ""
        case ex.Call(ex.Name("open", _, "builtin")):
            return _opened(item, manager, scope, inner)
    text = call_text(manager, scope).term[0] if not isinstance(manager, ex.Call) else plain(manager, scope)
    if item.target:
        inner.bind(item.target, Local(type_))
        return f"let {binding(item.target)} = {text};"
    return f"let _{_word(manager)} = {text};"


def _is_lock_name(manager: ex.Expression) -> bool:
    name = manager.name if isinstance(manager, ex.Attribute) else manager.text if isinstance(manager, ex.Name) else ""
    return name.strip("_").lower() in {"lock", "mutex"} or name.endswith("_lock")


def _word(manager: ex.Expression) -> str:
    match manager:
        case ex.Call(ex.Name(name) | ex.Attribute(_, name)) | ex.Name(name) | ex.Attribute(_, name):
            return snake(name).removeprefix("r#").strip("_") or "guard"
        case _:
            return "guard"


def _opened(item: ir.WithItem, call: ex.Call, scope: Scope, inner: Scope) -> str:
    from translator.rust.calls import key_text, leaves  # noqa: PLC0415 - named once
    from translator.rust.error_sources import library_source  # noqa: PLC0415

    mode = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.name == "mode"), None)
    how = mode.text if isinstance(mode, ex.Literal) else "r"
    verb = "create" if how[:1] in {"w", "x"} else "open"
    path = key_text(call.args[0], scope) if call.args else '""'
    opened = f"std::fs::File::{verb}({path})"
    if how[:1] == "a":
        opened = f"std::fs::OpenOptions::new().append(true).create(true).open({path})"
    text = leaves((opened, POSTFIX), library_source("std::io::Error"), scope)[0]
    name = item.target or "_file"
    inner.bind(name, Local(Known("file")))
    inner.frame.mutated.add(name)
    return f"let {binding(name)} = {text};"


def group_call(call: ex.Call, scope: Scope) -> str | None:
    """Calls on wait groups and error groups as statements; None for other calls."""
    match call.function:
        case ex.Attribute(group, method):
            type_ = strip_pointer(type_of(group, scope))
        case _:
            return None
    if type_ not in {Known("waitgroup"), Known("errgroup")}:
        return None
    name = at(group, scope, POSTFIX)
    match method:
        case "Add" | "Done":
            return ""
        case "Wait":
            scope.frame.awaits += 1
            return f"while {name}.join_next().await.is_some() {{}}"
        case "SetLimit":
            limit = index_text(call.args[0], scope) if call.args else "1"
            if isinstance(group, ex.Name) and (local := scope.locals.get(group.text)) is not None:
                scope.bind(group.text, local._replace(limit="limit"))
            return f"let limit = std::sync::Arc::new(tokio::sync::Semaphore::new({limit}));"
        case _:
            return None
