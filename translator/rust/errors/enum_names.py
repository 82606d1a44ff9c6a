"""What the error enum of a function is called, so that two of one unit differ."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from translator.ir.declarations import Function, Interface
from translator.ir.index import Index
from translator.rust.text.naming import pascal
from translator.rust.types.twins import own_name
from translator.rust.types.type_names import rust_names

_last: tuple[Index, dict[str, Counter[str]]] | None = None


def error_name(function: Function) -> str:
    """The name of a function's error enum by itself: `LoadInvoice` → `LoadInvoiceError`, `ArgErr` → `ArgError`."""
    receiver = function.receiver
    if receiver is not None and function.name == "__init__":
        return f"New{pascal(receiver.type)}Error"
    name = pascal(function.name).removeprefix("r#")
    if name in {"Err", "Error"} and receiver is not None:
        return f"{pascal(receiver.type).removesuffix('Error')}Error"
    for ending in ("Error", "Err"):
        if name.endswith(ending) and name != ending:
            return f"{name.removesuffix(ending)}Error"
    return f"{name}Error"


def enum_name(function: Function, unit: str, index: Index) -> str:
    """The same, with the type in front where another function of the unit would have an enum of that name.

    A type of the unit keeps its name: the enum is called a failure then.
    """
    name = _own_name(function, unit, index)
    return f"{name.removesuffix('Error')}Failure" if name in rust_names(unit, index) else name


def _own_name(function: Function, unit: str, index: Index) -> str:
    name = _inner_name(function, unit, index)
    receiver = function.receiver
    if receiver is None or not receiver.type or name.startswith(pascal(receiver.type)):
        return name
    # What several types do for one interface fails in the interface's way.
    if isinstance(index.type(unit, receiver.type), Interface) or _names(index, unit)[name] < 2:
        return name
    return f"{pascal(receiver.type)}{name}"


def _inner_name(function: Function, unit: str, index: Index) -> str:
    owner = function.receiver.type if function.receiver is not None else ""
    own = own_name(function.name, owner, unit, index)
    return error_name(function if own == function.name else replace(function, name=own))


def _names(index: Index, unit: str) -> Counter[str]:
    """How many functions of a unit have an error enum of each name; those of interfaces have none."""
    global _last  # noqa: PLW0603 - one index per process, too large to hash
    if _last is None or _last[0] is not index:
        _last = (index, {})
    known = _last[1].get(unit)
    if known is None:
        known = _last[1][unit] = Counter(
            _inner_name(function, unit, index)
            for path, function in index.functions.get(unit, {}).items()
            if (function.fallible or function.raises or function.makes_error)
            and not isinstance(index.type(unit, path.rpartition(".")[0]), Interface)
        )
    return known
