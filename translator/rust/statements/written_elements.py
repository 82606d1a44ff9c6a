"""Loops that write to the elements of what they go over."""

from __future__ import annotations

import re

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Channel, FunctionType, Known, List, Map, Named, Pointer, Set, Type
from translator.ir.walk import nodes
from translator.rust.dispatch import block, plain
from translator.rust.expressions.writes import changes, is_own, is_shared_call, mark_written
from translator.rust.scope import Scope
from translator.rust.statements.mutability import binding, bound_names, shown_names
from translator.rust.text.naming import snake
from translator.rust.types.inference import callee_of, shape_of
from translator.rust.types.printed import is_copy, is_trait

_LENT = re.compile(r"\.(iter|values)\(\)(?=(?:\.enumerate\(\)|\.rev\(\)|\))*$)")
_PLACE = re.compile(r"[\w.]+")


def with_body(statement: ir.ForEach, bound: str, source: str, scope: Scope, inner: Scope) -> tuple[str, str, str]:
    """The pattern, the iterator and the body of a loop: elements that the body writes to are lent to be changed."""
    lent = {name for name in bound_names(bound) if _is_lent(name, inner)}
    for name in lent:
        bound = bound.replace(binding(name), snake(name))
    mutated = scope.frame.mutated
    before = mutated & lent
    mutated -= lent
    out = block(statement.body, inner)
    written = mutated & lent
    mutated -= written
    mutated |= before
    if written:
        mark_written(_collection(statement.iterable), scope)
        source = _mutably(source)
        if statement.by_value and any(inner.locals[name].type == UNKNOWN for name in written):
            scope.frame.notes.append(
                f"the elements of `{plain(statement.iterable, scope)}` are taken to be pointers; of structs the source "
                "changes copies."
            )
    return bound, source, out


def _is_lent(name: str, inner: Scope) -> bool:
    local = inner.locals.get(name)
    return local is not None and local.ref and not is_copy(local.type, inner)


def _collection(iterable: ex.Expression) -> ex.Expression:
    """What holds the elements."""
    match iterable:
        case ex.Call(ex.Name("enumerate" | "reversed", _, "builtin"), (of, *_)):
            return _collection(of)
        case ex.Call(ex.Attribute(of, "values" | "items"), ()):
            return of
        case _:
            return iterable


def _mutably(source: str) -> str:
    source = shown_names(source)
    if source.startswith("&"):
        return f"&mut {source[1:].removeprefix('mut ')}"
    if found := _LENT.search(source):
        return f"{source[: found.start()]}.{found[1]}_mut(){source[found.end() :]}"
    if _PLACE.fullmatch(source):
        return f"{source}.iter_mut()"
    return source.replace(".as_ref().expect(", ".as_mut().expect(").replace(
        ".as_deref().expect(", ".as_deref_mut().expect("
    )


def changes_copy(name: str, statement: ir.ForEach, type_: Type, scope: Scope) -> bool:
    """Whether a body writes to an element that the source has copied out of the collection."""
    return statement.by_value and not _is_shared(name, type_, scope) and _written_through(name, statement.body, scope)


def _is_shared(name: str, type_: Type, scope: Scope) -> bool:
    """Whether a copy of a value still leads to the same content."""
    shape = shape_of(ex.Name(name, kind="local"), scope)
    if type_ == UNKNOWN or isinstance(shape, Pointer | List | Map | Set | Channel | FunctionType):
        return True
    return isinstance(type_, Pointer | Known) or not isinstance(type_, Named) or is_trait(type_, scope)


def _written_through(name: str, body: tuple[ir.Statement, ...], scope: Scope) -> bool:
    for node in nodes(body):
        match node:
            case ir.Assign(targets) if any(_is_below(target, name) and is_own(target, scope) for target in targets):
                return True
            case ex.Call(ex.Attribute(ex.Name(text) as owner, _)) if text == name:
                found = callee_of(node, scope)
                if found is not None and changes(found[0]) and not is_shared_call(owner, found[0], scope):
                    return True
    return False


def _is_below(target: ex.Expression, name: str) -> bool:
    below = False
    while isinstance(target, ex.Attribute | ex.Index | ex.Slice):
        below, target = True, target.value
    return below and isinstance(target, ex.Name) and target.text == name
