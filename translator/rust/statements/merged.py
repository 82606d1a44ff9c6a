"""Sets and maps that others are put into or taken out of: `a |= b`, `d.update(b=1)`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir.types import Map, Set
from translator.rust.dispatch import at, plain
from translator.rust.expressions.ownership import own
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of

KEEPING = {"-=": "!", "&=": ""}


def merged(target: ex.Expression, value: ex.Expression, operator: str, scope: Scope) -> str:
    """The statement for `|=`, `-=` and `&=` of a set or map; empty for other types."""
    type_ = strip_pointer(type_of(target, scope))
    if not isinstance(type_, Set | Map):
        return ""
    name = at(target, scope, POSTFIX)
    if operator == "|=":
        return f"{name}.extend({own(value, scope)});"
    if operator in KEEPING and isinstance(type_, Set):
        if isinstance(value, ex.Name | ex.Attribute):
            return f"{name}.retain(|item| {KEEPING[operator]}{at(value, scope, POSTFIX)}.contains(item));"
        kept = f"{name}.retain(|item| {KEEPING[operator]}other.contains(item));"
        return f"{{\nlet other = {plain(value, scope)};\n{kept}\n}}"
    return ""
