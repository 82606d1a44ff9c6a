"""`x = append(x, …)`: what grows in place."""

from __future__ import annotations

from typing import TypeGuard

from translator.ir import expressions as ex
from translator.ir.types import ERROR, STRING, Map, Named, Pointer, Type
from translator.rust.dispatch import at, plain
from translator.rust.expressions.ownership import form, own
from translator.rust.expressions.writes import mark_written, to_write
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements.flow import mentions
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import element_of, shape_of, type_of


def appended(target: ex.Expression, value: ex.Expression, scope: Scope) -> str:
    """The statement that puts values at the end of a list; empty for other values."""
    if isinstance(target, ex.Index) and isinstance(shape_of(target.value, scope), Map):
        return ""
    match value:
        case ex.Call(ex.Name("append", _, "builtin"), (first, *rest)) if first == target and rest:
            name = at(target.value if is_pointed(target) else target, to_write(target, scope), POSTFIX)
            mark_written(target, scope)
            if isinstance(target, ex.Name):
                scope.frame.grown.add(target.text)
            of = element_of(type_of(target, scope))
            if value.spread:
                added = rest[-1]
                if type_of(added, scope) == STRING:
                    return f"{name}.extend_from_slice({_as_bytes(added, scope)});"
                if _moves(added, of, scope):
                    return f"{name}.extend({plain(added, scope)});"
                slice_ = plain(added, scope) if form(added, scope) == "reference" else f"&{at(added, scope, PREFIX)}"
                return f"{name}.extend_from_slice({slice_});"
            if isinstance(of, Pointer):
                of = of.to
            if len(rest) == 1:
                # An error that is kept beside others is any error.
                declared = isinstance(strip_pointer(type_of(rest[0], scope)), Named)
                boxed = of == ERROR and not scope.errors.anyhow and (declared or isinstance(rest[0], ex.NewError))
                return f"{name}.push({own(rest[0], scope, of)}{'.into()' if boxed else ''});"
            return f"{name}.extend([{', '.join(own(r, scope, of) for r in rest)}]);"
    return ""


def _moves(added: ex.Expression, of: Type, scope: Scope) -> bool:
    """Whether elements go over as they are: those of a value that nobody else has, and errors, which have no copies."""
    if form(added, scope) == "value" and not isinstance(added, ex.Name):
        return True
    if of != ERROR or form(added, scope) == "reference":
        return False
    if not isinstance(added, ex.Name) or mentions(scope.rest, frozenset({added.text})):
        shown = plain(added, scope)
        scope.frame.notes.append(
            f"`{shown}` is used again, and errors cannot be copied: `Arc<dyn Error>` where they are shared."
        )
    return True


def _as_bytes(text: ex.Expression, scope: Scope) -> str:
    if isinstance(text, ex.Literal) and text.text.isascii():
        return plain(ex.Literal("bytes", text.text), scope)
    return f"{at(text, scope, POSTFIX)}.as_bytes()"


def is_pointed(target: ex.Expression) -> TypeGuard[ex.Unary]:
    """`*p`: a method finds what a reference leads to."""
    return isinstance(target, ex.Unary) and target.operator == "*"
