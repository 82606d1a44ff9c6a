"""Phase two for one file: from matches to findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from translator.catalog.pattern import Catalogue, Pattern
from translator.engine.facts import FileFacts, Finding, LedgerEntry, Match
from translator.rust.preferences import DEFAULT, RustPreferences

if TYPE_CHECKING:
    from translator.ir.index import Index


class Rendered(NamedTuple):
    """The findings of one file, in the order of its matches, and the skeletons that fell back to plain ones."""

    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...] = ()


def render_file(
    facts: FileFacts, index: Index | None, catalogue: Catalogue, preferences: RustPreferences = DEFAULT
) -> Rendered:
    """The findings of a file; without an index, without skeletons."""
    pages = _pages(catalogue, preferences)
    if index is None:
        crates_by_code = {code: crates_of(pages[code], (), preferences) for code in {one.code for one in facts.matches}}
        return Rendered(
            tuple(
                _finding(match, pages[match.code], facts, None, crates_by_code[match.code]) for match in facts.matches
            )
        )
    # Costs what it imports only when something is to be rendered.
    from translator.engine.limits import Allowance, TookTooLongError
    from translator.rust.skeletons.skeleton import Skeleton, plain, render
    from translator.rust.text.docs import comment

    findings = []
    ledger = []
    allowance = Allowance(facts.lines)
    for match in facts.matches:
        page = pages[match.code]
        try:
            with allowance:
                skeleton = render(match, page, index, facts.path, facts.unit, preferences)
        except TookTooLongError as error:
            where = comment(f"{facts.path}:{match.start.line}")
            text = f"{where}\n{plain(match.source)}"
            skeleton = Skeleton(text=text, crates=(), problem=f"{page.code}: {error}")
        crates = crates_of(page, skeleton.crates, preferences)
        findings.append(_finding(match, page, facts, skeleton.text, crates))
        if skeleton.problem is not None:
            ledger.append(LedgerEntry("skeleton", facts.path, match.start.line, skeleton.problem))
    return Rendered(tuple(findings), tuple(ledger))


_PREFERRED = {
    ("errors", "anyhow"): frozenset({"thiserror"}),
    ("concurrency", "threads"): frozenset({"async-trait", "futures", "tokio", "tokio-util"}),
}
"""Crates that a page names and that a preference takes the place of."""


def crates_of(page: Pattern, printed: tuple[str, ...], preferences: RustPreferences) -> tuple[str, ...]:
    """The crates of a page and of its skeleton. What a preference replaces counts where it is printed all the same."""
    replaced = {
        crate for (name, value), crates in _PREFERRED.items() if getattr(preferences, name) == value for crate in crates
    }
    return tuple(dict.fromkeys((*(crate for crate in page.crates if crate not in replaced), *printed)))


_by_code: tuple[Catalogue, RustPreferences, Mapping[str, Pattern]] | None = None


def _pages(catalogue: Catalogue, preferences: RustPreferences) -> Mapping[str, Pattern]:
    global _by_code  # noqa: PLW0603 - the table of the last catalogue is kept: it is asked for with every file
    if _by_code is None or _by_code[0] is not catalogue or _by_code[1] != preferences:
        pages = {page.code: preferred(page, preferences) for page in catalogue.patterns}
        _by_code = (catalogue, preferences, pages)
    return _by_code[2]


def preferred(page: Pattern, preferences: RustPreferences) -> Pattern:
    """The page with the message and the notes that fit what a team prefers."""
    for one in page.preferred:
        if getattr(preferences, one.preference) == one.value:
            page = replace(page, message=one.message or page.message, notes=one.notes or page.notes)
    return page


def _finding(match: Match, page: Pattern, facts: FileFacts, skeleton: str | None, crates: tuple[str, ...]) -> Finding:
    return Finding(
        code=match.code,
        name=page.name,
        path=facts.path,
        language=facts.language,
        start=match.start,
        end=match.end,
        symbol=match.symbol,
        verdict=page.verdict,
        effort=page.effort,
        message=page.message,
        source=match.source,
        skeleton=skeleton,
        notes=page.notes,
        crates=crates,
        part_of=match.part_of,
        fingerprint=match.fingerprint,
    )
