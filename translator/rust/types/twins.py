"""Functions whose names differ in the source and would not in Rust: `Walk` and `walk`, `run` and `_run`."""

from __future__ import annotations

from translator.ir.index import Index
from translator.ir.types import Named, Type
from translator.rust.scope import strip_pointer


def own_name(name: str, owner: str, unit: str, index: Index) -> str:
    """The name of a function, or of a method of `owner`; the private one of two says that it is the inner one."""
    public = name.lstrip("_") if name.startswith("_") else name[:1].upper() + name[1:]
    if public in {"", name} or name.endswith("__"):
        return name
    twin = index.method(unit, owner, public) if owner else index.function(unit, public)
    return name if twin is None else f"{name}_inner" if name.startswith("_") else f"{name}Inner"


def called_name(name: str, owner: Type, unit: str, index: Index) -> str:
    """The same for a method of a value; as it is where the value's type is not known."""
    of = strip_pointer(owner)
    return own_name(name, of.name, of.package or unit, index) if isinstance(of, Named) else name
