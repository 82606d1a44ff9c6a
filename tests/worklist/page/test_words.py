from msgspec.structs import replace

from tests.worklist.page.sample import PROJECTS, small
from translator.worklist.model import Crate, Readiness
from translator.worklist.page import charts
from translator.worklist.page.overview import blocks, uncovered

DOCUMENT, _ = small(PROJECTS / "python-orders")


def crate(package: str, ready: Readiness, *, standard: bool = False) -> Crate:
    return Crate(package, "python", standard, "", ready, "", "", ("a",))


def test_bars_are_shares_of_the_dearest() -> None:
    bars = charts.by_unit(DOCUMENT.worklist)
    assert bars[0].high == 100
    assert [bar.likely for bar in bars] == sorted((bar.likely for bar in bars), reverse=True)
    assert all(0 <= bar.low <= bar.likely <= bar.high <= 100 for bar in bars)


def test_families_add_up_to_the_whole() -> None:
    whole = DOCUMENT.totals.family_effort.values()
    assert abs(sum(one.likely for one in whole) - DOCUMENT.totals.effort.likely) < 0.01 * len(DOCUMENT.worklist) * 8
    assert charts.PLAIN in {bar.name for bar in charts.by_family(DOCUMENT.totals)}


def test_segments_fill_the_bar() -> None:
    stack = charts.verdicts(DOCUMENT.totals)
    assert sum(one.number for one in stack.segments) == DOCUMENT.totals.findings
    assert abs(sum(one.width for one in stack.segments) - 100) < 0.01
    outside, standard = charts.readiness([crate("a", "full"), crate("b", "none"), crate("c", "full", standard=True)])
    assert [(one.name, one.number, one.width) for one in outside.segments] == [("full", 1, 50.0), ("none", 1, 50.0)]
    assert (standard.name, len(standard.segments)) == ("standard library", 1)


def test_what_blocks_is_named() -> None:
    crates = (crate("x", "none"), crate("y", "unknown"), crate("os", "none", standard=True))
    found = list(blocks(replace(DOCUMENT, totals=replace(DOCUMENT.totals, crates=crates))))
    number = DOCUMENT.totals.verdicts["blocked"]
    assert found[0].startswith(f"{number} constructs without Rust counterpart in ")
    assert found[-2:] == [
        "1 package from outside without a crate: x",
        "1 package from outside of which nothing is known: y",
    ]


def test_what_was_left_out_is_counted() -> None:
    ledger = replace(DOCUMENT.ledger, counts=replace(DOCUMENT.ledger.counts, vendored=3))
    assert "3 vendored: not read" in list(uncovered(ledger))
