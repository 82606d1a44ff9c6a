"""Tests for truth of values that may be absent, as tests for presence and for what is left to ask then."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import Optional, Type
from translator.rust.expressions.truth import TOLD_INSIDE, kind_of, tested_type, unknown_inside
from translator.rust.scope import Scope


def optional_of(test: ex.Truth, scope: Scope) -> Type | None:
    """What the tested value is when it is there; None for a value that is always there."""
    type_ = tested_type(test.value, test.type, scope)
    return type_.of if isinstance(type_, Optional) else None


def left_to_ask(test: ex.Truth, inner: Type, scope: Scope) -> tuple[ex.Expression, ...]:
    """The test of a value that is known to be there; none for one that then counts as true."""
    kind = kind_of(inner, scope)
    return (ex.Truth(test.value, inner),) if kind in TOLD_INSIDE else ()


def note_unknown(subject: str, inner: Type, scope: Scope) -> None:
    """Says that what is there may count as false, where its type is not known."""
    if kind_of(Optional(inner), scope) == "unknown option":
        scope.frame.notes.append(unknown_inside(subject))


def conjuncts(test: ex.Expression, operator: str = "&&") -> list[ex.Expression]:
    """What `&&` (or `||`) joins, in order."""
    if isinstance(test, ex.Binary) and test.operator == operator:
        return [*conjuncts(test.left, operator), *conjuncts(test.right, operator)]
    return [test]
