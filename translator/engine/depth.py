"""How deep a tree is, as far as it matters."""

from __future__ import annotations

from tree_sitter import Node

DEEPEST = 500
"""Levels. Walking up from a node costs the square of its depth, and lowering recurses: what people wrote stays far
above this, and what lies deeper is left out and told."""


def first_too_deep(root: Node, limit: int = DEEPEST) -> Node | None:
    """A node `limit` levels below `root`, or None when there is none."""
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth >= limit:
            return node
        # A path of n more levels needs n more nodes: nearly every subtree is out at once.
        enough = limit - depth
        waiting += [(child, depth + 1) for child in node.children if child.descendant_count >= enough]
    return None
