"""What identifiers mean where they stand."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.file_types import LIBRARY_SENTINELS, is_error_value, kind_of
from translator.go.frame import Frame, LoweringError
from translator.go.std_types import LIBRARY
from translator.ir.expressions import Name
from translator.ir.types import Channel, Known, Optional, Type


def require(node: Node, field: int) -> Node:
    """The child under a field; raises `LoweringError` where a syntax error took it."""
    child = node.child_by_field_id(field)
    if child is None or child.is_missing:
        raise LoweringError("syntax error")
    return child


def lower_name(name: str, frame: Frame) -> Name:
    """What an identifier of that text means here."""
    binding = frame.bindings.get(name)
    if binding is not None:
        binding.read = True
        if frame.piece is not None and binding.start <= frame.piece.start_byte and _tells(binding.type):
            return Name(name, kind=binding.kind, type=binding.type)
        return Name(name, kind=binding.kind)
    if name == "_":
        return Name(name, kind="local")
    return Name(name, kind=kind_of(name, frame.names))


def _tells(of: Type) -> bool:
    """Whether a piece of code prints otherwise when it knows this type of a name that it does not declare."""
    of = of.of if isinstance(of, Optional) else of
    return isinstance(of, Channel) or of in _TIMERS


_TIMERS: Final = (Known("ticker"), Known("timer"))


def package_path(identifier: Node, frame: Frame) -> str:
    """The import path that an operand refers to, empty when it is a value."""
    if identifier.type not in {"identifier", "package_identifier"}:
        return ""
    name = syntax.text(identifier)
    path = frame.names.imports.get(name)
    if path is None or name in frame.bindings or name in frame.names.package_level:
        return ""
    return path


def member_name(path: str, member: str) -> Name:
    """A package's member, its kind told from custom and from what is known of the libraries."""
    full = f"{path}.{member}"
    if is_error_value(member) or full in LIBRARY_SENTINELS:
        return Name(member, path, "sentinel")
    return Name(member, path, "type" if full in LIBRARY else "unknown")


def hides_a_name(initializer: Node, frame: Frame) -> bool:
    """Whether the initializer declares a name that means something outside."""
    if initializer.type != "short_var_declaration":
        return False
    left = initializer.child_by_field_id(syntax.LEFT)
    names = [syntax.text(name) for name in syntax.named(left)] if left else []
    return any(name in frame.bindings or name in frame.names.package_level for name in names)
