"""Errors as `anyhow::Error`: messages, what is said about a cause, values of types that callers ask for."""

from __future__ import annotations

import re

from msgspec.structs import replace

from translator.ir import expressions as ir
from translator.ir.declarations import Structure
from translator.ir.types import UNKNOWN, Known, Named
from translator.rust.dispatch import Term, plain, wrap
from translator.rust.errors.error_enum import ANYHOW
from translator.rust.errors.error_naming import class_name
from translator.rust.errors.exceptions import typed_value
from translator.rust.errors.known_sentinels import KNOWN
from translator.rust.expressions.format_text import format_arguments
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.imports import needs
from translator.rust.text.naming import words
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.lookup import structure_of
from translator.rust.types.printed import owned

_NEEDS_CONTEXT = needs("anyhow::Context")
_MADE = "anyhow::anyhow!("
_HOLE = re.compile(r"(?<!\{)(?:\{\{)*\{(?!\{)")


def made(arguments: str) -> str:
    """An error from the arguments of `format!`, or from a value."""
    return f"{_MADE}{arguments})"


def bailing(text: str) -> str:
    """The macro that leaves with an error that was made on the spot; empty for other errors."""
    return f"anyhow::bail!({text.removeprefix(_MADE)}" if text.startswith(_MADE) else ""


def absence(text: str) -> str:
    """The method that turns `None` into an error, which is made on the spot where it costs nothing."""
    if text.startswith(_MADE):
        return f"{_NEEDS_CONTEXT}{context(text)}"
    return f"ok_or({text})" if "(" not in text and "!" not in text else f"ok_or_else(|| {text})"


def context(text: str) -> str:
    """`context(…)` for an error that was made: what it says, above the cause."""
    arguments = text.removeprefix(_MADE).removesuffix(")")
    if not arguments.startswith('"'):
        return f"context({arguments})" if "(" not in arguments else f"with_context(|| {arguments})"
    if _HOLE.search(arguments):
        return f"with_context(|| format!({arguments}))"
    return f"context({_unescaped(arguments)})"


def with_context(term: Term, error: ir.Expression | None, name: str, scope: Scope) -> str | None:
    """A `Result` whose error gets a context: the cause of what leaves is the error `name`. None for other errors."""
    if not scope.errors.anyhow or not isinstance(error, ir.NewError):
        return None
    match error.cause:
        case ir.Name(text) if text == name and not _says(_apart(error), name):
            scope.errors.own_raises += 1
            bare = ir.NewError(error.type, _apart(error).message, None, _without(error, name))
            said = new(bare, scope, wraps=True)
            return f"{wrap(term, POSTFIX)}.{_NEEDS_CONTEXT}{context(said)}"
        case _:
            return None


def _says(error: ir.NewError, name: str) -> bool:
    """Whether the cause stands in the message for more than being the cause."""
    return _shows(error) or any(
        isinstance(a.value, ir.Attribute) and a.value.value == ir.Name(name, "", "local") for a in error.args
    )


def _shows(error: ir.NewError) -> bool:
    """Whether the cause is a hole of the message."""
    parts = error.message.parts if error.message is not None else ()
    return any(_is_cause(part, error) for part in parts)


def _apart(error: ir.NewError) -> ir.NewError:
    """The error without its cause in the message: whoever prints the chain prints it behind the message."""
    parts = list(error.message.parts) if error.message is not None else []
    if len(parts) > 1 and _is_cause(parts[-2], error) and isinstance(parts[-1], str) and not parts[-1].strip(").]\n "):
        del parts[-1]
    if parts and _is_cause(parts[-1], error):
        del parts[-1]
        if parts and isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip(" :,;-([\n")
    if parts and _is_cause(parts[0], error):
        del parts[0]
        if parts and isinstance(parts[0], str):
            parts[0] = parts[0].lstrip(" :,;-\n")
    places = [place for place, part in enumerate(parts) if _is_cause(part, error)]
    if len(places) == 1 and 0 < places[0] < len(parts) - 1:
        before, after = parts[places[0] - 1], parts[places[0] + 1]
        if isinstance(before, str) and isinstance(after, str) and after[:1] in {" ", ",", ";", "\n"}:
            parts[places[0] - 1 : places[0] + 2] = [f"{before.rstrip(' :,;-')}{after}"]
    return replace(error, message=ir.Format(tuple(parts)) if parts else None)


def _is_cause(part: str | ir.FormatArgument, error: ir.NewError) -> bool:
    return isinstance(part, ir.FormatArgument) and part.value == error.cause


