"""A call and the return of what it gave, fused: `n, err := f(); return n, err`."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from translator.go import syntax
from translator.go.assignments import declare
from translator.go.checked_call import is_call
from translator.go.conditions import Assigned, assigned, mentioned
from translator.go.frame import NIL, Frame
from translator.go.infer import results_of
from translator.go.intervening import call_then, intervening
from translator.go.lowering import Fused, lower_expression
from translator.go.returns import is_empty, returned
from translator.ir.expressions import Expression, Name, Propagate
from translator.ir.statements import Assign, Do, Fail, HandleError, Let, Return, Statement
from translator.ir.types import ERROR


def fuse_return(nodes: Sequence[Node], at: int, frame: Frame) -> Fused | None:
    """A call whose error is next heard of when it is given back: it leaves at once, or there is none."""
    given = assigned(nodes[at])
    if given is None or not frame.results.fallible or not is_call(given.value):
        return None
    error = syntax.text(given.last)
    names = [syntax.text(place) for place in given.places if place.type == "identifier"]
    between = intervening(nodes, at, [*names, error], frame)
    end = at + 1 + len(between)
    if end >= len(nodes) or nodes[end].type != "return_statement":
        return None
    values = returned(nodes[end])
    if len(values) != frame.results.arity or error == "_":
        return None
    if values[-1].type != "identifier" or syntax.text(values[-1]) != error:
        return None
    called = call_then(given.value, between, frame)
    if called is None:
        return None
    statements, call = called
    return Fused([*statements, *_give_back(given, call, values[:-1], nodes[at], frame)], end + 1 - at)


def _give_back(given: Assigned, call: Expression, rest: list[Node], statement: Node, frame: Frame) -> list[Statement]:
    places = [syntax.text(place) for place in given.places]
    if [syntax.text(value) for value in rest] == places and "_" not in places:
        return [Return((Propagate(call),))]
    error = syntax.text(given.last)
    lost = [value for value in rest if not _depends(value, places, given, statement, frame)]
    lowered_lost = tuple(lower_expression(value, frame) for value in lost)
    bound = _bind(given, places, call, lowered_lost, frame)
    if given.declares:
        declare(places, results_of(call, frame), statement, frame)
        frame.declare(error, ERROR, start=statement.end_byte)
    frame.states[error] = NIL
    return [*bound, Return(tuple(lower_expression(value, frame) for value in rest))]


def _depends(value: Node, places: list[str], given: Assigned, statement: Node, frame: Frame) -> bool:
    """Whether a value says nothing when the call failed: it is empty, or made of what the call gave."""
    if is_empty(value, frame) or syntax.text(value) in places:
        return True
    if not given.declares:
        return False
    return any(mentioned(name, statement.end_byte, value, frame) for name in places)


def _bind(
    given: Assigned, places: list[str], call: Expression, lost: tuple[Expression, ...], frame: Frame
) -> list[Statement]:
    error = syntax.text(given.last)
    unused = all(place == "_" for place in places)
    if lost:
        fail = Fail(Name(error, kind="local"), lost)
        if given.declares or unused:
            return [HandleError(() if unused else tuple(places), call, error, (fail,), diverges=True)]
    if unused:
        return [Do(Propagate(call, error=error))]
    if given.declares:
        return [Let(tuple(places), Propagate(call, error=error))]
    return [Assign(tuple(lower_expression(place, frame) for place in given.places), (Propagate(call, error=error),))]
