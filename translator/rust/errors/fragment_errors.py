"""What a piece of a function adds to the function's error enum."""

from __future__ import annotations

from typing import Any

from translator.ir import expressions, statements
from translator.ir.declarations import Function
from translator.rust.dispatch import plain
from translator.rust.items import functions
from translator.rust.scope import Scope, scope_for
from translator.rust.statements.registry import statements as print_statements


def error_enum(code: Any, scope: Scope) -> str:  # noqa: ANN401 - templates are untyped
    """The error enum of a function, or its part that these statements (or this expression) need; empty for none."""
    if isinstance(code, Function):
        return functions.error_enum(code, scope)
    fresh = _filled(code, scope)
    return "\n".join(item for item in (fresh.errors.text(), *fresh.items) if item)


def conversions(code: Any, scope: Scope) -> str:  # noqa: ANN401
    """A comment that names the `#[from]` variants behind the `?`s of these statements; empty where nothing converts."""
    enum = _filled(code, scope).errors
    found = [
        f"`{v.name}(#[from] {v.fields[0].type})`" for v in enum.variants.values() if v.message is None and v.fields
    ]
    if not found:
        return ""
    where = f"a variant of `{enum.name}`" if len(found) == 1 else f"variants of `{enum.name}`"
    return f"// `?` converts through {where}: {', '.join(found)}."


def fragment(code: tuple[statements.Statement, ...], scope: Scope, *, ends: bool = False) -> str:
    """Statements of a function; printed once more where errors leave it that its signature does not tell of."""
    text = print_statements(code, scope, ends=ends)
    if scope.function is None or scope.results.fallible or not scope.errors.fails():
        return text
    again = scope_for(scope.function, scope.index, scope.unit, scope.preferences)
    again.results = again.results._replace(fallible=True)
    return print_statements(code, again, ends=ends)


def _filled(code: Any, scope: Scope) -> Scope:  # noqa: ANN401
    """A scope of their own in which these statements were printed once."""
    fresh = scope_for(scope.function, scope.index, scope.unit, scope.preferences)
    if isinstance(code, tuple):
        print_statements(code, fresh)
    elif isinstance(code, statements.Statement):
        print_statements((code,), fresh)
    elif isinstance(code, expressions.Expression):
        plain(code, fresh)
    else:
        raise TypeError(f"a {type(code).__name__} makes no errors")
    return fresh
