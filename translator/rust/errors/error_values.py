"""Errors as values: the variant that an exit makes, `?`, and questions about an error."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.declarations import Function, Sentinel, Structure
from translator.ir.types import ERROR, UNKNOWN, Known, Named, Optional, Type
from translator.rust.calls.call import call_text
from translator.rust.dispatch import Term, at, plain, prints, wrap
from translator.rust.errors import anyhow_values
from translator.rust.errors.anyhow_causes import made_around
from translator.rust.errors.error_enum import Field, Source
from translator.rust.errors.error_fields import add_field
from translator.rust.errors.error_naming import GENERIC_CLASSES, class_name, hole_name, message_names, plain_words
from translator.rust.errors.error_sources import BOXED, snippet, source_of
from translator.rust.errors.variant_values import variant_value
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.text.naming import inlined, snake, string
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import callee_of, type_of
from translator.rust.types.lookup import structure_of, value_of
from translator.rust.types.printed import owned


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
        case ir.Name(text) if text in scope.frame.kept:
            shown = plain(error, scope)
            if (local := scope.locals.get(text)) is not None and not isinstance(local.type, Optional):
                return _converted(shown, scope.frame.kept[text], scope)
            scope.frame.notes.append(f"`{shown}` is `None` when no error was kept.")
            return _converted(f'{shown}.expect("an error was kept")', scope.frame.kept[text], scope)
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
        case ir.Name() if (declared := structure_of(type_of(error, scope), scope)) and declared.kind == "struct":
            held = owned(strip_pointer(type_of(error, scope)), scope)
            return _converted(plain(error, scope), Source(held, class_name(declared.name)), scope)
        case _:
            source = Source(BOXED, "Source", f"which error `{snippet(error, scope)}` is")
            return _converted(at(error, scope, POSTFIX), source, scope)


def _reraised(scope: Scope) -> str:
    if scope.handled is None or scope.handled.error is None:
        return _converted(scope.handled_name or "err", Source(BOXED, "Source", "which error is raised again"), scope)
    return _converted(scope.handled_name, scope.handled.error, scope)


def _converted(text: str, source: Source, scope: Scope) -> str:
    scope.errors.convert(source)
    return scope.errors.value(text, source)


def _cancelled(scope: Scope) -> str:
    scope.frame.cancel = True
    if scope.errors.anyhow:
        return anyhow_values.made('"cancelled"')
    return variant_value("cancelled", ("Cancelled",), '"cancelled"', (), (), scope)


def _from_call(error: ir.Call, scope: Scope) -> str:
    printed = call_text(error, scope)
    name = snippet(error.function, scope)
    found = callee_of(error, scope)
    if found is not None and found[0].makes_error:
        return _converted(wrap(printed.term, POSTFIX), source_of(error, scope), scope)
    if printed.fallible:
        source = source_of(error, scope)
        scope.errors.convert(source)
        scope.frame.notes.append(f"`{name}` makes the error: let it return the error itself.")
        return scope.errors.value(f"{wrap(printed.term, POSTFIX)}.unwrap_err()", source)
    source = Source(BOXED, "Source", f"which error `{name}` makes")
    return _converted(wrap(printed.term, POSTFIX), source, scope)


def _sentinel(name: ir.Name, extra: tuple[str | ir.FormatArgument, ...], scope: Scope) -> str:
    if scope.errors.anyhow:
        return anyhow_values.sentinel(name, extra, scope)
    declared = value_of(name, scope)
    message = declared.message if isinstance(declared, Sentinel) else None
    text = message if message is not None else plain_words(name.text)
    parts: tuple[str | ir.FormatArgument, ...] = (text,)
    if extra and isinstance(extra[0], str) and extra[0].startswith(":"):
        parts = (text, *extra)
    elif extra:
        parts = (*trimmed(extra, cause=True), ": ", text)
    named = class_name(name.text)
    # Where several wrap one sentinel, what each says of it tells them apart.
    wishes = (named, *(f"{named}{said}" for said in message_names(_between_holes(extra))))
    return _with_holes(name.text, wishes, parts, None, name.text, scope)


def _made(error: ir.NewError, scope: Scope) -> str:
    if isinstance(error.cause, ir.Name) and error.origin is not None:
        known = scope.locals.get(error.cause.text)
        if known is None or known.error is None:
            scope = scope.block()
            scope.bind(error.cause.text, Local(ERROR, error=source_of(error.origin, scope)))
    given = error.message.parts if error.message is not None else ()
    if isinstance(error.cause, ir.Name) and error.cause.kind == "sentinel" and error.type == UNKNOWN:
        return _sentinel(error.cause, given, scope)
    if scope.errors.anyhow:
        return made_around(error, scope)
    parts = trimmed(given, cause=error.cause is not None)
    type_ = strip_pointer(error.type)
    declared = structure_of(type_, scope)
    if declared is not None and declared.kind == "struct" and error.message is None:
        return _struct(error, type_, scope)
    label = type_.name if isinstance(type_, Named) else type_.name if isinstance(type_, Known) else ""
    label = "" if label == "error" else label.rsplit(".", 1)[-1]
    if not parts and error.cause is not None and not label:
        return error_value(error.cause, scope)
    names = message_names(_between_holes(parts))
    words = names[0] if names else ""
    named = class_name(label) if label else ""
    builtin = label in GENERIC_CLASSES
    order = [words, named] if builtin or not named else [named, words, f"{named}{words}" if words else ""]
    wishes = tuple(dict.fromkeys(wish for wish in (*order, *names) if wish)) or ("Failed",)
    if not parts and not error.args:
        parts = (plain_words(label) if label else "failed",)
    elif not parts:
        return _with_fields(error, label, wishes, scope)
    return _with_holes(("new", label), wishes, parts, error.cause, label, scope)


def _between_holes(parts: tuple[str | ir.FormatArgument, ...]) -> tuple[str, ...]:
    """The text before, between and behind the holes."""
    texts = [""]
    for part in parts:
        if isinstance(part, str):
            texts[-1] += part
        else:
            texts.append("")
    return tuple(texts)


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


def trimmed(parts: tuple[str | ir.FormatArgument, ...], *, cause: bool) -> tuple[str | ir.FormatArgument, ...]:
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
    made = scope.index.method(getattr(error.type, "package", "") or scope.unit, label, "__init__")
    if made is not None:
        known = [p.name for p in made.params]
    if made is not None:
        _typed_by_parameters(error, made, scope)
    for place, arg in enumerate(a for a in error.args if a.value != error.cause):
        name = arg.name or (known[place] if place < len(known) else hole_name(arg.value))
        named[snake(name) if snake(name) not in named else f"{snake(name)}{place + 1}"] = arg.value
    text = _own_text(declared, named) if isinstance(declared, Structure) else None
    if text is not None:
        return _with_holes(("new", label), wishes, text, error.cause, label, scope, named)
    if len(named) == 1:
        parts += [": ", ir.FormatArgument(next(iter(named.values())))]
    return _with_holes(("new", label), wishes, tuple(parts), error.cause, label, scope, named)


def _typed_by_parameters(error: ir.NewError, made: Function, scope: Scope) -> None:
    """What the constructor says of its arguments, where nothing else tells their types."""
    by_name = {p.name: p.type for p in made.params}
    for place, arg in enumerate(error.args):
        type_ = by_name.get(arg.name) or (made.params[place].type if place < len(made.params) else UNKNOWN)
        if isinstance(type_, Known) and isinstance(arg.value, ir.Attribute) and type_of(arg.value, scope) == UNKNOWN:
            scope.types[id(arg.value)] = (arg.value, type_)


def _own_text(declared: Structure, named: dict[str, ir.Expression]) -> tuple[str | ir.FormatArgument, ...] | None:
    """The text an exception class gives itself, its holes filled with what this one was made with."""
    if declared.message is None:
        return None
    parts: list[str | ir.FormatArgument] = []
    for part in declared.message.parts:
        if isinstance(part, str):
            parts.append(part)
            continue
        match part.value:
            case ir.Name(name) | ir.Attribute(ir.Name(), name) if snake(name) in named:
                parts.append(ir.FormatArgument(named[snake(name)], part.spec))
            case _:
                return None
    return tuple(parts)


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
        known = next((n for n, v in (named or {}).items() if v is part.value), hole_name(part.value))
        name, spec = add_field(known, part.value, part.spec, fields, values, scope)
        literal.append(f"{{{inlined(name)}{':' + spec if spec else ''}}}")
    if cause is not None:
        _add_cause(cause, fields, values, scope)
    message = '"' + "".join(literal) + '"'
    return variant_value((key, message), wishes, message, tuple(fields.values()), tuple(values.items()), scope, note)


def _add_cause(cause: ir.Expression, fields: dict[str, Field], values: dict[str, str], scope: Scope) -> None:
    local = scope.locals.get(cause.text) if isinstance(cause, ir.Name) else None
    if local is not None and local.error is not None:
        source, text = local.error, plain(cause, scope)
    elif isinstance(cause, ir.Name) and cause.text in scope.frame.kept:
        source, text = scope.frame.kept[cause.text], plain(cause, scope)
        if local is not None and isinstance(local.type, Optional):
            source = source._replace(type=f"Option<{source.type}>", own=False)
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
