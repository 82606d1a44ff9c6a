"""Types that are errors: a struct with its message, from the method that gives the text."""

from __future__ import annotations

import msgspec

from translator.ir import expressions as ex
from translator.ir.declarations import Alias, Field, Function, Structure
from translator.ir.index import Index
from translator.ir.statements import Comment, Return
from translator.ir.types import ERROR, Optional
from translator.ir.walk import nodes
from translator.rust.dispatch import block
from translator.rust.errors.message_holes import message
from translator.rust.items.derives import derives
from translator.rust.items.fields import field_line, field_names, stored
from translator.rust.items.function_scope import enter
from translator.rust.scope import Local, Scope
from translator.rust.statements.mutability import settled
from translator.rust.text.docs import doc_comment, note
from translator.rust.text.naming import inlined
from translator.rust.types.printed import owned
from translator.rust.types.type_names import type_name
from translator.rust.types.type_parameters import arguments

VALUE_TRAITS = frozenset({"Debug", "Clone", "Copy", "PartialEq", "Eq"})
CAUSES = ("Err", "Cause", "Inner", "Wrapped", "Underlying", "err", "cause", "inner", "wrapped")
"""Names of the field that `Unwrap` gives, the surest first."""


def error_type(function: Function, scope: Scope) -> str:
    """The type that has the method `Error`, with its message: a struct, or a tuple struct around another type."""
    receiver = function.receiver
    name = receiver.type if receiver is not None else ""
    declared = scope.index.type(scope.unit, name)
    match declared:
        case Structure():
            return _struct(declared, function, scope)
        case Alias():
            return _wrapper(declared, function, scope)
        case _:
            unknown = note(f"DECIDE: what `{name}` holds; its declaration is not here.")
            return unknown + _struct(Structure(name), function, scope)


def _struct(item: Structure, function: Function, scope: Scope) -> str:
    item = _with_absent_errors(item, function)
    fields = stored(item)
    cause = _cause(item, scope)
    names = [_safe(name, f is cause) for f, name in zip(fields, field_names(fields), strict=True)]
    spoken = message(_text(function), function, {f.name: name for f, name in zip(fields, names, strict=True)}, scope)
    lines = ""
    for f, name in zip(fields, names, strict=True):
        line = field_line(f, name, item, scope)
        lines += _as_cause(line) if f is cause else line
    head = doc_comment(item.doc) + _derive(item, scope)
    body = f" {{\n{lines}}}\n" if lines else ";\n"
    visible = "pub " if item.exported else ""
    title = f"{visible}struct {type_name(item.name, scope)}{arguments(item.type_params)}"
    if spoken is not None:
        if len(fields) == 1 and cause is not None and spoken == f'"{{{inlined(names[0])}}}"':
            return f"{head}#[error(transparent)]\n{title}{body.replace('#[source]', '#[from]')}"
        return f"{head}#[error({_without_cause(spoken, cause, names, fields)})]\n{title}{body}"
    own = _spoken_by_hand(function, item, "", scope)
    return f'{head}#[error("{{}}", self.message())]\n{title}{body}\n{own}'


def _with_absent_errors(item: Structure, function: Function) -> Structure:
    """Fields for an error that the text takes to be missing at times."""
    receiver = function.receiver.name if function.receiver is not None else ""
    asked = {
        value.value.name
        for value in nodes(function.body or ())
        if isinstance(value, ex.IsNil)
        and isinstance(value.value, ex.Attribute)
        and value.value.value == ex.Name(receiver, "", "receiver")
    }
    fields = [
        msgspec.structs.replace(f, type=Optional(ERROR)) if f.name in asked and f.type == ERROR else f
        for f in item.fields
    ]
    return msgspec.structs.replace(item, fields=tuple(fields))


def _safe(name: str, is_cause: bool) -> str:  # noqa: FBT001 - asked of every field
    """thiserror takes a field called `source` for the cause."""
    return "origin" if name == "source" and not is_cause else name


def _as_cause(line: str) -> str:
    """The attribute stands below the field's comments."""
    before, newline, last = line.rstrip("\n").rpartition("\n")
    return f"{before}{newline}#[source]\n{last}\n"


def _derive(item: Structure, scope: Scope) -> str:
    found = derives(item, scope, only=VALUE_TRAITS) or "#[derive(Debug)]\n"
    return found.replace(")]", ", thiserror::Error)]")


def _cause(item: Structure, scope: Scope) -> Field | None:
    """The field that `Unwrap` gives; None without such a method, or where several fields could be meant."""
    if scope.index.method(scope.unit, item.name, "Unwrap") is None:
        return None
    found = [f for f in stored(item) if f.type in {ERROR, Optional(ERROR)}]
    if len(found) == 1:
        return found[0]
    named = [f for name in CAUSES for f in found if f.name == name]
    return named[0] if named else None


def _without_cause(spoken: str, cause: Field | None, names: list[str], fields: list[Field]) -> str:
    """The message without the cause's text at its end, which whoever walks the chain prints."""
    if cause is None:
        return spoken
    hole = f"{{{inlined(names[fields.index(cause)])}}}"
    for joined in (f": {hole}", f" {hole}"):
        if spoken.endswith(f'{joined}"') and spoken != f'"{joined}"':
            return spoken.removesuffix(f'{joined}"') + '"'
    return spoken


def _wrapper(item: Alias, function: Function, scope: Scope) -> str:
    """`type Code int`: a tuple struct."""
    spoken = message(_text(function), function, {"": "0"}, scope)
    inner = owned(item.type, scope)
    visible = "pub " if item.name[:1].isupper() else ""
    title = f"{visible}struct {type_name(item.name, scope)}(pub {inner});\n"
    head = doc_comment(item.doc) + "#[derive(Debug, thiserror::Error)]\n"
    if spoken is not None:
        return f"{head}#[error({spoken})]\n{title}"
    own = _spoken_by_hand(function, item, "self.0", scope)
    return f'{head}#[error("{{}}", self.message())]\n{title}\n{own}'


def _text(function: Function) -> ex.Expression | None:
    """What the method returns, where that is all it does."""
    match [s for s in function.body or () if not isinstance(s, Comment)]:
        case [Return((value,))]:
            return value
        case _:
            return None


def _spoken_by_hand(function: Function, item: Structure | Alias, own: str, scope: Scope) -> str:
    """The method with its body, under a name that `Display` can call. `own`: what the receiver is called in Rust."""
    name = item.name
    index = _with(item, scope)
    inner = Scope(index, scope.unit, function, preferences=scope.preferences)
    enter(function, inner)
    receiver = function.receiver
    if own and receiver is not None and isinstance(item, Alias):
        inner.bind(receiver.name, Local(item.type, ref=True, rust=own))
    text = settled(block(function.body or (), inner, tail=True), inner)
    return f"impl {type_name(name, scope)} {{\nfn message(&self) -> String {{\n{text}\n}}\n}}\n"


def _with(item: Structure | Alias, scope: Scope) -> Index:
    """The index in which the type is declared like this."""
    types = scope.index.types
    return Index(
        scope.index.functions, {**types, scope.unit: {**types.get(scope.unit, {}), item.name: item}}, scope.index.values
    )
