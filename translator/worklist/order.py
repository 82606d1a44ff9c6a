"""The order in which to port: nothing before what it imports, and by the user's aim where there is a choice."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Any

import rustworkx

from translator.worklist.graph import Graph


def order(graph: Graph, key: Callable[[int], Any]) -> list[int]:
    """The components, each after all that it imports; of those that could come next, the one with the least key."""
    waiting = {node: graph.dag.out_degree(node) for node in graph.dag.node_indices()}
    ready = [(key(node), node) for node, imports in waiting.items() if imports == 0]
    heapq.heapify(ready)
    found = []
    while ready:
        _, node = heapq.heappop(ready)
        found.append(node)
        for above in graph.dag.predecessor_indices(node):
            waiting[above] -= 1
            if waiting[above] == 0:
                heapq.heappush(ready, (key(above), above))
    return found


def waves(graph: Graph) -> dict[int, int]:
    """The wave of each component, from 1: those of one wave import nothing of their own wave."""
    backwards = graph.dag.copy()
    backwards.reverse()
    generations = rustworkx.topological_generations(backwards)
    return {node: number for number, nodes in enumerate(generations, 1) for node in nodes}
