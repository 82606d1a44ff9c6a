"""Look-ups that may miss, inside a `try` whose handler catches what they raise."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.dispatch import Term, at, plain
from translator.rust.errors.error_enum import Field, Variant
from translator.rust.expressions.ownership import form, index_text, misses, own
from translator.rust.scope import Scope
from translator.rust.text.precedence import JUMP, POSTFIX, PREFIX, TRY
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_copy


def looked_up(value: ir.Index, scope: Scope) -> Term | None:
    """`d[k]` as `d.get(&k)`, its absence as an error of the block; None where it is left to panic."""
    name = misses(value, scope)
    if not name:
        return None
    subject = at(value.value, scope, POSTFIX)
    copied = ".copied()" if is_copy(type_of(value, scope), scope) else ""
    if name == "IndexError":
        found, made = _position(value.index, subject, scope) + copied, _variant("Index", name, (), scope)
    else:
        key = plain(value.index, scope)
        lent = key if form(value.index, scope) == "reference" else f"&{at(value.index, scope, PREFIX)}"
        made = _variant("Key", name, (Field("key", "String"),), scope)
        kept = own(value.index, scope) if isinstance(value.index, ir.Literal) else ""
        made = f"{made} {{ key: {kept or f'{at(value.index, scope, POSTFIX)}.to_string()'} }}"
        found = f"{subject}.get({lent}){copied}"
    if scope.label:
        return f"match {found} {{ Some(value) => value, None => break '{scope.label} Err({made}) }}", JUMP
    how = f"ok_or({made})" if "{" not in made else f"ok_or_else(|| {made})"
    return f"{found}.{how}?", TRY


def _position(index: ir.Expression, subject: str, scope: Scope) -> str:
    match index:
        case ir.Unary("-", ir.Literal("int", "1")):
            return f"{subject}.last()"
        case ir.Unary("-", ir.Literal("int", count)):
            return f"{subject}.iter().nth_back({int(count) - 1})"
        case _:
            return f"{subject}.get({index_text(index, scope)})"


def _variant(name: str, class_: str, fields: tuple[Field, ...], scope: Scope) -> str:
    errors = scope.errors
    errors.own_raises += 1
    key = ("lookup", class_)
    if key not in errors.variants:
        message = '"{key:?}"' if fields else '"index out of range"'
        errors.variants[key] = Variant(errors.take(name), message, fields, class_)
    return f"{errors.name}::{errors.variants[key].name}"
