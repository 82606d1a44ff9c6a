"""What tasks and channels are where a team prefers threads: crossbeam's channels, nothing is awaited.

A channel of crossbeam can be what a channel of the source is: without room a send waits for its receive, receivers can
be cloned, `select!` waits for several. Whoever waits for the end of something holds a receiver of nothing, which ends
when its sender is dropped.
"""

from __future__ import annotations

import re

from translator.ir import expressions as ir
from translator.ir.statements import CloseChannel
from translator.ir.types import Channel, Known, Type
from translator.ir.walk import nodes
from translator.rust.calls.call_table import Rule
from translator.rust.dispatch import at
from translator.rust.scope import INSIDE, Scope, strip_pointer
from translator.rust.text.precedence import POSTFIX

ENDED = "crossbeam_channel::TryRecvError::Disconnected"
NOTHING_SENT = "crossbeam_channel::bounded::<()>(0)"
DEADLINE = "deadline"
NEVER = "crossbeam_channel::never()"

_RESULTS = (
    (re.compile(r"\bSome\((.+)\) = (.*\.recv\(\))\.ok\(\)"), r"Ok(\1) = \2"),
    (re.compile(r"\.recv\(\)\.ok\(\)\.ok_or\("), ".recv().map_err(|_| "),
    (re.compile(r"\.recv\(\)\.ok\(\)\.ok_or_else\(\|\| "), ".recv().map_err(|_| "),
    (re.compile(r"\.recv\(\)\.ok\(\)\.is_some\(\)"), ".recv().is_ok()"),
    (re.compile(r"\.recv\(\)\.ok\(\)\.is_none\(\)"), ".recv().is_err()"),
    (re.compile(r"\.recv\(\)\.ok\(\)\.(unwrap_or_default|\x03context|\x03with_context)\("), r".recv().\1("),
)
"""What is said of the `Option` behind a receive, as it is said of the `Result`."""

TOLD = {
    "a cancelled future is dropped and gives no error; ask its `CancellationToken`, or make a variant of it.": (
        "no error comes from a thread that should end: it asks the receiver that its context became."
    ),
    "a time limit is `tokio::time::timeout`, which gives `Elapsed` around the call.": (
        "a time limit is one of the call itself: `recv_timeout`, `set_read_timeout`, which give errors of their own."
    ),
    "a server that was told to shut down ends its future with `Ok(())`.": (
        "a server that was told to shut down returns `Ok(())` from its loop."
    ),
    "`Timeout()` is `ErrorKind::TimedOut`; `tokio::time::timeout` gives `Elapsed`.": (
        "`Timeout()` is `ErrorKind::TimedOut`; `recv_timeout` gives `RecvTimeoutError`."
    ),
}
"""What is to decide about errors, where nothing is asynchronous."""


def told(text: str, scope: Scope) -> str:
    """A remark on an error, in words of threads where a team prefers them."""
    return TOLD.get(text, text) if scope.threads else text


def tidied(text: str) -> str:
    """Printed code in which a receive is a `Result` to all who ask for it."""
    for pattern, instead in _RESULTS:
        text = pattern.sub(instead, text)
    return text


WORDS = {
    "Some": "Ok",
    "is_some": "is_ok",
    "is_none": "is_err",
}
"""What a receive gives: with tokio an `Option`, with crossbeam a `Result`."""

TEMPLATES = {
    "tokio_util::sync::CancellationToken::new()": NEVER,
    "tokio::time::interval_at(tokio::time::Instant::now() + {0}, {0})": "crossbeam_channel::tick({0})",
    "Box::pin(tokio::time::sleep({0}))": "crossbeam_channel::after({0})",
    "tokio::task::yield_now().await": "std::thread::yield_now()",
    "tokio::time::sleep({0}).await": "std::thread::sleep({0})",
    "{0}.cancelled()": "{0}.recv()",
    "{0}.reset_after({1})": "{0} = crossbeam_channel::tick({1})",
    "!{0}.is_elapsed()": "{0}.is_empty()",
    "{0}.as_mut().reset(tokio::time::Instant::now() + {1})": "{0} = crossbeam_channel::after({1})",
}
"""The calls of the tables that wait, or are waited for."""


def word(name: str, scope: Scope) -> str:
    """`Some`, or what stands for it."""
    return WORDS[name] if scope.threads else name


def wait(scope: Scope) -> str:
    """`.await`, which makes the body an `async` one; empty on threads."""
    if scope.threads:
        return ""
    scope.frame.awaits += 1
    return ".await"


def has_two_ends(type_: Type | None, scope: Scope) -> bool:
    """Whether a channel is two values; one that is only closed is a token without threads."""
    if not isinstance(type_, Channel):
        return False
    return type_.direction == "split" or (scope.threads and type_.direction == "signal")


def has_no_default(type_: Type, scope: Scope) -> bool:
    """Whether a type has a default as a token and none as a receiver."""
    of = strip_pointer(type_)
    signal = isinstance(of, Channel) and of.direction == "signal"
    return scope.threads and (signal or of in {Known("context"), Known("cancel")})


def rule_for(rule: Rule, scope: Scope) -> Rule:
    """The counterpart of a call, as the team prefers it."""
    if scope.threads and rule.template in TEMPLATES:
        return rule._replace(template=TEMPLATES[rule.template])
    return rule


def given_context(context: ir.Expression) -> ir.Expression | None:
    """The context that a call is given, as something that has a name; None for one that never ends."""
    match context:
        case ir.Call(ir.Name("Background" | "TODO", "context")):
            return None
        case _:
            return context


def closes(scope: Scope, name: str) -> bool:
    """Whether the function closes the channel that it was given under this name."""
    body = scope.function.body if scope.function is not None else None
    return any(isinstance(one, CloseChannel) and one.channel == ir.Name(name, "", "local") for one in nodes(body or ()))


def joined_threads(group: ir.Expression, scope: Scope) -> str:
    """The threads of a group joined, whatever they give; a panic in one goes on here, as it ends the source."""
    scoped = _scoped(group, scope)
    return f"{scoped};" if scoped else f"for thread in {_taken(group, scope)} {{\nthread.join().unwrap();\n}}"


def first_error(group: ir.Expression, scope: Scope) -> str:
    """All threads of a group joined, and the first error of one, in the order in which they were started."""
    scoped = _scoped(group, scope)
    if scoped:
        return scoped
    source = _taken(group, scope)
    source = source if source.endswith(".drain(..)") else f"{source}.into_iter()"
    return f"{source}.map(|thread| thread.join().unwrap()).fold(Ok(()), Result::and)"


def _scoped(group: ir.Expression, scope: Scope) -> str:
    """The scope that the threads of a group run in, which joins them at its end; empty for other groups."""
    local = scope.locals.get(group.text) if isinstance(group, ir.Name) else None
    return local.scoped if local is not None and local.scoped != INSIDE else ""


def _taken(group: ir.Expression, scope: Scope) -> str:
    name = at(group, scope, POSTFIX)
    local = scope.locals.get(group.text) if isinstance(group, ir.Name) else None
    if isinstance(group, ir.Name) and local is not None and not local.ref:
        return name
    if isinstance(group, ir.Name):
        scope.frame.mutated.add(group.text)
    return f"{name}.drain(..)"
