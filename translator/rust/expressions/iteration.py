"""Values as iterators."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import Known
from translator.rust.dispatch import at, plain
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import rule_of, type_of

ITERATORS = (".iter()", ".keys()", ".values()", ".chars()", ".copied()", ".cloned()", ".rev()")
"""What an expression that is an iterator already ends with."""


def iterated(value: ir.Expression, scope: Scope) -> str:
    """An iterator over a value's elements."""
    if isinstance(value, ir.Call):
        rule = rule_of(value, scope)
        if rule is not None and "f" in rule.modes:
            return at(value, scope, POSTFIX)
        if rule is not None and rule.template.startswith("0.."):
            return f"({plain(value, scope)})"
    if (isinstance(value, ir.Comprehension) and value.kind == "generator") or type_of(value, scope) == Known(
        "iterator"
    ):
        return at(value, scope, POSTFIX)
    text = at(value, scope, POSTFIX)
    return text if text.endswith(ITERATORS) else f"{text}.iter()"
