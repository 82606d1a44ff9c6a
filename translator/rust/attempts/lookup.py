"""`try` around one look-up that may miss: `get` and its kind, which give an `Option`."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Known
from translator.rust.attempts.arms import classes_of
from translator.rust.expressions.ownership import INTEGERS, REFERENCE, form
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Scope
from translator.rust.statements.flow import diverges, mentions, walk
from translator.rust.types.inference import SIZE, type_of
from translator.rust.types.printed import is_copy

Body = tuple[ir.Statement, ...]

KEYS = frozenset({"KeyError", "IndexError", "LookupError"})
POSITIONS = frozenset({"IndexError"})
ENDS = frozenset({"StopIteration", "StopAsyncIteration"})


def as_absence(statement: ir.Try, hoisted: tuple[str, ...], scope: Scope) -> Body | None:
    """The `try` as a value that may be absent, and what follows; None for one that looks nothing up.

    The exception itself must not be looked at: all it tells is that there is no value.
    """
    body = tuple(s for s in statement.body if not isinstance(s, ir.Comment))
    if len(statement.handlers) != 1 or len(body) != 1:
        return None
    handler = statement.handlers[0]
    handled = _without_cause(handler)
    if handler.group or handled is None:
        return None
    comments = tuple(s for s in statement.body if isinstance(s, ir.Comment))
    classes = frozenset(classes_of(handler))
    value = _value(body[0])
    option = _option(value, classes, scope) if value is not None else None
    if not isinstance(value, ex.Attribute) or option is None:
        noted = ""
    else:
        noted = f"`{value.name}` is an `Option` here: the source counts on values without it."
    absent = _absence(body[0], option, handled, hoisted, statement.orelse, scope) if option is not None else ()
    if absent and noted:
        scope.frame.notes.append(noted)
    return (*comments, *absent) if absent else None


def _value(statement: ir.Statement) -> ex.Expression | None:
    match statement:
        case ir.Let((_,), value) | ir.Assign((_,), (value,), "=") | ir.Return((value,)) | ir.Do(value):
            return value
        case ir.Delete((ex.Index(owner, key),)):
            return ex.Call(ex.Attribute(owner, "pop"), (key,))
        case _:
            return None


def _absence(
    statement: ir.Statement,
    option: ex.Expression,
    handled: Body,
    hoisted: tuple[str, ...],
    orelse: Body,
    scope: Scope,
) -> Body:
    value = ex.Name("value", "", "local")
    match statement:
        case ir.Let((name,)) if orelse and not diverges(handled):
            return (ir.HandleAbsent((name,), option, handled, diverges=False, orelse=orelse),)
        case ir.Let((name,)):
            return _named(name, option, handled, orelse)
        case ir.Assign((ex.Name(name),)) if name in hoisted:
            return _named(name, option, handled, orelse)
        case ir.Return((found,)):
            kept = value if is_copy(type_of(found, scope), scope) else _method(value, "clone")
            return (ir.HandleAbsent(("value",), option, (), diverges=False, orelse=(ir.Return((kept,)),)), *handled)
        case ir.Assign((target,)) if not orelse and (other := _other(handled, target)) is not None:
            return (ir.Assign((target,), (_either(option, other, scope),)),)
        case ir.Assign((target,)):
            placed = ir.Assign((target,), (value,))
            if diverges(handled):
                return (ir.HandleAbsent(("value",), option, handled, diverges=True), placed, *orelse)
            return (ir.HandleAbsent(("value",), option, handled, diverges=False, orelse=(placed, *orelse)),)
        case _ if not handled and not orelse:
            return (ir.Do(option),)
        case _:
            return (ir.HandleAbsent(("_",), option, handled, diverges(handled), orelse),)


def _other(body: Body, target: ex.Expression) -> ex.Expression | None:
    """What a handler gives the same place, where it does nothing else."""
    match tuple(s for s in body if not isinstance(s, ir.Comment)):
        case (ir.Assign((place,), (value,), "="),) if place == target:
            return value
        case _:
            return None


def _either(option: ex.Expression, other: ex.Expression, scope: Scope) -> ex.Expression:
    """The value that is there, or another one; the `Option` itself where the other is nothing."""
    if isinstance(option, ex.Index):
        lent = option.index if form(option.index, scope) == REFERENCE else ex.Unary("&", option.index)
        option = _method(_method(option.value, "get", lent), "cloned")
    if other == ex.Literal("nil", ""):
        return option
    if isinstance(other, ex.Literal | ex.Name) and form(other, scope) != REFERENCE:
        return _method(option, "unwrap_or", other)
    return _method(option, "unwrap_or_else", ex.Closure((), (), (ir.Return((other,)),)))


def _named(name: str, option: ex.Expression, handled: Body, orelse: Body) -> Body:
    """What gives a name its first value; nothing where the handler leaves it without one."""
    if diverges(handled):
        return (ir.HandleAbsent((name,), option, handled, diverges=True), *orelse)
    if orelse or not _gives(handled, name):
        return ()
    return (ir.HandleAbsent((name,), option, handled, diverges=False),)


def _gives(body: Body, name: str) -> bool:
    """Whether a handler does nothing but give the name another value."""
    match tuple(s for s in body if not isinstance(s, ir.Comment)):
        case (ir.Assign((ex.Name(text),), (_,), "=") | ir.Let((text,)),):
            return text == name
        case _:
            return False


def _without_cause(handler: ir.Handler) -> Body | None:
    """The handler's body without the exception as a cause; None where it is used for more, or raised again."""
    body = tuple(_unchained(s, handler.name) for s in handler.body)
    if handler.name and mentions(body, frozenset({handler.name})):
        return None
    return None if any(_raises_again(s) for s in body) else body


