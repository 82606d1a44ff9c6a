"""Words without which a page finds nothing."""

import pytest

from tests.engine.sample import pattern
from translator.catalog.cache import load_catalogue
from translator.catalog.words import words_of
from translator.engine.survey import survey_source
from translator.source.language import front_end


def words(query: str, language: str = "python") -> tuple[str, ...]:
    return words_of(pattern("PY001", query), front_end(language))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('((call function: (_) @f) @finding (#resolves? @f "builtins.eval" "a.b.run"))', ("eval", "run")),
        ('((call function: (_) @f) @finding (#eq? @f "eval"))', ("eval",)),
        ('((call function: (_) @f) @finding (#any-of? @f "eval" "exec"))', ("eval", "exec")),
        # The condition with fewest words tells most.
        ('((call function: (_) @f) @finding (#any-of? @f "a" "b") (#resolves? @f "x.y"))', ("y",)),
        ('((call) @finding)\n((attribute attribute: (_) @a) @finding (#eq? @a "b"))', ()),
        ('((call function: (_) @f) @finding (#not-eq? @f "eval"))', ()),
        ('((call function: (_) @f) @finding (#not-resolves? @f "builtins.eval"))', ()),
        ('((call function: (_) @f) @finding (#match? @f "eval"))', ()),
        # A capture that may be missing contradicts nothing.
        ('((call function: (_) @f arguments: (argument_list (_)? @a)) @finding (#eq? @a "x"))', ()),
        ('([(call function: (_) @f) (lambda)] @finding (#eq? @f "x"))', ()),
        ("((binary_operator left: (_) @a right: (_) @b) @finding (#eq? @a @b))", ()),
    ],
)
def test_words_of_a_query(query: str, expected: tuple[str, ...]) -> None:
    assert words(query) == expected


def test_a_package_is_told_by_the_last_part_of_its_path() -> None:
    query = '((selector_expression operand: (_) @p) @finding (#package? @p "golang.org/x/sync/errgroup"))'
    assert words(query, "go") == ("errgroup",)


def test_no_page_finds_anything_without_one_of_its_words() -> None:
    catalogue = load_catalogue()
    with_words = [page for page in catalogue.patterns if catalogue.words[page.code]]
    assert {"GO901", "GO903", "PY901", "PY902"} <= {page.code for page in with_words}
    for page in with_words:
        source = page.example.source
        found = survey_source(f"example.{page.language}", page.language, source.encode(), catalogue, skeletons=False)
        assert page.code in {match.code for match in found.matches}
        assert any(word in source for word in catalogue.words[page.code])
