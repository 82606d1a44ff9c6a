from pathlib import Path

from translator.rust.skeletons.filters import FILTERS

ARCHITECTURE = Path(__file__).parents[3] / "docs" / "architecture.md"


def test_every_filter_is_documented_and_every_documented_one_is_there() -> None:
    rows = ARCHITECTURE.read_text(encoding="utf-8").partition("| filter | gives |")[2].partition("\n\n")[0]
    cells = [row.split("|")[1] for row in rows.splitlines()[2:]]
    assert sorted(name.strip(" `") for cell in cells for name in cell.split(",")) == sorted(FILTERS)
