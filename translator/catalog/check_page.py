"""What a page must hold before it counts: its example is its test, and its look-alikes are too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import msgspec

from translator.catalog import rustfmt
from translator.catalog.pattern import Catalogue, Pattern, Preferred
from translator.catalog.problem import problem
from translator.catalog.proofs import skeleton_code, source_of
from translator.engine.facts import Finding, LedgerEntry
from translator.engine.render import render_file
from translator.engine.survey import survey_source
from translator.ir.index import build_index
from translator.rust.preferences import DEFAULT, RustPreferences
from translator.rust.skeletons.skeleton import crates_named
from translator.source.language import LANGUAGES

LONGEST_MESSAGE = 120

# What an occurrence of each verdict can cost: mechanical work is cheap, missing equivalents are not.
_EFFORTS = {"direct": (1, 2), "adapt": (1, 5), "redesign": (3, 13), "blocked": (5, 13)}


def check_page(page: Pattern, catalogue: Catalogue, proofs: Path | None) -> list[LedgerEntry]:
    """All that is wrong with a page that loaded. `proofs`: the directory of proofs; None for pages without."""
    return [
        *_check_front_matter(page),
        *(_check_proof(page, proofs) if proofs else ()),
        *_check_example(page, catalogue),
        *_check_preferred(page, catalogue),
        *_check_look_alikes(page, catalogue),
    ]


def example_rust(
    page: Pattern, catalogue: Catalogue, preferences: RustPreferences = DEFAULT
) -> tuple[str | None, list[LedgerEntry]]:
    """The Rust that the tool prints for the first finding in the page's example, None when it finds nothing."""
    findings, problems = _survey(page, page.example.source, page.example.source_line, catalogue, preferences)
    skeletons = [finding.skeleton for finding in findings if finding.code == page.code]
    if not skeletons:
        others = ", ".join(sorted({finding.code for finding in findings})) or "nothing"
        reason = f"the example is not found: {page.code} finds nothing in it (found: {others})"
        problems.append(problem(page.path, page.example.source_line, reason))
        return None, problems
    return skeletons[0], problems


def update_example(page: Pattern, rust: str) -> bool:
    """Put `rust` in the place of the Rust in the page's example; False when it stands there already."""
    return _put(page, page.example.rust, page.example.rust_line, rust)


def update_preferred(page: Pattern, catalogue: Catalogue) -> bool:
    """Put what the tool prints with each preference in its place; False when all of it stands there already.

    The page's own example is to be updated after it: what stands above keeps its line.
    """
    changed = False
    for one in reversed(page.preferred):
        rust, _ = example_rust(page, catalogue, preferences_of(one)) if one.rust else (None, [])
        changed = (rust is not None and _put(page, one.rust, one.rust_line, rust)) or changed
    return changed


def preferences_of(one: Preferred) -> RustPreferences:
    """The preferences that a part of a page is about; the others as they are by default."""
    return msgspec.convert({one.preference: one.value}, RustPreferences)


def _put(page: Pattern, have: str, line: int, rust: str) -> bool:
    if have == rust:
        return False
    path = Path(page.path)
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[line - 1 : line - 1 + have.count("\n")] = rust.rstrip("\n").split("\n")
    path.write_text("\n".join(lines), encoding="utf-8")
    return True


def _survey(
    page: Pattern, source: str, line: int, catalogue: Catalogue, preferences: RustPreferences = DEFAULT
) -> tuple[list[Finding], list[LedgerEntry]]:
    """The findings in a block of the page that begins on `line`, and what went wrong there, by the page's lines."""
    name = f"example{LANGUAGES[page.language].suffixes[0]}"
    facts = survey_source(name, page.language, source.encode(), catalogue, skeletons=True)
    parts = [facts.declarations] if facts.declarations else []
    rendered = render_file(facts, build_index(parts), catalogue, preferences)
    entries = (*facts.ledger, *rendered.ledger)
    return list(rendered.findings), [problem(page.path, line + max(e.line, 1) - 1, e.reason) for e in entries]


