"""Whether the check of an error does nothing but pass it on."""

from __future__ import annotations

from typing import NamedTuple

from tree_sitter import Node

from translator.go import syntax
from translator.go.checked_call import CheckedCall
from translator.go.conditions import mentioned
from translator.go.error_calls import as_error, is_made
from translator.go.frame import NOT_NIL, Frame
from translator.go.lowering import lower_expression
from translator.go.returns import is_empty, returned
from translator.ir.expressions import Expression, Name, NewError
from translator.ir.types import ERROR


class Leaving(NamedTuple):
    """The error leaves the function at once, as it is or inside `wrap`."""

    wrap: Expression | None


def leaving(checked: CheckedCall, frame: Frame) -> Leaving | None:
    """How the error of a call leaves, None when more is done about it (or less)."""
    if len(checked.handlers) != 1 or checked.handlers[0].test is not None or not frame.results.fallible:
        return None
    statements = syntax.statements_of(checked.handlers[0].block)
    if len(statements) != 1 or statements[0].type != "return_statement":
        return None
    values = returned(statements[0])
    if not values:
        return Leaving(None) if _is_bare_return_of(checked, statements[0], frame) else None
    if len(values) != frame.results.arity or not _are_empty(values[:-1], checked, frame):
        return None
    if values[-1].type == "identifier" and syntax.text(values[-1]) == checked.error:
        return Leaving(None)
    return _wrapped(values[-1], checked, frame)


def _is_bare_return_of(checked: CheckedCall, statement: Node, frame: Frame) -> bool:
    """Whether a return without values gives back this error and nothing else."""
    names = frame.results.names
    if not names or names[-1] != checked.error or checked.declares:
        return False
    for name in names[:-1]:
        binding = frame.bindings.get(name)
        if name in checked.names or binding is None or name == "_":
            continue
        if not binding.zero or frame.is_written(name, binding.start, until=statement.start_byte):
            return False
    return True


def _are_empty(values: list[Node], checked: CheckedCall, frame: Frame) -> bool:
    outer, frame.dropped = frame.dropped, frame.dropped | checked.names
    try:
        return all(is_empty(value, frame) for value in values)
    finally:
        frame.dropped = outer


def _wrapped(value: Node, checked: CheckedCall, frame: Frame) -> Leaving | None:
    """Another error in the place of this one; None when it is not certain to be one."""
    if any(mentioned(name, checked.statement.end_byte, value, frame) for name in checked.names):
        return None
    mark = frame.mark()
    frame.declare(checked.error, ERROR, start=checked.start)
    frame.states[checked.error] = NOT_NIL
    error = as_error(lower_expression(value, frame))
    frame.leave(mark)
    same = Name(checked.error, kind="local")
    if error in {same, NewError(cause=same)}:
        return Leaving(None)
    return Leaving(error) if is_made(error) else None
