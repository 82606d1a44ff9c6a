"""The handlers of a `try` as arms of a `match`."""

from __future__ import annotations

import re
from typing import NamedTuple

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.declarations import Structure
from translator.ir.types import ERROR, Named, Type
from translator.rust.dispatch import block
from translator.rust.errors.downcasts import downcast
from translator.rust.errors.error_enum import ANYHOW, ErrorEnum, Source
from translator.rust.errors.error_naming import GENERIC_CLASSES, class_name
from translator.rust.errors.error_sources import BOXED, IO_KINDS
from translator.rust.errors.exception_sources import where_from
from translator.rust.expressions.ownership import own
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import assigned_inside, diverges, mentions
from translator.rust.statements.mutability import shown_names
from translator.rust.text.indentation import indented
from translator.rust.text.naming import snake, words
from translator.rust.text.notes import taken

_PATH = re.compile(r"\w+::\w+")
_IN_PART = re.compile(r"(\w+::\w+)\((?:\w+::)+\w+ \{")
BROAD = frozenset({"Exception", "BaseException", "StandardError"})
Body = tuple[ir.Statement, ...]


class Wanted(NamedTuple):
    """What an arm must give. `names`: values of these names; `tail`: the body's result; neither: nothing."""

    names: tuple[str, ...] = ()
    tail: bool = False


class Arms(NamedTuple):
    """`text`: the arms, `number` of them. `diverge`: every handler leaves. `complete`: no error passes them by."""

    text: str
    diverge: bool
    complete: bool
    number: int = 0

    def nothing(self) -> bool:
        """Whether nothing is done about any error."""
        return self.complete and self.number == 1 and self.text.endswith(" => {}\n") and " if " not in self.text


def classes_of(handler: ir.Handler) -> tuple[str, ...]:
    """The last names of the classes a handler catches; none for a broad one."""
    names = tuple(_class(t) for t in handler.types)
    return () if BROAD & set(names) else names


def _class(type_: Type) -> str:
    return type_.name.rsplit(".", 1)[-1] if isinstance(type_, Named) else getattr(type_, "name", "Exception")


def is_broad(handler: ir.Handler) -> bool:
    """Whether a handler catches whatever comes."""
    return not classes_of(handler)


def is_kind_of(name: str, base: str, scope: Scope) -> bool:
    """Whether an exception class is another one or, as far as the index knows, derives from it."""
    seen: set[str] = set()
    pending = [name]
    while pending:
        unit, _, last_name = pending.pop().rpartition(".")
        if last_name == base:
            return True
        declared = scope.index.type(unit or scope.unit, last_name)
        if not isinstance(declared, Structure) or last_name in seen:
            continue
        seen.add(last_name)
        parents = [p for p in declared.bases if isinstance(p, Named)]
        pending += [f"{p.package or unit}.{p.name}" if p.package or unit else p.name for p in parents]
    return False


def covers(handler: ir.Handler, source: Source, handlers: int, scope: Scope) -> bool:
    """Whether a handler catches all that a source gives, as far as can be told."""
    caught = classes_of(handler)
    if not caught:
        return True
    if source.classes and (source.callee or not source.type.startswith("Box<")):
        if not source.callee:
            return bool(set(source.classes) & set(caught))
        return all(any(is_kind_of(raised, c, scope) for c in caught) for raised in source.classes)
    return bool(source.decide) and handlers == 1


