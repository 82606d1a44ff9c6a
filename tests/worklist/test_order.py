from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translator.source.project import Edge
from translator.worklist.graph import build_graph
from translator.worklist.order import order, waves

UNITS = st.integers(1, 9).map(lambda number: [f"u{place}" for place in range(number)])


@st.composite
def projects(draw: st.DrawFn) -> tuple[list[str], list[Edge]]:
    units = draw(UNITS)
    pairs = st.tuples(
        st.sampled_from(units), st.sampled_from(units), st.sampled_from(["", "", "local", "types", "test"])
    )
    found = draw(st.lists(pairs, max_size=25))
    return units, [Edge(a, b, f"{a}.py", 1, kind) for a, b, kind in found if a != b]


@given(projects())
def test_no_unit_stands_before_one_it_cannot_be_without(project: tuple[list[str], list[Edge]]) -> None:
    units, edges = project
    graph = build_graph(units, edges)
    found = order(graph, lambda one: graph.components[one].name)
    place = {unit: rank for rank, one in enumerate(found) for unit in graph.components[one].members}
    assert sorted(place) == sorted(units)
    for edge in edges:
        if not edge.kind:
            assert place[edge.target] <= place[edge.source]


@given(projects())
def test_a_cycle_holds_those_that_lead_to_each_other_and_no_others(project: tuple[list[str], list[Edge]]) -> None:
    units, edges = project
    strong = {(edge.source, edge.target) for edge in edges if not edge.kind} | {(unit, unit) for unit in units}
    for _ in units:
        strong |= {(a, d) for a, b in strong for c, d in strong if b == c}
    together = {unit: one.members for one in build_graph(units, edges).components for unit in one.members}
    for a in units:
        assert set(together[a]) == {b for b in units if (a, b) in strong and (b, a) in strong}


@given(projects())
def test_units_of_one_wave_import_none_of_their_own(project: tuple[list[str], list[Edge]]) -> None:
    graph = build_graph(*project)
    found = waves(graph)
    for one, number in found.items():
        imported = [found[other] for other in graph.imports(one)]
        assert number == max(imported, default=0) + 1


def test_of_those_that_could_come_next_the_least_key_wins() -> None:
    graph = build_graph(["a", "b", "c", "d"], [Edge("a", "d", "a.py", 1)])
    keys = {"a": 0, "b": 2, "c": 1, "d": 3}
    found = order(graph, lambda one: keys[graph.components[one].name])
    assert [graph.components[one].name for one in found] == ["c", "b", "d", "a"]
