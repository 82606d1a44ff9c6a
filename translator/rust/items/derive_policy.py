"""Which of the traits that its fields allow a struct is given: as much as values of the source can do, no more."""

from __future__ import annotations

from translator.ir import types as ir
from translator.ir.declarations import Field, Structure
from translator.ir.expressions import Literal, Name
from translator.ir.index import Index
from translator.rust.items.tags import is_tagged
from translator.rust.types.known_types import EVERYTHING
from translator.rust.types.usage import TypeKey, usage

LARGEST_COPY = 4
"""Fields of a struct that is copied; a larger one is copied by accident."""


def kept(item: Structure, key: TypeKey, index: Index, found: frozenset[str]) -> frozenset[str]:
    """`found`, what all fields have, without what the struct is not given. `key`: its unit and name."""
    if any(isinstance(base, ir.Named) and base.package == "enum" for base in item.bases):
        return EVERYTHING - {"Default"}
    found &= _wanted(item, key, index)
    if len([f for f in item.fields if not f.constant]) > LARGEST_COPY or item.type_params or "Clone" not in found:
        found -= {"Copy"}
    if "PartialEq" not in found:
        found -= {"Eq", "Hash", "PartialOrd"}
    return found if "Eq" in found else found - {"Ord", "Hash"}


def compares_some(item: Structure) -> bool:
    """Whether a dataclass leaves fields out of its comparisons, so that they cannot be derived."""
    return any("compare=False" in f.options for f in item.fields) and "eq=False" not in item.options


def _wanted(item: Structure, key: TypeKey, index: Index) -> frozenset[str]:
    used = usage(index)
    wanted = {"Debug", "Clone"}
    if key in used.written or is_tagged(item):
        wanted.add("Serde")
    if key in used.keys:
        wanted |= {"PartialEq", "Eq", "Hash"}
    match item.kind:
        case "struct":
            wanted |= {"Copy", "PartialEq", "Eq", "Default"}
        case "dataclass":
            wanted |= _dataclass(item)
        case "class":
            wanted.add("PartialEq")
    if any("repr=False" in f.options for f in item.fields):
        wanted.discard("Debug")
    return frozenset(wanted)


def _dataclass(item: Structure) -> set[str]:
    if "eq=False" in item.options or compares_some(item):
        return set()
    wanted = {"PartialEq", "Eq"}
    if all(_is_zero(f) for f in item.fields if not f.constant) and not item.bases:
        wanted.add("Default")
    if "frozen" in item.options or "unsafe_hash" in item.options:
        wanted |= {"Hash", "Copy"}
    if "order" in item.options:
        wanted |= {"PartialOrd", "Ord"}
    return wanted


def _is_zero(f: Field) -> bool:
    """Whether a field's default is what `Default` gives its type."""
    if f.factory is not None:
        return isinstance(f.factory, Name) and f.factory.kind == "builtin"
    match f.default:
        case Literal("nil"):
            return isinstance(f.type, ir.Optional)
        case Literal(_, text):
            return text in {"", "0", "0.0", "false"} and not isinstance(f.type, ir.Optional)
        case _:
            return False
