"""Where a table breaks the schema, in words. Runs when it is known that it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from translator.engine.select import nearest

_EXPECTED = {
    "string": "a string",
    "boolean": "true or false",
    "number": "a number",
    "array": 'an array: ["…", "…"]',
    "object": "a table of keys and values",
}


class Broken(NamedTuple):
    """One thing that is wrong. `keys`: under which keys it stands."""

    keys: tuple[str, ...]
    message: str


def diagnose(value: object, schema: Mapping[str, Any], keys: tuple[str, ...] = ()) -> Iterator[Broken]:
    """All that is wrong with a value, in its own order. Knows what `settings_schema` uses of JSON Schema."""
    if "enum" in schema:
        yield from _word(value, schema["enum"], keys)
    elif not _is_a(value, schema["type"]):
        yield Broken(keys, f"expected {_EXPECTED[schema['type']]}, got {_kind(value)}")
    elif isinstance(value, Mapping):
        yield from _table(value, schema, keys)
    elif isinstance(value, list):
        for item in value:
            yield from diagnose(item, schema["items"], keys)
    elif isinstance(value, str):
        yield from _text(value, keys)
    elif isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield Broken(keys, f"{value} is not between {schema['minimum']:,.0f} and {schema['maximum']:,.0f}")


def _table(table: Mapping[str, Any], schema: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[Broken]:
    known: Mapping[str, Any] = schema.get("properties", {})
    other = schema.get("additionalProperties")
    for key, value in table.items():
        if key in known:
            yield from diagnose(value, known[key], (*keys, key))
        elif isinstance(other, Mapping):
            yield from _text(key, keys)
            yield from diagnose(value, other, (*keys, key))
        else:
            yield Broken((*keys, key), f"unknown key: {nearest(key, known)}")


def _word(value: object, known: Sequence[str], keys: tuple[str, ...]) -> Iterator[Broken]:
    if not isinstance(value, str):
        yield Broken(keys, f"expected one of {', '.join(known)}, got {_kind(value)}")
    elif value not in known:
        yield Broken(keys, f"unknown value {value!r}: {nearest(value, known)}")


def _text(value: str, keys: tuple[str, ...]) -> Iterator[Broken]:
    if not value or "\0" in value:
        yield Broken(keys, f"{'text with a NUL character' if value else 'empty text'} means nothing here")


def _is_a(value: object, kind: str) -> bool:
    match kind:
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "boolean":
            return isinstance(value, bool)
        case "array":
            return isinstance(value, list)
        case _:
            return isinstance(value, Mapping)


def _kind(value: object) -> str:
    if isinstance(value, list):
        return "an array"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value!r}" if isinstance(value, str | int | float) else f"a {type(value).__name__}"
