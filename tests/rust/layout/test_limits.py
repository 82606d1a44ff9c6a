"""A name one column longer than fits breaks the line."""

import pytest

from tests.rust.layout.limits import limits
from tests.rust.layout.rustfmt import rustfmt
from tests.rust.layout.samples import Sample
from tests.toolchains import needs
from translator.rust.layout import format_rust

LIMITS = limits()
each_limit = pytest.mark.parametrize(
    ("sample", "template", "longest"), LIMITS, ids=[template for _, template, _ in LIMITS]
)


def filled(template: str, length: int) -> str:
    return template.replace("{name}", "n" * length) + "\n"


@each_limit
def test_the_line_breaks_behind_the_limit(sample: Sample, template: str, longest: int) -> None:
    assert sample.name == template
    lines = [format_rust(filled(template, length)).count("\n") for length in (1, longest, longest + 1)]
    assert lines[0] == lines[1] < lines[2]


@each_limit
@needs("rustfmt")
def test_rustfmt_has_the_same_limit(sample: Sample, template: str, longest: int) -> None:
    for length in (1, longest, longest + 1):
        printed = format_rust(filled(template, length))
        assert sample.in_file(printed) == rustfmt(sample.in_file(filled(template, length)))
