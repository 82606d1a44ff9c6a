"""What a source language must provide. A front end is a module with these names; nothing else knows its grammar."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tree_sitter import Language, Node

if TYPE_CHECKING:
    from translator.engine.facts import Outline, TypeCapture
    from translator.ir.declarations import Declaration, Function
    from translator.ir.expressions import Expression
    from translator.ir.statements import Statement

FileNames = Any
"""One file's imports and scopes, as its front end keeps them; the engine only passes it on."""

Predicate = Callable[[Sequence[Node], Sequence[str], FileNames], bool]
"""(nodes of the first capture, the string arguments, the file's names) -> does it hold?"""


Words = Callable[[Sequence[str], FileNames], Collection[str] | None]
"""(the string arguments of a predicate, the file's names) -> words, see `FrontEnd.WORDS`"""


class FrontEnd(Protocol):
    """The one small protocol of `translator.go.frontend` and `translator.python.frontend`."""

    @property
    def PREDICATES(self) -> Mapping[str, Predicate]:  # noqa: N802
        """Predicates by the name a query uses, without `#` and with its `?`: `resolves?`."""

    @property
    def WORDS(self) -> Mapping[str, Words]:  # noqa: N802
        """Words for a file, by the predicate: each node that the predicate holds for has one of them in its text.

        Where there are none the predicate holds for nothing in the file; None when that cannot be told.
        """

    def grammar(self) -> Language:
        """The tree-sitter grammar."""

    def old_dialect(self, root: Node) -> tuple[int, str] | None:
        """Line and words (`Python 2: print statement on line 3`) when a file's dialect is understood in part only."""

    def unit(self, path: Path, root: Path) -> str:
        """The unit a file belongs to: import path or dotted module name. `path` is absolute."""

    def file_names(self, root: Node, source: bytes, unit: str) -> FileNames:
        """Imports and scopes of one file; must be cheap to make: what costs is worked out when asked for."""

    def outline(self, names: FileNames, path: str) -> Outline:
        """What a worklist asks of a file."""

    def symbol(self, node: Node) -> str:
        """The innermost declaration around (or at) the node: `Store.LoadInvoice`, empty at file level."""

    def enclosing_function(self, node: Node) -> Node | None:
        """The innermost named function declaration around (or at) the node."""

    def signature(self, function: Node, names: FileNames) -> Function:
        """A function's declaration without its body."""

    def declarations(self, names: FileNames) -> tuple[Declaration, ...]:
        """All declarations of the file, functions without bodies."""

    def is_statement(self, node: Node) -> bool:
        """Whether `lower_statements` rather than `lower` is for this node."""

    def ends_function(self, node: Node) -> bool:
        """Whether a statement is the last one of the function around it."""

    def lower(self, node: Node, names: FileNames) -> Expression | Declaration | TypeCapture | None:
        """An expression, a declaration (functions with their bodies) or a type. Never raises on valid trees."""

    def lower_statements(self, nodes: Sequence[Node], names: FileNames) -> tuple[Statement, ...]:
        """A sequence of statements, idioms fused: a call and its error check become one `Propagate`."""

    def comments(self, root: Node) -> Iterable[Node]:
        """All comments, in source order."""

    def joined_rows(self, root: Node) -> Iterable[tuple[int, int]]:
        """First and last row (from 0) of lines that no comment can part: a string or a backslash joins them."""
