"""Every page's example with every preference: it parses, stands as rustfmt lays it out, and is what the page says."""

import itertools

import msgspec
import pytest

from translator.catalog import rustfmt
from translator.catalog.cache import load_catalogue
from translator.catalog.check_page import example_rust
from translator.catalog.pattern import Pattern
from translator.rust.preferences import DEFAULT, RustPreferences

CATALOGUE = load_catalogue()
PREFERENCES = [
    msgspec.convert(dict(zip(("errors", "concurrency", "integers"), values, strict=True)), RustPreferences)
    for values in itertools.product(("thiserror", "anyhow"), ("tokio", "threads"), ("plain", "checked"))
]


def printed(page: Pattern, preferences: RustPreferences) -> str:
    """What the tool prints for the page's example."""
    rust, problems = example_rust(page, CATALOGUE, preferences)
    assert problems == []
    assert rust is not None
    return rust


@pytest.mark.parametrize("page", CATALOGUE.patterns, ids=lambda page: page.code)
def test_examples_in_every_combination(page: Pattern) -> None:
    default = printed(page, DEFAULT)
    seen = {default}
    for preferences in PREFERENCES:
        rust = printed(page, preferences)
        if rust in seen:
            continue
        seen.add(rust)
        if rustfmt.available():
            assert rustfmt.first_difference(rust) is None, rust
        if preferences.concurrency == "threads" and page.language == "go":
            assert "tokio" not in rust
            assert ".await" not in rust


@pytest.mark.parametrize("page", CATALOGUE.patterns, ids=lambda page: page.code)
def test_a_page_whose_rust_turns_to_threads_says_so(page: Pattern) -> None:
    if "tokio" not in page.message and not any("tokio" in note for note in page.notes):
        return
    if page.language == "python" or page.verdict == "blocked":
        return
    told = [one for one in page.preferred if one.value == "threads"]
    assert told, f"{page.code} speaks of tokio: say under `## With threads` what holds there"
    assert not any("tokio" in text for one in told for text in (one.message, *one.notes))
