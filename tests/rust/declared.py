"""Short ways to declare things in tests of printers."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from translator.ir.declarations import Declaration, Field, Structure
from translator.ir.index import UnitDeclarations, build_index
from translator.ir.types import Type
from translator.rust.scope import Scope, scope_for
from translator.rust.skeletons.skeleton import laid_out

UNIT = "example.org/shop/store"


def scope_of(*declarations: Declaration, **others: tuple[Declaration, ...]) -> Scope:
    """The scope of a unit that declares these. `others`: further units by name, `_` for `/`."""
    parts = [UnitDeclarations(UNIT, declarations)]
    parts += [UnitDeclarations(unit.replace("_", "/"), declared) for unit, declared in others.items()]
    return scope_for(None, build_index(parts), UNIT)


def field(name: str, type_: Type, tag: str = "", **rest: Any) -> Field:
    return Field(name, type_, tag, exported=name[:1].isupper(), **rest)


def struct(name: str, *fields: Field, **rest: Any) -> Structure:
    return Structure(name, fields, exported=name[:1].isupper(), **rest)


def dataclass(name: str, *fields: Field, **rest: Any) -> Structure:
    return Structure(name, tuple(replace(f, exported=True) for f in fields), kind="dataclass", **rest)


def rust(text: str) -> str:
    """The text laid out, without `use` lines; raises where it does not parse."""
    lines = laid_out(text).splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("use ")).lstrip("\n")
