"""Which printer prints which lowered value.

Printers of expressions give the text and its precedence: `WRAPPED` in parentheses on the level asked for.
Expressions hold statements and statements expressions, so they find each other through this table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from translator.ir.expressions import Attribute, Expression, Slice
from translator.ir.statements import Statement
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX

Term = tuple[str, int]
"""Rust text and its precedence, higher binds tighter."""

ExpressionPrinter = Callable[[Any, Scope], Term]


class StatementPrinter(Protocol):
    """Prints one statement; `tail`: the body ends with it."""

    def __call__(self, statement: Any, scope: Scope, *, tail: bool) -> str: ...  # noqa: ANN401 - each takes its own kind


class BlockPrinter(Protocol):
    """Prints a sequence of statements."""

    def __call__(self, body: tuple[Statement, ...], scope: Scope, *, tail: bool) -> str: ...


EXPRESSIONS: dict[type, ExpressionPrinter] = {}
STATEMENTS: dict[type, StatementPrinter] = {}
BLOCKS: list[BlockPrinter] = []


def prints(*kinds: type) -> Callable[[ExpressionPrinter], ExpressionPrinter]:
    """Registers the printer of these expressions."""

    def register(printer: ExpressionPrinter) -> ExpressionPrinter:
        EXPRESSIONS.update(dict.fromkeys(kinds, printer))
        return printer

    return register


def prints_statement(*kinds: type) -> Callable[[StatementPrinter], StatementPrinter]:
    """Registers the printer of these statements."""

    def register(printer: StatementPrinter) -> StatementPrinter:
        STATEMENTS.update(dict.fromkeys(kinds, printer))
        return printer

    return register


def term(value: Expression, scope: Scope) -> Term:
    """An expression with its precedence."""
    return EXPRESSIONS[type(value)](value, scope)


def plain(value: Expression, scope: Scope) -> str:
    """An expression where every precedence will do."""
    return EXPRESSIONS[type(value)](value, scope)[0]


def at(value: Expression, scope: Scope, level: int) -> str:
    """An expression as an operand: in parentheses where it binds looser than `level`."""
    text, own = EXPRESSIONS[type(value)](value, scope)
    if own < level == POSTFIX and isinstance(value, Slice | Attribute) and text.startswith("&"):
        # A method borrows the part by itself.
        return text[1:]
    return text if own >= level else f"({text})"


def wrap(printed: Term, level: int) -> str:
    """A printed expression as an operand."""
    return printed[0] if printed[1] >= level else f"({printed[0]})"


def bracketed(text: str) -> str:
    """The end of a range: one that begins with a bracket would be read as something else."""
    return f"({text})" if text[:1] in {"[", "<"} else text


def block(body: tuple[Statement, ...], scope: Scope, *, tail: bool = False) -> str:
    """A sequence of statements; with `tail` its end is the end of the body, and its last value the result."""
    return BLOCKS[0](body, scope, tail=tail)
