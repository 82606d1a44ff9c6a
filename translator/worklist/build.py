"""From files to the worklist."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from translator.source.project import External, Resolution
from translator.worklist.crate_table import is_published
from translator.worklist.cycles import cheapest_cut
from translator.worklist.effort import Rates, effort_of, learning, total
from translator.worklist.graph import Graph, build_graph
from translator.worklist.model import Aim, Crate, Effort, Row, Totals, Wave
from translator.worklist.order import order, waves
from translator.worklist.reasons import reasons
from translator.worklist.tests_only import tests_only
from translator.worklist.units import Unit


class _Node(NamedTuple):
    """A component with its units; `above`: what waits for it at any distance; `value`: endpoints of it and of these."""

    members: tuple[Unit, ...]
    above: frozenset[int]
    value: int
    tests_only: bool

    @property
    def minutes(self) -> float:
        return sum(unit.minutes for unit in self.members)

    def family_minutes(self) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for unit in self.members:
            for family, minutes in unit.family_minutes.items():
                found[family] += minutes
        return dict(sorted(found.items()))

    def verdict(self, name: str) -> int:
        return sum(unit.risks.get(name, 0) for unit in self.members)


class _Plan(NamedTuple):
    """All that rows are made of. `nodes`: of the graph's components, in their order. `needed`: crates by unit."""

    graph: Graph
    nodes: Sequence[_Node]
    waves: Mapping[int, int]
    needed: Mapping[str, Sequence[Crate]]
    by: Aim
    rates: Rates


def rows_of(
    units: Mapping[str, Unit], resolution: Resolution, crates: Sequence[Crate], by: Aim, rates: Rates
) -> tuple[Row, ...]:
    """The rows, in the order in which to port."""
    graph = build_graph(units, resolution.edges)
    nodes = _nodes(graph, units)
    plan = _Plan(graph, nodes, waves(graph), _crates_by_unit(crates), by, rates)
    found: list[Row] = []
    done = 0.0
    for place in order(graph, lambda one: (*_key(nodes[one], by), graph.components[one].name)):
        found.append(_row(plan, place, len(found) + 1, done))
        done += nodes[place].minutes
    return tuple(found)


def _nodes(graph: Graph, units: Mapping[str, Unit]) -> list[_Node]:
    tested = tests_only(graph, units)
    found = []
    for place, component in enumerate(graph.components):
        members = tuple(units[name] for name in component.members)
        above = frozenset(graph.above(place))
        served = (units[name] for one in above for name in graph.components[one].members)
        value = sum(unit.endpoints for unit in (*members, *served))
        found.append(_Node(members, above, value, tested[place]))
    return found


def _key(node: _Node, by: Aim) -> tuple[float, ...]:
    """What decides between units that could come next: the least first. Tests and units without code come last."""
    late = node.tests_only or not node.minutes
    risk = (node.verdict("blocked"), node.verdict("redesign"), node.verdict("adapt"))
    match by:
        case "risk":
            return (late, *risk, node.minutes, -len(node.above))
        case "value":
            return (late, -node.value, -len(node.above), node.minutes)
        case "effort":
            return (late, node.minutes, -len(node.above))


def _row(plan: _Plan, place: int, rank: int, done: float) -> Row:
    """The row of a component; `done`: minutes of work before it."""
    graph = plan.graph
    component, node = graph.components[place], plan.nodes[place]
    blocked_by = tuple(graph.components[one].name for one in graph.imports(place))
    unblocks = tuple(graph.components[one].name for one in graph.imported_by(place))
    crates = list({crate.package: crate for name in component.members for crate in plan.needed.get(name, ())}.values())
    blockers = tuple(f"{one.code} {one.path}:{one.start.line}" for unit in node.members for one in unit.blockers)
    cut = cheapest_cut(component, graph.edges)
    verdicts = _sum(unit.verdicts for unit in node.members)
    endpoints = sum(unit.endpoints for unit in node.members)
    factor = learning(node.minutes, done, plan.rates)
    why = reasons(
        plan.by,
        component.members,
        cut,
        blocked_by,
        unblocks,
        len(node.above),
        tests_only=node.tests_only,
        empty=not node.minutes,
        is_test=all(unit.is_test for unit in node.members),
        risks=_sum(unit.risks for unit in node.members),
        blockers=blockers,
        endpoints=endpoints,
        missing=[crate for crate in crates if crate.ready == "none" and not crate.standard],
    )
    return Row(
        rank=rank,
        wave=plan.waves[place],
        unit=component.name,
        language=node.members[0].language,
        members=component.members,
        files=sum(unit.files for unit in node.members),
        lines=sum(unit.lines for unit in node.members),
        findings=sum(unit.findings for unit in node.members),
        effort=effort_of(node.minutes, factor, plan.rates),
        verdicts=verdicts,
        families=_sum(unit.families for unit in node.members),
        endpoints=endpoints,
        tests_only=node.tests_only,
        learning=round(factor, 4),
        family_effort={
            family: effort_of(minutes, factor, plan.rates) for family, minutes in node.family_minutes().items()
        },
        blocked_by=blocked_by,
        unblocks=unblocks,
        blockers=blockers,
        crates=tuple(sorted({name for one in crates for name in (one.crate, *one.also) if is_published(name)})),
        reasons=tuple(why),
        cut=cut,
        functions=tuple(function for unit in node.members for function in unit.functions),
    )


def totals_of(rows: Sequence[Row], crates: Sequence[Crate]) -> Totals:
    """The sums over the rows."""
    by_wave: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_wave[row.wave].append(row)
    found = tuple(
        Wave(number, tuple(row.unit for row in own), total(row.effort for row in own))
        for number, own in sorted(by_wave.items())
    )
    return Totals(
        units=len(rows),
        files=sum(row.files for row in rows),
        lines=sum(row.lines for row in rows),
        findings=sum(row.findings for row in rows),
        effort=total(row.effort for row in rows),
        verdicts=_sum(row.verdicts for row in rows),
        families=_sum(row.families for row in rows),
        family_effort=_family_effort(rows),
        waves=found,
        crates=tuple(crates),
    )


def _family_effort(rows: Iterable[Row]) -> dict[str, Effort]:
    efforts: dict[str, list[Effort]] = defaultdict(list)
    for row in rows:
        for family, effort in row.family_effort.items():
            efforts[family].append(effort)
    return {family: total(found) for family, found in sorted(efforts.items())}


def uses_of(external: Iterable[External]) -> list[External]:
    """What is needed from outside; imports that only tests ask for are left to the tests."""
    return [use for use in external if use.kind != "test"]


def _crates_by_unit(crates: Iterable[Crate]) -> dict[str, list[Crate]]:
    found: dict[str, list[Crate]] = defaultdict(list)
    for crate in crates:
        for unit in crate.units:
            found[unit].append(crate)
    return found


def _sum(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one in counts:
        found.update(one)
    return dict(sorted(found.items()))
