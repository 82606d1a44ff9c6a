"""Look-ups that may miss, inside a `try` whose handler catches what they raise."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.dispatch import Term, at, plain
from translator.rust.errors.anyhow_values import absence
from translator.rust.errors.anyhow_values import made as anyhow_made
from translator.rust.errors.error_enum import Field, Variant
from translator.rust.expressions.format_text import format_arguments
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
        made = _missing_key(value.index, name, scope)
        found = f"{subject}.get({lent}){copied}"
    if scope.label:
        return f"match {found} {{ Some(value) => value, None => break '{scope.label} Err({made}) }}", JUMP
    lazy = "{" in made and not scope.errors.anyhow
    return f"{found}.{f'ok_or_else(|| {made})' if lazy else absence(made)}?", TRY


def _missing_key(key: ir.Expression, name: str, scope: Scope) -> str:
    if scope.errors.anyhow:
        scope.errors.own_raises += 1
        return anyhow_made(format_arguments(ir.Format(("no key ", ir.FormatArgument(key, "?"))), scope))
    made = _variant("Key", name, (Field("key", "String"),), scope)
    written = isinstance(key, ir.Literal) and key.kind in {"string", "bytes"}
    kept = own(ir.Literal("string", key.text), scope) if isinstance(key, ir.Literal) and written else ""
    return f"{made} {{ key: {kept or f'{at(key, scope, POSTFIX)}.to_string()'} }}"


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
    if errors.anyhow:
        return anyhow_made('"index out of range"')
    key = ("lookup", class_)
    if key not in errors.variants:
        message = '"{key:?}"' if fields else '"index out of range"'
        errors.variants[key] = Variant(errors.take(name), message, fields, class_)
    return f"{errors.name}::{errors.variants[key].name}"
