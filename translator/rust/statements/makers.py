"""Errors that are always there: what a function makes, what stands in a list of errors."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import ERROR, List
from translator.rust.dispatch import plain
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_sources import BOXED
from translator.rust.expressions.ownership import index_text
from translator.rust.expressions.unasked import subject_of
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Scope
from translator.rust.types.inference import callee_of, shape_of


def makes_error(call: ex.Call, scope: Scope) -> bool:
    """Whether a function of the project is called whose one result is an error that is always there."""
    found = callee_of(call, scope)
    return found is not None and found[0].makes_error


def is_kept_error(item: ex.Index, scope: Scope) -> bool:
    """Whether an element of a list of errors is read."""
    owner = shape_of(item.value, scope)
    return isinstance(owner, List) and owner.of == ERROR and not scope.errors.anyhow and not scope.label


def taken_out(item: ex.Index, lost: tuple[ex.Expression, ...], scope: Scope, *, tail: bool) -> str:
    """`return errs[0]`: the error leaves the list, of which there are no copies."""
    from translator.rust.statements.results import note_lost

    source = Source(BOXED, "Source", f"which errors `{plain(item.value, scope).removeprefix('*')}` holds")
    mark_written(item.value, scope)
    scope.errors.own_raises += 1
    scope.errors.convert(source)
    text = f"{subject_of(item.value, scope)}.swap_remove({index_text(item.index, scope)})"
    note_lost(lost, scope)
    local = scope.locals.get(item.value.text) if isinstance(item.value, ex.Name) else None
    if local is None or local.ref:
        scope.frame.notes.append("the error is taken out of the list, in which the source leaves it.")
    left = f"Err({scope.errors.value(text, source)})"
    return left if tail else f"return {left};"
