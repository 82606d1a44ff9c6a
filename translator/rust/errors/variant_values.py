"""A variant of the function's error enum as a value."""

from __future__ import annotations

import re

from translator.rust.errors import anyhow_values
from translator.rust.errors.error_enum import Field, Variant
from translator.rust.scope import Scope
from translator.rust.text.naming import inlined


def variant_value(  # noqa: PLR0913, PLR0917 - the parts of one variant
    key: object,
    wishes: tuple[str, ...],
    message: str,
    fields: tuple[Field, ...],
    values: tuple[tuple[str, str], ...],
    scope: Scope,
    note: str = "",
) -> str:
    """The value; makes its variant."""
    errors = scope.errors
    if errors.dynamic:
        return _boxed(message, values)
    whole = (key, tuple((f.name, f.type) for f in fields))
    variant = errors.variants.get(whole)
    if variant is None:
        variant = Variant(errors.take(*wishes), message, fields, note)
        errors.variants[whole] = variant
    path = f"{errors.name}::{variant.name}"
    if not values:
        return path
    inside = ", ".join(name if name == text else f"{name}: {text}" for name, text in values)
    return f"{path} {{ {inside} }}"


def _boxed(message: str, values: tuple[tuple[str, str], ...]) -> str:
    given = [f"{name} = {text}" for name, text in values if re.search(rf"{{{inlined(name)}[:}}]", message)]
    if not given:
        return f"{message.replace('{{', '{').replace('}}', '}')}.into()"
    return f"format!({message}, {', '.join(given)}).into()"


def overflow(scope: Scope) -> str:
    """The error of arithmetic that does not fit."""
    scope.errors.own_raises += 1
    if scope.errors.anyhow:
        return anyhow_values.made('"integer overflow"')
    return variant_value("overflow", ("Overflow",), '"integer overflow"', (), (), scope)
