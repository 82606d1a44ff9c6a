"""Function literals."""

from __future__ import annotations

from dataclasses import replace

from translator.ir.expressions import Closure
from translator.ir.statements import Return
from translator.ir.types import ERROR, UNKNOWN, Optional, Type
from translator.rust.dispatch import Term, block, plain, prints
from translator.rust.items.function_facts import asked_for_nil
from translator.rust.scope import Local, Results, Scope
from translator.rust.text.naming import snake
from translator.rust.text.precedence import JUMP
from translator.rust.types.printed import borrowed, is_impl, owned


def enter_closure(value: Closure, scope: Scope) -> Scope:
    """The scope inside a function literal: its own returns, its own waits, the errors of the function around it."""
    inner = scope.block()
    inner.frame = scope.frame.inside()
    inner.frame.before = scope.frame.before
    inner.results = Results(value.results, value.fallible, nilable=(False,) * len(value.results))
    inner.label = ""
    inner.guarded = False
    inner.held = ()
    inner.looping = False
    inner.outside = frozenset()
    inner.rest = ()
    for name, type_ in parameters(value):
        text = borrowed(type_, scope) if type_ != UNKNOWN else ""
        inner.bind(name, Local(type_, ref=text.startswith("&")))
    return inner


def merge(inner: Scope, scope: Scope) -> None:
    """What a closure found out that concerns the body around it."""
    scope.frame.cancel = scope.frame.cancel or inner.frame.cancel
    scope.frame.writes_self = scope.frame.writes_self or inner.frame.writes_self
    scope.frame.receives = scope.frame.receives or inner.frame.receives


def parameters(value: Closure) -> tuple[tuple[str, Type], ...]:
    """The names and types of a closure's parameters: an error that is compared with nil may be absent."""
    if all(type_ != ERROR for _, type_ in value.params):
        return value.params
    tested = asked_for_nil(value.body)
    return tuple(
        (name, Optional(type_) if type_ == ERROR and name in tested else type_) for name, type_ in value.params
    )


def parameter(name: str, type_: Type, scope: Scope) -> str:
    """A closure's parameter with the type the source states."""
    if name == "_":
        return "_"
    if type_ == Optional(ERROR):
        # Who is called back may hand the error on.
        return f"{snake(name)}: {owned(type_, scope)}"
    text = borrowed(type_, scope) if type_ != UNKNOWN else ""
    return snake(name) if not text or is_impl(text) else f"{snake(name)}: {text}"


@prints(Closure)
def _closure(value: Closure, scope: Scope) -> Term:
    inner = enter_closure(value, scope)
    params = ", ".join(parameter(name, type_, scope) for name, type_ in parameters(value))
    match value.body:
        case (Return((only,)),) if not value.fallible:
            text = plain(only, inner)
            body = text
        case ():
            body = "Ok(())" if value.fallible else "{}"
        case statements:
            text = block(statements, inner, tail=True)
            body = f"{{\n{text}\n}}"
    merge(inner, scope)
    if inner.frame.awaits or value.is_async:
        if not body.startswith("{"):
            body = f"{{ {body} }}"
        return f"async move |{params}| {body}", JUMP
    return f"|{params}| {body}", JUMP


def spawned_body(value: Closure, scope: Scope) -> tuple[str, Scope]:
    """A closure's body as an async block's, and the scope it was printed in."""
    inner = enter_closure(value, scope)
    inner = replace(inner, handled=None)
    text = block(value.body, inner, tail=True)
    merge(inner, scope)
    return text, inner
