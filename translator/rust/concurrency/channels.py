"""The two ends of a channel by name, and what waits at the receiving one."""

from __future__ import annotations

import re

from translator.ir import expressions as ir
from translator.ir.types import UNIT, UNKNOWN, Channel, Known, Optional, Type
from translator.rust.concurrency.threads import NEVER, has_two_ends
from translator.rust.dispatch import at, plain
from translator.rust.expressions.ownership import index_text
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.naming import field, snake
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import field_of
from translator.rust.types.printed import sent

SIGNAL = "tokio_util::sync::CancellationToken"
_CONTEXT = re.compile(r"(?i)ctx|context$|context\(\)$")
_STEM = re.compile(r"^(.+?)_(?:ch|chan|channel)$")


def only_closed(name: str) -> str:
    """What is to decide of a channel that became a token."""
    return f"`{name}` is only ever closed, to signal: a token, which tells all who wait."


def halves(name: str) -> tuple[str, str]:
    """The names of a channel's ends: `results` gives `results_tx` and `results_rx`, `errCh` `err_tx` and `err_rx`."""
    stem = field(name).removeprefix("r#")
    if stem in {"ch", "c", "chan", "channel"}:
        return "tx", "rx"
    match = _STEM.match(stem)
    stem = match[1] if match else stem
    return f"{stem}_tx", f"{stem}_rx"


def channel_type(value: ir.Expression, scope: Scope) -> Channel | None:
    """The type of a channel, one that may be nil too; None for other values, and where it is not known."""
    type_ = strip_pointer(type_of(value, scope))
    return type_ if isinstance(type_, Channel) else None


def is_signal(value: ir.Expression, scope: Scope) -> bool:
    """Whether a channel is closed to tell something and carries no value: a `CancellationToken` without threads."""
    return not scope.threads and says_end(value, scope)


def says_end(value: ir.Expression, scope: Scope) -> bool:
    """Whether a channel is closed to tell something and carries no value."""
    type_ = channel_type(value, scope)
    return type_ is not None and type_.direction == "signal"


def is_optional(value: ir.Expression, scope: Scope) -> bool:
    """Whether a channel or timer is an `Option`: the source sets it to nil, or compares it with nil."""
    type_ = type_of(value, scope)
    return isinstance(type_, Optional) and isinstance(type_.of, Channel | Known)


def sender(value: ir.Expression, scope: Scope) -> str:
    """The sending end of a channel."""
    return _end(value, scope, 0)


def receiver(value: ir.Expression, scope: Scope) -> str:
    """The receiving end of a channel, which must be `mut`."""
    text = _end(value, scope, 1)
    if scope.threads:
        return text
    match value:
        case ir.Name(name):
            local = scope.locals.get(name)
            scope.frame.mutated.add(local.receiver if local is not None and local.receiver else name)
        case ir.Attribute(ir.Name(_, _, "receiver")):
            scope.frame.receives = True
    return text


def _end(value: ir.Expression, scope: Scope, place: int) -> str:
    type_ = channel_type(value, scope)
    split = has_two_ends(type_, scope)
    match value:
        case ir.Name(name, "") if (local := scope.locals.get(name)) is not None:
            return local.receiver if place and local.receiver else local.rust or snake(name)
        case ir.Name(name, "") if split:
            return halves(name)[place]
        case ir.Attribute(_, name) if split:
            whole = at(value, scope, POSTFIX)
            return whole.removesuffix(field(name)) + halves(name)[place]
    return at(value, scope, POSTFIX)


def end_for(value: ir.Expression, want: Type, scope: Scope) -> str:
    """The end that a place of this type takes; empty for values that have no two ends."""
    type_ = channel_type(value, scope)
    if not has_two_ends(type_, scope) or not isinstance(value, ir.Name | ir.Attribute):
        return ""
    wanted = strip_pointer(want)
    waits = {"receive", "signal"} if scope.threads else {"receive"}
    return _end(value, scope, 1 if isinstance(wanted, Channel) and wanted.direction in waits else 0)


def new_channel(of: Type, args: tuple[ir.Expression, ...], scope: Scope) -> str:
    """`mpsc::channel` for the two ends. An unbuffered channel becomes one of capacity 1."""
    of_text = "" if of == UNKNOWN else f"::<{sent(of, scope)}>"
    buffered = bool(args) and args[0] != ir.Literal("int", "0")
    if scope.threads:
        return f"crossbeam_channel::bounded{of_text}({index_text(args[0], scope) if buffered else 0})"
    if of == UNIT:
        several = buffered and args[0] != ir.Literal("int", "1")
        instead = "`Semaphore` where it limits how many run" if several else "`Notify` where it wakes somebody up"
        scope.frame.notes.append(f"the channel carries nothing: a {instead}.")
    if not buffered:
        scope.frame.notes.append("the channel is unbuffered: with capacity 1 a send returns before it is received.")
        return f"tokio::sync::mpsc::channel{of_text}(1)"
    return f"tokio::sync::mpsc::channel{of_text}({_capacity(args[0], scope)})"


def _capacity(value: ir.Expression, scope: Scope) -> str:
    """Tokio panics where a channel has room for nothing."""
    text = index_text(value, scope)
    if isinstance(value, ir.Literal):
        return text
    return f"({text}).max(1)" if text.endswith(" as usize") else f"{at(value, scope, POSTFIX)}.max(1)"


