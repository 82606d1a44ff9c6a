"""What is known of each unit before any order: its files, its findings, what it costs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from translator.engine.facts import Finding
from translator.source.language import LANGUAGES, project
from translator.source.project import Edge, External, ProjectFile, Resolution
from translator.worklist.effort import Rates, function_efforts
from translator.worklist.files import WorklistFile
from translator.worklist.model import FunctionEffort


class Unit(Struct, frozen=True):
    """`findings`, `verdicts`: those that are no parts. `risks`: by verdict, parts too, as `blockers`.

    `minutes`, `family_minutes`: before any learning; the family of plain lines has no name.
    `is_test`: all its files are tests; `has_tests`: some are.
    """

    name: str
    language: str
    files: int
    lines: int
    findings: int
    verdicts: dict[str, int]
    risks: dict[str, int]
    families: dict[str, int]
    endpoints: int
    is_test: bool
    has_tests: bool
    blockers: tuple[Finding, ...]
    functions: tuple[FunctionEffort, ...]
    family_minutes: dict[str, float]

    @property
    def minutes(self) -> float:
        """The minutes of its functions."""
        return sum(function.minutes for function in self.functions)


def resolve(root: Path, files: Sequence[WorklistFile], *, packages: bool) -> Resolution:
    """The units of all files, each language by itself; where two languages have a unit of one name, both say theirs."""
    found: dict[str, Resolution] = {}
    for language in LANGUAGES:
        own = [ProjectFile(one.path, one.unit, one.imports, one.test) for one in files if one.language == language]
        if own:
            found[language] = project(language, root, own, packages=packages)
    taken = Counter(name for one in found.values() for name in set(one.units.values()))
    return _joined(found, {name for name, number in taken.items() if number > 1})


def _joined(found: Mapping[str, Resolution], twice: set[str]) -> Resolution:
    units: dict[str, str] = {}
    edges: list[Edge] = []
    external: list[External] = []
    for language, one in found.items():

        def named(name: str, language: str = language) -> str:
            return f"{name} ({language})" if name in twice else name

        units |= {path: named(unit) for path, unit in one.units.items()}
        edges += [Edge(named(edge.source), named(edge.target), edge.path, edge.line, edge.kind) for edge in one.edges]
        external += [
            External(use.language, use.name, use.package, use.standard, named(use.unit), use.path, use.line, use.kind)
            for use in one.external
        ]
    return Resolution(units, tuple(edges), tuple(external))


def units_of(
    files: Iterable[WorklistFile], names: Mapping[str, str], families: Mapping[str, str], rates: Rates
) -> dict[str, Unit]:
    """By name. `names`: the unit of each path; `families`: those of codes."""
    by_unit: dict[str, list[WorklistFile]] = defaultdict(list)
    for file in files:
        by_unit[names[file.path]].append(file)
    return {name: _unit(name, own, families, rates) for name, own in sorted(by_unit.items())}


def _unit(name: str, files: Sequence[WorklistFile], families: Mapping[str, str], rates: Rates) -> Unit:
    findings = [finding for file in files for finding in file.findings]
    whole = [finding for finding in findings if finding.part_of is None]
    functions = tuple(effort for file in files for effort in function_efforts(file, rates))
    return Unit(
        name=name,
        language=files[0].language,
        files=len(files),
        lines=sum(file.lines for file in files),
        findings=len(whole),
        verdicts=dict(Counter(finding.verdict for finding in whole)),
        risks=dict(Counter(finding.verdict for finding in findings)),
        families=dict(Counter(families[finding.code] for finding in whole)),
        endpoints=sum(file.endpoints for file in files),
        is_test=all(file.test for file in files),
        has_tests=any(file.test for file in files),
        blockers=tuple(finding for finding in findings if finding.verdict == "blocked"),
        functions=functions,
        family_minutes=_family_minutes(whole, functions, families, rates),
    )


def _family_minutes(
    findings: Iterable[Finding], functions: Iterable[FunctionEffort], families: Mapping[str, str], rates: Rates
) -> dict[str, float]:
    minutes: dict[str, float] = defaultdict(float)
    for finding in findings:
        minutes[families[finding.code]] += rates.minutes[finding.effort]
    plain = sum(function.lines for function in functions) * rates.line
    return {"": plain, **dict(sorted(minutes.items()))}
