"""What a constructor says to those of its base classes."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Named
from translator.ir.walk import nodes, substituted
from translator.rust.errors.error_sources import snippet
from translator.rust.items.structs import base_structs
from translator.rust.scope import Scope
from translator.rust.types.lookup import structure_of

Body = tuple[ir.Statement, ...]


def with_bases(body: Body, scope: Scope) -> Body:
    """The body with each call of a base class's `__init__` as what fills the field that holds the base."""
    receiver = scope.function.receiver if scope.function else None
    if receiver is None:
        return body
    item = structure_of(Named(receiver.type), scope)
    bases = base_structs(item, scope) if item is not None else []
    for call in [node for node in nodes(body) if isinstance(node, ir.Do)]:
        body = substituted(body, call, _set_up(call, bases, receiver.name, scope))
    return body


def _set_up(statement: ir.Do, bases: list[Named], receiver: str, scope: Scope) -> ir.Statement:
    match statement:
        case ir.Do(ex.Call(ex.Attribute(ex.Call(ex.Name("super")), "__init__"), args, keywords)):
            base = bases[0] if len(bases) == 1 else None
        case ir.Do(
            ex.Call(ex.Attribute(ex.Name(name, _, "type" | "builtin"), "__init__"), (ex.Name(self_), *given), keywords)
        ) if self_ == receiver:
            base, args = next((one for one in bases if one.name == name), None), tuple(given)
        case _:
            return statement
    if base is None:
        shown = ", ".join(f"`{snippet(one, scope)}`" for one in (*args, *(k.value for k in keywords)))
        return ir.Comment(f"DECIDE: the base class was set up here{f', with {shown}' if shown else ''}.")
    made = ex.Call(ex.Name(base.name, base.package, "type"), args, keywords)
    return ir.Assign((ex.Attribute(ex.Name(receiver, "", "receiver"), base.name),), (made,))
