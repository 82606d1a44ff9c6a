"""Goroutines, deferred calls, locks and sends."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.frame import Frame, LoweringError
from translator.go.infer import type_of
from translator.go.lowering import lower_expression
from translator.go.meanings import require
from translator.ir.expressions import Attribute, Call, Closure, Expression, Name
from translator.ir.statements import CloseChannel, Defer, Do, Let, Lock, Send, Spawn, Statement
from translator.ir.types import UNKNOWN, Known, Pointer

_LOCKS: Final = {"Lock": "lock", "Unlock": "unlock", "RLock": "read_lock", "RUnlock": "read_unlock"}
_GROUPS: Final = frozenset({"errgroup", "waitgroup"})


def lower_call_statement(node: Node, frame: Frame) -> Statement | None:
    """A call statement that means more than a call: a lock, a closed channel, a task of a group."""
    call = lower_expression(node, frame)
    if not isinstance(call, Call):
        return Do(call)
    match call:
        case Call(function=Attribute(value=mutex, name="Lock" | "Unlock" | "RLock" | "RUnlock" as name), args=()):
            return Lock(mutex, _LOCKS[name]) if call.context is None else Do(call)
        case Call(function=Name(text="close", kind="builtin"), args=(channel,)):
            return CloseChannel(channel)
        case Call(function=Attribute(value=group, name="Go"), args=(task,)) if _is_group(group, task, frame):
            return Spawn(task, group)
    return Do(call)


def lower_go(node: Node, frame: Frame) -> list[Statement]:
    """`go f(x)`; a literal without arguments is spawned as it stands."""
    return [Spawn(_call_of(node, frame))]


def lower_defer(node: Node, frame: Frame) -> list[Statement]:
    """`defer f()`, told apart by what it does; a literal around one such call is that call."""
    call = _call_of(node, frame)
    if isinstance(call, Closure):
        only = _only_call(call)
        plain = only is not None and _kind(only, frame) in {"close", "unlock", "cancel", "done"}
        call = only if only is not None and plain else Call(call)
    return [Defer(call, _kind(call, frame))]


def lower_send(node: Node, frame: Frame) -> list[Statement]:
    """`ch <- v`."""
    channel, value = require(node, syntax.CHANNEL), require(node, syntax.VALUE)
    return [Send(lower_expression(channel, frame), lower_expression(value, frame), _after(node))]


def _after(send: Node) -> str:
    """What can be done when a send fails: see `Send.after`."""
    function = syntax.enclosing_callable(send)
    if function is None or syntax.result_types(function):
        return ""
    if _leaves(send):
        return "nothing"
    node = send
    for around in syntax.ancestors(send):
        if around == function:
            return "nothing"
        if around.type in {"for_statement", "select_statement"} or _followed(node, around):
            return "leave"
        node = around
    return "leave"


def _followed(node: Node, around: Node) -> bool:
    if around.type != "statement_list":
        return False
    behind = node.next_named_sibling
    while behind is not None and behind.type == "comment":
        behind = behind.next_named_sibling
    return behind is not None


def _leaves(node: Node) -> bool:
    """Whether a bare `return` comes next."""
    behind = node.next_named_sibling
    return behind is not None and behind.type == "return_statement" and not syntax.named(behind)


def _call_of(node: Node, frame: Frame) -> Expression:
    parts = syntax.named(node)
    if len(parts) != 1:
        raise LoweringError("syntax error")
    call = lower_expression(parts[0], frame)
    if isinstance(call, Call) and isinstance(call.function, Closure) and not call.args and call.context is None:
        return call.function
    return call


def _is_group(group: Expression, task: Expression, frame: Frame) -> bool:
    of = type_of(group, frame)
    of = of.to if isinstance(of, Pointer) else of
    if of == UNKNOWN:
        return isinstance(task, Closure)
    return isinstance(of, Known) and of.name in _GROUPS


def _only_call(closure: Closure) -> Expression | None:
    """The call of `func() { x.Close() }` and of `func() { _ = x.Close() }`."""
    match closure:
        case Closure(params=(), body=(Do(value=Call() as call),)):
            return call
        case Closure(params=(), body=(Let(names=("_",), value=Call() as call),)):
            return call
        case Closure(params=(), body=(Lock(mutex=mutex, action="unlock"),)):
            return Call(Attribute(mutex, "Unlock"))
        case Closure(params=(), body=(CloseChannel(channel=channel),)):
            return Call(Name("close", kind="builtin"), (channel,))
    return None


def _kind(call: Expression, frame: Frame) -> str:
    match call:
        case Call(function=Attribute(name="Close"), args=()) | Call(function=Name(text="close", kind="builtin")):
            return "close"
        case Call(function=Attribute(name="Unlock" | "RUnlock"), args=()):
            return "unlock"
        case Call(function=Attribute(name="Done"), args=()):
            return "done"
        case Call(function=Name(package="") as name, args=()) if _is_cancel(name.text, frame):
            return "cancel"
        case Call(function=Attribute(name=name), args=()) if name.lower().endswith("cancel"):
            return "cancel"
    return "other"


def _is_cancel(name: str, frame: Frame) -> bool:
    binding = frame.bindings.get(name)
    if binding is not None and binding.type != UNKNOWN:
        return binding.type == Known("cancel")
    return name == "cancel" or name.endswith(("Cancel", "cancel"))
