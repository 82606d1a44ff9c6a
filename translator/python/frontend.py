"""Python behind the protocol of `translator.source.frontend`."""

from __future__ import annotations

from pathlib import Path

from tree_sitter import Language, Node

from translator.python.names import imports
from translator.python.predicates import PREDICATES
from translator.python.scopes import FileNames
from translator.python.syntax import DEFINITIONS, LANGUAGE, ancestors, text_of
from translator.python.units import unit_of

__all__ = ["PREDICATES", "enclosing_function", "file_names", "grammar", "imports", "symbol", "unit"]


def grammar() -> Language:
    """The tree-sitter grammar."""
    return LANGUAGE


def unit(path: Path, root: Path) -> str:
    """The dotted module name of a file."""
    return unit_of(path, root)


def file_names(root: Node, source: bytes, unit: str) -> FileNames:
    """Imports and scopes of one file, worked out when asked for."""
    return FileNames(root, source, unit)


def symbol(node: Node) -> str:
    """The innermost declaration around (or at) the node: `Store.load`, `outer.inner`, empty at file level."""
    names = [text_of(step.child_by_field_name("name")) for step in [node, *ancestors(node)] if step.type in DEFINITIONS]
    return ".".join(reversed(names))


def enclosing_function(node: Node) -> Node | None:
    """The innermost function definition around (or at) the node."""
    return next((step for step in [node, *ancestors(node)] if step.type == "function_definition"), None)
