"""The call that gave an error, for a piece of code that does not show it."""

from __future__ import annotations

import re

from tree_sitter import Node

from translator.go import syntax
from translator.go.assignments import with_error
from translator.go.checked_call import is_call
from translator.go.conditions import assigned
from translator.go.frame import Frame
from translator.go.lowering import lower_expression
from translator.ir.expressions import Call, Expression, Name


def origin_of(error: Expression, frame: Frame) -> Expression | None:
    """The call whose error the name holds where the piece begins; None in whole functions and where branches differ."""
    if frame.piece is None or not isinstance(error, Name) or error.package:
        return None
    binding = frame.bindings.get(error.text)
    statement = _nearest(error.text, frame.piece)
    if binding is None or statement is None or statement.end_byte < binding.start:
        return None
    given = assigned(statement)
    if given is None or not is_call(given.value):
        return None
    # Inside the call stands code that is no part of the piece.
    piece, frame.piece = frame.piece, None
    call = lower_expression(given.value, frame)
    frame.piece = piece
    return with_error(call) if isinstance(call, Call) else None


def _nearest(name: str, piece: Node) -> Node | None:
    """The last statement before the piece, in its block or one around it, that writes the name."""
    inner = piece
    for around in syntax.ancestors(piece):
        if around.type in syntax.FUNCTION_KINDS:
            break
        if around.type == "statement_list":
            before = inner.prev_named_sibling
            while before is not None:
                given = assigned(before)
                if given is not None and syntax.text(given.last) == name:
                    return before
                if _may_write(name, before):
                    return None
                before = before.prev_named_sibling
        elif around.type in _WITH_INITIALIZER:
            initializer = around.child_by_field_id(syntax.INITIALIZER)
            given = assigned(initializer) if initializer is not None and initializer != inner else None
            if given is not None and syntax.text(given.last) == name:
                return initializer
        inner = around
    return None


def _may_write(name: str, statement: Node) -> bool:
    """Whether a statement may give the name another value; where it only reads it, this says so too."""
    return statement.type != "comment" and bool(re.search(rf"\b{name}\s*(?::=|=(?!=)|,)", syntax.text(statement)))


_WITH_INITIALIZER = frozenset({"if_statement", "expression_switch_statement", "type_switch_statement"})
