"""Where a cycle of units is cheapest to cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import rustworkx

from translator.source.project import Edge
from translator.worklist.graph import Component
from translator.worklist.model import Cut


def cheapest_cut(cycle: Component, edges: Mapping[tuple[str, str], Sequence[Edge]]) -> Cut | None:
    """The import to give up first; None for a unit alone.

    Of the imports between two units, those that have to go for each unit that is in no cycle with others then: the
    fewest win, of equals the first by name. Where no single pair frees a unit, the pair with the fewest imports.
    """
    if len(cycle.members) == 1:
        return None
    members = frozenset(cycle.members)
    inside = {
        pair: strong
        for pair, imports in edges.items()
        if members.issuperset(pair) and (strong := [edge for edge in imports if not edge.kind])
    }
    freed = _freed(cycle.members, sorted(inside))
    pair = min(sorted(inside), key=lambda one: (not freed[one], len(inside[one]) / max(1, freed[one])))
    return Cut(*pair, tuple(f"{edge.path}:{edge.line}" for edge in inside[pair]))


def _freed(units: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """For each pair, how many units are in no cycle any more once it is gone."""
    graph: rustworkx.PyDiGraph[str, None] = rustworkx.PyDiGraph()
    index = dict(zip(units, graph.add_nodes_from(units), strict=True))
    graph.add_edges_from([(index[source], index[target], None) for source, target in pairs])
    freed = {}
    for source, target in pairs:
        graph.remove_edge(index[source], index[target])
        groups = rustworkx.strongly_connected_components(graph)
        freed[source, target] = sum(len(group) for group in groups if len(group) == 1)
        graph.add_edge(index[source], index[target], None)
    return freed
