"""A gate finds what a survey finds, and counts what is left of it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from translator.catalog.cache import load_catalogue
from translator.catalog.pattern import VERDICTS
from translator.engine.facts import FileFacts, Finding, LedgerEntry, Position
from translator.engine.gate import Checked, Gate, at_or_above, gather, internal_errors, survey, with_findings
from translator.engine.render import render_file
from translator.engine.select import select
from translator.engine.survey import survey_file
from translator.source.discovery import discover
from translator.source.files import Candidate

FIXTURES = Path(__file__).parents[2] / "fixtures"
FACTS = FileFacts("a.py", "python", "a", 3, "ok", "")


def finding(code: str, line: int, part_of: str | None = None) -> Finding:
    place = Position(line, 1)
    return Finding(
        code, "name", "a.py", "python", place, place, "", "blocked", 1, "", "x", None, (), (), part_of, f"{code}:{line}"
    )


@pytest.mark.parametrize("fail_on", VERDICTS)
@pytest.mark.parametrize("project", ["go-invoices", "python-orders", "proofs"])
def test_it_finds_what_a_survey_finds(project: str, fail_on: str) -> None:
    catalogue = load_catalogue()
    selection = select(catalogue, verdicts=at_or_above(fail_on))
    discovery = discover([FIXTURES / project])
    checked = list(gather(Gate(catalogue, selection, discovery.root), discovery.files, 1, lambda *_: None))
    surveyed = [survey_file(file, discovery.root, catalogue, selection, skeletons=False) for file in discovery.files]
    assert [one.facts.path for one in checked] == [facts.path for facts in surveyed]
    for one, facts in zip(checked, surveyed, strict=True):
        ours = [found for found in one.findings if not found.code.startswith("RB")]
        assert ours == list(render_file(facts, None, catalogue).findings)
    assert any(facts.matches for facts in surveyed) or fail_on in {"redesign", "blocked"}


def test_what_is_at_or_above() -> None:
    assert at_or_above("blocked") == ("blocked",)
    assert at_or_above("direct") == VERDICTS


def test_parts_of_what_is_left_out_stand_by_themselves() -> None:
    whole, part = finding("PY001", 1), finding("PY002", 2, part_of="PY001:1")
    checked = with_findings(Checked(FACTS, ()), [part, whole])
    assert checked.findings == (whole, part)
    assert checked.keep(lambda one: one.code == "PY002").findings == (replace(part, part_of=None),)
    assert checked.keep(lambda one: one.code == "PY001").findings == (whole,)


def test_matches_go_with_findings() -> None:
    checked = with_findings(Checked(FACTS, ()), [finding("RB105", 2), finding("PY001", 1)])
    assert [match.fingerprint for match in checked.facts.matches] == ["PY001:1", "RB105:2"]
    kept = checked.keep(lambda one: one.start.line == 2)
    assert [match.fingerprint for match in kept.facts.matches] == ["RB105:2"]
    assert kept.record.path == "a.py"


def test_whatever_is_raised_costs_one_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def read(_file: Candidate) -> None:
        raise MemoryError

    monkeypatch.setattr("translator.engine.gate.read", read)
    catalogue = load_catalogue()
    gate = Gate(catalogue, select(catalogue), tmp_path)
    facts = survey(gate, Candidate("a.py", str(tmp_path / "a.py"), "python"))
    entry = LedgerEntry("construct", "a.py", 0, "internal error: MemoryError: ")
    assert (facts.status, facts.ledger) == ("skipped", (entry,))
    (checked,) = gather(gate, [Candidate("a.py", str(tmp_path / "a.py"), "python")], None, lambda *_: None)
    assert list(internal_errors(checked)) == [entry]
    # It is no finding: nothing in the file can be mended.
    assert checked.findings == ()
