"""Deferred calls of which a part is worked out at once: Go evaluates arguments where `defer` stands."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Known, Pointer, Type
from translator.ir.walk import nodes
from translator.rust.expressions.ownership import own
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import mentions
from translator.rust.text.indentation import indented
from translator.rust.text.naming import snake
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import is_copied

Now = dict[str, tuple[ex.Expression, Type]]
"""What is worked out at once, and its type, by the name that the deferred part has for it."""


def split(call: ex.Expression, scope: Scope) -> tuple[ex.Expression, Now]:
    """The call with names for what is worked out at once."""
    now: Now = {}
    match call:
        case ex.Call(ex.Closure(params=params) as closure, args) if args and len(params) == len(args):
            for (name, stated), value in zip(params, args, strict=True):
                now[name] = value, stated if stated != UNKNOWN else type_of(value, scope)
            return ex.Call(replace(closure, params=())), now
        case ex.Call(function, args) if not call.spread:
            function = _function(function, now, scope)
            return replace(call, function=function, args=tuple(_kept(a, now, scope) for a in args)), now
    return call, now


def _function(function: ex.Expression, now: Now, scope: Scope) -> ex.Expression:
    match function:
        case ex.Attribute(ex.Call() as owner, name):
            return ex.Attribute(_named(owner, now, scope), name)
        case ex.Call():
            return _named(function, now, scope)
        case _:
            return function


def _kept(value: ex.Expression, now: Now, scope: Scope) -> ex.Expression:
    """An argument, by a name of its own where it may be another one at the end."""
    return _named(value, now, scope) if _may_change(value, scope) else value


def _may_change(value: ex.Expression, scope: Scope) -> bool:
    if isinstance(value, ex.Closure) or (isinstance(value, ex.Unary) and value.operator == "&"):
        return False
    parts = tuple(nodes(value))
    if isinstance(value, ex.Name) and is_pointer(value, scope):
        # A pointer is another one only where it is assigned itself.
        return value in _targets(scope)
    if (struct := _struct(value, scope)) is not None:
        return bool(mentions(tuple(_targets(scope)), frozenset({struct.text})))
    names = frozenset(one.text for one in parts if isinstance(one, ex.Name) and not one.package)
    fields = frozenset(one.name for one in parts if isinstance(one, ex.Attribute))
    return any(isinstance(one, ex.Call) for one in parts) or any(
        _writes(one.targets, names, fields) for one in nodes(scope.rest) if isinstance(one, ir.Assign)
    )


def _targets(scope: Scope) -> list[ex.Expression]:
    """What the statements behind write to."""
    return [target for one in nodes(scope.rest) if isinstance(one, ir.Assign) for target in one.targets]


def _struct(value: ex.Expression, scope: Scope) -> ex.Name | None:
    """The name behind a struct that is copied whole: `x`, `*p`."""
    name = value.value if isinstance(value, ex.Unary) and value.operator == "*" else value
    return name if isinstance(name, ex.Name) and not name.package and is_copied(type_of(name, scope), scope) else None


def _writes(targets: tuple[ex.Expression, ...], names: frozenset[str], fields: frozenset[str]) -> bool:
    for target in targets:
        match target:
            case ex.Name(text):
                if text in names:
                    return True
            case ex.Attribute(_, name):
                if name in fields:
                    return True
            case _:
                if mentions(target, names):
                    return True
    return False


def _named(value: ex.Expression, now: Now, scope: Scope) -> ex.Name:
    name = _name(value)
    while name in now:
        name = f"{name}2"
    now[name] = value, type_of(value, scope)
    return ex.Name(name, "", "local")


def _name(value: ex.Expression) -> str:
    match value:
        case ex.Name(text):
            return text
        case ex.Call(ex.Name(text) | ex.Attribute(_, text)):
            plain = snake(text).removeprefix("r#")
            return plain.removeprefix("new_").removeprefix("get_") or plain
        case ex.Attribute(_, text):
            return text
        case _:
            return "value"


def is_pointer(name: ex.Name, scope: Scope) -> bool:
    """Whether a name is a pointer in the source: a parameter declared as one, or a local variable."""
    params = scope.function.params if scope.function is not None else ()
    stated = next((param.type for param in params if param.name == name.text), type_of(name, scope))
    return isinstance(stated, Pointer)


def borrowed_again(call: ex.Expression, scope: Scope) -> tuple[str, ...]:
    """The pointers that the deferred call takes and that are used until then: the guard must lend them out."""
    given = call.args if isinstance(call, ex.Call) else ()
    return tuple(
        snake(one.text)
        for one in given
        if isinstance(one, ex.Name) and is_pointer(one, scope) and _is_changed(one, scope)
    )


def _is_changed(name: ex.Name, scope: Scope) -> bool:
    local = scope.locals.get(name.text)
    return local is not None and local.ref and bool(mentions(scope.rest, frozenset({name.text})))


def lending_guard(names: tuple[str, ...], body: str) -> str:
    """The guard that holds references, and the names for what it holds until the end of the scope."""
    held = names[0] if len(names) == 1 else f"({', '.join(names)})"
    whole = f"let mut deferred = scopeguard::guard({held}, |{held}| {{\n{indented(body)}\n}});\n"
    return f"{whole}let {held} = &mut *{'*' * (len(names) == 1)}deferred;"


def guarded_values(now: Now, body: str, scope: Scope) -> str:
    """The guard that holds the values and hands them to the body at the end of the scope."""
    values = [own(value, scope) for value, _ in now.values()]
    names = [snake(name) for name in now]
    held, bound = (values[0], names[0]) if len(names) == 1 else (f"({', '.join(values)})", f"({', '.join(names)})")
    return f"let _deferred = scopeguard::guard({held}, |{bound}| {{\n{indented(body)}\n}});"


def scope_of(now: Now, scope: Scope) -> Scope:
    """The scope of the deferred part."""
    inner = scope.block()
    for name, (_, type_) in now.items():
        inner.bind(name, Local(type_ if type_ != Known("any") else UNKNOWN))
    return inner
