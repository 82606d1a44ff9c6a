"""Questions about an error: is it this one, is there one of that type?"""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import UNKNOWN, Named, Optional, Type
from translator.rust.concurrency.threads import told
from translator.rust.dispatch import Term, at, plain, prints
from translator.rust.errors.error_enum import ANYHOW, Source
from translator.rust.errors.error_naming import class_name
from translator.rust.errors.error_sources import RUST_ERRORS, source_of
from translator.rust.errors.known_error_types import KNOWN_TYPES
from translator.rust.errors.known_sentinels import KNOWN, Known
from translator.rust.expressions.casts import unboxed
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements.mutability import shown_names
from translator.rust.text.naming import snake, string
from translator.rust.text.precedence import COMPARE, POSTFIX
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_trait, owned

IO_ERROR = "std::io::Error"
DYNAMIC = "Box<"


@prints(ir.ErrorIs)
def _error_is(value: ir.ErrorIs, scope: Scope) -> Term:
    subject = at(value.error, scope, POSTFIX)
    if not isinstance(value.target, ir.Name) or value.target.kind == "local":
        subject, target = at(value.error, scope, COMPARE + 1), at(value.target, scope, COMPARE + 1)
        scope.frame.notes.append(f"`{target}` is any error: `==` needs `PartialEq`, and compares what Go tells apart.")
        return f"{subject} == {target}", COMPARE
    pattern = error_pattern(value.error, value.target, scope, value.origin)
    if pattern is None and _is_library(source_of_error(value.error, value.origin, scope)):
        package = f"{value.target.package.rpartition('/')[2]}." if value.target.package else ""
        asked = string(f"{shown_names(subject)} is {package}{value.target.text}")
        return f"todo!({asked.replace('{', '{{').replace('}', '}}')})", POSTFIX
    if pattern is None:
        return _downcast_is(value, subject, scope)
    bound, _, guard = pattern.partition(" if ")
    if _is_optional(value.error, scope):
        if bound == subject and guard:
            return f"{subject}.as_ref().is_some_and(|err| {guard.replace(subject, 'err')})", POSTFIX
        return f"matches!(&{subject}, Some({bound}){' if ' + guard if guard else ''})", POSTFIX
    if bound == subject and guard:
        return guard, COMPARE
    # What a pattern binds must not be moved out of the error.
    return f"matches!({'&' if guard else ''}{subject}, {pattern})", POSTFIX


def error_pattern(
    error: ir.Expression, target: ir.Expression, scope: Scope, origin: ir.Expression | None = None
) -> str | None:
    """The pattern (with its guard behind ` if `) of a sentinel inside an error; None where its type cannot be told."""
    if not isinstance(target, ir.Name) or target.kind == "local":
        return None
    source = source_of_error(error, origin, scope)
    known = KNOWN.get((target.package, target.text))
    if known is not None and known.advice:
        scope.frame.notes.append(told(known.advice, scope))
    if known is not None and (known.kind or known.pattern):
        return _known_pattern(plain(error, scope), known, source, scope)
    if source is not None and source.type == ANYHOW:
        subject = plain(error, scope)
        wanted = f"{owned(Named('Error', target.package), scope)}::{class_name(target.text)}"
        return f"{subject} if matches!({subject}.downcast_ref(), Some({wanted}))"
    if source is None or source.type.startswith(DYNAMIC):
        return None
    if _is_library(source):
        return None
    if not source.callee and not source.own and known is None:
        scope.frame.notes.append(f"what `{source.type}` has for `{target.text}`.")
    return f"{source.type}::{class_name(target.text)}"


def _known_pattern(subject: str, known: Known, source: Source | None, scope: Scope) -> str:
    """An error of Rust's own: as it is, inside the variant of an enum, or somewhere in a box."""
    type_ = known.pattern.rpartition("::")[0] or IO_ERROR
    if source is None or is_dynamic(source):
        test = f"err.kind() == std::io::ErrorKind::{known.kind}" if known.kind else f"matches!(err, {known.pattern})"
        return f"{subject} if {subject}.downcast_ref::<{type_}>().is_some_and(|err| {test})"
    if source.type == type_:
        return known.pattern or f"{subject} if {subject}.kind() == std::io::ErrorKind::{known.kind}"
    scope.frame.notes.append(f"the variant of `{source.type}` that holds the `{type_}`.")
    if known.pattern:
        return f"{source.type}::Sql({known.pattern})"
    return f"{source.type}::Io(source) if source.kind() == std::io::ErrorKind::{known.kind}"


def _is_library(source: Source | None) -> bool:
    """Whether an error is one of a library, which has no variants of the project's."""
    return source is not None and not source.own and source.type in RUST_ERRORS


def is_dynamic(source: Source) -> bool:
    """Whether an error may be of any type."""
    return source.type == ANYHOW or source.type.startswith(DYNAMIC)


def source_of_error(error: ir.Expression, origin: ir.Expression | None, scope: Scope) -> Source | None:
    """Where an error came from, None where nothing tells."""
    local = scope.locals.get(error.text) if isinstance(error, ir.Name) else None
    if local is not None and local.error is not None:
        return local.error
    return source_of(origin, scope) if origin is not None else None


