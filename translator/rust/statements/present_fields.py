"""`if s.field != nil { … s.field … }`: the field that is there gets a name of its own."""

from __future__ import annotations

import msgspec

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Array, Known, List, Map, Set
from translator.ir.walk import nodes, substituted
from translator.rust.dispatch import plain
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.types.inference import shape_of, type_of
from translator.rust.types.printed import is_copy

_NO_OPTION = List | Map | Set | Array


def named_field(place: ex.Expression, body: tuple[ir.Statement, ...], scope: Scope) -> ex.Name | None:
    """The name for a field that is there throughout the body; None where it is taken, or the field written."""
    if (
        not isinstance(place, ex.Attribute)
        or not _is_path(place.value)
        or isinstance(shape_of(place, scope), _NO_OPTION)
        or type_of(place, scope) == Known("bytes")
    ):
        return None
    found = ex.Name(place.name, "", "local")
    if place.name in scope.locals or not any(node == place for node in nodes(body)):
        return None
    for node in nodes(body):
        match node:
            case ex.Name(text) if text == place.name:
                return None
            case ir.Let(names) if place.name in names:
                return None
            case ir.Assign(targets) if place in targets:
                return None
    return found


def _is_path(value: ex.Expression) -> bool:
    """A name, or fields of one: what cannot change between the test and the use of it."""
    while isinstance(value, ex.Attribute):
        value = value.value
    return isinstance(value, ex.Name) and value.kind in {"local", "receiver"}


def bound_field(place: ex.Expression, name: ex.Name, statement: ir.If, scope: Scope) -> tuple[str, ir.If]:
    """`let Some(name) = &place`, and the branch in which the name stands for the field; binds it in the scope."""
    type_ = strip_pointer(type_of(place, scope))
    written = _writes_through(place, statement.body)
    lent = written or not is_copy(type_, scope)
    sign = "&mut " if written else "&" * lent
    head = f"let Some({plain(name, _with(name, type_, scope))}) = {sign}{plain(place, scope)}"
    scope.bind(name.text, Local(type_, ref=lent))
    inside = msgspec.structs.replace(
        statement, test=substituted(statement.test, place, name), body=substituted(statement.body, place, name)
    )
    return head, inside


def _with(name: ex.Name, type_: object, scope: Scope) -> Scope:
    inner = scope.block()
    inner.bind(name.text, Local(type_ if type_ != UNKNOWN else UNKNOWN, ref=True))  # type: ignore[arg-type]
    return inner


def _writes_through(place: ex.Expression, body: tuple[ir.Statement, ...]) -> bool:
    return any(
        isinstance(node, ir.Assign) and any(inner == place for inner in nodes(node.targets)) for node in nodes(body)
    )
