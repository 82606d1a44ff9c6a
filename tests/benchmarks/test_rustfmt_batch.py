"""Items and statements are told apart by rustfmt itself."""

from benchmarks.rustfmt_batch import opinion_on
from tests.toolchains import needs

pytestmark = needs("rustfmt")

# As wide as rustfmt leaves it on its own: four columns more would break it.
WIDE = "let converted = first_function(argument_number_one)?.second(argument_number_two_and_more);\n"


def test_opinion() -> None:
    clean = ["// a.go:1\nlet x = 1;\n", "use std::io;\n\nfn f() {}\n", "#[derive(Debug)]\nstruct A;\n", "x?;\n", WIDE]
    unclean = ["let x =1;\n", "fn f( ) {}\n"]
    broken = ["let = 3;\n", "fn g(\n"]
    opinion = opinion_on(clean + unclean + broken)
    assert sorted(opinion.changed) == sorted(unclean)
    assert sorted(opinion.rejected) == sorted(broken)
