"""Statements, lowered from any source language."""

from __future__ import annotations

import translator.ir.expressions as _expressions
from translator.ir.node import Node
from translator.ir.types import UNKNOWN, Type


class Let(Node, frozen=True):
    """Names that come into being. `_` is a discarded one.

    `value` is None for a bare declaration; `mutable` lists the names written again later, and channels
    that are received from.
    """

    names: tuple[str, ...]
    value: _expressions.Expression | None = None
    type: Type = UNKNOWN
    mutable: tuple[str, ...] = ()


class Assign(Node, frozen=True):
    """Writes to places that exist. `operator` is `=`, or `+=` and its kind with one target."""

    targets: tuple[_expressions.Expression, ...]
    values: tuple[_expressions.Expression, ...]
    operator: str = "="


class Do(Node, frozen=True):
    """An expression for its effect."""

    value: _expressions.Expression


class Return(Node, frozen=True):
    """A return without an error. A call whose results and error are all passed on is `Propagate`."""

    values: tuple[_expressions.Expression, ...] = ()


class Fail(Node, frozen=True):
    """An error leaves the function: `return nil, err`, `raise X from e`.

    `error` is None for a bare re-raise. `values`: results that leave beside the error and are no zero values
    (Go: `return n, err`); Rust's `Err` has no room for them, so a reader must decide.
    """

    error: _expressions.Expression | None
    values: tuple[_expressions.Expression, ...] = ()


class If(Node, frozen=True):
    """A branch; `orelse` holds one `If` for `else if`."""

    test: _expressions.Expression
    body: tuple[Statement, ...]
    orelse: tuple[Statement, ...] = ()


class ForEach(Node, frozen=True):
    """A loop over elements. `of` says over what.

    `of`: `value` (elements), `index` (positions of a sequence), `pair` (position and element of a sequence), `counted`
    (a number and an element of anything: the iterable, or a call of `enumerate` with it and the first number),
    `entry` (key and value of a map), `key` (keys of a map), `channel`, `range` (0 up to a count, or a `Binary`
    with the operator `..` or `..=`), `text` (byte offset and character of a string), `async`, or `unknown`
    when only types could tell. A target `_` is discarded; fewer targets than the kind has are the first ones.
    `by_value`: each element is copied out of the collection, as Go does.
    """

    targets: tuple[str, ...]
    iterable: _expressions.Expression
    body: tuple[Statement, ...]
    of: str = "value"
    orelse: tuple[Statement, ...] = ()
    label: str = ""
    by_value: bool = False


class While(Node, frozen=True):
    """A loop while `test` holds; None means for ever. `step` runs after each turn (C-style loops)."""

    test: _expressions.Expression | None
    body: tuple[Statement, ...]
    step: tuple[Statement, ...] = ()
    orelse: tuple[Statement, ...] = ()
    label: str = ""


class Break(Node, frozen=True):
    """Leaves a loop."""

    label: str = ""


class Continue(Node, frozen=True):
    """Goes on with the next turn of a loop."""

    label: str = ""


class Case(Node, frozen=True):
    """One arm of a `Switch`; no `values` is the default."""

    values: tuple[_expressions.Expression, ...]
    body: tuple[Statement, ...]


class Switch(Node, frozen=True):
    """A switch over values; without `subject` the cases are conditions.

    A switch over types (Go) has no subject, and cases whose conditions are a `TypeTest` or `IsNil`. A `Break`
    with this `label` leaves the switch; one without a label leaves the loop around.
    """

    subject: _expressions.Expression | None
    cases: tuple[Case, ...]
    label: str = ""


class SelectCase(Node, frozen=True):
    """One arm of a `Select`. `kind`: `receive send default`.

    `names`: what a receive binds (value, then whether the channel is open); `declares` for `:=`.
    """

    kind: str
    body: tuple[Statement, ...]
    channel: _expressions.Expression | None = None
    value: _expressions.Expression | None = None
    names: tuple[str, ...] = ()


class Select(Node, frozen=True):
    """A wait for the first of several channel operations. `label` as in `Switch`."""

    cases: tuple[SelectCase, ...]
    label: str = ""


