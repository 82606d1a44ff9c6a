"""`scan` finds in each fixture project exactly what its `want:` comments say."""

from collections import Counter
from pathlib import Path

import pytest

from tests.judges.compare import scan
from tests.judges.expectations import wanted
from tests.judges.run_judges import CHECKOUT

Construct = tuple[str, int, str]
PROJECTS = ["go-invoices", "python-orders"]


@pytest.mark.parametrize("project", PROJECTS)
def test_findings_are_the_expected_ones(project: str) -> None:
    directory = CHECKOUT / "fixtures" / project
    document = scan(directory)
    assert {file["path"]: file["status"] for file in document["files"]} == dict.fromkeys(sources(directory), "ok")
    found: Counter[Construct] = Counter(
        (finding["path"], finding["start"]["line"], finding["code"]) for finding in document["findings"]
    )
    expected = expectations(directory, "want")
    assert listing(found - expected) == [], "found but not expected"
    assert listing(expected - found) == [], "expected but not found"


@pytest.mark.parametrize("project", PROJECTS)
def test_no_known_gap_is_closed_in_silence(project: str) -> None:
    directory = CHECKOUT / "fixtures" / project
    found = Counter(
        (finding["path"], finding["start"]["line"], finding["code"]) for finding in scan(directory)["findings"]
    )
    closed = found & expectations(directory, "want-todo")
    assert listing(closed) == [], "found now: make `want-todo` a `want`"


def expectations(directory: Path, kind: str) -> Counter[Construct]:
    """Expectations of a kind in all sources of a project."""
    return Counter(
        {
            (path, line, code): times
            for path in sources(directory)
            for (line, code), times in wanted((directory / path).read_text(encoding="utf-8"), kind).items()
        }
    )


def sources(directory: Path) -> list[str]:
    """Paths of the Go and Python files of a project, relative to it."""
    files = (path for path in directory.rglob("*") if path.suffix in {".go", ".py"})
    return sorted(path.relative_to(directory).as_posix() for path in files)


def listing(constructs: Counter[Construct]) -> list[str]:
    """Constructs as `path:line CODE`, sorted."""
    return [f"{path}:{line} {code}" for path, line, code in sorted(constructs.elements())]
