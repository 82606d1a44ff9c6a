"""How much a syntax error swallows, as far as it matters."""

from __future__ import annotations

from tree_sitter import Node

WIDEST = 20_000
"""Pieces. A query asks every piece of an error for those behind it, so it costs the square of their number."""


def first_too_wide(root: Node, limit: int = WIDEST) -> Node | None:
    """An error with more than `limit` pieces, or None when there is none."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.is_error and node.child_count > limit:
            return node
        waiting += [child for child in node.children if child.has_error and child.descendant_count > limit]
    return None
