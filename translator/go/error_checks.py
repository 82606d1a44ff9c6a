"""A call and the check of its error, fused: the heart of lowering Go."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from translator.go import syntax
from translator.go.assignments import declare, with_error, zero_value
from translator.go.checked_call import CheckedCall, checked_call, is_call
from translator.go.conditions import assigned
from translator.go.containment import can_handle, names_are_free
from translator.go.error_calls import is_combined
from translator.go.frame import NIL, NOT_NIL, Binding, Frame
from translator.go.infer import results_of
from translator.go.intervening import call_then, intervening
from translator.go.lowering import Fused, lower_block, lower_expression, lower_statement
from translator.go.meanings import hides_a_name
from translator.go.propagation import leaving
from translator.ir.expressions import Expression, Name, Propagate
from translator.ir.statements import Assign, Block, Do, HandleError, If, Let, Statement
from translator.ir.types import ERROR


def fuse_error(nodes: Sequence[Node], at: int, frame: Frame) -> Fused | None:
    """`x, err := f()` and the checks of `err` after it, with what stands between them."""
    given = assigned(nodes[at])
    if given is None or not is_call(given.value) or not syntax.may_hold_error(syntax.text(given.last)):
        return None
    places = [syntax.text(place) for place in given.places if place.type == "identifier"]
    between = intervening(nodes, at, [*places, syntax.text(given.last)], frame)
    first = at + 1 + len(between)
    checked = checked_call(nodes[at], _branches(nodes[first:]), frame)
    if checked is None:
        return None
    end = nodes.index(checked.last) + 1
    exit_ = leaving(checked, frame)
    after = [node for node in nodes[end:] if node.type != "comment"]
    if exit_ is None and not can_handle(checked, after, frame):
        return None
    comments = [node for node in nodes[first:end] if node.type == "comment"]
    called = call_then(checked.value, [*between, *comments], frame)
    if called is None:
        return None
    statements, call = called
    if exit_ is None:
        statements.extend(_handle(checked, call, frame))
        variable = _declare_results(checked, call, frame)
    else:
        statements.append(_bind(checked, Propagate(call, exit_.wrap, checked.error), frame))
        variable = _declare_results(checked, call, frame)
        if checked.passed is not None:
            statements.append(Block(_part(checked.passed, frame)))
    return Fused(statements, end - at, variable)


def _branches(nodes: Sequence[Node]) -> list[Node]:
    """The `if`s without initializers that come first."""
    branches: list[Node] = []
    for node in nodes:
        if node.type == "if_statement" and node.child_by_field_id(syntax.INITIALIZER) is None and not node.has_error:
            branches.append(node)
        elif node.type != "comment":
            break
    return branches


def checked_initializer(branch: Node, frame: Frame) -> list[Statement] | None:
    """`if x, err := f(); err != nil { … } else { … }`; None when it is something else."""
    initializer = branch.child_by_field_id(syntax.INITIALIZER)
    checked = checked_call(initializer, [branch], frame) if initializer is not None else None
    if checked is None:
        return None
    exit_ = leaving(checked, frame)
    if exit_ is None:
        allowed = names_are_free(checked, frame) if checked.declares else can_handle(checked, (), frame)
        if not allowed:
            return None
    hides = checked.declares and hides_a_name(checked.statement, frame)
    mark = frame.mark()
    call = with_error(lower_expression(checked.value, frame))
    if is_combined(call):
        frame.leave(mark)
        return None
    if exit_ is None:
        found = _handle(checked, call, frame, scoped=checked.declares)
    else:
        found = [_bind(checked, Propagate(call, exit_.wrap, checked.error), frame, unused=checked.passed is None)]
    _declare_results(checked, call, frame)
    if exit_ is not None and checked.passed is not None:
        passed = _part(checked.passed, frame)
        # The names live in the `else` alone: a block keeps them from hiding others.
        found = [Block((*found, *passed))] if hides else [*found, *passed]
    frame.leave(mark)
    if not checked.declares:
        frame.states[checked.error] = NIL
    return found


def _bind(checked: CheckedCall, value: Expression, frame: Frame, *, unused: bool = False) -> Statement:
    """The results of a call that succeeded, given to their places."""
    if all(syntax.text(place) == "_" for place in checked.places) or (unused and checked.declares):
        return Do(value)
    if not checked.declares:
        return Assign(tuple(lower_expression(place, frame) for place in checked.places), (value,))
    names = tuple(syntax.text(place) for place in checked.places)
    return Let(names, value, mutable=_mutable(names, checked, frame))


def _handle(checked: CheckedCall, call: Expression, frame: Frame, *, scoped: bool = False) -> list[Statement]:
    """The call with what is done about its error. Places that exist already are written after it."""
    failed = _failed(checked, frame)
    passed = _passed(checked, call, frame)
    names = tuple(syntax.text(place) for place in checked.places)
    if all(name == "_" for name in names) or (scoped and checked.passed is None):
        names = ()
    if not checked.declares and names:
        fresh = tuple(f"new_{name}" if name.isidentifier() and name != "_" else "_" for name in names)
        targets = tuple(lower_expression(place, frame) for place in checked.places)
        handled = HandleError(fresh, call, checked.error, failed, checked.diverges)
        kept = [(target, name) for target, name in zip(targets, fresh, strict=True) if name != "_"]
        values = tuple(Name(name, kind="local") for _, name in kept)
        return [handled, Assign(tuple(target for target, _ in kept), values)]
    return [HandleError(names, call, checked.error, failed, checked.diverges, passed)]


def _failed(checked: CheckedCall, frame: Frame) -> tuple[Statement, ...]:
    """What the handlers do, one after the other; those after an `else` inside the one before."""
    mark, outer = frame.mark(), frame.dropped
    frame.dropped = outer | checked.names
    frame.declare(checked.error, ERROR, start=checked.start)
    found: list[Statement] = []
    chained: tuple[Statement, ...] = ()
    for handler in reversed(checked.handlers):
        frame.states[checked.error] = NOT_NIL
        body = tuple(_replaced(statement, checked.error) for statement in _part(handler.block, frame))
        if handler.test is not None:
            body = (If(lower_expression(handler.test, frame), body, chained),)
        chained = body if handler.chained else ()
        if not handler.chained:
            found[:0] = body
    frame.dropped = outer
    frame.leave(mark)
    return tuple(found)


def _replaced(statement: Statement, error: str) -> Statement:
    """`err = …` in a handler hides the error that was caught."""
    match statement:
        case Assign(targets=(Name(text=name, package=""),), values=(value,), operator="=") if name == error:
            return Let((error,), value)
    return statement


def _passed(checked: CheckedCall, call: Expression, frame: Frame) -> tuple[Statement, ...]:
    if checked.passed is None:
        return ()
    mark = frame.mark()
    _declare_results(checked, call, frame)
    body = _part(checked.passed, frame)
    if checked.passed_test is not None:
        body = (If(lower_expression(checked.passed_test, frame), body),)
    frame.leave(mark)
    return body


def _part(node: Node, frame: Frame) -> tuple[Statement, ...]:
    """A block, or the `if` of an `else if`."""
    return lower_block(node, frame) if node.type == "block" else tuple(lower_statement(node, frame))


def _declare_results(checked: CheckedCall, call: Expression, frame: Frame) -> tuple[Statement, Binding] | None:
    """Brings the names of `:=` into scope; the error is nil from here on.

    Gives the variable that the error would need, were it read again.
    """
    if not checked.declares:
        frame.states[checked.error] = NIL
        return None
    declare([syntax.text(place) for place in checked.places], results_of(call, frame), checked.statement, frame)
    binding = frame.declare(checked.error, ERROR, start=checked.start)
    frame.states[checked.error] = NIL
    return Let((checked.error,), zero_value(ERROR, None), ERROR, _mutable((checked.error,), checked, frame)), binding


def _mutable(names: tuple[str, ...], checked: CheckedCall, frame: Frame) -> tuple[str, ...]:
    return tuple(name for name in names if name != "_" and frame.is_written(name, checked.start))
