"""Go behind the protocol of `translator.source.frontend`, as module functions."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from tree_sitter import Language, Node

from translator.engine.facts import Outline, TypeCapture
from translator.go import syntax
from translator.go.comments import comments, joined_rows
from translator.go.units import unit

if TYPE_CHECKING:
    from translator.go.names import FileNames
    from translator.go.predicates import PREDICATES
    from translator.go.words import WORDS
    from translator.ir.declarations import Declaration, Function
    from translator.ir.expressions import Expression
    from translator.ir.statements import Statement

__all__ = [
    "PREDICATES",
    "WORDS",
    "comments",
    "declarations",
    "enclosing_function",
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
_ELSEWHERE = {"PREDICATES": "translator.go.predicates", "WORDS": "translator.go.words"}


def __getattr__(name: str) -> object:
    """`PREDICATES` and `WORDS`, imported when they are asked for."""
    if name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(importlib.import_module(_ELSEWHERE[name]), name)
    return found


_SPECS = frozenset({"type_spec", "type_alias", "var_spec", "const_spec"})


def grammar() -> Language:
    """The tree-sitter grammar."""
    return syntax.LANGUAGE


def old_dialect(root: Node) -> None:
    """Old Go is understood: the language keeps its promise."""
    del root


def file_names(root: Node, source: bytes, unit: str) -> FileNames:
    """Imports and scopes of one file."""
    from translator.go.names import FileNames

    return FileNames(root, source, unit)


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


def _function_symbol(function: Node) -> str:
    name = function.child_by_field_id(syntax.NAME)
    owner = syntax.receiver_type(function)
    return f"{owner}.{syntax.text(name) if name else ''}" if owner else syntax.text(name) if name else ""


# What skeletons and worklists need is imported when it is wanted: a gate, run with every commit, needs neither.


def outline(names: FileNames, path: str) -> Outline:
    """What a worklist asks of a file."""
    from translator.go.outline import outline

    return outline(names, path)


def signature(function: Node, names: FileNames) -> Function:
    """A declaration without its body; of a literal, the declaration around it with the literal as `inner`."""
    from translator.go.signatures import signature

    around = _declaration(function)
    if around is None or around == function:
        return signature(function, names)
    return replace(signature(around, names), inner=signature(function, names))


def declarations(names: FileNames) -> tuple[Declaration, ...]:
    """All declarations of the file, functions without bodies."""
    from translator.go.declarations import all_declarations

    return all_declarations(names)


def ends_function(node: Node) -> bool:
    """Whether a statement is the last one of the function around it."""
    from translator.go import fragments

    return fragments.ends_function(node)


def is_statement(node: Node) -> bool:
    """Whether `lower_statements` rather than `lower` is for this node."""
    from translator.go import fragments

    return fragments.is_statement(node)


def lower(node: Node, names: FileNames) -> Expression | Declaration | TypeCapture | None:
    """An expression, a declaration (functions with their bodies) or a type; opaque for any other node."""
    from translator.go import fragments

    return fragments.lower(node, names)


def lower_statements(nodes: Sequence[Node], names: FileNames) -> tuple[Statement, ...]:
    """A sequence of statements (blocks and clauses stand for what they hold), idioms fused."""
    from translator.go import fragments

    return fragments.lower_statements(nodes, names)
