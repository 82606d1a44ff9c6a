"""Which traits a struct can derive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.ir.declarations import Field, Structure
from translator.rust.known_types import KNOWN
from translator.rust.serde import uses_serde
from translator.rust.types import is_trait

if TYPE_CHECKING:
    from translator.rust.scope import Scope

LONGEST_DEFAULT_ARRAY = 32
"""The standard library implements `Default` for arrays up to this length."""


def derives(fields: list[Field], item: Structure, scope: Scope) -> str:
    """The `#[derive(…)]` line: only what every field supports."""
    types = [f.type for f in fields]
    plain = all(is_plain(t, scope) for t in types)
    names = ["Debug"] if all(is_debug(t, scope) for t in types) else []
    if plain:
        names.append("Clone")
        if item.kind == "dataclass" and "eq=False" not in item.options:
            names.append("PartialEq")
            if "frozen" in item.options and not any(holds_float(t) for t in types):
                names += ["Eq", "Hash"]
            if "order" in item.options:
                names.append("PartialOrd")
                if "Eq" in names:
                    names.append("Ord")
    if item.kind == "struct" and all(has_default(t, scope) for t in types):
        names.append("Default")
    if uses_serde(fields) and plain:
        names += ["serde::Serialize", "serde::Deserialize"]
    return f"#[derive({', '.join(names)})]\n" if names else ""


def parts(type_: ir.Type) -> list[ir.Type]:
    """The types that make up a compound type, itself apart."""
    match type_:
        case ir.Pointer(of) | ir.Optional(of) | ir.List(of) | ir.Set(of) | ir.Array(of):
            return [of]
        case ir.Map(key, value):
            return [key, value]
        case ir.Tuple(items) | ir.Union(items):
            return list(items)
        case _:
            return []


def is_plain(type_: ir.Type, scope: Scope) -> bool:
    """Whether values of the type can be cloned and compared."""
    if isinstance(type_, ir.Known):
        return KNOWN[type_.name].plain_data
    if isinstance(type_, ir.FunctionType | ir.Channel) or is_trait(type_, scope):
        return False
    return all(is_plain(part, scope) for part in parts(type_))


def is_debug(type_: ir.Type, scope: Scope) -> bool:
    """Whether values of the type can be printed with `{:?}`."""
    if isinstance(type_, ir.Known):
        return type_.name not in {"future", "iterator", "async_iterator", "reader", "writer"}
    if isinstance(type_, ir.FunctionType) or is_trait(type_, scope):
        return False
    return all(is_debug(part, scope) for part in parts(type_))


def has_default(type_: ir.Type, scope: Scope) -> bool:
    """Whether the type has a `Default` that is its zero value."""
    match type_:
        case ir.Known(name):
            return KNOWN[name].derives_default
        case ir.Pointer() | ir.Optional() | ir.List() | ir.Map() | ir.Set():
            return True
        case ir.Named():
            return not is_trait(type_, scope)
        case ir.Tuple(items, False):
            return all(has_default(item, scope) for item in items)
        case ir.Array(of, length):
            return length.isdigit() and int(length) <= LONGEST_DEFAULT_ARRAY and has_default(of, scope)
        case _:
            return False


def holds_float(type_: ir.Type) -> bool:
    """Whether a float stands in the type, so that it is neither `Eq` nor `Hash`."""
    if isinstance(type_, ir.Known) and type_.name in {"float32", "float64"}:
        return True
    return any(holds_float(part) for part in parts(type_))
