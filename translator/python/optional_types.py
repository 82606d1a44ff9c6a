"""Whether an annotation says that a value may be `None`, by its looks where these tell.

What `types.lower_type` makes of it tells always, and costs scopes for every name in it.
"""

from __future__ import annotations

from tree_sitter import Node

from translator.ir.types import Optional
from translator.python.names import imported_as
from translator.python.scopes import FileNames
from translator.python.syntax import dotted, unwrap
from translator.python.type_names import known_path
from translator.python.type_table import WRAPPERS
from translator.python.types import lower_type, options_of, split

# Of all that takes types in brackets, these alone make or pass on an optional.
_HEADS = ("Optional", "Union", "Literal", *sorted(path.rpartition(".")[2] for path in WRAPPERS))
_ANYTHING = ("Any", "object")


def is_optional(annotation: Node, names: FileNames) -> bool:
    """Whether the annotation is `X | None` in any spelling; `Any | None` is not, for anything may be `None`."""
    known = _by_looks(annotation, names)
    return isinstance(lower_type(annotation, names.scope_at(annotation)), Optional) if known is None else known


def _by_looks(annotation: Node, names: FileNames) -> bool | None:
    node = unwrap(annotation)
    text = node.text or b""
    if node.type in {"union_type", "binary_operator"}:
        options = [option.type for option in options_of(node)]
        return True if "none" in options and _NAMES & set(options) and not _spells(text, _ANYTHING, names) else None
    if node.type not in {"generic_type", "subscript"}:
        return None
    chain = dotted(split(node)[0])
    if not chain:
        return None
    if not _spells(chain[-1].encode(), _HEADS, names):
        return False
    if b"None" in text or _spells(text, _ANYTHING, names):
        return None
    return True if known_path(chain, names.scope_at(annotation)) == "typing.Optional" else None


_NAMES = frozenset({"identifier", "attribute"})


def _spells(text: bytes, wanted: tuple[str, ...], names: FileNames) -> bool:
    """Whether one of the names, or what the file imports it as, is part of the text."""
    return any(name.encode() in text for last in wanted for name in (last, *imported_as(last, names)))
