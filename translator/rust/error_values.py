"""Errors as values: the variant that an exit makes, `?`, and questions about an error."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.declarations import Sentinel, Structure
from translator.ir.types import UNKNOWN, Known, Named, Optional, Type
from translator.rust.calls import call_text, leaves
from translator.rust.dispatch import Term, at, plain, prints, wrap
from translator.rust.error_enum import Field, Source, Variant
from translator.rust.error_naming import class_name, hole_name, message_name, plain_words
from translator.rust.error_sources import BOXED, snippet, source_of
from translator.rust.flow import mentions
from translator.rust.format_text import is_debug_only
from translator.rust.inference import type_of
from translator.rust.lookup import structure_of, value_of
from translator.rust.naming import snake, string
from translator.rust.ownership import own
from translator.rust.precedence import COMPARE, POSTFIX, TRY
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.types import UNDECIDED, owned

KEPT = frozenset(
    "bool string int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 byte rune uintptr float32 float64 duration "
    "path uuid ip decimal datetime date".split()
)
"""Types that an error keeps as they are; others it keeps as text."""


@prints(ir.NewError)
def _new_error(value: ir.NewError, scope: Scope) -> Term:
    return error_value(value, scope), POSTFIX


def error_value(error: ir.Expression | None, scope: Scope) -> str:
    """An error that leaves, as a value of the enum; makes its variant."""
    scope.errors.own_raises += 1
    match error:
        case None:
            return _reraised(scope)
        case ir.NewError():
            return _made(error, scope)
        case ir.Name(_, _, "sentinel"):
            return _sentinel(error, (), scope)
        case ir.Name(text) if (local := scope.locals.get(text)) and local.error is not None:
            return _converted(plain(error, scope), local.error, scope)
        case ir.Construct(Named(name) as type_):
            return _made(ir.NewError(type_, args=error.fields), scope) if name else plain(error, scope)
        case ir.Call(ir.Attribute(_, "Err"), ()):
            return _cancelled(scope)
        case ir.Call(ir.Name(name, _, "type") as owner):
            args = tuple(ir.FieldValue("", a) for a in error.args)
            named = tuple(ir.FieldValue(k.name, k.value) for k in error.keywords)
            return _made(ir.NewError(Named(name, owner.package), args=args + named), scope)
        case ir.Call():
            return _from_call(error, scope)
        case _:
            source = Source(BOXED, "Source", f"which error `{snippet(error, scope)}` is")
            return _converted(plain(error, scope), source, scope)


def _reraised(scope: Scope) -> str:
    if scope.handled is None or scope.handled.error is None:
        return _converted(scope.handled_name or "err", Source(BOXED, "Source", "which error is raised again"), scope)
    return _converted(scope.handled_name, scope.handled.error, scope)


def _converted(text: str, source: Source, scope: Scope) -> str:
    scope.errors.convert(source)
    return text if source.own else f"{text}.into()"


def _cancelled(scope: Scope) -> str:
    scope.frame.cancel = True
    return _variant("cancelled", ("Cancelled",), '"cancelled"', (), (), scope)


def _from_call(error: ir.Call, scope: Scope) -> str:
    printed = call_text(error, scope)
    name = snippet(error.function, scope)
    if printed.fallible:
        source = source_of(error, scope)
        scope.errors.convert(source)
        scope.frame.notes.append(f"`{name}` makes the error: let it return the error itself.")
        return f"{wrap(printed.term, POSTFIX)}.unwrap_err()" + ("" if source.own else ".into()")
    source = Source(BOXED, "Source", f"which error `{name}` makes")
    return _converted(printed.term[0], source, scope)


def _sentinel(name: ir.Name, extra: tuple[str | ir.FormatArgument, ...], scope: Scope) -> str:
    declared = value_of(name, scope)
    message = declared.message if isinstance(declared, Sentinel) else None
    text = message if message is not None else plain_words(name.text)
    parts: tuple[str | ir.FormatArgument, ...] = (text,)
    if extra and isinstance(extra[0], str) and extra[0].startswith(":"):
        parts = (text, *extra)
    elif extra:
        parts = (*trimmed(extra, cause=True), ": ", text)
    return _with_holes(name.text, (class_name(name.text),), parts, None, name.text, scope)


def _made(error: ir.NewError, scope: Scope) -> str:
    given = error.message.parts if error.message is not None else ()
    if isinstance(error.cause, ir.Name) and error.cause.kind == "sentinel" and error.type == UNKNOWN:
        return _sentinel(error.cause, given, scope)
    parts = trimmed(given, cause=error.cause is not None)
    type_ = strip_pointer(error.type)
    declared = structure_of(type_, scope)
    if declared is not None and declared.kind == "struct" and error.message is None:
        return _struct(error, type_, scope)
    label = type_.name if isinstance(type_, Named) else type_.name if isinstance(type_, Known) else ""
    label = "" if label == "error" else label.rsplit(".", 1)[-1]
    if not parts and error.cause is not None and not label:
        return error_value(error.cause, scope)
    literal = " ".join(p for p in parts if isinstance(p, str))
    words = message_name(literal)
    named = class_name(label) if label else ""
    builtin = label in GENERIC_CLASSES
    wishes = (words, named) if builtin or not named else (named, words, f"{named}{words}" if words else "")
    wishes = tuple(w for w in wishes if w) or ("Failed",)
    if not parts and not error.args:
        parts = (plain_words(label) if label else "failed",)
    elif not parts:
        return _with_fields(error, label, wishes, scope)
    return _with_holes(("new", label), wishes, parts, error.cause, label, scope)


def _struct(error: ir.NewError, type_: Type, scope: Scope) -> str:
    """An error type of the project: its own struct, which the enum passes through."""
    name = class_name(type_.name) if isinstance(type_, Named) else "Failed"
    given = tuple(_with_cause(arg, error.cause, scope) for arg in error.args)
    text = plain(ir.Construct(type_, given), scope)
    scope.errors.convert(Source(owned(type_, scope), name))
    return f"{text}.into()"


def _with_cause(arg: ir.FieldValue, cause: ir.Expression | None, scope: Scope) -> ir.FieldValue:
    if arg.value != cause or not isinstance(cause, ir.Name):
        return arg
    local = scope.locals.get(cause.text)
    if local is None or local.error is None:
        return arg
    return ir.FieldValue(arg.name, ir.Call(ir.Attribute(cause, "into")))


GENERIC_CLASSES = frozenset(
    "Exception ValueError TypeError RuntimeError KeyError IndexError LookupError OSError IOError AttributeError "
    "AssertionError ArithmeticError BaseException NotImplementedError".split()
)
"""Classes whose name says less than their message."""


def trimmed(
    parts: tuple[str | ir.FormatArgument, ...], *, cause: bool
) -> tuple[str | ir.FormatArgument, ...]:
    """A message without what only joined the cause to it."""
    if not parts:
        return ()
    kept = list(parts)
    if isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(" :\n" if cause else " \n")
    if isinstance(kept[0], str):
        kept[0] = kept[0].lstrip(" :") if cause else kept[0].lstrip()
    return tuple(p for p in kept if p != "")


def _with_fields(error: ir.NewError, label: str, wishes: tuple[str, ...], scope: Scope) -> str:
    """A class with arguments that are no message: fields named after them."""
    parts: list[str | ir.FormatArgument] = [plain_words(label) if label else "failed"]
    declared = scope.index.type(getattr(error.type, "package", "") or scope.unit, label)
    known = [f.name for f in declared.fields] if isinstance(declared, Structure) else []
    named: dict[str, ir.Expression] = {}
    for place, arg in enumerate(a for a in error.args if a.value != error.cause):
        name = arg.name or (known[place] if place < len(known) else hole_name(arg.value))
        named[snake(name) if snake(name) not in named else f"{snake(name)}{place + 1}"] = arg.value
    if len(named) == 1:
        parts += [": ", ir.FormatArgument(next(iter(named.values())))]
    return _with_holes(("new", label), wishes, tuple(parts), error.cause, label, scope, named)


def _with_holes(  # noqa: PLR0913, PLR0917 - the parts of one variant
    key: object,
    wishes: tuple[str, ...],
    parts: tuple[str | ir.FormatArgument, ...],
    cause: ir.Expression | None,
    note: str,
    scope: Scope,
    named: dict[str, ir.Expression] | None = None,
) -> str:
    literal: list[str] = []
    fields: dict[str, Field] = {}
    values: dict[str, str] = {}
    for name, value in (named or {}).items():
        add_field(name, value, "", fields, values, scope)
    for part in parts:
        if isinstance(part, str):
            literal.append(string(part.replace("{", "{{").replace("}", "}}"))[1:-1])
            continue
        if cause is not None and part.value == cause:
            literal.append("{source}")
            continue
        name, spec = add_field(hole_name(part.value), part.value, part.spec, fields, values, scope)
        literal.append(f"{{{name}{':' + spec if spec else ''}}}")
    if cause is not None:
        _add_cause(cause, fields, values, scope)
    message = '"' + "".join(literal) + '"'
    return _variant((key, message), wishes, message, tuple(fields.values()), tuple(values.items()), scope, note)


def add_field(  # noqa: PLR0913, PLR0917 - fills the two tables of one variant
    name: str,
    value: ir.Expression,
    spec: str,
    fields: dict[str, Field],
    values: dict[str, str],
    scope: Scope,
) -> tuple[str, str]:
    """Adds the field for a hole's value; gives its name and the spec that is left to the message."""
    type_, text, spec = kept_value(value, spec, scope)
    name = {"source": "origin", "backtrace": "trace", "": "value", "_": "value"}.get(name, name)
    stem, number = name, 2
    while name in values and values[name] != text:
        name, number = f"{stem.removeprefix('r#')}{number}", number + 1
    values[name] = text
    fields.setdefault(name, Field(name, type_))
    return name, spec


