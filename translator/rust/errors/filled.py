"""Calls that fill what they are given a pointer to: in Rust they give the value back."""

from __future__ import annotations

import re

from msgspec.structs import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ANY, Known, Type
from translator.rust.calls.go_calls import FILLING
from translator.rust.dispatch import STATEMENTS, at, plain
from translator.rust.expressions.ownership import form
from translator.rust.items.serde import data_type
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.assignments import assign_text
from translator.rust.statements.mutability import binding, shown_names
from translator.rust.text.naming import string
from translator.rust.text.precedence import PREFIX
from translator.rust.types.inference import type_of
from translator.rust.types.printed import owned

READ_ALL = frozenset({("ReadAll", "io"), ("ReadAll", "io/ioutil")})


def filling(call: ex.Expression) -> tuple[ex.Call, ex.Expression] | None:
    """The call without its last argument, and the place that it fills; None for other calls."""
    match call:
        case ex.Call(ex.Name(name, package), (source, target)) if f"{package}.{name}" in FILLING and not call.spread:
            pass
        case ex.Call(ex.Attribute(ex.Call(ex.Name("NewDecoder", "encoding/json"), (source,)), "Decode"), (target,)):
            name, package = "Decode", "encoding/json"
        case _:
            return None
    read = ex.Call(ex.Name(name, package, "function"), (source,), fallible=True)
    if isinstance(target, ex.Unary) and target.operator == "&":
        return read, target.value
    return read, ex.Unary("*", target)


def filled(target: ex.Expression, text: str, scope: Scope) -> str:
    """The statement that gives the place its value."""
    match target:
        case ex.Unary("*", inner) if strip_pointer(type_of(inner, scope)) == ANY:
            place = shown_names(plain(inner, scope))
            scope.frame.notes.append(f"`{place}` may be of any type: a type parameter says which one is read.")
            return f"todo!({string(f'*{place} = {shown_names(text)}')});"
        case ex.Unary("*", inner) if isinstance(inner, ex.Name) and form(inner, scope) == "value":
            return assign_text(inner, text, scope)
        case ex.Unary("*", inner):
            return f"*{at(inner, scope, PREFIX)} = {text};"
    return assign_text(target, text, scope)


def filling_statement(value: ex.Propagate, scope: Scope) -> str | None:
    """A call that fills and whose error leaves; None for others."""
    found = filling(value.call)
    if found is None:
        return None
    read, target = found
    return filled(target, plain(ex.Propagate(read, value.wrap, value.error), scope), scope)


def filled_or_handled(statement: ir.HandleError, scope: Scope) -> ir.HandleError | None:
    """A call that fills and whose error is looked at: the place gets its value where there is none. None for others."""
    found = filling(statement.call)
    if found is None or statement.names:
        return None
    read, target = found
    if isinstance(target, ex.Unary):
        if strip_pointer(type_of(target.value, scope)) == ANY:
            return None
        target = target.value if form(target.value, scope) == "value" else target
    value = ex.Name(READ, kind="local")
    put = ir.Assign((target,), (value,))
    return replace(statement, names=(READ,), call=read, diverges=False, orelse=(put, *statement.orelse))


READ = "read"
"""What a value is called until it is where it belongs."""


def born_or_handled(let: ir.Let, statement: ir.HandleError, scope: Scope) -> str | None:
    """`var x T`, the call that fills it, and what is done where it cannot: one `let`. None for others."""
    found = filling(statement.call)
    type_ = _stated(let)
    if found is None or type_ is None or statement.names or statement.orelse or not statement.diverges:
        return None
    if found[1] != ex.Name(let.names[0], "", "local"):
        return None
    born = replace(statement, names=let.names, call=found[0])
    text = STATEMENTS[ir.HandleError](born, scope, tail=False)
    if "serde_json::" in text:
        type_ = data_type(type_)
    scope.bind(let.names[0], Local(type_))
    return _READER.sub(rf"\g<0>::<{owned(type_, scope)}>", text, count=1)


_READER = re.compile(r"::from_(?:slice|reader)(?=\()")


def born_filled(let: ir.Let, value: ex.Propagate, scope: Scope) -> str | None:
    """`var x T` and the call that fills it: one `let`. None for other calls, and other values."""
    found = filling(value.call)
    type_ = _stated(let)
    if found is None or type_ is None or found[1] != ex.Name(let.names[0], "", "local"):
        return None
    text = plain(ex.Propagate(found[0], value.wrap, value.error), scope)
    if "serde_json::" in text:
        type_ = data_type(type_)
    scope.bind(let.names[0], Local(type_))
    scope.frame.mutated.difference_update(let.names)
    return f"let {binding(let.names[0])}: {owned(type_, scope)} = {text};"


def _stated(let: ir.Let) -> Type | None:
    match let.value:
        case ex.Make(type_, (), pointer=False) | ex.Construct(type_, ()):
            return type_
        case None:
            return let.type
        case _:
            return None


def read_all(let: ir.Let, scope: Scope) -> str | None:
    """`x, err := io.ReadAll(r)`: a vector that the reader fills; None for other calls."""
    match let:
        case ir.Let((name,), ex.Propagate(ex.Call(ex.Name(function, package), (reader,)) as call, wrap, error)):
            pass
        case _:
            return None
    if (function, package) not in READ_ALL or name == "_" or call.spread:
        return None
    into = ex.Name(name, "", "local")
    scope.bind(name, Local())
    filling_call = ex.Call(ex.Name("ReadToEnd", "io", "function"), (reader, into), fallible=True)
    text = plain(ex.Propagate(filling_call, wrap, error), scope)
    scope.frame.mutated.add(name)
    scope.bind(name, Local(Known("bytes")))
    return f"let {binding(name)} = Vec::new();\n{text};"
