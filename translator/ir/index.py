"""The project's index: every declaration by unit and name, merged from all files after phase one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from translator.ir.channels import with_ends
from translator.ir.declarations import (
    Alias,
    ChannelUses,
    Declaration,
    Function,
    Interface,
    Sentinel,
    Structure,
    Value,
)
from translator.ir.mutation import spread
from translator.ir.node import Node


class UnitDeclarations(Node, frozen=True):
    """What one file adds to its unit. `unit` is an import path (Go) or a dotted module name (Python)."""

    unit: str
    declarations: tuple[Declaration, ...]


class Index(Struct, frozen=True):
    """Declarations by `unit` and name; methods stand under `Type.method`.

    Look-ups with an unknown name answer None: the declaration is another module's, or nobody's.
    """

    functions: dict[str, dict[str, Function]]
    types: dict[str, dict[str, Structure | Interface | Alias]]
    values: dict[str, dict[str, Sentinel | Value]]

    def function(self, unit: str, name: str) -> Function | None:
        return self.functions.get(unit, {}).get(name)

    def method(self, unit: str, owner: str, name: str) -> Function | None:
        return self.functions.get(unit, {}).get(f"{owner}.{name}")

    def type(self, unit: str, name: str) -> Structure | Interface | Alias | None:
        return self.types.get(unit, {}).get(name)

    def value(self, unit: str, name: str) -> Sentinel | Value | None:
        return self.values.get(unit, {}).get(name)


def empty_index() -> Index:
    """An index that knows nothing."""
    return Index({}, {}, {})


def index_name(function: Function) -> str:
    """The name a function stands under: `Type.method`, or its own."""
    return f"{function.receiver.type}.{function.name}" if function.receiver else function.name


def nested(declaration: Structure | Interface) -> Iterator[Structure]:
    """The structs without a name of their own inside a struct, and inside those."""
    for inner in declaration.nested if isinstance(declaration, Structure) else ():
        yield inner
        yield from nested(inner)


def build_index(parts: Iterable[UnitDeclarations]) -> Index:
    """Merges what the files declare. The first of two declarations of one name stays."""
    index = empty_index()
    uses: dict[str, list[ChannelUses]] = {}
    for part in parts:
        functions = index.functions.setdefault(part.unit, {})
        types = index.types.setdefault(part.unit, {})
        values = index.values.setdefault(part.unit, {})
        for declaration in part.declarations:
            match declaration:
                case Function():
                    functions.setdefault(index_name(declaration), declaration)
                case Structure() | Interface():
                    types.setdefault(declaration.name, declaration)
                    for inner in nested(declaration):
                        types.setdefault(inner.name, inner)
                    for method in declaration.methods:
                        functions.setdefault(f"{declaration.name}.{method.name}", method)
                case Alias():
                    types.setdefault(declaration.name, declaration)
                case Sentinel() | Value():
                    values.setdefault(declaration.name, declaration)
                case ChannelUses():
                    uses.setdefault(part.unit, []).append(declaration)
    for unit, found in uses.items():
        index.types[unit].update(with_ends(index.types[unit], found))
    spread(index.functions, index.types)
    return index