def kept_value(value: ir.Expression, spec: str, scope: Scope) -> tuple[str, str, str]:
    """How an error keeps a value: the field's type, the Rust that fills it, the spec left for the message."""
    type_: Type = type_of(value, scope)
    if isinstance(type_, Known) and type_.name in KEPT:
        return owned(type_, scope), own(value, scope), spec or ("?" if is_debug_only(type_) else "")
    if isinstance(value, ir.Opaque):
        return "String", plain(value, scope), ""
    if isinstance(value, ir.Literal) and value.kind in {"string", "int", "bool"}:
        return {"string": "String", "int": "i64", "bool": "bool"}[value.kind], own(value, scope), spec
    if spec or is_debug_only(type_):
        text = plain(value, scope)
        simple = text.replace("_", "a").isalnum() and text != "self"
        shape = f'format!("{{{text}:{spec or "?"}}}")' if simple else f'format!("{{:{spec or "?"}}}", {text})'
        return "String", shape, ""
    return "String", f"{at(value, scope, POSTFIX)}.to_string()", ""


def _add_cause(cause: ir.Expression, fields: dict[str, Field], values: dict[str, str], scope: Scope) -> None:
    local = scope.locals.get(cause.text) if isinstance(cause, ir.Name) else None
    if local is not None and local.error is not None:
        source, text = local.error, plain(cause, scope)
    elif isinstance(cause, ir.Call):
        source, text = source_of(cause, scope), f"{wrap(call_text(cause, scope).term, POSTFIX)}.unwrap_err()"
    else:
        source = Source(BOXED, "Source", f"which error `{snippet(cause, scope)}` is")
        text = plain(cause, scope)
    type_ = source.type
    if source.own:
        type_, text = f"Box<{type_}>", f"Box::new({text})"
    note = f"DECIDE: {source.decide}" if source.decide else ""
    fields["source"] = Field("source", type_, "#[source]", note)
    values["source"] = text


