"""Python behind the protocol of `translator.source.frontend`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tree_sitter import Language, Node

from translator.engine.facts import TypeCapture
from translator.ir.declarations import Declaration
from translator.ir.expressions import Expression
from translator.ir.statements import Statement
from translator.python.comments import comments, joined_rows
from translator.python.declarations import declaration, declarations
from translator.python.dialect import old_dialect
from translator.python.expressions import expression
from translator.python.fragments import context_at, is_statement, statements_of
from translator.python.functions import signature
from translator.python.names import imports
from translator.python.predicates import PREDICATES
from translator.python.scopes import FileNames
from translator.python.syntax import DEFINITIONS, LANGUAGE, ancestors, text_of
from translator.python.types import lower_type
from translator.python.units import is_package, unit_of

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

_TYPES = frozenset({"type", "generic_type", "union_type", "member_type", "constrained_type", "splat_type"})


def grammar() -> Language:
    """The tree-sitter grammar."""
    return LANGUAGE


def unit(path: Path, root: Path) -> str:
    """The dotted module name of a file."""
    return unit_of(path, root)


def file_names(root: Node, source: bytes, unit: str) -> FileNames:
    """Imports and scopes of one file, worked out when asked for."""
    return FileNames(root, source, unit, is_package(unit))


def symbol(node: Node) -> str:
    """The innermost declaration around (or at) the node: `Store.load`, `outer.inner`, empty at file level."""
    names = [text_of(step.child_by_field_name("name")) for step in [node, *ancestors(node)] if step.type in DEFINITIONS]
    return ".".join(reversed(names))


def enclosing_function(node: Node) -> Node | None:
    """The innermost function definition around (or at) the node."""
    return next((step for step in [node, *ancestors(node)] if step.type == "function_definition"), None)


def lower(node: Node, names: FileNames) -> Expression | Declaration | TypeCapture | None:
    """A definition with its bodies, a type, or an expression with the names that its place knows."""
    found = declaration(node, names)
    if found is not None:
        return found
    if node.type in _TYPES:
        return TypeCapture(lower_type(node, names.scope_at(node)))
    return expression(node, context_at(node, names))


def lower_statements(nodes: Sequence[Node], names: FileNames) -> tuple[Statement, ...]:
    """A sequence of statements."""
    return statements_of(nodes, names)
