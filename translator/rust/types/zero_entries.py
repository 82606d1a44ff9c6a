"""Which entries of maps read as zero where there is none."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.declarations import Structure
from translator.ir.types import JSON, STRING, Known, List, Map, Named, Set, Type
from translator.rust.scope import Scope
from translator.rust.types.inference import shape_of
from translator.rust.types.printed import is_copy


def zero_kind(value: ir.Index, scope: Scope) -> str:
    """How such an entry is given: `copy`, `text`, `list`, `value`; empty for others, and for what may be nil."""
    owner = shape_of(value.value, scope) if value.zero else None
    if not isinstance(owner, Map):
        return ""
    return _kind(owner.value, scope)


def _kind(of: Type, scope: Scope) -> str:
    if of == STRING:
        return "text"
    if isinstance(of, List) or of == Known("bytes"):
        return "list"
    if is_copy(of, scope):
        return "copy"
    if isinstance(of, Map | Set) or of == JSON:
        return "value"
    if isinstance(of, Named):
        declared = scope.index.type(of.package or scope.unit, of.name)
        return "value" if isinstance(declared, Structure) else ""
    return ""
