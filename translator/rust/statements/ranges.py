"""Loops that count."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Type
from translator.rust.dispatch import at, bracketed, plain
from translator.rust.scope import Local, Scope
from translator.rust.statements.mutability import binding
from translator.rust.text.precedence import POSTFIX, SUM
from translator.rust.types.inference import SIZE, type_of


def over_numbers(statement: ir.ForEach, scope: Scope, inner: Scope) -> tuple[str, str]:
    """The counter of a loop over numbers, bound in the loop, and the range."""
    name = statement.targets[0] if statement.targets else "_"
    match statement.iterable:
        case ex.Call(ex.Name("range", _, "builtin"), args):
            inner.bind(name, Local(_counter(args, scope)))
            return binding(name), plain(statement.iterable, scope)
        case ex.Call(ex.Name("reversed", _, "builtin"), (ex.Binary(".." | "..=" as dots, low, high),)):
            inner.bind(name, Local(_counter((low, high), scope)))
            return binding(name), f"({_range(low, dots, high, scope)}).rev()"
        case ex.Binary(".." | "..=" as dots, low, high):
            inner.bind(name, Local(_counter((low, high), scope)))
            return binding(name), _range(low, dots, high, scope)
    inner.bind(name, Local(type_of(statement.iterable, scope)))
    return binding(name), f"0..{bracketed(_end(statement.iterable, scope))}"


def _counter(ends: tuple[ex.Expression, ...], scope: Scope) -> Type:
    """The type of what counts: that of the first end that is more than a number written out."""
    told = [end for end in ends if not isinstance(end, ex.Literal | ex.Unary)]
    return type_of((told or ends)[0], scope)


def _range(low: ex.Expression, dots: str, high: ex.Expression, scope: Scope) -> str:
    end = _end(high, scope) if dots == ".." else at(high, scope, SUM)
    return f"{at(low, scope, SUM)}{dots}{bracketed(end)}"


def _end(value: ex.Expression, scope: Scope) -> str:
    """Where a range ends; one less than a length that may be zero is no number of Rust's."""
    match value:
        case ex.Binary("-", length, ex.Literal("int") as less) if type_of(length, scope) == SIZE:
            return f"{at(length, scope, POSTFIX)}.saturating_sub({plain(less, scope)})"
        case _:
            return at(value, scope, SUM)
