"""Whether nobody needs an error outside its handlers, nor the other results inside them."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from translator.go import syntax
from translator.go.checked_call import CheckedCall
from translator.go.conditions import is_live, mentioned
from translator.go.frame import Frame


def can_handle(checked: CheckedCall, following: Sequence[Node], frame: Frame) -> bool:
    """Whether the error is of no use after the checks, so that it can live in handlers alone."""
    if not names_are_free(checked, frame):
        return False
    must_die = not checked.leaves(frame.names) and not (checked.declares and checked.diverges)
    if must_die and is_live(checked.error, checked.start, checked.last, following, frame):
        return False
    if not checked.declares and checked.names:
        return checked.diverges and checked.passed is None
    return checked.diverges or not any(
        is_live(name, checked.statement.end_byte, checked.last, following, frame) for name in checked.names
    )


def names_are_free(checked: CheckedCall, frame: Frame) -> bool:
    """Whether the handlers leave the call's other results alone, but for giving them back beside the error.

    The error itself may be replaced, in a statement of its own at the top of a handler.
    """
    for handler in checked.handlers:
        for name in checked.names:
            binding = frame.bindings.get(name)
            start = checked.statement.end_byte if checked.declares else binding.start if binding else -1
            if not all(_is_returned(at, frame) for at in mentioned(name, start, handler.block, frame)):
                return False
        if not all(_replaces(at, handler.block, frame) for at in _writes_to_error(checked, handler.block, frame)):
            return False
    return True


def _writes_to_error(checked: CheckedCall, block: Node, frame: Frame) -> list[int]:
    owned = set(mentioned(checked.error, checked.start, block, frame))
    return [at for at in frame.writes_of(checked.error) if at in owned]


def _is_returned(at: int, frame: Frame) -> bool:
    node = frame.names.root.descendant_for_byte_range(at, at + 1)
    values = node.parent if node is not None else None
    statement = values.parent if values is not None and values.type == "expression_list" else None
    return statement is not None and statement.type == "return_statement"


def _replaces(at: int, block: Node, frame: Frame) -> bool:
    """Whether a write is an assignment `err = …` among the statements of the block."""
    node = frame.names.root.descendant_for_byte_range(at, at + 1)
    places = node.parent if node is not None and node.type == "identifier" else None
    statement = places.parent if places is not None and places.type == "expression_list" else None
    if places is None or statement is None or statement.type != "assignment_statement":
        return False
    around = statement.parent
    inside = around.parent if around is not None and around.type == "statement_list" else None
    return len(syntax.named(places)) == 1 and inside == block and syntax.has_token(statement, "=")
