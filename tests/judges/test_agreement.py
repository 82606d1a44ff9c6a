"""`scan` and the language's own parser agree on every judged construct, in both directions."""

import pytest

from benchmarks.corpora import Corpus, corpora, corpus_directory
from tests.judges.compare import compare, describe, known_differences, scan, without_known
from tests.judges.run_judges import CHECKOUT, judged_codes
from tests.toolchains import needs

pytestmark = needs("go")
CORPORA = corpora()


def test_agreement_on_the_fixtures() -> None:
    fixtures = CHECKOUT / "fixtures"
    result, stale = without_known(compare(scan(fixtures), fixtures), "fixtures")
    assert not result.only_scan, describe(result)
    assert not result.only_judge, describe(result)
    assert not stale
    assert {code for *_, code in result.both} == judged_codes(), "a judged code has no construct in the fixtures"


@pytest.mark.parametrize("corpus", CORPORA, ids=[corpus.name for corpus in CORPORA])
def test_agreement_on_pinned_code(corpus: Corpus) -> None:
    directory = corpus_directory(corpus)
    if not directory.is_dir():
        pytest.skip(f"{corpus.name} is not fetched: python -m benchmarks.fetch")
    result, stale = without_known(compare(scan(directory), directory), corpus.name)
    assert not result.only_scan, describe(result)
    assert not result.only_judge, describe(result)
    assert not stale
    assert result.both.total() > 0


def test_known_differences_name_a_directory_that_is_compared() -> None:
    names = {corpus.name for corpus in CORPORA} | {"fixtures"}
    assert {entry["corpus"] for entry in known_differences()} <= names
