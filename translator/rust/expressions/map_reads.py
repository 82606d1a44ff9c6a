"""Entries of maps that read as zero where there is none, as Go's do."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import JSON, FunctionType, Map, Pointer
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ownership import REFERENCE, form
from translator.rust.expressions.unasked import subject_of
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import shape_of
from translator.rust.types.printed import is_trait
from translator.rust.types.zero_entries import zero_kind

_VIEWS = {"text": ".map(String::as_str)", "list": ".map(Vec::as_slice)", "copy": ".copied()", "value": ".cloned()"}


def zero_read(value: ir.Index, scope: Scope) -> Term | None:
    """`m[k]` as what is there, or a zero value; None where nothing is a value of its own: behind a pointer."""
    kind = zero_kind(value, scope)
    return (f"{found(value, scope)}{_VIEWS[kind]}.unwrap_or_default()", POSTFIX) if kind else None


def is_missing(value: ir.Index, scope: Scope, *, negated: bool) -> str:
    """`m[k] == nil`, where nil is what the map lacks; empty for other questions."""
    owner = shape_of(value.value, scope) if value.zero else None
    if not isinstance(owner, Map):
        return ""
    if owner.value == JSON:
        test = "is_some_and(|value| !value.is_null())" if negated else "is_none_or(serde_json::Value::is_null)"
        return f"{found(value, scope)}.{test}"
    if isinstance(owner.value, Pointer | FunctionType) or is_trait(owner.value, scope):
        return f"{found(value, scope)}.{'is_some' if negated else 'is_none'}()"
    return ""


def found(value: ir.Index, scope: Scope) -> str:
    """What a map has for a key, as an `Option` of a reference."""
    key = plain(value.index, scope)
    if form(value.index, scope) != REFERENCE:
        key = f"&{at(value.index, scope, PREFIX)}"
    inner = value.value
    if isinstance(inner, ir.Index) and inner.zero and isinstance(shape_of(inner.value, scope), Map):
        return f"{found(inner, scope)}.and_then(|inner| inner.get({key}))"
    return f"{subject_of(inner, scope)}.get({key})"