def _unchained(statement: ir.Statement, name: str) -> ir.Statement:
    match statement:
        case ir.Fail(ex.NewError(_, _, ex.Name(cause)) as error, values) if name and cause == name:
            return ir.Fail(replace(error, cause=None), values)
        case _:
            return statement


def _raises_again(statement: ir.Statement) -> bool:

    return any(isinstance(s, ir.Fail) and s.error is None for s in walk((statement,)))


def _option(value: ex.Expression, classes: frozenset[str], scope: Scope) -> ex.Expression | None:
    """The look-up as an expression whose Rust is an `Option`; None where these classes mean something else."""
    if not classes:
        return None
    match value:
        case ex.Index(owner, ex.Unary("-", ex.Literal("int", "1"))) if classes <= KEYS:
            return _method(owner, "last")
        case ex.Index(owner, key) if classes <= POSITIONS and type_of(owner, scope) == UNKNOWN:
            return _method(owner, "get", _position(key, scope))
        case ex.Index() if classes <= KEYS:
            return value
        case ex.Call(ex.Name("next", _, "builtin"), (iterator,), ()) if classes <= ENDS:
            mark_written(iterator, scope)
            return _method(iterator, "next")
        case ex.Call(ex.Attribute(owner, "pop" | "popleft" | "popitem" as name), (), ()) if classes <= KEYS:
            mark_written(owner, scope)
            return _method(owner, {"popleft": "pop_front"}.get(name, name))
        case ex.Call(ex.Attribute(owner, "pop"), (key,), ()) if classes <= KEYS - POSITIONS:
            mark_written(owner, scope)
            return _method(owner, "remove", ex.Unary("&", key))
        case ex.Attribute() if classes == {"AttributeError"}:
            return _method(value, "as_ref")
        case _:
            return None


def _method(owner: ex.Expression, name: str, *args: ex.Expression) -> ex.Call:
    return ex.Call(ex.Attribute(owner, name), args)


def _position(key: ex.Expression, scope: Scope) -> ex.Expression:
    type_ = type_of(key, scope)
    if isinstance(key, ex.Literal) or type_ == SIZE or not isinstance(type_, Known) or type_.name not in INTEGERS:
        return key
    return ex.Cast(SIZE, key)
