"""Short ways to write lowered code, and to read what is printed of it."""

from __future__ import annotations

import re
from typing import Any

from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Declaration, Function, Parameter, Receiver
from translator.ir.index import Index, UnitDeclarations, build_index
from translator.ir.types import Type
from translator.rust.expressions.registry import expression
from translator.rust.items.functions import function_item
from translator.rust.layout import format_rust
from translator.rust.scope import Scope, scope_for
from translator.rust.statements.registry import statements

NIL = ex.Literal("nil", "")
TRUE, FALSE = ex.Literal("bool", "true"), ex.Literal("bool", "false")
SELF = ex.Name("s", "", "receiver")
STORE = Receiver("s", "Store", "pointer")


def local(name: str) -> ex.Name:
    return ex.Name(name, "", "local")


def text(value: str) -> ex.Literal:
    return ex.Literal("string", value)


def number(value: int) -> ex.Literal:
    return ex.Literal("int", str(value))


def sentinel(name: str, package: str = "") -> ex.Name:
    return ex.Name(name, package, "sentinel")


def called(function: str | ex.Expression, *args: ex.Expression, package: str = "", **more: Any) -> ex.Call:
    """`called("f", x)`, `called("s.db.Fetch", x)`, where `s` is the receiver."""
    if isinstance(function, str):
        first, *rest = function.split(".")
        kind = "builtin" if package == "builtin" else "function"
        found: ex.Expression = ex.Name(first, "" if kind == "builtin" else package, kind)
        if rest:
            found = SELF if first == "s" else local(first)
        for name in rest:
            found = ex.Attribute(found, name)
        function = found
    return ex.Call(function, args, **more)


def field(name: str) -> ex.Attribute:
    return ex.Attribute(SELF, name)


def message(*parts: str | ex.Expression) -> ex.Format:
    return ex.Format(tuple(p if isinstance(p, str) else ex.FormatArgument(p) for p in parts))


def wrapped(*parts: str | ex.Expression) -> ex.NewError:
    return ex.NewError(message=message(*parts), cause=local("err"))


def function(name: str, *body: st.Statement, params: dict[str, Type] | None = None, **more: Any) -> Function:
    given = tuple(Parameter(n, t) for n, t in (params or {}).items())
    return Function(name, given, body=body, **more)


def index_of(*declarations: Declaration, unit: str = "") -> Index:
    return build_index([UnitDeclarations(unit, declarations)])


def item(what: Function, index: Index | None = None) -> str:
    """The whole item as it leaves the program."""
    text = function_item(what, scope_for(what, index))
    return format_rust(re.sub("\x03.*?\x03", "", text)).strip() + "\n"  # Imports of traits are not looked at here.


def body_of(*body: st.Statement, index: Index | None = None, **more: Any) -> str:
    """What stands between the braces of a function with this body, one level in taken off."""
    printed = item(function("run", *body, **more), index)
    inside = printed.partition("fn run")[2].partition("{\n")[2]
    lines = inside.rstrip().removesuffix("}").rstrip().split("\n")
    return "\n".join(line.removeprefix("    ") for line in lines) + "\n"


def scope_with(index: Index | None = None, **params: Type) -> Scope:
    """A scope inside a function with these parameters."""
    return scope_for(function("run", params=params), index)


def shown(value: ex.Expression, scope: Scope | None = None) -> str:
    return expression(value, scope or scope_with())


def lines(*body: st.Statement, scope: Scope | None = None) -> str:
    return statements(body, scope or scope_with())
