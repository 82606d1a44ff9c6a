"""Assignments to the entries of maps."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import UNKNOWN, List, Map, Optional, Pointer
from translator.rust.calls.by_rule import key_text
from translator.rust.dispatch import at, plain
from translator.rust.expressions.iteration import owned_elements
from translator.rust.expressions.ownership import own
from translator.rust.expressions.writes import to_write
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import shape_of, type_of


def insert(target: ex.Index, value: ex.Expression, operator: str, scope: Scope) -> str:
    """The statement that writes to an entry; `operator`: `=`, `+=` and their kind."""
    owner = shape_of(target.value, scope)
    key_type, entry_type = (owner.key, owner.value) if isinstance(owner, Map) else (UNKNOWN, UNKNOWN)
    name, key = at(target.value, to_write(target.value, scope), POSTFIX), own(target.index, scope, key_type)
    match value:
        case ex.Binary("+" | "-" as sign, ex.Call(ex.Attribute(owner_, "get"), (index, start)), step) if (
            operator == "=" and owner_ == target.value and index == target.index
        ):
            zero = start in {ex.Literal("int", "0"), ex.Literal("float", "0.0")}
            entry = "or_default()" if zero else f"or_insert({own(start, scope, entry_type)})"
            return f"*{name}.entry({key}).{entry} {sign}= {plain(step, scope)};"
    if operator != "=" and not target.zero and not (isinstance(owner, Map) and owner.begins):
        shown = f"{at(target.value, scope, POSTFIX)}[{plain(target.index, scope)}]"
        scope.frame.notes.append(
            f"`{shown}` must be there, or this panics; a `defaultdict` or a `Counter` begins at zero."
        )
        return f"*{name}.get_mut({key_text(target.index, scope)}).unwrap() {operator} {plain(value, scope)};"
    if operator == "+=" and isinstance(type_of(value, scope), List):
        return f"{name}.entry({key}).or_default().extend({owned_elements(value, scope)});"
    if operator != "=":
        return f"*{name}.entry({key}).or_default() {operator} {plain(value, scope)};"
    match value:
        case ex.Call(ex.Name("append", _, "builtin"), (first, only)) if first == target and not value.spread:
            return f"{name}.entry({key}).or_default().push({own(only, scope)});"
    if isinstance(entry_type, Pointer):
        entry_type = Optional(entry_type.to) if value == ex.Literal("nil", "") else entry_type.to
    return f"{name}.insert({key}, {own(value, scope, entry_type)});"