def _check_front_matter(page: Pattern) -> Iterator[LedgerEntry]:
    least, most = _EFFORTS[page.verdict]
    if not least <= page.effort <= most:
        yield problem(page.path, 1, f"effort {page.effort} does not fit `{page.verdict}`: {least} to {most} do")
    if len(page.message) > LONGEST_MESSAGE:
        yield problem(page.path, 1, f"the message has {len(page.message)} characters: at most {LONGEST_MESSAGE} fit")
    unknown = sorted(set(crates_named(page.example.rust)) - set(page.crates))
    if unknown:
        yield problem(page.path, 1, f"the example's Rust uses {', '.join(unknown)}: name what it uses in `crates`")


def _check_proof(page: Pattern, proofs: Path) -> Iterator[LedgerEntry]:
    proof = proofs / page.code
    if page.proof and proof.exists():
        yield problem(page.path, 1, f"the page says `proof: none`, and {proof} exists: take one of them away")
    elif not page.proof and source_of(proof) is None:
        yield problem(page.path, 1, f"no proof: {proof} has no source program; write one, or say `proof: none` and why")
    elif not page.proof and not (proof / "port.rs").is_file():
        yield problem(page.path, 1, f"no proof: {proof} has no port.rs")


def _check_example(page: Pattern, catalogue: Catalogue) -> Iterator[LedgerEntry]:
    printed, problems = example_rust(page, catalogue)
    yield from problems
    if printed is None:
        return
    yield from _compare(page, page.example.rust, page.example.rust_line, printed)
    if page.verdict != "blocked" and not skeleton_code(printed):
        yield problem(
            page.path, page.example.rust_line, "the Rust is nothing but comments and `todo!`: no help to anyone"
        )
    yield from _check_layout(page, page.example.rust_line, printed)


def _check_preferred(page: Pattern, catalogue: Catalogue) -> Iterator[LedgerEntry]:
    for one in page.preferred:
        printed, problems = example_rust(page, catalogue, preferences_of(one))
        yield from problems
        if printed is None:
            continue
        yield from _compare(page, one.rust or page.example.rust, one.rust_line, printed)
        yield from _check_layout(page, one.rust_line, printed)
        if one.rust and printed == page.example.rust:
            reason = f'`{one.preference} = "{one.value}"` changes nothing in the example: take its Rust away'
            yield problem(page.path, one.rust_line, reason)
        if len(one.message) > LONGEST_MESSAGE:
            reason = f"the message has {len(one.message)} characters: at most {LONGEST_MESSAGE} fit"
            yield problem(page.path, one.rust_line, reason)


def _compare(page: Pattern, have: str, line: int, printed: str) -> Iterator[LedgerEntry]:
    if have == printed:
        return
    lines = zip_longest(have.split("\n"), printed.split("\n"))
    row, old, new = next((row, old, new) for row, (old, new) in enumerate(lines) if old != new)
    reason = f"the tool prints `{new or ''}` and the page says `{old or ''}`: read the difference, then --update"
    yield problem(page.path, line + row, reason)


def _check_layout(page: Pattern, line: int, printed: str) -> Iterator[LedgerEntry]:
    if rustfmt.available() and (difference := rustfmt.first_difference(printed)):
        yield problem(page.path, line, f"the Rust printed is not as rustfmt lays it out: {difference}")


def _check_look_alikes(page: Pattern, catalogue: Catalogue) -> Iterator[LedgerEntry]:
    for look_alike in page.look_alikes:
        findings, problems = _survey(page, look_alike.source, look_alike.line, catalogue)
        yield from problems
        for finding in findings:
            if finding.code == page.code:
                reason = f"a look-alike is found as {page.code}: narrow the query"
                yield problem(page.path, look_alike.line + finding.start.line - 1, reason)