def _variant(  # noqa: PLR0913, PLR0917 - the parts of one variant
    key: object,
    wishes: tuple[str, ...],
    message: str,
    fields: tuple[Field, ...],
    values: tuple[tuple[str, str], ...],
    scope: Scope,
    note: str = "",
) -> str:
    errors = scope.errors
    if errors.dynamic:
        return _boxed(message, values)
    whole = (key, tuple((f.name, f.type) for f in fields))
    variant = errors.variants.get(whole)
    if variant is None:
        variant = Variant(errors.take(*wishes), message, fields, note)
        errors.variants[whole] = variant
    path = f"{errors.name}::{variant.name}"
    if not values:
        return path
    inside = ", ".join(name if name == text else f"{name}: {text}" for name, text in values)
    return f"{path} {{ {inside} }}"


def _boxed(message: str, values: tuple[tuple[str, str], ...]) -> str:
    given = [f"{name} = {text}" for name, text in values if f"{{{name}" in message]
    if not given:
        return f"{message.replace('{{', '{').replace('}}', '}')}.into()"
    return f"format!({message}, {', '.join(given)}).into()"


@prints(ir.Propagate)
def _propagate(value: ir.Propagate, scope: Scope) -> Term:
    mapped = without_question(value, scope)
    if mapped is None:
        return call_text(value.call, scope).term
    text, source = mapped
    if source is not None:
        return leaves(text, source, scope)
    if scope.label:
        return f"match {text[0]} {{ Ok(value) => value, Err(err) => break '{scope.label} Err(err) }}", 0
    return f"{wrap(text, TRY)}?", TRY


