import gzip
import io
import random

import pytest

from tests.report.outcomes import outcome_of
from translator.report.formats import FORMATS
from translator.report.limits import cautions
from translator.report.measured import Measured


def told(form: str, size: int = 0, compressed: int = 0, **verdicts: int) -> list[str]:
    return list(cautions(form, outcome_of(**verdicts), size, compressed))


@pytest.mark.parametrize("form", FORMATS)
def test_what_fits_needs_no_words(form: str) -> None:
    assert told(form, size=65_536, compressed=10_000_000, blocked=10, redesign=10, adapt=10) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (5_000, None),
        (5_001, "5,001 results, of which GitHub keeps the 5,000 most severe"),
        (25_000, "25,000 results, of which"),
        (25_001, "25,001 results, and GitHub refuses a log with more than 25,000"),
    ],
)
def test_results_of_one_upload(number: int, words: str | None) -> None:
    found = told("sarif", adapt=number)
    assert [text.startswith(words or "-") for text in found] == ([True] if words else [])


def test_the_size_of_one_upload() -> None:
    (text,) = told("sarif", compressed=12_340_000, blocked=1)
    assert text.startswith("12.3 MB compressed, and GitHub refuses a log above 10 MB: ")


def test_annotations_of_one_step() -> None:
    (text,) = told("github", blocked=37, redesign=3, adapt=6, direct=6)
    assert text == "37 errors, 12 notices: GitHub shows the first 10 of each kind in a step, the log has all"


@pytest.mark.parametrize(
    ("size", "words"), [(65_537, "66 KB, and a comment on GitHub"), (2_000_000, "2.0 MB, and GitHub takes at most")]
)
def test_the_length_of_comments_and_summaries(size: int, words: str) -> None:
    (text,) = told("markdown", size=size)
    assert text.startswith(words)


def test_bytes_are_counted_as_they_are_and_compressed() -> None:
    pieces = [random.Random(number).randbytes(1_000) * 3 for number in range(50)]  # noqa: S311
    file = io.BytesIO()
    measured = Measured(file, compresses=True)
    measured.write(pieces[0])
    measured.writelines(pieces[1:])
    assert file.getvalue() == b"".join(pieces)
    assert measured.size == 150_000
    expected = len(gzip.compress(b"".join(pieces), 6))
    assert abs(measured.compressed() - expected) < 100
    assert Measured(file, compresses=False).compressed() == 0
