"""Go behind the protocol of `translator.source.frontend`, as module functions."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from tree_sitter import Language, Node

from translator.engine.facts import Import, TypeCapture
from translator.go import syntax
from translator.go.cgo import foreign_library
from translator.go.comments import comments, joined_rows
from translator.go.declarations import DECLARATION_KINDS, all_declarations, anonymous_struct, lower_declared
from translator.go.expressions import EXPRESSION_KINDS
from translator.go.functions import frame_at, lower_function
from translator.go.lowering import inner, lower_expression, lower_list
from translator.go.names import FileNames
from translator.go.predicates import PREDICATES
from translator.go.signatures import signature as _signature
from translator.go.statements import STATEMENT_KINDS
from translator.go.types import TYPE_KINDS, lower_type
from translator.go.units import unit
from translator.ir.declarations import Declaration, Function
from translator.ir.expressions import Expression, Opaque
from translator.ir.statements import Statement

__all__ = [
    "PREDICATES",
    "comments",
    "declarations",
    "enclosing_function",
    "file_names",
    "grammar",
    "imports",
    "is_statement",
    "joined_rows",
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
    """The function around (or at) the node; a literal inside a declaration, too."""
    innermost = syntax.enclosing_callable(node)
    return innermost if innermost is not None and _declaration(innermost) is not None else None


def _declaration(function: Node) -> Node | None:
    around: Node | None = function
    while around is not None and around.type not in syntax.FUNCTION_KINDS:
        around = around.parent
    return around


def signature(function: Node, names: FileNames) -> Function:
    """A declaration without its body; of a literal, the declaration around it with the literal as `inner`."""
    around = _declaration(function)
    if around is None or around == function:
        return _signature(function, names)
    return replace(_signature(around, names), inner=_signature(function, names))


def declarations(names: FileNames) -> tuple[Declaration, ...]:
    """All declarations of the file, functions without bodies."""
    return all_declarations(names)


def is_statement(node: Node) -> bool:
    """Whether `lower_statements` rather than `lower` is for this node."""
    return node.type in STATEMENT_KINDS and not _is_at_file_level(node)


def lower(node: Node, names: FileNames) -> Expression | Declaration | TypeCapture | None:
    """An expression, a declaration (functions with their bodies) or a type; opaque for any other node.

    A parameter or field is its type; a list of fields is a struct, named after what has the type; an import is what
    the file takes from C.
    """
    if node.type in syntax.FUNCTION_KINDS:
        return lower_function(node, names)
    if node.type == "import_spec":
        return foreign_library(node, names)
    if node.type == "field_declaration_list":
        return anonymous_struct(node, names)
    if node.type in DECLARATION_KINDS:
        return lower_declared(node, names)
    if node.type in {"parameter_declaration", "field_declaration", "variadic_parameter_declaration"}:
        type_ = node.child_by_field_id(syntax.TYPE)
        return TypeCapture(lower_type(type_, names, frame_at(node, names).variables))
    if node.type in TYPE_KINDS:
        return TypeCapture(lower_type(node, names, frame_at(node, names).variables))
    if node.type in EXPRESSION_KINDS:
        return lower_expression(node, frame_at(node, names))
    return Opaque(syntax.text(node), f"no words for {node.type}")


def lower_statements(nodes: Sequence[Node], names: FileNames) -> tuple[Statement, ...]:
    """A sequence of statements (blocks and clauses stand for what they hold), idioms fused."""
    if not nodes:
        return ()
    flat: list[Node] = []
    for node in nodes:
        flat.extend(_content(node))
    return tuple(lower_list(flat, frame_at(flat[0] if flat else nodes[0], names)))


def _content(node: Node) -> list[Node]:
    if node.type == "statement_list":
        return node.named_children
    return inner(node) if node.type in _CLAUSES else [node]


def _is_at_file_level(node: Node) -> bool:
    return node.parent is None or node.parent.type == "source_file"


_CLAUSES = frozenset({"block", "expression_case", "default_case", "type_case", "communication_case"})


def _function_symbol(function: Node) -> str:
    name = function.child_by_field_id(syntax.NAME)
    owner = syntax.receiver_type(function)
    return f"{owner}.{syntax.text(name) if name else ''}" if owner else syntax.text(name) if name else ""