def without_question(value: ir.Propagate, scope: Scope) -> tuple[Term, Source | None] | None:
    """The `Result` that a propagated call gives, and the error to convert; None where there is no `Result`.

    A wrapped error has nothing left to convert: its `map_err` is part of the text.
    """
    joined = joins(value.call, scope)
    term = joined or call_text(value.call, scope).term
    source = Source(scope.errors.name, "", own=True) if joined else source_of(value.call, scope)
    if value.wrap is None:
        return term, source
    inner = scope.block()
    uses_source = bool(mentions(value.wrap, frozenset({value.error})))
    bound = "source" if isinstance(value.wrap, ir.NewError) and value.wrap.cause == _error_name(value) else "err"
    inner.bind(value.error, Local(Known("error"), rust=bound, error=source))
    made = error_value(value.wrap, inner)
    if not uses_source:
        bound = "_"
    if made == f"{bound}.into()":
        return term, source
    scope.errors.own_raises += 1
    return (f"{wrap(term, POSTFIX)}.map_err(|{bound}| {made})", POSTFIX), None


def _error_name(value: ir.Propagate) -> ir.Expression | None:
    wrap_ = value.wrap
    if isinstance(wrap_, ir.NewError) and isinstance(wrap_.cause, ir.Name) and wrap_.cause.text == value.error:
        return wrap_.cause
    return None


def joins(call: ir.Expression, scope: Scope) -> Term | None:
    """`group.Wait()`: all tasks of a set are joined, the first error leaves."""
    match call:
        case ir.Call(ir.Attribute(group, "Wait"), ()) if strip_pointer(type_of(group, scope)) == Known("errgroup"):
            scope.frame.awaits += 1
            name = at(group, scope, POSTFIX)
            return f"{name}.join_all().await.into_iter().collect::<Result<(), _>>()", POSTFIX
        case _:
            return None


@prints(ir.ErrorIs)
def _error_is(value: ir.ErrorIs, scope: Scope) -> Term:
    subject = plain(value.error, scope)
    pattern = error_pattern(value.error, value.target, scope)
    if pattern is None:
        target = value.target.text if isinstance(value.target, ir.Name) else plain(value.target, scope)
        scope.frame.notes.append(f"the enum that holds `{target}`; only a concrete type can be searched for.")
        found = f"Some({UNDECIDED}::{class_name(target) if target.isidentifier() else '_'})"
        cast = f"{subject}.downcast_ref::<{UNDECIDED}>()"
        if isinstance(type_of(value.error, scope), Optional):
            cast = f"{subject}.and_then(|err| err.downcast_ref::<{UNDECIDED}>())"
        return f"matches!({cast}, {found})", POSTFIX
    if " if " in pattern:
        return pattern.partition(" if ")[2], COMPARE
    return f"matches!({subject}, {pattern})", POSTFIX


KNOWN_SENTINELS = {
    ("io", "EOF"): "{0} if {0}.kind() == std::io::ErrorKind::UnexpectedEof",
    ("os", "ErrNotExist"): "{0} if {0}.kind() == std::io::ErrorKind::NotFound",
    ("os", "ErrExist"): "{0} if {0}.kind() == std::io::ErrorKind::AlreadyExists",
    ("os", "ErrPermission"): "{0} if {0}.kind() == std::io::ErrorKind::PermissionDenied",
    ("io/fs", "ErrNotExist"): "{0} if {0}.kind() == std::io::ErrorKind::NotFound",
    ("database/sql", "ErrNoRows"): "sqlx::Error::RowNotFound",
}


def error_pattern(error: ir.Expression, target: ir.Expression, scope: Scope) -> str | None:
    """The pattern that matches a sentinel inside an error; None where its type cannot be told."""
    if not isinstance(target, ir.Name):
        return None
    known = KNOWN_SENTINELS.get((target.package, target.text))
    if known is not None:
        return known.format(plain(error, scope))
    local = scope.locals.get(error.text) if isinstance(error, ir.Name) else None
    variant = class_name(target.text)
    if local is None or local.error is None or local.error.type.startswith("Box<"):
        return None
    if not local.error.callee and not local.error.own:
        scope.frame.notes.append(f"what `{local.error.type}` has for `{target.text}`.")
    return f"{local.error.type}::{variant}"


@prints(ir.ErrorAs)
def _error_as(value: ir.ErrorAs, scope: Scope) -> Term:
    subject = plain(value.error, scope)
    type_ = strip_pointer(value.type if value.type != UNKNOWN else type_of(value.target, scope))
    local = scope.locals.get(value.error.text) if isinstance(value.error, ir.Name) else None
    if not isinstance(type_, Named):
        scope.frame.notes.append(f"the type that `{subject}` is searched for.")
        return f"{subject}.is_some()", POSTFIX
    if local is not None and local.error is not None and not local.error.type.startswith("Box<"):
        scope.frame.notes.append(f"the variant of `{local.error.type}` that holds `{type_.name}`.")
        return f"matches!({subject}, {local.error.type}::{class_name(type_.name)} {{ .. }})", POSTFIX
    return f"{subject}.downcast_ref::<{owned(type_, scope)}>().is_some()", POSTFIX