def _downcast_is(value: ir.ErrorIs, subject: str, scope: Scope) -> Term:
    """A sentinel in an error of any type: only a concrete type can be searched for."""
    target = value.target
    assert isinstance(target, ir.Name)  # noqa: S101 - the caller has looked
    variant, enum = class_name(target.text), owned(Named("Error", target.package), scope)
    if scope.preferences.errors != "anyhow":
        scope.frame.notes.append(
            f"`{enum}` stands for the enum with its package's sentinels; `downcast_ref` finds concrete types only."
        )
    if _is_optional(value.error, scope):
        cast = f"{_looked_at(subject, scope)}.and_then(|err| err.downcast_ref::<{enum}>())"
    else:
        cast = f"{subject}.downcast_ref::<{enum}>()"
    return f"matches!({cast}, Some({enum}::{variant}))", POSTFIX


def _looked_at(subject: str, scope: Scope) -> str:
    return f"{subject}.as_ref()" if scope.preferences.errors == "anyhow" else subject


def _is_optional(error: ir.Expression, scope: Scope) -> bool:
    return isinstance(type_of(error, scope), Optional)


@prints(ir.ErrorAs)
def _error_as(value: ir.ErrorAs, scope: Scope) -> Term:
    subject = at(value.error, scope, POSTFIX)
    wanted = searched_type(value, scope)
    if wanted is None:
        scope.frame.notes.append(f"the type that `{subject}` is searched for.")
        return f"{subject}.is_some()", POSTFIX
    pattern = search_pattern(value, wanted, "_", scope)
    if pattern is not None:
        return f"matches!({subject}, {pattern})", POSTFIX
    return f"{_downcast(value, wanted, scope)}.is_some()", POSTFIX


def searched_type(value: ir.ErrorAs, scope: Scope) -> Type | None:
    """The type that `errors.As` looks for; None where the source does not state it."""
    type_ = value.type if value.type != UNKNOWN else type_of(target_name(value.target) or value.target, scope)
    type_ = strip_pointer(type_)
    return type_ if isinstance(type_, Named) else None


def target_name(target: ir.Expression) -> ir.Name | None:
    """The variable that `errors.As` fills."""
    match target:
        case ir.Unary("&", ir.Name() as name) | (ir.Name() as name):
            return ir.Name(name.text, "", "local")
        case _:
            return None


def search(value: ir.ErrorAs, wanted: Type, name: str, scope: Scope) -> str:
    """`let pattern = error`, for an `if` that binds what is found to `name`."""
    pattern = search_pattern(value, wanted, name, scope)
    if pattern is not None:
        return f"let {pattern} = &{plain(value.error, scope)}"
    return f"let Some({snake(name)}) = {_downcast(value, wanted, scope)}"


def search_pattern(value: ir.ErrorAs, wanted: Type, name: str, scope: Scope) -> str | None:
    """The variant that holds a type inside an error; None where the error may be any type."""
    source = source_of_error(value.error, value.origin, scope)
    if source is None or is_dynamic(source):
        return None
    shown = snake(name) if name != "_" else "_"
    variant, type_ = _rust_type(wanted, scope)
    if source.type == type_:
        return shown
    if _is_library(source):
        return None
    if not source.callee and not source.own:
        scope.frame.notes.append(f"what `{source.type}` has for `{type_}`.")
    return f"{source.type}::{variant}({shown})"


def _downcast(value: ir.ErrorAs, wanted: Type, scope: Scope) -> str:
    subject = at(value.error, scope, POSTFIX)
    type_ = _rust_type(wanted, scope)[1]
    source = source_of_error(value.error, value.origin, scope)
    if source is not None and _is_library(source):
        # `source` gives what is behind what was put into an `io::Error`, not that itself.
        inside = "get_ref()" if source.type == IO_ERROR else "source()"
        optional = f"{subject}.as_ref().and_then(|err| err.{inside})"
        found = optional if _is_optional(value.error, scope) else f"{subject}.{inside}"
        return f"{found}.and_then(|err| err.downcast_ref::<{type_}>())"
    if _is_optional(value.error, scope):
        return f"{_looked_at(subject, scope)}.and_then(|err| err.downcast_ref::<{type_}>())"
    return f"{subject}.downcast_ref::<{type_}>()"


def _rust_type(wanted: Type, scope: Scope) -> tuple[str, str]:
    """The name of a variant for it, and the type in Rust."""
    assert isinstance(wanted, Named)  # noqa: S101 - `searched_type` gives no other
    known = KNOWN_TYPES.get((wanted.package, wanted.name))
    if known is not None:
        scope.frame.notes.append(told(known.advice, scope))
        return known.variant, known.type
    if is_trait(wanted, scope):
        scope.frame.notes.append(f"`{wanted.name}` is a trait: `downcast_ref` finds the types behind it only.")
    return class_name(wanted.name), unboxed(wanted, scope)
