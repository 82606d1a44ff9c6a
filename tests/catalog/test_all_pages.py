"""The meta-test: every page of the catalogue does what it says."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from translator.bundled import patterns_directory
from translator.catalog.cache import build_catalogue
from translator.catalog.check_page import check_page
from translator.catalog.describe import place_of
from translator.catalog.files import page_files
from translator.catalog.pattern import Catalogue
from translator.catalog.problem import format_problem
from translator.catalog.proofs import proofs_of

PATTERNS = patterns_directory()
FILES = page_files([PATTERNS])

# What the catalogue promises, page by page.
PROMISED = """
GO101 GO102 GO103 GO104 GO105 GO106 GO109 GO113 GO114 GO118
GO201 GO202 GO203 GO204 GO205 GO206
GO301 GO302 GO303 GO304 GO305 GO306 GO307 GO308 GO310
GO401 GO501 GO601 GO602 GO901 GO903
PY101 PY102 PY103 PY104 PY105 PY106 PY107 PY108 PY109 PY110
PY201 PY203 PY301 PY302 PY311 PY401 PY601 PY901 PY902
""".split()

PREFIXES = {"go": "GO", "python": "PY"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue as the pages are now, whatever a cache says."""
    return build_catalogue(FILES)


def test_every_page_loads(catalogue: Catalogue) -> None:
    assert [format_problem(entry) for entry in catalogue.problems] == []
    assert len(catalogue.patterns) == len(FILES)


@pytest.mark.parametrize("path", [file.path for file in FILES], ids=[Path(file.path).stem for file in FILES])
def test_page(path: str, catalogue: Catalogue) -> None:
    page = next((page for page in catalogue.patterns if page.path == path), None)
    assert page is not None, [format_problem(entry) for entry in catalogue.problems if entry.path == path]
    problems = check_page(page, catalogue, proofs_of(PATTERNS))
    assert not problems, "\n" + "\n".join(map(format_problem, problems))


def test_codes_and_names_are_unique(catalogue: Catalogue) -> None:
    codes = [page.code for page in catalogue.patterns]
    names = [(page.language, page.name) for page in catalogue.patterns]
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)


def test_every_page_stands_in_its_family(catalogue: Catalogue) -> None:
    families = defaultdict(set)
    for page in catalogue.patterns:
        assert re.fullmatch(PREFIXES[page.language] + "[1-9][0-9]{2}", page.code), place_of(page)
        families[page.language, page.code[:3]].add(page.family)
    assert {code: names for code, names in families.items() if len(names) > 1} == {}
    together = [(language, name) for (language, _), names in families.items() for name in names]
    assert len(set(together)) == len(together), "two families share a directory"


def test_pages_name_pages_that_exist(catalogue: Catalogue) -> None:
    languages = {page.code: page.language for page in catalogue.patterns}
    wrong = [
        f"{page.code} names {code}"
        for page in catalogue.patterns
        for code in (*page.absorbs, *page.narrows)
        if languages.get(code) != page.language or code == page.code
    ]
    assert wrong == []


def test_every_promised_page_is_there(catalogue: Catalogue) -> None:
    there = {page.code for page in catalogue.patterns}
    assert [code for code in PROMISED if code not in there] == []
