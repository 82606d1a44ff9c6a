"""Sources, findings and words for tests of suppressions."""

from __future__ import annotations

from functools import cache

from tree_sitter import Parser

from translator.catalog.cache import load_catalogue
from translator.catalog.pattern import Catalogue
from translator.engine.facts import Directive, Finding
from translator.engine.render import render_file
from translator.engine.select import Selection, select_all
from translator.engine.survey import survey_read
from translator.source.files import Candidate, Source
from translator.source.language import front_end
from translator.suppressions.apply import Applied, apply
from translator.suppressions.find import find_directives
from translator.suppressions.words import Words, words_of

SUFFIXES = {"python": ".py", "go": ".go"}


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


_everything: list[Selection] = []


def words(language: str) -> Words:
    return words_of(catalogue(), language)


def directives(language: str, source: str | bytes) -> tuple[Directive, ...]:
    """The directives of a source."""
    source = source.encode() if isinstance(source, str) else source
    front = front_end(language)
    return find_directives(front, Parser(front.grammar()).parse(source).root_node, source)


def findings(language: str, source: bytes) -> tuple[tuple[Finding, ...], tuple[Directive, ...]]:
    """All findings of all pages, and the directives."""
    if not _everything:
        _everything.append(select_all(catalogue()))
    from pathlib import Path

    name = "sample" + SUFFIXES[language]
    file = Candidate(name, f"/nowhere/{name}", language)
    read = Source(name, language, source, source.count(b"\n"))
    facts = survey_read(file, read, Path("/nowhere"), catalogue(), _everything[0], skeletons=False, directives=True)
    assert not [entry for entry in facts.ledger if entry.kind == "construct"]
    return render_file(facts, None, catalogue()).findings, facts.directives


def check(language: str, source: str | bytes) -> Applied:
    """What a check of a source finds."""
    source = source.encode() if isinstance(source, str) else source
    found, said = findings(language, source)
    return apply("sample" + SUFFIXES[language], language, found, said, words(language))


def codes(found: tuple[Finding, ...]) -> list[tuple[int, str]]:
    return [(finding.start.line, finding.code) for finding in found]
