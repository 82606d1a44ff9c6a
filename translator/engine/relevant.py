"""Which pages a gate needs for one file: compiling all of them takes longer than matching the file."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from translator.catalog.pattern import Catalogue
from translator.engine.facts import Directive
from translator.engine.matcher import Matcher, matcher_for
from translator.engine.select import Selection

NOTHING = Selection(frozenset(), frozenset())
"""What reports nothing needs no query."""


class _Known(Struct, eq=False):
    """What is known of a language for one run. `words`: of each page; `compiled`: what files needed so far."""

    catalogue: Catalogue
    selection: Selection
    words: dict[str, tuple[bytes, ...]]
    compiled: Selection


_known: dict[str, _Known] = {}


def relevant(
    language: str,
    catalogue: Catalogue,
    selection: Selection,
    source: bytes,
    ignored: frozenset[str] = frozenset(),
    directives: Iterable[Directive] = (),
) -> tuple[Matcher, frozenset[str]]:
    """The matcher for a file, and those of its codes that must not be reported there.

    It is for pages that may find something in this source: of those asked for and not `ignored`, and of those that the
    file's directives name, which are stale or not whatever was asked for. What was compiled for the files before serves
    again, and is made anew with more pages when this file needs more.
    """
    known = _known.get(language)
    if known is None or known.catalogue is not catalogue or known.selection is not selection:
        known = _known[language] = _Known(catalogue, selection, _words(language, catalogue), NOTHING)
    asked = (selection.reported - ignored) | (_named(language, catalogue, directives) & selection.active)
    fitting = frozenset(code for code, words in known.words.items() if code in asked and _fits(words, source))
    if not fitting:
        return matcher_for(language, catalogue, NOTHING), frozenset()
    if not fitting <= known.compiled.reported:
        known.compiled = Selection(selection.active, known.compiled.reported | fitting)
    return matcher_for(language, catalogue, known.compiled), known.compiled.reported - asked


def _named(language: str, catalogue: Catalogue, directives: Iterable[Directive]) -> frozenset[str]:
    words = {word.casefold() for directive in directives for word in directive.codes}
    if not words:
        return frozenset()
    return frozenset(
        page.code
        for page in catalogue.patterns
        if page.language == language and not words.isdisjoint((page.code.casefold(), page.name.casefold()))
    )


def _words(language: str, catalogue: Catalogue) -> dict[str, tuple[bytes, ...]]:
    return {
        page.code: tuple(word.encode() for word in catalogue.words.get(page.code, ()))
        for page in catalogue.patterns
        if page.language == language
    }


def _fits(words: Iterable[bytes], source: bytes) -> bool:
    return not words or any(word in source for word in words)
