from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worklist.project import rows, surveyed, worklist, write
from translator.errors import RunFailedError
from translator.worklist.calibrate import Done, calibrated, read_done
from translator.worklist.effort import MINUTES, Rates, effort_of, function_efforts, learning
from translator.worklist.make import Wishes
from translator.worklist.model import Effort

FLAT = Rates(extra=0.0)
CODE = {
    "shop.py": "import os\n\nRATE = 2\n\n\ndef total(x):\n    # a comment\n    y = eval(x)\n\n    return y * RATE\n",
    "cart.py": (
        "from shop import total\n\n\nclass Cart:\n    def sum(self):\n"
        "        try:\n            return total(1)\n        except ValueError:\n            return 0\n"
    ),
}


def test_functions_cost_their_findings_and_their_plain_lines(tmp_path: Path) -> None:
    (file,) = [one for one in surveyed(write(tmp_path, CODE)).files if one.path == "shop.py"]
    outside, total = function_efforts(file, FLAT)
    (found,) = file.findings
    assert found.code == "PY901"
    # `import` and `RATE`; then `def` and `return`, the comment and the finding's own line left out.
    assert (outside.symbol, outside.lines, outside.minutes, outside.findings) == ("", 2, 2 * FLAT.line, ())
    assert (total.symbol, total.line, total.lines) == ("total", 6, 2)
    assert total.minutes == MINUTES[found.effort] + 2 * FLAT.line
    assert total.findings == (found.fingerprint,)


def test_sums_are_those_of_their_parts(tmp_path: Path) -> None:
    made = worklist(write(tmp_path, CODE))
    for row in made.worklist:
        minutes = sum(function.minutes for function in row.functions)
        assert row.effort.likely == pytest.approx(minutes * row.learning / 60, abs=0.01)
        assert row.effort.low < row.effort.likely < row.effort.high
        assert sum(row.verdicts.values()) == sum(row.families.values()) == row.findings
    totals = made.totals
    for end in Effort.__struct_fields__:
        of_rows = sum(getattr(row.effort, end) for row in made.worklist)
        assert getattr(totals.effort, end) == pytest.approx(of_rows)
        assert getattr(totals.effort, end) == pytest.approx(sum(getattr(wave.effort, end) for wave in totals.waves))
    assert totals.lines == sum(row.lines for row in made.worklist)


def test_parts_of_others_are_not_counted_again(tmp_path: Path) -> None:
    source = (
        'package a\n\nimport "os"\n\nfunc f() error {\n\terr := os.Remove("x")\n'
        "\tif err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}\n"
    )
    root = write(tmp_path, {"a.go": source})
    (file,) = surveyed(root).files
    assert {finding.part_of is None for finding in file.findings} == {True, False}
    row = rows(root)["."]
    assert row.findings == sum(finding.part_of is None for finding in file.findings)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1e6))
def test_the_beginning_costs_more_and_splitting_work_changes_nothing(
    first: float, second: float, before: float
) -> None:
    rates = Rates()
    whole = learning(first + second, before, rates) * (first + second)
    apart = learning(first, before, rates) * first + learning(second, before + first, rates) * second
    assert whole == pytest.approx(apart, rel=1e-6, abs=1e-6)
    assert 1 <= learning(first, before, rates) <= 1 + rates.extra + 1e-9
    assert learning(first, before + 60, rates) <= learning(first, before, rates) + 1e-9


def test_an_effort_is_a_range() -> None:
    assert effort_of(120, 1.5, Rates(low=0.5, high=3)) == Effort(1.5, 3.0, 9.0)


def test_rates_follow_what_ported_units_took() -> None:
    done = (Done("a", 4, 2), Done("b", 2, 3))
    found = calibrated(Rates(), done, {"a": 60, "b": 120, "c": 5}, Path("done.csv"))
    assert found.minutes == {points: minutes * 2 for points, minutes in MINUTES.items()}
    assert (found.line, found.extra) == (Rates().line * 2, 0.0)
    assert (found.low, found.high) == (Rates().low, Rates().high)


def test_three_units_say_how_wide_the_range_is() -> None:
    done = tuple(Done(name, hours, 2) for name, hours in (("a", 1), ("b", 2), ("c", 3)))
    found = calibrated(Rates(), done, {"a": 120, "b": 120, "c": 120}, Path("done.csv"))
    assert (found.low, found.high) == (0.75, 1.25)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "line 1: the columns `unit` and `hours` are missing"),
        ("unit,days\na,1\n", "line 1: the columns `unit` and `hours` are missing"),
        ("unit,hours\na,\n", "line 2: '' are no hours"),
        ("unit,hours\na,nan\n", "line 2: 'nan' are no hours"),
        ("unit,hours\na,-1\n", "line 2: '-1' are no hours"),
        ("unit,hours\nb,1\n,2\n", "line 3: no unit"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "done.csv"
    path.write_text(content)
    with pytest.raises(RunFailedError, match=message) as failure:
        read_done(path)
    assert str(failure.value).startswith(str(path))


def test_a_unit_that_there_is_not_is_said_with_the_nearest(tmp_path: Path) -> None:
    wishes = Wishes(done=(Done("chart", 1, 7),), done_file=Path("done.csv"))
    with pytest.raises(RunFailedError, match=r"done.csv: line 7: unknown unit 'chart': did you mean cart\?"):
        worklist(write(tmp_path, CODE), wishes)


def test_a_spreadsheet_may_begin_with_a_mark_of_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "done.csv"
    path.write_bytes(b"\xef\xbb\xbfunit,hours,who\r\na,1.5,Ada\r\n")
    assert read_done(path) == (Done("a", 1.5, 2),)


def test_a_part_that_is_hard_to_port_is_a_risk(tmp_path: Path) -> None:
    source = "async def f():\n    try:\n        return await g()\n    except:\n        return None\n"
    row = rows(write(tmp_path, {"a.py": source}))["a"]
    assert "redesign" not in row.verdicts
    assert "1 construct to redesign" in row.reasons
