"""Page files -> patterns. What is wrong with one page never takes another down."""

from collections.abc import Iterable, Sequence

from translator.catalog.files import PageFile
from translator.catalog.page import read_page
from translator.catalog.pattern import Pattern
from translator.catalog.problem import problem
from translator.engine.facts import LedgerEntry
from translator.source.language import LANGUAGES

_DEPTH = 3


def load_pages(files: Sequence[PageFile]) -> tuple[list[Pattern], list[LedgerEntry]]:
    """Read all pages; of two with one code, or one name in one language, the first stays."""
    patterns: list[Pattern] = []
    problems: list[LedgerEntry] = []
    for file in files:
        page, wrong = _load(file)
        problems += wrong
        if page and not (twice := list(_duplicates(page, patterns))):
            patterns.append(page)
        elif page:
            problems += twice
    return sorted(patterns, key=lambda page: page.code), problems


def _load(file: PageFile) -> tuple[Pattern | None, Iterable[LedgerEntry]]:
    if len(file.place) != _DEPTH:
        return None, [problem(file.path, 1, "misplaced: a page stands in LANGUAGE/FAMILY/CODE-name.md")]
    if file.place[0] not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        return None, [
            problem(file.path, 1, f"`{file.place[0]}` is no source language: move the page to one of {known}")
        ]
    if file.content is None:
        return None, [problem(file.path, 1, "the page cannot be read: mend its permissions")]
    return read_page(file.path, file.content)


def _duplicates(page: Pattern, others: Iterable[Pattern]) -> Iterable[LedgerEntry]:
    for other in others:
        if page.code == other.code:
            yield problem(page.path, 1, f"code {page.code} is taken by {other.path}: choose a free one")
        elif page.language == other.language and page.name == other.name:
            yield problem(page.path, 1, f"name {page.name} is taken by {other.path}: choose another")
