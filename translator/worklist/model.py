"""The worklist: units in the order to port them, each with its reasons and its cost."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from translator.report.document import File, Ledger, Tool

SCHEMA = 1

Aim = Literal["risk", "value", "effort"]
AIMS: tuple[Aim, ...] = ("risk", "value", "effort")

Readiness = Literal["full", "partial", "none", "unknown"]
Reason = Annotated[str, Meta(description="a sentence for people: why the row stands where it does")]


class Effort(Struct, frozen=True):
    """Hours of work: never one number."""

    low: float
    likely: float
    high: float


class Crate(Struct, frozen=True):
    """What stands for one imported package. `package`: what the source imports; `crate`: empty where there is none.

    `ready`: how much of the package it covers; `missing`: what it does not, in words. `licence`: an SPDX expression
    for it and those in `also`, empty where one of them is not known. `units`: those that need it, by name. `also`:
    further crates that belong to the answer. `note`: what is good to know. `distribution`: what the package index
    calls a Python package. `version`, `published` (a day): of `crate`, when the registry was asked. A crate that
    begins with `std` comes with Rust.
    """

    package: str
    language: str
    standard: bool
    crate: str
    ready: Readiness
    missing: str
    licence: str
    units: tuple[str, ...]
    also: tuple[str, ...] = ()
    note: str = ""
    distribution: str = ""
    version: str = ""
    published: str = ""


class FunctionEffort(Struct, frozen=True):
    """The work on one function (or on what stands outside any, where `symbol` is empty).

    `minutes` are those of the `findings` (fingerprints) and of the `lines` of code on which none begins.
    """

    path: str
    symbol: str
    line: int
    lines: int
    minutes: float
    findings: tuple[str, ...]


class Cut(Struct, frozen=True):
    """The edge of a cycle that is cheapest to cut: the imports behind it, each `path:line`."""

    source: str
    target: str
    imports: tuple[str, ...]


class Row(Struct, frozen=True):
    """One unit, named by its directory (Go) or dotted name (Python); a cycle by the first of its members.

    `members`: the units of a cycle, else the unit alone. `files` and `findings` are counts; parts of others are no
    findings of their own. `blocked_by`: rows it imports; `unblocks`: rows that import it. `blockers`: findings that
    must be removed first, as `CODE path:line`. `crates`: those of the registry that it needs. Units of one `wave`
    import none of their own. `tests_only`: only test code imports it, or it is test code. `learning`: what its
    minutes are multiplied with, because a team is slower at the beginning. `family_effort`: the effort by family of
    findings; under the empty name, that of the lines on which none begins.
    """

    rank: int
    wave: int
    unit: str
    language: str
    members: tuple[str, ...]
    files: int
    lines: int
    findings: int
    effort: Effort
    verdicts: dict[str, int]
    families: dict[str, int]
    endpoints: int
    tests_only: bool
    learning: float
    family_effort: dict[str, Effort]
    blocked_by: tuple[str, ...]
    unblocks: tuple[str, ...]
    blockers: tuple[str, ...]
    crates: tuple[str, ...]
    reasons: tuple[Reason, ...]
    cut: Cut | None
    functions: tuple[FunctionEffort, ...]


class Wave(Struct, frozen=True):
    """What can be ported side by side once the waves above are done."""

    number: int
    units: tuple[str, ...]
    effort: Effort


class Totals(Struct, frozen=True):
    """The sums over all rows."""

    units: int
    files: int
    lines: int
    findings: int
    effort: Effort
    verdicts: dict[str, int]
    families: dict[str, int]
    family_effort: dict[str, Effort]
    waves: tuple[Wave, ...]
    crates: tuple[Crate, ...]


class Worklist(Struct, frozen=True):
    """The document that `--format json` prints."""

    schema: Annotated[int, Meta(ge=SCHEMA, le=SCHEMA)]
    tool: Tool
    by: Aim
    worklist: tuple[Row, ...]
    totals: Totals
    files: tuple[File, ...]
    ledger: Ledger
