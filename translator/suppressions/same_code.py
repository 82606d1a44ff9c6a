"""Whether two sources are the same but for their comments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from tree_sitter import Node, Parser

from translator.source.language import front_end


def same_code(language: str, before: bytes, after: bytes) -> bool:
    """Whether both UTF-8 sources parse to the same tree, comments aside."""
    front = front_end(language)
    parser = Parser(front.grammar())
    trees = [parser.parse(source) for source in (before, after)]
    pieces = [_pieces(tree.root_node, {node.id for node in front.comments(tree.root_node)}) for tree in trees]
    return all(one == other for one, other in zip_longest(*pieces))


def _pieces(root: Node, comments: set[int]) -> Iterator[tuple[int, str, bytes | None]]:
    """Each node's depth, kind and, of what has no parts, text."""
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if node.id in comments:
            continue
        yield depth, node.type, None if node.child_count else node.text
        waiting += [(child, depth + 1) for child in reversed(node.children)]