def _without(error: ir.NewError, name: str) -> tuple[ir.FieldValue, ...]:
    return tuple(a for a in error.args if not (isinstance(a.value, ir.Name) and a.value.text == name))


def new(error: ir.NewError, scope: Scope, *, wraps: bool = False) -> str:
    """An error that is made on the spot, without its cause. `wraps`: there is one, and the message leads up to it."""
    type_ = strip_pointer(error.type)
    declared = structure_of(type_, scope)
    if declared is not None and declared.kind == "struct" and error.message is None:
        return made(plain(ir.Construct(type_, error.args), scope))
    parts = _trimmed(error.message.parts if error.message is not None else (), wraps=wraps or error.cause is not None)
    if isinstance(declared, Structure) and declared.kind == "exception" and isinstance(type_, Named):
        return made(typed_value(type_, declared, ir.Format(parts), error.args, scope))
    label = type_.name if isinstance(type_, Named | Known) else ""
    label = "" if label == "error" else label.rsplit(".", 1)[-1]
    if not parts and len(error.args) == 1 and isinstance(type_, Named) and type_.package == "builtins":
        parts = (ir.FormatArgument(error.args[0].value, "?" if label == "KeyError" else ""),)
    if not parts:
        parts = (" ".join(words(label)) if label else "failed",)
        for place, arg in enumerate(a for a in error.args if a.value != error.cause):
            parts = (*parts, ": " if place == 0 else ", ", ir.FormatArgument(arg.value))
    return made(format_arguments(ir.Format(parts), scope))


def _trimmed(parts: tuple[str | ir.FormatArgument, ...], *, wraps: bool) -> tuple[str | ir.FormatArgument, ...]:
    """A message without what only joined the cause to it."""
    kept = list(parts)
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(" :\n" if wraps else " \n")
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip(" :") if wraps else kept[0].lstrip()
    return tuple(part for part in kept if part != "")


def sentinel(name: ir.Name, extra: tuple[str | ir.FormatArgument, ...], scope: Scope) -> str:
    """An error value of a package, which callers ask for: it keeps its type, whatever is said about it."""
    value = sentinel_value(name, scope)
    said = _trimmed(extra, wraps=True)
    if not said:
        return made(value)
    return f"anyhow::Error::new({value}).{_said(said, scope)}"


def _said(parts: tuple[str | ir.FormatArgument, ...], scope: Scope) -> str:
    arguments = format_arguments(ir.Format(parts), scope)
    return f"context(format!({arguments}))" if _HOLE.search(arguments) else f"context({_unescaped(arguments)})"


def _unescaped(literal: str) -> str:
    return literal.replace("{{", "{").replace("}}", "}")


def sentinel_value(name: ir.Name, scope: Scope) -> str:
    """The Rust value of an error value: a variant of its package's enum, or an error of Rust's own."""
    known = KNOWN.get((name.package, name.text))
    if known is not None and known.kind:
        return f"std::io::Error::from(std::io::ErrorKind::{known.kind})"
    if known is not None and known.pattern:
        return known.pattern
    return f"{owned(Named('Error', name.package), scope)}::{class_name(name.text)}"


def wrapped(error: ir.NewError, cause: str, source: str, scope: Scope, *, borrowed: bool = False) -> str:
    """An error around another one that is at hand. `source`: the type of the cause; `borrowed`: it is a reference."""
    if borrowed:
        scope.frame.notes.append(f"`{cause}` is borrowed, so that only its text is kept; by value it is the source.")
        base = made(f'"{{{cause}:#}}"' if cause.isidentifier() else f'"{{:#}}", {cause}')
    else:
        base = cause if source == ANYHOW else f"anyhow::Error::from({cause})"
    error = _apart(error)
    if _shows(error):
        scope.frame.notes.append(f"`{cause}` stands in the middle of the text, which is all that is kept of it.")
        return new(replace(error, cause=None), scope)
    said = new(ir.NewError(error.type, error.message, None, _without_cause(error)), scope, wraps=True)
    how = context(said)
    if how.startswith("with_context(|| "):
        # An error takes its context at once, a `Result` only when it fails.
        how = f"context({how.removeprefix('with_context(|| ')}"
    nothing = error.message is None and error.type == UNKNOWN and not error.args
    return base if nothing else f"{base}.{how}"


def _without_cause(error: ir.NewError) -> tuple[ir.FieldValue, ...]:
    return tuple(a for a in error.args if a.value != error.cause)
