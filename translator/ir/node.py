"""The base of every lowered value."""

from __future__ import annotations

from msgspec import Struct


class Node(Struct, frozen=True, array_like=True, tag=True, tag_field="node"):
    """An immutable value that compares by content and travels between processes as MessagePack."""
