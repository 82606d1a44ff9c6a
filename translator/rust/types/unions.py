"""Enums for values of one of several types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.rust.types.printed import owned, union_name, variant_name
from translator.rust.types.usage import parts

if TYPE_CHECKING:
    from translator.rust.scope import Scope


def union_enums(types: Iterable[ir.Type], derive: str, scope: Scope) -> str:
    """An enum for each union in these types. `derive`: the attribute of the item that holds them."""
    found = {union_name(union.options, scope): union for type_ in types for union in _unions(type_)}
    return "".join(f"\n{_enum(name, union, derive, scope)}" for name, union in found.items())


def _unions(type_: ir.Type) -> Iterator[ir.Union]:
    if isinstance(type_, ir.Union):
        yield type_
    for part in parts(type_):
        yield from _unions(part)


def _enum(name: str, union: ir.Union, derive: str, scope: Scope) -> str:
    variants = {variant_name(option, scope): owned(option, scope) for option in union.options}
    lines = "".join(f"{variant}({type_}),\n" for variant, type_ in variants.items())
    return f"{derive}pub enum {name} {{\n{lines}}}\n"
