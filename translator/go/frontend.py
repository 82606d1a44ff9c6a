"""Go behind the protocol of `translator.source.frontend`, as module functions."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Language, Node

from translator.engine.facts import Import, TypeCapture
from translator.go import syntax
from translator.go.names import FileNames
from translator.go.predicates import PREDICATES
from translator.go.signatures import receiver_type
from translator.go.signatures import signature as _signature
from translator.go.types import TYPE_KINDS, lower_type
from translator.go.units import unit
from translator.ir.declarations import Declaration, Function
from translator.ir.expressions import Expression, Opaque
from translator.ir.statements import OpaqueStatement, Statement

__all__ = [
    "PREDICATES",
    "declarations",
    "enclosing_function",
    "file_names",
    "grammar",
    "imports",
    "is_statement",
    "lower",
    "lower_statements",
    "old_dialect",
    "signature",
    "symbol",
    "unit",
]

_SPECS = frozenset({"type_spec", "type_alias", "var_spec", "const_spec"})


def grammar() -> Language:
    """The tree-sitter grammar."""
    return syntax.LANGUAGE


def old_dialect(root: Node) -> None:
    """Old Go is understood: the language keeps its promise."""
    del root


def file_names(root: Node, source: bytes, unit: str) -> FileNames:
    """Imports and scopes of one file."""
    return FileNames(root, source, unit)


def imports(names: FileNames) -> tuple[Import, ...]:
    """What the file imports, in source order."""
    return names.import_list


def symbol(node: Node) -> str:
    """The declaration around (or at) the node: `Store.LoadInvoice`, `Store`, `ErrMissing`; empty at file level."""
    spec: Node | None = None
    around: Node | None = node
    while around is not None:
        if around.type in syntax.FUNCTION_KINDS:
            return _function_symbol(around)
        if around.type in _SPECS:
            spec = around
        around = around.parent
    name = spec.child_by_field_id(syntax.NAME) if spec else None
    return syntax.text(name) if name else ""


def enclosing_function(node: Node) -> Node | None:
    """The function or method declaration around (or at) the node."""
    around: Node | None = node
    while around is not None and around.type not in syntax.FUNCTION_KINDS:
        around = around.parent
    return around


def signature(function: Node, names: FileNames) -> Function:
    """A function's declaration without its body."""
    return _signature(function, names)


def declarations(names: FileNames) -> tuple[Declaration, ...]:
    """All declarations of the file, functions without bodies."""
    return tuple(
        _signature(function, names) for function in names.root.named_children if function.type in syntax.FUNCTION_KINDS
    )


def is_statement(node: Node) -> bool:
    """Whether `lower_statements` rather than `lower` is for this node."""
    return node.type.endswith("_statement") or node.type in {"block", "statement_list", "short_var_declaration"}


def lower(node: Node, names: FileNames) -> Expression | Declaration | TypeCapture | None:
    """An expression, a declaration (functions with their bodies) or a type."""
    if node.type in TYPE_KINDS:
        return TypeCapture(lower_type(node, names))
    return Opaque(syntax.text(node))


def lower_statements(nodes: Sequence[Node], names: FileNames) -> tuple[Statement, ...]:
    """A sequence of statements, idioms fused."""
    del names
    return tuple(OpaqueStatement(syntax.text(node)) for node in nodes)


def _function_symbol(function: Node) -> str:
    name = function.child_by_field_id(syntax.NAME)
    owner = receiver_type(function)
    return f"{owner}.{syntax.text(name) if name else ''}" if owner else syntax.text(name) if name else ""
