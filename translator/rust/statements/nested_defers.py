"""Deferred calls inside a block: Go runs them at the end of the function, Rust at the end of the block."""

from __future__ import annotations

import msgspec

from translator.ir import statements as ir
from translator.rust.statements.flow import Body

_ENDS = {
    "unlock": "holds the lock to the end of the function, the guard to the end of this block",
    "close": "closes at the end of the function, `Drop` at the end of this block",
    "other": "runs this at the end of the function, Rust at the end of this block",
}
_BODIES = ("body", "orelse")


def marked(body: Body) -> Body:
    """The body with a remark before each deferred call that stands in a block of it; closures are left alone."""
    return tuple(_inside(statement) for statement in body)


def _inside(statement: ir.Statement) -> ir.Statement:
    match statement:
        case ir.If() | ir.ForEach() | ir.While() | ir.HandleError() | ir.HandleAbsent() | ir.Block():
            changes = {name: _remarked(getattr(statement, name)) for name in _BODIES if hasattr(statement, name)}
            return msgspec.structs.replace(statement, **changes)
        case ir.Switch() | ir.Select():
            cases = tuple(msgspec.structs.replace(case, body=_remarked(case.body)) for case in statement.cases)
            return msgspec.structs.replace(statement, cases=cases)
        case _:
            return statement


def _remarked(body: Body) -> Body:
    found: list[ir.Statement] = []
    for statement in body:
        if isinstance(statement, ir.Defer) and statement.kind in _ENDS:
            found.append(ir.Comment(f"DECIDE: the source {_ENDS[statement.kind]}."))
        found.append(_inside(statement))
    return tuple(found)
