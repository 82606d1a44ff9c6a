"""Pieces of Go -> neutral values: what the front end's protocol asks for when skeletons are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from translator.engine.facts import TypeCapture
from translator.go import syntax
from translator.go.cgo import foreign_library
from translator.go.declarations import DECLARATION_KINDS, anonymous_struct, lower_declared
from translator.go.expressions import EXPRESSION_KINDS
from translator.go.functions import frame_at, lower_function
from translator.go.lowering import inner, lower_expression, lower_list
from translator.go.names import FileNames
from translator.go.statements import STATEMENT_KINDS
from translator.go.types import TYPE_KINDS, lower_type
from translator.ir.declarations import Declaration
from translator.ir.expressions import Expression, Opaque
from translator.ir.statements import Statement

_CLAUSES = frozenset({"block", "expression_case", "default_case", "type_case", "communication_case"})


def is_statement(node: Node) -> bool:
    """Whether `lower_statements` rather than `lower` is for this node."""
    return node.type in STATEMENT_KINDS and not _is_at_file_level(node)


def ends_function(node: Node) -> bool:
    """Whether a statement is the last one of the function around it."""
    listed = node.parent if node.parent is not None and node.parent.type == "statement_list" else node
    body = listed.parent if listed.type == "statement_list" else listed
    if body is None or body.type != "block" or body.parent is None or body.parent.type not in syntax.CALLABLE_KINDS:
        return False
    following = node.next_named_sibling if node not in {listed, body} else None
    while following is not None and following.type == "comment":
        following = following.next_named_sibling
    return following is None


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
