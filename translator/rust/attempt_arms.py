"""The handlers of a `try` as arms of a `match`."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ERROR, Named, Type
from translator.rust.dispatch import block
from translator.rust.error_enum import ErrorEnum, Source
from translator.rust.error_naming import class_name
from translator.rust.error_sources import BOXED, IO_KINDS
from translator.rust.flow import diverges, mentions
from translator.rust.naming import snake
from translator.rust.ownership import own
from translator.rust.scope import Local, Scope

BROAD = frozenset({"Exception", "BaseException", "StandardError"})
Body = tuple[ir.Statement, ...]


class Wanted(NamedTuple):
    """What an arm must give. `names`: values of these names; `tail`: the body's result; neither: nothing."""

    names: tuple[str, ...] = ()
    tail: bool = False


class Arms(NamedTuple):
    """`text`: the arms. `diverge`: every handler leaves. `complete`: no error passes them by."""

    text: str
    diverge: bool
    complete: bool


def classes_of(handler: ir.Handler) -> tuple[str, ...]:
    """The last names of the classes a handler catches; none for a broad one."""
    names = tuple(_class(t) for t in handler.types)
    return () if BROAD & set(names) else names


def _class(type_: Type) -> str:
    return type_.name.rsplit(".", 1)[-1] if isinstance(type_, Named) else getattr(type_, "name", "Exception")


def is_broad(handler: ir.Handler) -> bool:
    """Whether a handler catches whatever comes."""
    return not classes_of(handler)


def covers(handler: ir.Handler, source: Source, handlers: int) -> bool:
    """Whether a handler catches all that a source gives, as far as can be told."""
    caught = classes_of(handler)
    if not caught:
        return True
    if source.classes and (source.callee or not source.type.startswith("Box<")):
        return set(source.classes) <= set(caught) if source.callee else bool(set(source.classes) & set(caught))
    return bool(source.decide) and handlers == 1


def arms(
    statement: ir.Try, source: Source, enum: ErrorEnum | None, wanted: Wanted, scope: Scope
) -> Arms:
    """One arm for each handler, in their order, and one for what they let pass.

    `source`: the error the arms see; `enum`: its variants where it was made for this `try`.
    """
    text, diverge, complete = "", True, False
    for handler in statement.handlers:
        diverge = diverge and diverges(handler.body)
        whole = covers(handler, source, len(statement.handlers)) and enum is None
        if whole or is_broad(handler):
            text += _arm("", handler, source, wanted, scope)
            if handler.types and source.decide and not is_broad(handler):
                names = " or ".join(f"`{c}`" for c in classes_of(handler))
                scope.frame.notes.append(f"which errors of `{source.type}` are {names}; others must leave.")
            complete = True
            break
        for found, inner in _patterns(handler, source, enum, scope):
            text += _arm(found, handler, inner, wanted, scope)
    if not complete:
        scope.errors.convert(source)
        value = "err" if source.own else "err.into()"
        leave = f"break '{scope.label} Err({value})" if scope.label else f"return Err({value})"
        text += f"Err(err) => {leave},\n"
    return Arms(text, diverge, complete)


def _patterns(
    handler: ir.Handler, source: Source, enum: ErrorEnum | None, scope: Scope
) -> list[tuple[str, Source]]:
    """What a handler's classes match: pattern with `{}` for the binding, and the error that is bound."""
    found: list[tuple[str, Source]] = []
    for name in classes_of(handler):
        if enum is not None:
            found += _of_enum(name, enum, source, scope)
        elif source.type == "std::io::Error" and name in IO_KINDS:
            found.append((f"{{}} if {{}}.kind() == std::io::ErrorKind::{IO_KINDS[name]}", source))
        else:
            if source.type == BOXED or not (source.callee or source.own):
                scope.frame.notes.append(f"which error of `{source.type}` is `{name}`.")
            found.append((f"{{}} @ {source.type}::{class_name(name)} {{{{ .. }}}}", source))
    return found


def _of_enum(name: str, enum: ErrorEnum, whole: Source, scope: Scope) -> list[tuple[str, Source]]:
    found: list[tuple[str, Source]] = []
    for type_, inner in enum.sources.items():
        variant = enum.variants.get(("from", type_))
        if variant is None:
            continue
        path = f"{enum.name}::{variant.name}"
        if name in inner.classes:
            found.append((f"{path}({{}})", inner))
        elif type_ == "std::io::Error" and name in IO_KINDS:
            found.append((f"{path}({{}}) if {{}}.kind() == std::io::ErrorKind::{IO_KINDS[name]}", inner))
        elif inner.decide:
            scope.frame.notes.append(f"whether `{type_}` can be `{name}`.")
            found.append((f"{path}({{}})", inner))
    for variant in enum.variants.values():
        if variant.note == name:
            found.append((f"{{}} @ {enum.name}::{variant.name} {{{{ .. }}}}", whole))
    if not found:
        scope.frame.notes.append(f"where `{name}` comes from; nothing in the block is known to raise it.")
    return found


def _arm(pattern: str, handler: ir.Handler, source: Source, wanted: Wanted, scope: Scope) -> str:
    inner = scope.block()
    name = handler.name or "err"
    local = Local(ERROR, error=source)
    inner.bind(name, local)
    inner.handled, inner.handled_name = local, snake(name)
    text = arm_body(handler.body, wanted, inner)
    bound = snake(name) if _used(text, snake(name)) else "_"
    return f"Err({bind_pattern(pattern, bound)}) => {text}\n"


def bind_pattern(pattern: str, bound: str) -> str:
    """A pattern with its name filled in; without one where the name is not used and no guard asks it."""
    if not pattern:
        return bound
    if " if " in pattern:
        return pattern.format("err" if bound == "_" else bound, "err" if bound == "_" else bound)
    if bound == "_" and pattern.startswith("{} @ "):
        return pattern.removeprefix("{} @ ").format()
    return pattern.format(bound)


def _used(text: str, name: str) -> bool:
    import re  # noqa: PLC0415 - cheap and rare

    return re.search(rf"(?<![\w.]){re.escape(name)}\b", text) is not None


def arm_body(body: Body, wanted: Wanted, scope: Scope) -> str:
    """A handler's body as the right side of an arm."""
    if diverges(body) or not wanted.names:
        text = block(body, scope, tail=wanted.tail)
        return f"{{\n{text}\n}}" if text else "{}"
    kept, values = given_values(body, wanted.names)
    lines = [block(kept, scope)] if kept else []
    texts = []
    for name in wanted.names:
        value = values.get(name)
        if value is None:
            scope.frame.notes.append(f"`{name}` has no value after this error in the source.")
        texts.append(own(value, scope) if value is not None else "Default::default()")
    notes = "".join(f"// DECIDE: {note}\n" for note in dict.fromkeys(scope.frame.notes))
    scope.frame.notes.clear()
    given = texts[0] if len(texts) == 1 else f"({', '.join(texts)})"
    if not notes and not any(lines):
        return f"{given},"
    return "{\n" + "\n".join([*lines, notes + given]) + "\n}"


def given_values(body: Body, names: tuple[str, ...]) -> tuple[Body, dict[str, ex.Expression]]:
    """The assignments at a body's end that give these names their values, and what stands before them."""
    kept = list(body)
    values: dict[str, ex.Expression] = {}
    while kept:
        match kept[-1]:
            case ir.Assign((ex.Name(name),), (value,), "=") | ir.Let((name,), value) if name in names:
                if value is None or name in values or mentions(value, frozenset(values)):
                    break
                values[name] = value
                kept.pop()
            case _:
                break
    return tuple(kept), values
