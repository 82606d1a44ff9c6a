"""Going through lowered values, whatever they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from translator.ir.node import Node

_Value = TypeVar("_Value")


def nodes(value: object) -> Iterator[Node]:
    """Every node inside a value, itself first; tuples are gone through."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting.extend(reversed(one))
        elif isinstance(one, Node):
            yield one
            waiting.extend([getattr(one, name) for name in reversed(one.__struct_fields__)])


def substituted(value: _Value, old: Node, new: Node) -> _Value:
    """The value with every `old` in it replaced; what holds none stays the same object."""
    result: Any = _substituted(value, old, new)
    return result  # type: ignore[no-any-return]


def _substituted(value: Any, old: Node, new: Node) -> Any:  # noqa: ANN401 - nodes, tuples, text, numbers
    if isinstance(value, tuple):
        items = tuple(_substituted(item, old, new) for item in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if not isinstance(value, Node):
        return value
    if value == old:
        return new
    changes = {}
    for name in value.__struct_fields__:
        before = getattr(value, name)
        after = _substituted(before, old, new)
        if after is not before:
            changes[name] = after
    return msgspec.structs.replace(value, **changes) if changes else value