def receive(value: ir.Expression, scope: Scope) -> str:
    """The future of the next value of a channel, the next tick, the end of a time or a cancellation.

    On threads, the call that waits for it.
    """
    if scope.threads:
        match value:
            case ir.Call(ir.Name("After", "time"), (delay,)):
                return f"std::thread::sleep({plain(delay, scope)})"
        return f"{waited_for(value, scope)}.recv()"
    scope.frame.awaits += 1
    context = cancelled_context(value, scope)
    if context is not None:
        return f"{token(context, scope)}.cancelled()"
    match value:
        case ir.Call(ir.Attribute(_, "Done"), ()):
            return f"{at(value, scope, POSTFIX)}.cancelled()"
        case ir.Call(ir.Name("After", "time"), (delay,)):
            return f"tokio::time::sleep({plain(delay, scope)})"
        case ir.Attribute(timer, "C") if channel_type(value, scope) is None:
            return _timer(timer, scope)
    if is_timer(value, scope):
        return _timer(value, scope)
    if is_signal(value, scope):
        there = ".as_ref().unwrap()" if is_optional(value, scope) else ""
        return f"{at(value, scope, POSTFIX)}{there}.cancelled()"
    end = receiver(value, scope)
    return f"{end}.as_mut().unwrap().recv()" if is_optional(value, scope) else f"{end}.recv()"


def waited_for(value: ir.Expression, scope: Scope) -> str:
    """On threads, the receiver behind what is waited for."""
    context = cancelled_context(value, scope)
    if context is not None:
        return token(context, scope)
    match value:
        case ir.Call(ir.Attribute(inner, "Done"), ()):
            return at(inner, scope, POSTFIX)
        case ir.Call(ir.Name("After", "time"), (delay,)):
            return f"crossbeam_channel::after({plain(delay, scope)})"
        case ir.Attribute(timer, "C") if channel_type(value, scope) is None:
            return _present(timer, at(timer, scope, POSTFIX), scope)
    return _present(value, at(value, scope, POSTFIX) if is_timer(value, scope) else receiver(value, scope), scope)


def _present(value: ir.Expression, text: str, scope: Scope) -> str:
    """A receiver that may be missing, for which nobody waits then."""
    if not is_optional(value, scope):
        return text
    return f"{text}.as_ref().unwrap_or(&{NEVER})"


def _timer(timer: ir.Expression, scope: Scope) -> str:
    name = at(timer, scope, POSTFIX)
    if isinstance(timer, ir.Name):
        scope.frame.mutated.add(timer.text)
    elif isinstance(timer, ir.Attribute) and isinstance(timer.value, ir.Name) and timer.value.kind == "receiver":
        scope.frame.receives = True
    of = strip_pointer(type_of(timer, scope))
    ticks = of == Known("ticker") or (of == UNKNOWN and "tick" in name)
    if is_optional(timer, scope):
        name = f"{name}.as_mut().unwrap()"
        return f"{name}.tick()" if ticks else name
    return f"{name}.tick()" if ticks else f"&mut {name}"


def awaited(future: str, scope: Scope) -> str:
    """What `receive` gave, waited for."""
    if scope.threads:
        return future
    return f"({future}).await" if future.startswith("&") else f"{future}.await"


def cancelled_context(value: ir.Expression, scope: Scope) -> ir.Expression | None:
    """The context of `ctx.Done()`, None for other values; other types may have a method of that name."""
    match value:
        case ir.Call(ir.Attribute(context, "Done"), ()):
            of = strip_pointer(type_of(context, scope))
            if of == Known("context") or (of == UNKNOWN and _CONTEXT.search(plain(context, scope))):
                return context
    return None


def token(context: ir.Expression, scope: Scope) -> str:
    """The token that stands for a context."""
    name = plain(context, scope)
    if scope.function is not None and name == snake(scope.function.context):
        scope.frame.cancel = True
    return name


def is_timer(value: ir.Expression, scope: Scope) -> bool:
    """Whether a value is a timer, which is waited for without a field `C`: what `time.After` gives."""
    return strip_pointer(type_of(value, scope)) in {Known("timer"), Known("ticker")}


def gives_nothing(value: ir.Expression, scope: Scope) -> bool:
    """Whether a receive gives no value worth binding: of a timer, a cancellation, a signal."""
    match value:
        case ir.Call(ir.Name("After", "time")) | ir.Call(ir.Attribute(_, "Done"), ()):
            return True
        case ir.Attribute(_, "C") if channel_type(value, scope) is None:
            return True
    return says_end(value, scope) or is_timer(value, scope)


def field_channel(value: ir.Make, name: str, owner: Type, scope: Scope) -> str:
    """A fresh channel that goes to a field of a struct: the statement that makes its ends, or a token."""
    of = value.type.of if isinstance(value.type, Channel) else UNKNOWN
    held = strip_pointer(field_of(owner, name, scope))
    direction = held.direction if isinstance(held, Channel) else "both"
    if direction == "signal" and not scope.threads:
        scope.frame.notes.append(only_closed(field(name)))
        return f"let {field(name)} = {SIGNAL}::new();"
    tx, rx = halves(name)
    made = new_channel(of, value.args, scope)
    if not has_two_ends(held, scope) and owner != UNKNOWN:
        kept, other = (rx, tx) if direction == "receive" else (tx, rx)
        scope.frame.notes.append(f"the field holds `{kept}`; who needs `{other}`?")
    return f"let ({tx}, {rx}) = {made};"