class Send(Node, frozen=True):
    """A send on a channel.

    `after`: `nothing` where the function (or literal) ends with it, `leave` where it can be left without a result,
    else empty.
    """

    channel: _expressions.Expression
    value: _expressions.Expression
    after: str = ""


class CloseChannel(Node, frozen=True):
    """`close(ch)`."""

    channel: _expressions.Expression


class Spawn(Node, frozen=True):
    """A concurrent start: `go f(x)`, `g.Go(func() error {…})`, `create_task(f(x))`.

    `group` is what collects it (an errgroup, a task group), None when it runs detached.
    """

    call: _expressions.Expression
    group: _expressions.Expression | None = None


class Defer(Node, frozen=True):
    """A call at the function's end. `kind`: `close unlock cancel done other`."""

    call: _expressions.Expression
    kind: str = "other"


class Lock(Node, frozen=True):
    """A lock taken or released. `action`: `lock unlock read_lock read_unlock`."""

    mutex: _expressions.Expression
    action: str


class HandleError(Node, frozen=True):
    """A call whose error is looked at on the spot and not just passed on.

    `names` are bound when it succeeds; `error` names the error inside `body`. `diverges`: every path
    through `body` leaves the function or the loop turn, so the names hold after it.
    """

    names: tuple[str, ...]
    call: _expressions.Expression
    error: str
    body: tuple[Statement, ...]
    diverges: bool
    orelse: tuple[Statement, ...] = ()


class HandleAbsent(Node, frozen=True):
    """A value that may be absent, and what is done when it is (Go's `v, ok := …; if !ok { … }`).

    `value` is an `Index` (of a map), a `TypeAssertion`, a `Receive`, or a `Call` that gives an `Option`. `names`
    are bound when it is there, for `orelse`. `diverges` as in `HandleError`: the names hold after it too.
    Where it stands alone, `v, ok := …` is a `Let` of two names with such a value; `_, ok := m[k]` is a `Let`
    with the test (`in`, `TypeTest`).
    """

    names: tuple[str, ...]
    value: _expressions.Expression
    body: tuple[Statement, ...]
    diverges: bool
    orelse: tuple[Statement, ...] = ()


class Handler(Node, frozen=True):
    """One `except`. No `types` is a bare one; `group` for `except*`."""

    types: tuple[Type, ...]
    name: str
    body: tuple[Statement, ...]
    group: bool = False


class Try(Node, frozen=True):
    """`try` with its handlers, `else` and `finally`."""

    body: tuple[Statement, ...]
    handlers: tuple[Handler, ...] = ()
    orelse: tuple[Statement, ...] = ()
    final: tuple[Statement, ...] = ()


class WithItem(Node, frozen=True):
    """One context manager; `target` is the name it is bound to, empty for none."""

    manager: _expressions.Expression
    target: str = ""


class With(Node, frozen=True):
    """A `with` block."""

    items: tuple[WithItem, ...]
    body: tuple[Statement, ...]
    is_async: bool = False


class Assert(Node, frozen=True):
    """A checked assumption."""

    test: _expressions.Expression
    message: _expressions.Expression | None = None


class Delete(Node, frozen=True):
    """Places that cease to exist: `del cache[key]`, `del name`."""

    targets: tuple[_expressions.Expression, ...]


class Block(Node, frozen=True):
    """A sequence with a scope of its own."""

    body: tuple[Statement, ...]


class Comment(Node, frozen=True):
    """A comment of the source, without its marks; one line each."""

    text: str


class Yield(Node, frozen=True):
    """A generator hands a value on, None for nothing; `each`: every one of an iterable. `source`: as it is written."""

    value: _expressions.Expression | None
    source: str
    each: bool = False


class OpaqueStatement(Node, frozen=True):
    """What a front end cannot lower: ends as `todo!("…source…")`, with `reason` for the ledger."""

    source: str
    reason: str = ""


Statement = (
    Let
    | Assign
    | Do
    | Return
    | Fail
    | If
    | ForEach
    | While
    | Break
    | Continue
    | Switch
    | Select
    | Send
    | CloseChannel
    | Spawn
    | Defer
    | Lock
    | HandleError
    | HandleAbsent
    | Try
    | With
    | Assert
    | Delete
    | Block
    | Comment
    | Yield
    | OpaqueStatement
)
