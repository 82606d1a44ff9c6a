"""The units of a project as a graph without cycles: what has to be ported together, and after what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import rustworkx

from translator.source.project import Edge


class Component(NamedTuple):
    """What is ported in one step: a unit, or the units of a cycle, called by the first of them."""

    name: str
    members: tuple[str, ...]


class Graph(NamedTuple):
    """`dag`: indices into `components`, an edge from each to what it imports. `edges`: by two units, all imports."""

    components: tuple[Component, ...]
    dag: rustworkx.PyDiGraph[int, None]
    edges: Mapping[tuple[str, str], Sequence[Edge]]

    def imports(self, component: int) -> list[int]:
        """What a component imports, in the order of the components."""
        return sorted(self.dag.successor_indices(component))

    def imported_by(self, component: int) -> list[int]:
        """What imports a component, in the order of the components."""
        return sorted(self.dag.predecessor_indices(component))

    def above(self, component: int) -> set[int]:
        """What cannot be ported before a component, at any distance."""
        return rustworkx.ancestors(self.dag, component)


def build_graph(units: Iterable[str], edges: Iterable[Edge]) -> Graph:
    """The graph of all units.

    Only imports that a unit cannot be without make a cycle; weaker ones count where they do not contradict others, and
    those of tests beside the code not at all: the code can be ported without what they need.
    """
    by_pair: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        by_pair[edge.source, edge.target].append(edge)
    strong = [pair for pair, imports in by_pair.items() if any(not one.kind for one in imports)]
    components = _components(sorted(set(units)), strong)
    owner = {unit: place for place, component in enumerate(components) for unit in component.members}
    dag: rustworkx.PyDiGraph[int, None] = rustworkx.PyDiGraph(check_cycle=True, multigraph=False)
    dag.add_nodes_from(list(range(len(components))))
    # Strong ones first; of the weak ones, those with more imports behind them.
    followed = {pair for pair, imports in by_pair.items() if any(one.kind != "test" for one in imports)}
    weak = sorted(followed - set(strong), key=lambda pair: (-len(by_pair[pair]), pair))
    for source, target in [*sorted(strong), *weak]:
        _connect(dag, owner[source], owner[target])
    return Graph(components, dag, by_pair)


def _connect(dag: rustworkx.PyDiGraph[int, None], source: int, target: int) -> None:
    if source == target:
        return
    try:
        dag.add_edge(source, target, None)
    except rustworkx.DAGWouldCycle:
        # The stronger imports say the opposite.
        return


def _components(units: Sequence[str], strong: Iterable[tuple[str, str]]) -> tuple[Component, ...]:
    graph: rustworkx.PyDiGraph[str, None] = rustworkx.PyDiGraph()
    index = dict(zip(units, graph.add_nodes_from(units), strict=True))
    graph.add_edges_from([(index[source], index[target], None) for source, target in strong])
    groups = [tuple(sorted(graph[node] for node in nodes)) for nodes in rustworkx.strongly_connected_components(graph)]
    return tuple(Component(members[0], members) for members in sorted(groups))
