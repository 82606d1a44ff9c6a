"""What a page must hold before it counts: its example is its test, and its look-alikes are too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from translator.catalog import rustfmt
from translator.catalog.pattern import Catalogue, Pattern
from translator.catalog.problem import problem
from translator.catalog.proofs import skeleton_code, source_of
from translator.engine.facts import Finding, LedgerEntry
from translator.engine.render import render_file
from translator.engine.survey import survey_source
from translator.ir.index import build_index
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
        *_check_look_alikes(page, catalogue),
    ]


def example_rust(page: Pattern, catalogue: Catalogue) -> tuple[str | None, list[LedgerEntry]]:
    """The Rust that the tool prints for the first finding in the page's example, None when it finds nothing."""
    findings, problems = _survey(page, page.example.source, page.example.source_line, catalogue)
    skeletons = [finding.skeleton for finding in findings if finding.code == page.code]
    if not skeletons:
        others = ", ".join(sorted({finding.code for finding in findings})) or "nothing"
        reason = f"the example is not found: {page.code} finds nothing in it (found: {others})"
        problems.append(problem(page.path, page.example.source_line, reason))
        return None, problems
    return skeletons[0], problems


def update_example(page: Pattern, rust: str) -> bool:
    """Put `rust` in the place of the Rust in the page's example; False when it stands there already."""
    if page.example.rust == rust:
        return False
    path = Path(page.path)
    lines = path.read_text(encoding="utf-8").split("\n")
    first = page.example.rust_line - 1
    lines[first : first + page.example.rust.count("\n")] = rust.rstrip("\n").split("\n")
    path.write_text("\n".join(lines), encoding="utf-8")
    return True


def _survey(page: Pattern, source: str, line: int, catalogue: Catalogue) -> tuple[list[Finding], list[LedgerEntry]]:
    """The findings in a block of the page that begins on `line`, and what went wrong there, by the page's lines."""
    name = f"example{LANGUAGES[page.language].suffixes[0]}"
    facts = survey_source(name, page.language, source.encode(), catalogue, skeletons=True)
    parts = [facts.declarations] if facts.declarations else []
    rendered = render_file(facts, build_index(parts), catalogue)
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
    if page.example.rust != printed:
        lines = zip_longest(page.example.rust.split("\n"), printed.split("\n"))
        row, have, want = next((row, old, new) for row, (old, new) in enumerate(lines) if old != new)
        reason = f"the tool prints `{want or ''}` and the page says `{have or ''}`: read the difference, then --update"
        yield problem(page.path, page.example.rust_line + row, reason)
    if page.verdict != "blocked" and not skeleton_code(printed):
        yield problem(
            page.path, page.example.rust_line, "the Rust is nothing but comments and `todo!`: no help to anyone"
        )
    if rustfmt.available() and (difference := rustfmt.first_difference(printed)):
        yield problem(
            page.path, page.example.rust_line, f"the Rust printed is not as rustfmt lays it out: {difference}"
        )


def _check_look_alikes(page: Pattern, catalogue: Catalogue) -> Iterator[LedgerEntry]:
    for look_alike in page.look_alikes:
        findings, problems = _survey(page, look_alike.source, look_alike.line, catalogue)
        yield from problems
        for finding in findings:
            if finding.code == page.code:
                reason = f"a look-alike is found as {page.code}: narrow the query"
                yield problem(page.path, look_alike.line + finding.start.line - 1, reason)
