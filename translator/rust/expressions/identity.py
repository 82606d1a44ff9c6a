"""Comparisons of pointers, which ask whether both lead to one value."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Pointer
from translator.rust.dispatch import plain
from translator.rust.scope import Scope
from translator.rust.statements.mutability import shown_names
from translator.rust.types.inference import type_of


def note_identity(value: ir.Binary, scope: Scope) -> None:
    """Says of `a == b` that the source does not compare what the pointers lead to."""
    if value.operator in {"==", "!="} and (_is_pointer(value.left, scope) or _is_pointer(value.right, scope)):
        shown = " ".join(
            shown_names(f"{plain(value.left, scope)} {value.operator} {plain(value.right, scope)}").split()
        )
        scope.frame.notes.append(
            f"`{shown}` asks in the source whether both are one value, not whether they are equal."
        )


def _is_pointer(value: ir.Expression, scope: Scope) -> bool:
    if isinstance(value, ir.Name):
        params = scope.function.params if scope.function is not None else ()
        return any(param.name == value.text and isinstance(param.type, Pointer) for param in params)
    return isinstance(value, ir.Attribute | ir.Index) and isinstance(type_of(value, scope), Pointer)
