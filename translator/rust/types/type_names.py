"""What the types of a unit are called in Rust, where `Token` and `token` would be one, and `Result` is taken."""

from __future__ import annotations

from collections import defaultdict

from translator.ir.index import Index
from translator.rust.scope import Scope
from translator.rust.text.naming import pascal, words

PRELUDE = frozenset(
    "Box Err Fn FnMut FnOnce IntoIterator Iterator None Ok Option Result Send Some String Sync ToOwned Vec".split()
)
"""Names that Rust knows everywhere, and that printed code means when it says them. Source: `std::prelude`."""

_last: tuple[Index, dict[str, tuple[dict[str, str], frozenset[str]]]] | None = None
"""By unit, what its types are called in Rust, and these names."""


def type_name(name: str, scope: Scope, unit: str = "") -> str:
    """A type of a unit, the scope's own where none is named, in Rust case.

    One that would be called as another of its unit, or as one of Rust's, gets a name of its own.
    """
    known = _called(unit or scope.unit, scope.index)[0].get(name)
    if known is not None:
        return known
    # A type inside a function is not in the index.
    inside = not unit or unit == scope.unit
    return _own_name(pascal(name), scope.unit) if inside else pascal(name)


def told_of(name: str, scope: Scope) -> list[str]:
    """What to say of a type of the scope's unit whose name alone does not say what it is called."""
    own, plain = type_name(name, scope), pascal(name)
    if own == plain:
        return []
    why = f"Rust has a `{plain}` already" if plain in PRELUDE else f"another type is called `{plain}`"
    return [f"DECIDE: `{own}` is `{name}` of the source: {why}."]


def rust_names(unit: str, index: Index) -> frozenset[str]:
    """What the types of a unit are called in Rust."""
    return _called(unit, index)[1]


def _called(unit: str, index: Index) -> tuple[dict[str, str], frozenset[str]]:
    global _last  # noqa: PLW0603 - one index per process, too large to hash
    if _last is None or _last[0] is not index:
        _last = (index, {})
    known = _last[1].get(unit)
    if known is None:
        names = _names(unit, list(index.types.get(unit, {})))
        known = _last[1][unit] = (names, frozenset(names.values()))
    return known


def _names(unit: str, declared: list[str]) -> dict[str, str]:
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for name in declared:
        alike[pascal(name)].append(name)
    found = {}
    for shown, names in alike.items():
        own = _own_name(shown, unit)
        for place, name in enumerate(sorted(names, key=_privacy)):
            found[name] = f"{own}{'Inner' if place else ''}{place if place > 1 else ''}"
    return found


def _privacy(name: str) -> tuple[bool, str]:
    return name.startswith("_") or not name[:1].isupper(), name


def _own_name(shown: str, unit: str) -> str:
    return f"{_owner(unit, shown)}{shown}" if shown in PRELUDE else shown


def _owner(unit: str, shown: str) -> str:
    """The last part of a unit's name that says more than the type."""
    parts = [pascal(part) for part in unit.replace("/", ".").split(".") if any(words(part))]
    return next((part for part in reversed(parts) if part != shown and not _is_version(part)), "Own")


def _is_version(part: str) -> bool:
    return part[:1] == "V" and part[1:].isdigit()
