"""What the page's script is given: each thing once, findings as rows of numbers that point to them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from translator.engine.facts import Finding
from translator.report.rule import Rule
from translator.worklist.files import WorklistFile
from translator.worklist.model import Crate, Row, Worklist

_Value = TypeVar("_Value", bound=Hashable)

NOWHERE = -1
"""The place of what there is not."""


class Kind(Struct, frozen=True):
    """What findings have in common: a page, as the team's preferences have it."""

    code: str
    name: str
    title: str
    family: str
    language: str
    verdict: str
    effort: int
    message: str
    notes: tuple[str, ...]
    crates: tuple[str, ...]


class Place(Struct, frozen=True, array_like=True):
    """One finding. `kind`, `path`, `unit` and `part_of` are places in the lists of the page, or NOWHERE."""

    kind: int
    path: int
    line: int
    column: int
    symbol: str
    unit: int
    part_of: int
    fingerprint: str


class Function(Struct, frozen=True, array_like=True):
    """The work on one function; `findings` is how many begin in it."""

    unit: int
    path: int
    symbol: str
    line: int
    lines: int
    minutes: float
    findings: int


class PageData(Struct, frozen=True):
    """All that tables, graph and findings show, save the code. `units`: rows without their functions."""

    units: tuple[Row, ...]
    crates: tuple[Crate, ...]
    kinds: tuple[Kind, ...]
    paths: tuple[str, ...]
    functions: tuple[Function, ...]
    findings: tuple[Place, ...]


def page_data(document: Worklist, files: Sequence[WorklistFile], rules: Mapping[str, Rule]) -> PageData:
    """The data of a worklist; findings in the order of `findings_of`."""
    paths = _places(file.path for file in files)
    owners = {function.path: unit for unit, row in enumerate(document.worklist) for function in row.functions}
    found = findings_of(files)
    kinds = _places(_kind(finding, rules) for finding in found)
    numbers = _places(finding.fingerprint for finding in found)
    return PageData(
        units=tuple(replace(row, functions=()) for row in document.worklist),
        crates=document.totals.crates,
        kinds=tuple(kinds),
        paths=tuple(paths),
        functions=tuple(_functions(document.worklist, paths)),
        findings=tuple(
            Place(
                kinds[_kind(finding, rules)],
                paths[finding.path],
                finding.start.line,
                finding.start.column,
                finding.symbol,
                owners.get(finding.path, NOWHERE),
                NOWHERE if finding.part_of is None else numbers.get(finding.part_of, NOWHERE),
                finding.fingerprint,
            )
            for finding in found
        ),
    )


def findings_of(files: Iterable[WorklistFile]) -> list[Finding]:
    """All findings, parts too."""
    return [finding for file in files for finding in file.findings]


def _kind(finding: Finding, rules: Mapping[str, Rule]) -> Kind:
    rule = rules.get(finding.code)
    return Kind(
        finding.code,
        finding.name,
        rule.title if rule else finding.name,
        rule.family if rule else "",
        finding.language,
        finding.verdict,
        finding.effort,
        finding.message,
        finding.notes,
        finding.crates,
    )


def _functions(rows: Sequence[Row], paths: Mapping[str, int]) -> Iterable[Function]:
    for unit, row in enumerate(rows):
        for one in row.functions:
            yield Function(unit, paths[one.path], one.symbol, one.line, one.lines, one.minutes, len(one.findings))


def _places(values: Iterable[_Value]) -> dict[_Value, int]:
    return {value: place for place, value in enumerate(dict.fromkeys(values))}
