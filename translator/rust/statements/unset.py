"""Variables that begin with nothing: `var h Handler`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Known, Optional, Pointer, Type
from translator.ir.walk import nodes
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.flow import bodies, diverges, mentions
from translator.rust.statements.mutability import binding
from translator.rust.statements.nilable import compared_with_nil
from translator.rust.text.naming import snake
from translator.rust.types.printed import is_trait, owned

Body = tuple[ir.Statement, ...]

_WITHOUT_ZERO = frozenset(Known(name) for name in "any reader writer ip".split())
"""Known types that are nil at first in the source, and of which Rust has no value that says nothing."""


def unset(name: str, value: ex.Expression, scope: Scope) -> str:
    """The `let` of a variable that has no value yet; empty where it has one."""
    if not isinstance(value, ex.Make) or name == "_":
        return ""
    type_ = value.type
    if isinstance(type_, Pointer | Optional):
        return _nothing(name, type_, scope)
    if type_ not in _WITHOUT_ZERO and not is_trait(type_, scope):
        return ""
    following = scope.rest[0] if scope.rest else ()
    if not isinstance(following, tuple) or compared_with_nil(name, scope.rest) or not _given(name, following):
        return _nothing(name, type_, scope)
    scope.bind(name, Local(type_))
    changed = "mut " if _again(name, following) else ""
    return f"let {changed}{snake(name)}: {owned(type_, scope)};"


def _nothing(name: str, type_: Type, scope: Scope) -> str:
    """An `Option` that holds nothing so far."""
    inner = strip_pointer(type_)
    scope.bind(name, Local(Optional(inner)))
    stated = f": {owned(Optional(inner), scope)}" if inner != UNKNOWN else ""
    return f"let {binding(name)}{stated} = None;"


def _given(name: str, body: Body) -> bool:
    """Whether the first statement that names a variable gives it a value, whichever way control goes."""
    first = _first(name, body)
    return first is not None and _gives(name, body[first])


def _first(name: str, body: Body) -> int | None:
    """The place of the first statement that names a variable."""
    names = frozenset({name})
    return next((place for place, statement in enumerate(body) if mentions(statement, names)), None)


def _again(name: str, body: Body) -> bool:
    """Whether a variable that is given a value gets another one later."""
    first = _first(name, body)
    if first is None:
        return False
    return _written(name, body[first + 1 :]) or any(_again(name, inner) for inner in bodies(body[first]))


def _gives(name: str, statement: ir.Statement) -> bool:
    names = frozenset({name})
    match statement:
        case ir.Assign((ex.Name(text),), values, "="):
            return text == name and not mentions(values, names)
        case ir.If(test, body, orelse):
            return not mentions(test, names) and all(map(_leads, (name, name), (body, orelse)))
        case ir.Switch(subject, cases, ""):
            asked = (subject, tuple(case.values for case in cases))
            complete = any(not case.values for case in cases)
            return complete and not mentions(asked, names) and all(_leads(name, case.body) for case in cases)
        case ir.Block(body):
            return _given(name, body)
        case _:
            return False


def _leads(name: str, body: Body) -> bool:
    """Whether a branch gives the value, or never comes to its end."""
    return _given(name, body) or (diverges(body) and not mentions(body, frozenset({name})))


def _written(name: str, body: Body) -> bool:
    targets = (node.targets for node in nodes(body) if isinstance(node, ir.Assign))
    return any(target == ex.Name(name, "", "local") for each in targets for target in each)