def arms(statement: ir.Try, source: Source, enum: ErrorEnum | None, wanted: Wanted, scope: Scope) -> Arms:
    """One arm for each handler, in their order, and one for what they let pass.

    `source`: the error the arms see; `enum`: its variants where it was made for this `try`.
    """
    text, diverge, complete, count = "", True, False, 0
    open_variants = {f"{enum.name}::{v.name}" for v in enum.variants.values()} if enum is not None else set()
    for place, handler in enumerate(statement.handlers):
        diverge = diverge and diverges(handler.body)
        whole = covers(handler, source, len(statement.handlers), scope) and enum is None
        if whole or is_broad(handler):
            text += _past(statement.handlers[place + 1 :], source, wanted, scope)
            text += _arm("", handler, source, wanted, scope)
            count += 1
            if handler.types and source.decide and not is_broad(handler):
                names = " or ".join(f"`{c}`" for c in classes_of(handler))
                scope.frame.notes.append(f"which errors of `{source.type}` are {names}; others must leave.")
            complete = True
            break
        patterns = _patterns(handler, source, enum, scope, alone=len(statement.handlers) == 1)
        for found, inner in patterns:
            text += _arm(found, handler, inner, wanted, scope)
            count += 1
            open_variants -= set() if " if " in found else {*_PATH.findall(found)} - {*_IN_PART.findall(found)}
        if not patterns:
            text += _unreached(handler, source, wanted, scope)
        complete = enum is not None and not open_variants
    if not complete:
        scope.errors.convert(source)
        value = scope.errors.value("err", source)
        leave = f"break '{scope.label} Err({value})" if scope.label else f"return Err({value})"
        if wanted.tail and not scope.label:
            leave = f"Err({value})"
        text += f"Err(err) => {leave},\n"
        count += 1
    return Arms(text, diverge, complete, count)


def _patterns(
    handler: ir.Handler, source: Source, enum: ErrorEnum | None, scope: Scope, *, alone: bool
) -> list[tuple[str, Source]]:
    """What a handler's classes match: pattern with `{}` for the binding, and the error that is bound."""
    found: list[tuple[str, Source]] = []
    if enum is None and source.type == ANYHOW:
        return [(f"{{}} if {' || '.join(downcast(t, scope) for t in handler.types)}", source)]
    for name, type_ in zip(classes_of(handler), handler.types, strict=False):
        if enum is not None:
            found += _of_enum(type_, enum, source, scope, alone=alone)
        elif kinds := [c.rpartition(".")[2] for c in source.classes if source.callee and is_kind_of(c, name, scope)]:
            found += [(f"{{}} @ {source.type}::{class_name(k)} {{{{ .. }}}}", source) for k in kinds]
            if GENERIC_CLASSES & set(kinds):
                scope.frame.notes.append(f"which variants of `{source.type}` are `{name}`: their text names them.")
        elif source.type == "std::io::Error" and name in IO_KINDS:
            found.append((f"{{}} if {{}}.kind() == std::io::ErrorKind::{IO_KINDS[name]}", source))
        elif not source.callee and not source.own:
            asked = f"is_{'_'.join(words(name)).removesuffix('_error').removesuffix('_exception')}"
            scope.frame.notes.append(f"which error of `{source.type}` is `{name}`: what `{asked}` asks.")
            found.append((f"{{}} if {asked}(&{{}})", source))
        else:
            if not source.own:
                scope.frame.notes.append(f"which error of `{source.type}` is `{name}`.")
            found.append((f"{{}} @ {source.type}::{class_name(name)} {{{{ .. }}}}", source))
    if len(found) < 2 or any(" if " in pattern for pattern, _ in found):
        return found
    options = [p.removeprefix("{} @ ").replace("({})", "(_)") for p, _ in found]
    return [(f"{{}} @ ({' | '.join(dict.fromkeys(options))})", source)]


