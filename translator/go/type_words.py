"""What queries call the type of an expression."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tree_sitter import Node

from translator.go import expressions, statements
from translator.go.functions import frame_at
from translator.go.infer import type_of
from translator.go.lowering import lower_expression
from translator.go.names import FileNames
from translator.ir.types import Array, Channel, FunctionType, Known, List, Map, Named, Optional, Pointer, Set

# Imported for what they enter into `lowering`: without it an expression has no type.
_LOWERING: Final = (expressions, statements)
_WORDS: Final[Mapping[type, str]] = {
    Channel: "channel",
    List: "slice",
    Array: "array",
    Map: "map",
    Set: "set",
    FunctionType: "function",
}


def type_word(node: Node, names: FileNames) -> str:
    """The word for an expression's type, or for what it points to; empty when the file does not tell."""
    frame = frame_at(node, names)
    of = type_of(lower_expression(node, frame), frame)
    of = of.to if isinstance(of, Pointer) else of.of if isinstance(of, Optional) else of
    if isinstance(of, Named):
        return f"{of.package}.{of.name}"
    return of.name if isinstance(of, Known) else _WORDS.get(type(of), "")
