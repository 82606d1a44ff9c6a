"""Python behind the protocol of `translator.source.frontend`."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tree_sitter import Language, Node

from translator.engine.facts import Outline, TypeCapture
from translator.python.comments import comments, joined_rows
from translator.python.dialect import old_dialect
from translator.python.syntax import DEFINITIONS, LANGUAGE, ancestors, text_of
from translator.python.units import is_package, unit_of

if TYPE_CHECKING:
    from translator.ir.declarations import Declaration, Function
    from translator.ir.expressions import Expression
    from translator.ir.statements import Statement
    from translator.python.predicates import PREDICATES
    from translator.python.scopes import FileNames
    from translator.python.words import WORDS

__all__ = [
    "PREDICATES",
    "WORDS",
    "comments",
    "declarations",
    "enclosing_function",
    "ends_function",
    "file_names",
    "grammar",
    "is_statement",
    "joined_rows",
    "lower",
    "lower_statements",
    "old_dialect",
    "outline",
    "signature",
    "symbol",
    "unit",
]


# What only a query needs: most files that a gate looks at have no word of any page's.
_ELSEWHERE = {"PREDICATES": "translator.python.predicates", "WORDS": "translator.python.words"}


def __getattr__(name: str) -> object:
    """`PREDICATES` and `WORDS`, imported when they are asked for."""
    if name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(importlib.import_module(_ELSEWHERE[name]), name)
    return found


def grammar() -> Language:
    """The tree-sitter grammar."""
    return LANGUAGE


def unit(path: Path, root: Path) -> str:
    """The dotted module name of a file."""
    return unit_of(path, root)


def file_names(root: Node, source: bytes, unit: str) -> FileNames:
    """Imports and scopes of one file, worked out when asked for."""
    from translator.python.scopes import FileNames

    return FileNames(root, source, unit, is_package(unit))


def symbol(node: Node) -> str:
    """The innermost declaration around (or at) the node: `Store.load`, `outer.inner`, empty at file level."""
    names = [text_of(step.child_by_field_name("name")) for step in [node, *ancestors(node)] if step.type in DEFINITIONS]
    return ".".join(reversed(names))


def enclosing_function(node: Node) -> Node | None:
    """The innermost function definition around (or at) the node."""
    return next((step for step in [node, *ancestors(node)] if step.type == "function_definition"), None)


# What skeletons and worklists need is imported when it is wanted: a gate, run with every commit, needs neither.


def outline(names: FileNames, path: str) -> Outline:
    """What a worklist asks of a file."""
    from translator.python.outline import outline

    return outline(names, path)


def signature(function: Node, names: FileNames) -> Function:
    """A function's declaration without its body."""
    from translator.python.functions import signature

    return signature(function, names)


def declarations(names: FileNames) -> tuple[Declaration, ...]:
    """All declarations of the file, functions without bodies."""
    from translator.python.declarations import declarations

    return declarations(names)


def ends_function(node: Node) -> bool:
    """Whether a statement is the last one of the function around it."""
    from translator.python.fragments import ends_function

    return ends_function(node)


def is_statement(node: Node) -> bool:
    """Whether `lower_statements` rather than `lower` is for this node."""
    from translator.python.fragments import is_statement

    return is_statement(node)


def lower(node: Node, names: FileNames) -> Expression | Declaration | TypeCapture | None:
    """A definition with its bodies, a type, or an expression with the names that its place knows."""
    from translator.python.fragments import lower

    return lower(node, names)


def lower_statements(nodes: Sequence[Node], names: FileNames) -> tuple[Statement, ...]:
    """A sequence of statements."""
    from translator.python.fragments import statements_of

    return statements_of(nodes, names)
