"""Going through lowered values, whatever they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeVar

import msgspec

from translator.ir.node import Node

_PLAIN: Final = (str, bool, int, tuple[str, ...])
# By class: the names of its fields that are more than text or numbers.
_HOLDERS: Final[dict[type[Node], tuple[str, ...]]] = {}
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
            waiting.extend(parts(one))


def parts(node: Node) -> Sequence[object]:
    """What a node holds that is no text, number or truth value: nodes, tuples, None. The last field comes first."""
    kind = type(node)
    names = _HOLDERS.get(kind)
    if names is None:
        fields = msgspec.structs.fields(kind)
        names = _HOLDERS[kind] = tuple(field.name for field in reversed(fields) if field.type not in _PLAIN)
    return [getattr(node, name) for name in names]


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