def _of_enum(class_: Type, enum: ErrorEnum, whole: Source, scope: Scope, *, alone: bool) -> list[tuple[str, Source]]:
    name = _class(class_)
    found: list[tuple[str, Source]] = []
    for type_, inner in enum.sources.items():
        variant = enum.variants.get(("from", type_))
        if variant is None:
            continue
        path = f"{enum.name}::{variant.name}"
        if type_ == ANYHOW:
            if not inner.classes or any(is_kind_of(one, name, scope) for one in inner.classes):
                found.append((f"{path}({{}}) if {downcast(class_, scope)}", inner))
        elif name in inner.classes:
            found.append((f"{path}({{}})", inner))
        elif type_ == "std::io::Error" and name in IO_KINDS:
            found.append((f"{path}({{}}) if {{}}.kind() == std::io::ErrorKind::{IO_KINDS[name]}", inner))
        elif inner.decide and alone:
            scope.frame.notes.append(f"whether `{type_}` can be `{name}`.")
            found.append((f"{path}({{}})", inner))
        elif inner.decide and type_ == BOXED:
            found.append((f"{path}({{}}) if {downcast(class_, scope)}", inner))
        elif inner.decide:
            # Another handler is there for the rest.
            scope.frame.notes.append(f"which error of `{type_}` is `{name}`.")
            found.append((f"{{}} @ {path}({type_}::{class_name(name)} {{{{ .. }}}})", whole))
    raised = [
        variant.name
        for variant in enum.variants.values()
        if variant.note == name or (name == "LookupError" and variant.note in {"KeyError", "IndexError"})
    ]
    found += [(f"{{}} @ {enum.name}::{variant} {{{{ .. }}}}", whole) for variant in raised]
    if not found:
        scope.frame.notes.append(where_from(name))
    return found


def _unreached(handler: ir.Handler, source: Source, wanted: Wanted, scope: Scope) -> str:
    """A handler that nothing is known to reach, kept as a comment."""
    aside = scope.block()
    aside.errors = ErrorEnum(scope.errors.name, anyhow=scope.errors.anyhow)
    text = _arm("", handler, source, wanted, aside)
    return "".join(f"// {line}\n" for line in indented(shown_names(text), 0).split("\n") if line)


def _past(handlers: tuple[ir.Handler, ...], source: Source, wanted: Wanted, scope: Scope) -> str:
    """Handlers behind one that takes all that is known to come, kept as comments."""
    if not handlers:
        return ""
    scope.frame.notes.append(f"what else `{source.type}` may be: the source goes on to handle it, as in the comment.")
    return "".join(_unreached(handler, source, wanted, scope) for handler in handlers)


def _arm(pattern: str, handler: ir.Handler, source: Source, wanted: Wanted, scope: Scope) -> str:
    inner = scope.block()
    name = handler.name or "err"
    local = Local(ERROR, error=source)
    inner.bind(name, local)
    inner.handled, inner.handled_name = local, snake(name)
    above = scope.frame.notes[:]
    scope.frame.notes.clear()
    text = arm_body(handler.body, wanted, inner)
    scope.frame.notes[:0] = above
    bound = snake(name) if is_used(text, snake(name)) else "_"
    return f"{bind_pattern(pattern, bound)} => {text}\n"


def bind_pattern(pattern: str, bound: str) -> str:
    """An arm's `Err(…)` with its name filled in; without one where the name is not used and no guard asks it."""
    if not pattern:
        return f"Err({bound})"
    found, _, guard = pattern.partition(" if ")
    if guard:
        name = "err" if bound == "_" else bound
        return f"Err({found.format(name)}) if {guard.format(name)}"
    if bound == "_" and pattern.startswith("{} @ "):
        found = pattern.removeprefix("{} @ ").format()
        return f"Err({found.removeprefix('(').removesuffix(')') if found.startswith('(') else found})"
    return f"Err({pattern.format(bound)})"


def is_used(text: str, name: str) -> bool:
    """Whether printed code names a binding."""
    return re.search(rf"(?<![\w.:]){re.escape(name)}\b", text) is not None


def arm_body(body: Body, wanted: Wanted, scope: Scope) -> str:
    """A handler's body as the right side of an arm."""
    if diverges(body) or not wanted.names:
        text = block(body, scope, tail=wanted.tail)
        return f"{{\n{text}\n}}" if text else "{}"
    kept, values = given_values(body, wanted.names)
    inside = assigned_inside(kept) - set(values)
    lines = [f"let {snake(name)};" for name in wanted.names if name in inside]
    lines += [block(kept, scope)] if kept else []
    texts = []
    for name in wanted.names:
        value = values.get(name)
        if name in inside:
            texts.append(snake(name))
            continue
        if value is None:
            scope.frame.notes.append(f"`{name}` has no value after this error in the source.")
        texts.append(own(value, scope) if value is not None else "Default::default()")
    notes = taken(scope.frame.notes)
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
