"""What only tests need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import rustworkx

from translator.worklist.graph import Graph
from translator.worklist.units import Unit


def tests_only(graph: Graph, units: Mapping[str, Unit]) -> dict[int, bool]:
    """For each component, whether it is test code, or somebody imports it and all who do are there for tests.

    What has tests of its own is what they test.
    """
    owner = {unit: place for place, component in enumerate(graph.components) for unit in component.members}
    users: dict[int, set[int]] = defaultdict(set)
    asked_for = set()
    for (source, target), imports in graph.edges.items():
        if owner[source] != owner[target]:
            asked_for.add(owner[target])
            if any(one.kind != "test" for one in imports):
                users[owner[target]].add(owner[source])
    found: dict[int, bool] = {}
    # Who imports comes before what is imported; weak imports against that order come too late to count.
    for place in rustworkx.topological_sort(graph.dag):
        members = [units[name] for name in graph.components[place].members]
        helps = place in asked_for and not any(unit.has_tests for unit in members)
        found[place] = all(unit.is_test for unit in members) or (
            helps and all(found.get(user, False) for user in users[place])
        )
    return found
