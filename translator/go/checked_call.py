"""Recognising a call whose error is looked at on the spot, and whether nobody needs the error after that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tree_sitter import Node

from translator.go import syntax
from translator.go.conditions import assigned, is_live, mentioned, nil_check
from translator.go.exits import leaves_function, terminates
from translator.go.frame import Frame


class CheckedCall(NamedTuple):
    """`places…, error = value` in `statement`, and the branches of the `if` that asks for `error`.

    `failed` and `passed` run with and without an error, under `rest` where it stands. `start`: where the scope of
    the error begins. `diverges`: every path through `failed` leaves the function or the loop turn.
    """

    places: list[Node]
    error: str
    value: Node
    declares: bool
    statement: Node
    failed: Node | None
    passed: Node | None
    rest: Node | None
    start: int
    diverges: bool

    @property
    def names(self) -> frozenset[str]:
        """The names that the results are given to, `_` left out."""
        return frozenset(syntax.text(place) for place in self.places if place.type == "identifier") - {"_"}


def checked_call(statement: Node, branch: Node, frame: Frame) -> CheckedCall | None:
    """A call in `statement` whose error `branch` asks for, None when they are something else."""
    call = assigned(statement)
    condition = branch.child_by_field_id(syntax.CONDITION)
    check = nil_check(condition) if condition is not None else None
    if call is None or check is None or check.name != syntax.text(call.last) or not is_call(call.value):
        return None
    if not (check.name.startswith("err") or check.name.endswith("Err")):
        return None
    consequence = branch.child_by_field_id(syntax.CONSEQUENCE)
    alternative = branch.child_by_field_id(syntax.ALTERNATIVE)
    if consequence is None or (check.rest is not None and alternative is not None):
        return None
    failed, passed = (consequence, alternative) if check.negated else (alternative, consequence)
    start = statement.end_byte
    if not call.declares:
        binding = frame.bindings.get(check.name)
        start = binding.start if binding is not None else -1
    diverges = failed is not None and check.rest is None and terminates(failed, frame.names)
    return CheckedCall(
        call.places, check.name, call.value, call.declares, statement, failed, passed, check.rest, start, diverges
    )


def can_handle(checked: CheckedCall, branch: Node, following: Sequence[Node], frame: Frame) -> bool:
    """Whether the error is of no use after the check, so that it can live in a handler alone."""
    if not names_are_free(checked, frame):
        return False
    leaves = checked.diverges and checked.failed is not None and leaves_function(checked.failed, frame.names)
    must_die = not leaves and not (checked.declares and checked.diverges)
    if must_die and is_live(checked.error, checked.start, branch, following, frame):
        return False
    if not checked.declares and checked.names:
        return checked.diverges and checked.passed is None
    return checked.diverges or not any(
        is_live(name, checked.statement.end_byte, branch, following, frame) for name in checked.names
    )


def names_are_free(checked: CheckedCall, frame: Frame) -> bool:
    """Whether the handler leaves the call's other results alone, but for giving them back beside the error."""
    if checked.failed is None:
        return True
    for name in checked.names:
        binding = frame.bindings.get(name)
        start = checked.statement.end_byte if checked.declares else binding.start if binding else -1
        if not all(_is_returned(at, frame) for at in mentioned(name, start, checked.failed, frame)):
            return False
    return True


def _is_returned(at: int, frame: Frame) -> bool:
    node = frame.names.root.descendant_for_byte_range(at, at + 1)
    values = node.parent if node is not None else None
    statement = values.parent if values is not None and values.type == "expression_list" else None
    return statement is not None and statement.type == "return_statement"


def is_call(value: Node) -> bool:
    """A call; the grammar reads `f[T](x)` as a conversion."""
    if value.type == "type_conversion_expression":
        type_ = value.child_by_field_id(syntax.TYPE)
        return type_ is not None and type_.type == "generic_type"
    return value.type == "call_expression"
