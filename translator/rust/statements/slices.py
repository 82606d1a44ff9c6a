"""Parts of lists that are replaced or removed: `x[:] = y`, `del x[1:]`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import STRING, UNKNOWN, Known, List, Map
from translator.rust.dispatch import at, plain
from translator.rust.expressions.containers import bounds
from translator.rust.expressions.ownership import form, own
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.text.unwritten import todo
from translator.rust.types.inference import shape_of, type_of


def extended(target: ex.Expression, value: ex.Expression, scope: Scope) -> str:
    """The statement that puts values behind those of a list; empty where the target is no list."""
    type_ = type_of(target, scope)
    listed = type_ == UNKNOWN and isinstance(value, ex.ListLiteral) and value.kind == "list"
    if not isinstance(type_, List) and type_ != Known("bytes") and not listed:
        return ""
    if isinstance(target, ex.Name):
        scope.frame.grown.add(target.text)
    name = at(target, scope, POSTFIX)
    match value:
        case ex.ListLiteral((only,)) if not isinstance(only, ex.Unary):
            return f"{name}.push({own(only, scope)});"
        case ex.ListLiteral(items) if items and not any(isinstance(item, ex.Unary) for item in items):
            return f"{name}.extend([{', '.join(own(item, scope) for item in items)}]);"
    match form(value, scope):
        case "reference":
            return f"{name}.extend_from_slice({plain(value, scope)});"
        case kind if kind == "place" or isinstance(value, ex.Name):
            return f"{name}.extend_from_slice(&{at(value, scope, PREFIX)});"
        case _:
            return f"{name}.extend({plain(value, scope)});"


def replaced(target: ex.Slice, value: ex.Expression, scope: Scope) -> str:
    """The statement that puts values in the place of part of a list."""
    mark_written(target.value, scope)
    subject = at(target.value, scope, POSTFIX)
    if target.step is not None:
        return f"{_unknown(f'{plain(target, scope)} = {plain(value, scope)}', scope)}"
    if target.low is None and target.high is None:
        scope.frame.notes.append(f"whoever shares the list `{subject}` sees its new content in the source.")
        return f"{subject} = {own(value, scope)};"
    return f"{subject}.splice({bounds(target, subject, scope)}, {own(value, scope)});"


def shortened(target: ex.Expression, value: ex.Expression, scope: Scope) -> str:
    """`x = x[:n]` and `x = x[n:]` in place; empty for other values, and for slices that somebody lent."""
    if not isinstance(value, ex.Slice) or value.value != target or value.step is not None:
        return ""
    type_ = type_of(target, scope)
    if not isinstance(type_, List) and type_ not in {Known("bytes"), STRING}:
        return ""
    if isinstance(target, ex.Name):
        local = scope.locals.get(target.text)
        if local is None or (local.ref and target.text not in scope.frame.grown):
            return ""
    subject = at(target, scope, POSTFIX)
    match value:
        case ex.Slice(_, None, ex.Literal("int", "0")):
            return f"{subject}.clear();"
        case ex.Slice(
            _, None, ex.Binary("-", ex.Call(ex.Name("len", _, "builtin"), (of,)), ex.Literal("int", "1"))
        ) if of == target and type_ != STRING:
            return f"{subject}.pop();"
        case ex.Slice(_, None, high) if high is not None:
            return f"{subject}.truncate({bounds(value, subject, scope).removeprefix('..')});"
        case ex.Slice(_, low, None) if low is not None:
            return f"{subject}.drain({bounds(ex.Slice(target, None, low), subject, scope)});"
    return ""


def removed(target: ex.Slice, scope: Scope) -> str:
    """The statement that takes part of a list out of it."""
    mark_written(target.value, scope)
    subject = at(target.value, scope, POSTFIX)
    if target.step is not None:
        return _unknown(f"remove {plain(target, scope)}", scope)
    if target.low is None and target.high is None:
        return f"{subject}.clear();"
    return f"{subject}.drain({bounds(target, subject, scope)});"


def removed_item(target: ex.Index, scope: Scope) -> str:
    """The statement that takes the first or last item out of a list; empty for what is no list, or another item."""
    if isinstance(shape_of(target.value, scope), Map):
        return ""
    mark_written(target.value, scope)
    subject = at(target.value, scope, POSTFIX)
    match target.index:
        case ex.Unary("-", ex.Literal("int", "1")):
            return f"{subject}.pop();"
        case ex.Literal("int", "0"):
            return f"{subject}.remove(0);"
        case _:
            return ""


def _unknown(text: str, scope: Scope) -> str:
    scope.frame.notes.append("a slice with a step: write to `iter_mut().step_by(n)`, remove with `retain`.")
    return f"{todo(text)};"
