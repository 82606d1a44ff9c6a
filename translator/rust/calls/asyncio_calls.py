"""Loops and events of `asyncio` as tokio has them, as data; `call_table` tells the modes."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import BOOL, UNIT, UNKNOWN, Known, Type
from translator.rust.calls.call_table import Rule, Rules, rules

TypeOf = Callable[[ir.Expression], Type]
_RUNTIME = Known("runtime")
_HANDLE = (Rule("tokio::runtime::Handle::current()", "", _RUNTIME),)

ASYNCIO_FUNCTIONS: Rules = {
    "asyncio.get_running_loop": _HANDLE,
    "asyncio.get_event_loop": _HANDLE,
    "asyncio.Event": (Rule("tokio_util::sync::CancellationToken::new()", "", Known("event")),),
}
"""By import path and name."""

ASYNCIO_METHODS: dict[str, Rules] = {
    "runtime": rules(
        create_task=Rule("{0}.spawn({1})", "rv", Known("task", (UNKNOWN,))),
        run_until_complete=Rule("{0}.block_on({1})", "rv"),
        time=Rule("std::time::Instant::now()", "_", Known("instant")),
    ),
    "event": rules(
        set=Rule("{0}.cancel()", "r", UNIT),
        is_set=Rule("{0}.is_cancelled()", "r", BOOL),
        wait=Rule("{0}.cancelled()", "r", Known("future", (UNIT,))),
    ),
}
"""By what `asyncio` gives. A token that is cancelled is an event that is set, and stays so."""


def in_thread(call: ir.Call, type_of: TypeOf) -> tuple[ir.Expression, tuple[ir.Expression, ...]] | None:
    """The function and the arguments of `to_thread(f, x)`, `loop.run_in_executor(None, f, x)`; None for others."""
    if call.keywords or call.spread:
        return None
    match call.function, call.args:
        case ir.Name("to_thread", "asyncio"), (function, *given):
            return function, tuple(given)
        case ir.Attribute(loop, "run_in_executor"), (ir.Literal("nil"), function, *given) if type_of(loop) == _RUNTIME:
            return function, tuple(given)
        case _:
            return None
