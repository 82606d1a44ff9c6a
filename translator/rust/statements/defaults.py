"""`if x is None: x = value`: what a name holds where nothing was given."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ERROR, UNKNOWN, Named, Optional, Type, Union, Variable
from translator.rust.dispatch import at, block, plain
from translator.rust.expressions.ownership import PLACE, REFERENCE, form, own
from translator.rust.expressions.present_values import leaves, unwrapped_or
from translator.rust.expressions.unasked import is_clone
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.flow import walk
from translator.rust.statements.mutability import binding
from translator.rust.statements.unwrapping import (
    Body,
    asked_first,
    filtered,
    kept_as_own,
    lives_on,
    renew,
    written,
)
from translator.rust.text.naming import snake, string
from translator.rust.text.precedence import PREFIX
from translator.rust.types.inference import shape_of, type_of
from translator.rust.types.printed import is_copy, owned


def defaulted(first: ir.If, rest: Body, scope: Scope) -> str | None:
    """The name with its default, as a `let` that hides the `Option`; None for other statements."""
    match first.body:
        case (*before, ir.Assign((ex.Name(text),), (value,), "=")) if not first.orelse and not _writes(before, text):
            pass
        case _:
            return None
    local = scope.locals.get(text)
    if (
        local is None
        or local.rust
        or local.type == Optional(ERROR)
        or (lives_on(text, scope) and text not in scope.frame.shadows)
    ):
        return None
    notes = len(scope.frame.notes)
    asked = asked_first(first, scope)
    kept = filtered(*asked, scope) if asked is not None and asked[0].text == text else None
    if kept is None:
        del scope.frame.notes[notes:]
        return None
    if all(isinstance(one, ir.Comment) for one in before):
        said, found = _with_default(kept, value, text, rest, scope)
    else:
        said, found = _with_block(kept, tuple(before), value, text, scope)
    renew(text, scope)
    scope.bind(text, found)
    return f"let {binding(text)} = {said};"


def _writes(body: list[ir.Statement], name: str) -> bool:
    return any(isinstance(one, ir.Assign) and ex.Name(name, "", "local") in one.targets for one in walk(tuple(body)))


def _with_block(
    kept: tuple[str, Local], before: Body, value: ex.Expression, name: str, scope: Scope
) -> tuple[str, Local]:
    """A default for which something is done first."""
    option, local = kept
    inner = scope.block()
    done = block(before, inner)
    given = type_of(value, inner)
    of = strip_pointer(given) if local.type == UNKNOWN else local.type
    option, local = kept_as_own(option, local._replace(type=of)) if local.ref else (option, local._replace(type=of))
    absent = isinstance(given, Optional)
    found = f"Some({snake(name)})" if absent else snake(name)
    text = plain(value, inner) if absent else own(value, inner, of)
    said = f"if let Some({snake(name)}) = {option} {{\n{found}\n}} else {{\n{done}\n{text}\n}}"
    return said, local._replace(type=Optional(of)) if absent else local


def _with_default(
    kept: tuple[str, Local], value: ex.Expression, name: str, rest: Body, scope: Scope
) -> tuple[str, Local]:
    option, local = kept
    given, of = type_of(value, scope), local.type
    of = strip_pointer(given) if of == UNKNOWN else of
    if (
        isinstance(shape_of(value, scope), Union)
        and of != UNKNOWN
        and not isinstance(of, Union | Named | Optional | Variable)
    ):
        said = plain(value, scope)
        scope.frame.notes.append(
            f"`{said}` is a `{owned(given, scope)}`, of which only a `{owned(of, scope)}` fits here."
        )
        return f"{option}.unwrap_or_else(|| todo!({string(said)}))", local._replace(type=of)
    if isinstance(given, Optional):
        return _fallen_back(option, plain(value, scope)), local._replace(type=Optional(of))
    if local.ref:
        lent = _lent(value, of, scope) if not written(name, rest) else ""
        if lent:
            return f"{option}.unwrap_or({lent})", local._replace(type=of)
        if not is_clone(of):
            empty = f"no_{snake(name).removeprefix('r#')}"
            scope.frame.before.append(f"let {empty} = {own(value, scope, of)};")
            return f"{option}.unwrap_or(&{empty})", local._replace(type=of)
        option, local = kept_as_own(option, local._replace(type=of))
    text = own(value, scope, of)
    return _unwrap_or(option, text, local.type, value), local._replace(type=of)


def _fallen_back(option: str, text: str) -> str:
    return f"match {option} {{ None => {text}, given => given }}" if leaves(text) else f"{option}.or_else(|| {text})"


def _unwrap_or(option: str, text: str, of: Type, value: ex.Expression) -> str:
    if leaves(text):
        return f"match {option} {{ Some(given) => given, None => {text} }}"
    return unwrapped_or(option, text, of, value)


def _lent(value: ex.Expression, of: Type, scope: Scope) -> str:
    """The default as a reference; empty where it is made on the spot."""
    standing = form(value, scope)
    if is_copy(of, scope):
        return ""
    if standing == REFERENCE:
        return plain(value, scope)
    return f"&{at(value, scope, PREFIX)}" if standing == PLACE else ""
