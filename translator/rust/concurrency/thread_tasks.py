"""Goroutines as threads."""

from __future__ import annotations

from dataclasses import replace

from translator.ir import expressions as ex
from translator.ir.statements import Spawn
from translator.ir.types import Known
from translator.rust.calls.call import call_text
from translator.rust.concurrency.tasks import body_of, limit_of
from translator.rust.dispatch import plain
from translator.rust.scope import INSIDE, Scope, strip_pointer
from translator.rust.text.indentation import indented
from translator.rust.text.naming import snake


def started(statement: Spawn, group: str, scope: Scope) -> str:
    """A thread, kept by its group where there is one."""
    call = ex.Call(statement.call) if isinstance(statement.call, ex.Closure) else statement.call
    match call:
        case ex.Call(ex.Closure() as closure, args):
            limit = limit_of(statement.group, scope)
            text, moved = body_of(closure, args, scope, borrows=_in_scope(group, scope) != "")
            if limit:
                free = indented("let _ = slots_rx.recv();")
                text = f"scopeguard::defer! {{\n{free}\n}}\n{text}"
                moved = f"let slots_rx = slots_rx.clone();\n{moved}"
            run = f"move || {{\n{text}\n}}" if text else "|| {}"
            before = "// Waits for a free slot.\nlet _ = slots_tx.send(());\n" if limit else ""
            return before + _kept(f"{{\n{moved}{run}\n}}" if moved else run, group, scope)
        case ex.Call():
            if isinstance(call.function, ex.Attribute) and not _in_scope(group, scope):
                owner = plain(call.function.value, scope)
                scope.frame.notes.append(f"the thread must own what it uses: an `Arc` of `{owner}`.")
            text = call_text(call, replace(scope, spawning=False)).term[0]
            return _kept(f"move || {{ {text}; }}", group, scope)
        case _:
            return _kept(plain(call, scope), group, scope)


def _in_scope(group: str, scope: Scope) -> str:
    """The kind of group whose threads run in a scope; empty for other groups."""
    found = (local for name, local in scope.locals.items() if snake(name) == group and local.scoped == INSIDE)
    of = next((strip_pointer(local.type) for local in found), None)
    return of.name if isinstance(of, Known) else ""


def _kept(run: str, group: str, scope: Scope) -> str:
    kind = _in_scope(group, scope)
    if kind == "errgroup":
        return f"{group}.push({INSIDE}.spawn({run}));"
    if kind:
        return f"{INSIDE}.spawn({run});"
    if group:
        return f"{group}.push(std::thread::spawn({run}));"
    return f"std::thread::spawn({run});"
