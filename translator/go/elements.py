"""Elements of variables that the grammar takes for generic types: `handlers[i](x)`, `byName[a.B][c.D]`."""

from __future__ import annotations

from tree_sitter import Node

from translator.go import syntax
from translator.go.frame import Frame, LoweringError
from translator.go.lowering import lower_expression
from translator.go.meanings import package_path, require
from translator.go.std_types import BASIC, LIBRARY
from translator.ir.expressions import Attribute, Expression, Index


def lower_instantiation(node: Node, frame: Frame) -> Expression:
    """`table[a.B][c.D]`, read as a type with arguments twice over; raises `LoweringError` for true instances."""
    base, *keys = syntax.named(node)
    value: Expression | None = None
    if base.type == "generic_type" and len(keys) == 1 and keys[0].type in _NAMES:
        value = element_of(require(base, syntax.TYPE), base.child_by_field_id(syntax.TYPE_ARGUMENTS), frame)
    if value is None:
        raise LoweringError("an instance of a generic function")
    return Index(value, _plain(keys[0], frame), zero=True)


def is_type(base: Node, frame: Frame) -> bool:
    """Whether a name before `[…]` or in `new(…)` is a type, as far as this file knows."""
    if base.type in {"qualified_type", "selector_expression"}:
        return frame.names.resolve(base) in LIBRARY or frame.names.resolve(base) == "sync/atomic.Pointer"
    name = syntax.text(base)
    if name in frame.variables or (name in BASIC and name not in frame.bindings):
        return True
    binding = frame.bindings.get(name)
    if binding is not None:
        return binding.kind == "type"
    spec = frame.names.package_level.get(name)
    return spec is not None and spec.type in {"type_spec", "type_alias"}


def element_of(base: Node, arguments: Node | None, frame: Frame) -> Expression | None:
    """`handlers[i]` out of what was read as a generic type, where `handlers` is a variable."""
    parts = syntax.named(arguments) if arguments else []
    inner = syntax.named(parts[0]) if len(parts) == 1 else []
    if len(inner) != 1 or inner[0].type not in _NAMES:
        return None
    if base.type == "qualified_type":
        owner, member = require(base, syntax.PACKAGE), require(base, syntax.NAME)
        if package_path(owner, frame):
            return None
        return Index(Attribute(lower_expression(owner, frame), syntax.text(member)), _plain(inner[0], frame), zero=True)
    name = syntax.text(base)
    spec = frame.names.package_level.get(name)
    if name in frame.bindings or (spec is not None and spec.type == "var_spec"):
        return Index(lower_expression(base, frame), _plain(inner[0], frame), zero=True)
    return None


def _plain(node: Node, frame: Frame) -> Expression:
    if node.type == "qualified_type":
        owner, member = require(node, syntax.PACKAGE), require(node, syntax.NAME)
        if not package_path(owner, frame):
            return Attribute(lower_expression(owner, frame), syntax.text(member))
    return lower_expression(node, frame)


_NAMES = frozenset({"type_identifier", "qualified_type"})
