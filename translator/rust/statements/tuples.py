"""Tuples that are only gone through: arrays in Rust."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.walk import nodes
from translator.rust.scope import Scope
from translator.rust.types.inference import type_of


def as_array(name: str, value: ex.ListLiteral, scope: Scope) -> ex.ListLiteral:
    """A tuple that a name is given, as an array where what follows goes through it, and its items are alike."""
    if value.kind != "tuple" or len({type_of(item, scope) for item in value.items}) != 1:
        return value
    if any(isinstance(item, ex.Unary) and item.operator == "*" for item in value.items):
        return value
    if not any(_goes_through(node, ex.Name(name, "", "local")) for node in nodes(scope.rest)):
        return value
    return ex.ListLiteral(value.items, "array", type_of(value.items[0], scope))


def _goes_through(node: object, name: ex.Name) -> bool:
    match node:
        case st.ForEach(_, iterable) if iterable == name:
            return True
        case ex.ComprehensionLoop(_, iterable) if iterable == name:
            return True
        case ex.Binary("in" | "not in", _, container) if container == name:
            return True
        case ex.Call(ex.Attribute(_, "join"), (parts,)) if parts == name:
            return True
        case ex.Call(ex.Name(function, _, "builtin"), args) if function in WHOLE and name in args:
            return True
        case ex.Call(ex.Attribute(owner, "index" | "count")) if owner == name:
            return True
        case ex.Slice(owner) if owner == name:
            return True
        case ex.Index(owner, index) if owner == name:
            return not isinstance(index, ex.Literal)
        case _:
            return False


WHOLE = frozenset("len list set sorted enumerate zip map filter reversed iter any all sum min max".split())
"""Builtins that go through what they are given."""
