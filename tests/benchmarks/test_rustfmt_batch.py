"""Items and statements are told apart by rustfmt itself."""

from benchmarks.rustfmt_batch import opinion_on
from tests.toolchains import needs

pytestmark = needs("rustfmt")

# As wide as a line may be where it will stand, indented by four.
WIDE = f"let {'x' * 44} = {'y' * 44};\n"
TOO_WIDE = f"let {'x' * 44} = {'y' * 45};\n"


def test_opinion() -> None:
    clean = ["// a.go:1\nlet x = 1;\n", "use std::io;\n\nfn f() {}\n", "#[derive(Debug)]\nstruct A;\n", "x?;\n", WIDE]
    unclean = ["let x =1;\n", "fn f( ) {}\n", TOO_WIDE]
    broken = ["let = 3;\n", "fn g(\n"]
    opinion = opinion_on(clean + unclean + broken)
    assert sorted(opinion.changed) == sorted(unclean)
    assert sorted(opinion.rejected) == sorted(broken)
