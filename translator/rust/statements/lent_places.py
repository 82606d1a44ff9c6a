"""Names that stand for a place inside something: references, which the body may turn out to write through."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import List, Map, Pointer, Set, Type
from translator.rust.dispatch import at
from translator.rust.expressions.ownership import PLACE, form, own
from translator.rust.expressions.writes import to_write
from translator.rust.scope import Lent, Local, Scope
from translator.rust.statements.flow import walk
from translator.rust.statements.mutability import binding, if_written, shown_names
from translator.rust.statements.overwritten import is_overwritten, is_written_through
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import shape_of
from translator.rust.types.lookup import is_copied
from translator.rust.types.printed import is_copy


def lent_place(statement: ir.Let, name: str, value: ex.Expression, type_: Type, scope: Scope) -> str:
    """`let x = &xs[0]`, with `&mut` where the body goes on to write through the name; empty for other values.

    Of a struct that is no pointer the source has a copy: what is written to is a clone.
    """
    place = value.value if isinstance(value, ex.Unary) and value.operator == "&" else value
    if not _is_inside(place, scope) or is_copy(type_, scope):
        return ""
    copied = place is value and is_copied(type_, scope)
    shared = isinstance(type_, Pointer) or isinstance(shape_of(value, scope), List | Map | Set)
    if name in statement.mutable and (copied or not shared or _replaced(name, scope)):
        return ""
    if is_overwritten(place, name, scope):
        if place is value and not is_written_through(name, scope):
            scope.bind(name, Local(type_))
            return f"let {binding(name)} = {own(value, scope)};"
        shown = shown_names(at(place, scope, PREFIX))
        scope.frame.notes.append(
            f"`{snake(name)}` leads into `{shown}`, which gets a new value while it is in use: an index, or a clone."
        )
    lent = Lent(place, f"{name} {id(statement)}", copied)
    scope.frame.lent[name] = lent
    bound, text = snake(name), _reference(place, lent, scope)
    if copied:
        bound = if_written(lent.own_key, bound, f"mut {bound}")
        text = if_written(lent.own_key, text, f"{at(place, scope, POSTFIX)}.clone()")
    scope.bind(name, Local(type_, ref=True))
    return f"let {bound} = {text};"


def _reference(place: ex.Expression, lent: Lent, scope: Scope) -> str:
    read, changed = at(place, scope, PREFIX), at(place, to_write(place, scope), PREFIX)
    return if_written(lent.key, f"&{read}", changed if changed.endswith(".unwrap()") else f"&mut {changed}")


def _is_inside(place: ex.Expression, scope: Scope) -> bool:
    if not isinstance(place, ex.Attribute | ex.Index) or form(place, scope) != PLACE:
        return False
    root: ex.Expression = place
    while isinstance(root, ex.Attribute | ex.Index):
        if isinstance(root, ex.Index) and isinstance(root.index, ex.Slice):
            return False
        root = root.value
    return isinstance(root, ex.Name) and root.kind in {"local", "receiver"}


def _replaced(name: str, scope: Scope) -> bool:
    """Whether what follows gives the name itself another value."""
    return any(
        isinstance(one, ir.Assign) and any(isinstance(t, ex.Name) and t.text == name for t in one.targets)
        for body in scope.rest
        if isinstance(body, tuple)
        for one in walk(body)
    )
