"""`async with asyncio.timeout(…)` around one awaited call: the call with a limit."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir


def limited(statement: ir.Statement) -> ir.Statement | None:
    """The one statement under a time limit, its call wrapped in `asyncio.wait_for`; None for anything else."""
    match statement:
        case ir.With((ir.WithItem(ex.Call(ex.Name("timeout", "asyncio"), (limit,)), ""),), (only,)):
            return _wrapped(only, limit)
        case _:
            return None


def _wrapped(only: ir.Statement, limit: ex.Expression) -> ir.Statement | None:
    match only:
        case ir.Return((ex.Call(awaited=True) as call,)):
            return ir.Return((_waiting(call, limit),))
        case ir.Do(ex.Call(awaited=True) as call):
            return ir.Do(_waiting(call, limit))
        case ir.Assign((target,), (ex.Call(awaited=True) as call,), "="):
            return ir.Assign((target,), (_waiting(call, limit),))
        case ir.Let((_,), ex.Call(awaited=True) as call):
            return replace(only, value=_waiting(call, limit))
        case _:
            return None


def _waiting(call: ex.Call, limit: ex.Expression) -> ex.Call:
    return ex.Call(ex.Name("wait_for", "asyncio", "function"), (replace(call, awaited=False), limit), awaited=True)
