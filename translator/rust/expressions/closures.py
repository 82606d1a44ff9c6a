"""Function literals."""

from __future__ import annotations

import re
from dataclasses import replace

from translator.ir.expressions import Closure, Name
from translator.ir.statements import Assign, Return
from translator.ir.types import CONTEXT, ERROR, STRING, UNKNOWN, Known, List, Optional, Type
from translator.rust.dispatch import Term, block, plain, prints
from translator.rust.items.function_facts import asked_for_nil
from translator.rust.items.written_parameters import GROWING, written_parameter
from translator.rust.scope import Local, Results, Scope
from translator.rust.statements.flow import walk
from translator.rust.text.naming import snake
from translator.rust.text.precedence import JUMP
from translator.rust.types.asked import asked
from translator.rust.types.lookup import is_copied
from translator.rust.types.printed import borrowed, is_copy, is_impl, owned


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
    renewed = renewed_parameters(value)
    for name, type_ in parameters(value):
        text = borrowed(type_, scope) if type_ != UNKNOWN else ""
        inner.bind(name, Local(type_, ref=text.startswith(("&", "Option<&")) and name not in renewed))
    inner.frame.by_value = frozenset(
        name for name, type_ in value.params if is_copied(type_, scope) and not is_copy(type_, scope)
    )
    return inner


def merge(inner: Scope, scope: Scope) -> None:
    """What a closure found out that concerns the body around it."""
    scope.frame.cancel = scope.frame.cancel or inner.frame.cancel
    scope.frame.writes_self = scope.frame.writes_self or inner.frame.writes_self
    scope.frame.receives = scope.frame.receives or inner.frame.receives


def parameters(value: Closure) -> tuple[tuple[str, Type], ...]:
    """The names and types of a closure's parameters: what is compared with nil may be absent."""
    tested = asked_for_nil(value.body)
    return tuple((name, asked(type_) if name in tested else type_) for name, type_ in value.params)


def renewed_parameters(value: Closure) -> frozenset[str]:
    """The texts and lists among a closure's parameters that it gives new values: whoever calls it keeps the old."""
    given = [(name, type_) for name, type_ in value.params if name != "_"]
    names = frozenset(name for name, type_ in given if type_ in GROWING or isinstance(type_, List))
    if not names:
        return names
    assigned = (target for one in walk(value.body) if isinstance(one, Assign) for target in one.targets)
    return names & {target.text for target in assigned if isinstance(target, Name)}


def _own_copies(value: Closure, copied: set[str], scope: Scope) -> str:
    """The first lines of a body that writes to what it was given a copy of."""
    renewed = renewed_parameters(value)
    lines = ""
    for name, type_ in value.params:
        if name in renewed and scope.locals.get(name) is not None:
            copy = "to_owned" if type_ in {STRING, Known("path")} else "to_vec"
            lines += f"let mut {snake(name)} = {snake(name)}.{copy}();\n"
        elif name in copied:
            lines += f"let {snake(name)} = &mut {snake(name)}.clone();\n"
    return lines


def parameter(name: str, type_: Type, scope: Scope, *, written: bool = False) -> str:
    """A closure's parameter with the type the source states. `written`: the body changes it."""
    if name == "_":
        return "_"
    if type_ == Optional(ERROR):
        # Who is called back may hand the error on.
        return f"{'mut ' * written}{snake(name)}: {owned(type_, scope)}"
    text = borrowed(type_, scope) if type_ != UNKNOWN else ""
    if not text or is_impl(text):
        return snake(name)
    if not written:
        return f"{snake(name)}: {text}"
    text, pattern = written_parameter(type_, text, snake(name), name, scope)
    return f"{pattern}: {text}"


@prints(Closure)
def _closure(value: Closure, scope: Scope) -> Term:
    inner = enter_closure(value, scope)
    own = {name for name, _ in value.params}
    frame = scope.frame
    outer = own & frame.mutated, own & frame.copied
    # What stands there by the same names is something else than the parameters.
    frame.mutated -= outer[0]
    frame.copied -= outer[1]
    match value.body:
        case (Return((only,)),) if not value.fallible:
            body = plain(only, inner)
        case ():
            body = "Ok(())" if value.fallible else "{}"
        case statements:
            text = block(statements, inner, tail=True)
            copied = own & frame.copied
            own -= copied | renewed_parameters(value)
            frame.copied -= copied
            body = f"{{\n{_own_copies(value, copied, inner)}{text}\n}}"
    written = own & frame.mutated
    frame.mutated |= outer[0]
    frame.copied |= outer[1]
    given = parameters(value)
    waits = not scope.threads and any(of == CONTEXT for _, of in given)
    if waits:
        # As in the type of what is called: a future needs no context to be stopped.
        asks = {name for name, of in given if of == CONTEXT and re.search(rf"\b{re.escape(snake(name))}\b", body)}
        for name in sorted(asks):
            scope.frame.notes.append(f"the function given here asks `{snake(name)}`: hand it a `CancellationToken`.")
        given = tuple((name, of) for name, of in given if of != CONTEXT or name in asks)
    params = ", ".join(parameter(name, of, inner, written=name in written) for name, of in given)
    merge(inner, scope)
    if inner.frame.awaits or value.is_async or waits:
        if not body.startswith("{"):
            body = f"{{ {body} }}"
        # A move would change a copy of what the body writes to.
        moves = "" if _writes_outside(value, scope) else "move "
        return f"async {moves}|{params}| {body}", JUMP
    return f"|{params}| {body}", JUMP


def _writes_outside(value: Closure, scope: Scope) -> bool:
    """Whether a body gives new values to variables of the function around it."""
    own = {name for name, _ in value.params}
    assigned = (target for one in walk(value.body) if isinstance(one, Assign) for target in one.targets)
    return any(isinstance(t, Name) and t.text in scope.locals and t.text not in own for t in assigned)


def spawned_body(value: Closure, scope: Scope) -> tuple[str, Scope]:
    """A closure's body as an async block's, and the scope it was printed in."""
    inner = enter_closure(value, scope)
    inner = replace(inner, handled=None)
    text = block(value.body, inner, tail=True)
    merge(inner, scope)
    return text, inner
