"""Recognising a call whose error is looked at on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tree_sitter import Node

from translator.go import syntax
from translator.go.conditions import assigned, nil_check, tested_errors
from translator.go.exits import leaves_function, terminates
from translator.go.frame import Frame
from translator.go.names import FileNames


class Handler(NamedTuple):
    """What is done about an error when `test` holds (always, where there is none); `chained` after an `else`."""

    test: Node | None
    block: Node
    chained: bool = False


class CheckedCall(NamedTuple):
    """`places…, error = value` in `statement`, and what the `if`s after it (or around it) do.

    `passed` runs without an error, when `passed_test` holds. `start`: where the scope of the error begins. `last`:
    the last `if`. `branches`: how many there are. `diverges`: every path through the handlers leaves the function
    or the loop turn.
    """

    places: list[Node]
    error: str
    value: Node
    declares: bool
    statement: Node
    handlers: tuple[Handler, ...]
    passed: Node | None
    passed_test: Node | None
    start: int
    last: Node
    branches: int
    diverges: bool

    @property
    def names(self) -> frozenset[str]:
        """The names that the results are given to, `_` left out."""
        return frozenset(syntax.text(place) for place in self.places if place.type == "identifier") - {"_"}

    def leaves(self, names: FileNames) -> bool:
        """Whether every path through the handlers leaves the function."""
        return self.diverges and all(
            leaves_function(handler.block, names) or not terminates(handler.block, names) for handler in self.handlers
        )


def checked_call(statement: Node, branches: Sequence[Node], frame: Frame) -> CheckedCall | None:
    """A call in `statement` whose error the first of `branches` asks for, None when they are something else."""
    call = assigned(statement)
    if call is None or not is_call(call.value):
        return None
    error = syntax.text(call.last)
    if not syntax.may_hold_error(error):
        return None
    checks = _read(branches, error) if branches else None
    if checks is None:
        return None
    start = statement.end_byte
    if not call.declares:
        binding = frame.bindings.get(error)
        start = binding.start if binding is not None else -1
    return CheckedCall(
        places=call.places,
        error=error,
        value=call.value,
        declares=call.declares,
        statement=statement,
        handlers=tuple(checks.handlers),
        passed=checks.passed,
        passed_test=checks.passed_test,
        start=start,
        last=branches[checks.taken - 1],
        branches=checks.taken,
        diverges=_diverge(checks.handlers, frame.names),
    )


def is_call(value: Node) -> bool:
    """A call; the grammar reads `f[T](x)` as a conversion."""
    if value.type == "type_conversion_expression":
        type_ = value.child_by_field_id(syntax.TYPE)
        return type_ is not None and type_.type == "generic_type"
    return value.type == "call_expression"


class _Checks(NamedTuple):
    handlers: list[Handler]
    passed: Node | None
    passed_test: Node | None
    taken: int


def _read(branches: Sequence[Node], error: str) -> _Checks | None:
    """The checks of one error in a row: tests such as `errors.Is` first, `err != nil` last."""
    handlers: list[Handler] = []
    for position, branch in enumerate(branches):
        condition = branch.child_by_field_id(syntax.CONDITION)
        body, orelse = branch.child_by_field_id(syntax.CONSEQUENCE), branch.child_by_field_id(syntax.ALTERNATIVE)
        check = nil_check(condition) if condition is not None else None
        if condition is None or body is None:
            break
        if check is not None and check.name == error:
            if check.rest is not None and orelse is not None:
                break
            if not check.negated:
                if handlers:
                    break
                return _Checks([Handler(None, orelse)] if orelse else [], body, check.rest, 1)
            handlers.append(Handler(check.rest, body))
            if check.rest is None:
                return _Checks(handlers, orelse, None, position + 1)
        elif tested_errors(condition) == [error]:
            chain = _chain(branch, error)
            if chain is None:
                break
            handlers.extend(chain[0])
            if chain[0][-1].test is None:
                return _Checks(handlers, chain[1], None, position + 1)
        else:
            break
    else:
        position = len(branches)
    return _Checks(handlers, None, None, position) if handlers else None


def _chain(branch: Node, error: str) -> tuple[list[Handler], Node | None] | None:
    """`if errors.Is(err, …) {…} else if err != nil {…} else {…}`: handlers, and what runs without an error."""
    handlers: list[Handler] = []
    link: Node | None = branch
    while link is not None:
        condition, body = link.child_by_field_id(syntax.CONDITION), link.child_by_field_id(syntax.CONSEQUENCE)
        if link.type != "if_statement" or condition is None or body is None:
            return None
        if handlers and link.child_by_field_id(syntax.INITIALIZER) is not None:
            return None
        check = nil_check(condition)
        orelse = link.child_by_field_id(syntax.ALTERNATIVE)
        if check is not None and check.name == error and check.negated and check.rest is None:
            handlers.append(Handler(None, body, bool(handlers)))
            return handlers, orelse
        if tested_errors(condition) != [error]:
            return None
        handlers.append(Handler(condition, body, bool(handlers)))
        link = orelse
    return handlers, None


def _diverge(handlers: list[Handler], names: FileNames) -> bool:
    if not handlers or handlers[-1].test is not None:
        return False
    for handler in reversed(handlers):
        if not terminates(handler.block, names):
            return False
        if not handler.chained:
            break
    return True
