"""What rustfmt prints comes out again, from any layout."""

from random import Random

import pytest

from tests.rust.layout.samples import Sample, samples, squashed
from translator.rust.layout import format_rust, parse_errors

SAMPLES = list(samples())
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=[sample.name for sample in SAMPLES])


def test_there_are_many_samples() -> None:
    assert len(SAMPLES) >= 150


@each_sample
def test_laid_out_text_stays_as_it_is(sample: Sample) -> None:
    assert format_rust(sample.text) == sample.text


@each_sample
def test_one_line_is_laid_out(sample: Sample) -> None:
    assert format_rust(squashed(sample)) == sample.text


@each_sample
@pytest.mark.parametrize("seed", range(3))
def test_random_blanks_are_laid_out(sample: Sample, seed: int) -> None:
    assert format_rust(squashed(sample, Random(seed))) == sample.text  # noqa: S311


@each_sample
def test_it_parses(sample: Sample) -> None:
    assert parse_errors(sample.text) is None
