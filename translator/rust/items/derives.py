"""The `#[derive(…)]` of a struct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir.declarations import Structure
from translator.rust.concurrency.threads import has_no_default
from translator.rust.items.derivable import derived
from translator.rust.items.tags import is_tagged
from translator.rust.types.known_types import EVERYTHING

if TYPE_CHECKING:
    from translator.rust.scope import Scope

ORDER = "Debug Clone Copy PartialEq Eq PartialOrd Ord Hash Default".split()
SERDE = ("serde::Serialize", "serde::Deserialize")


def derives(item: Structure, scope: Scope, *, only: frozenset[str] = EVERYTHING) -> str:
    """The attribute with its newline; empty where no trait is left. `only`: the traits to choose from."""
    found = derived(item, scope.unit, scope.index) & only
    if not is_tagged(item) and any(has_no_default(f.type, scope) for f in item.fields):
        found -= {"Default"}
    names = [name for name in ORDER if name in found] + list(SERDE if "Serde" in found else ())
    return f"#[derive({', '.join(names)})]\n" if names else ""
