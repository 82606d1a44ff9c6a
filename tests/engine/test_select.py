import re

import pytest

from tests.engine.sample import catalogue, pattern
from translator.engine.select import select, select_all
from translator.errors import RunFailedError

CATALOGUE = catalogue(
    pattern("PY101", "(call) @finding", name="dataclass", family="types", verdict="direct"),
    pattern("PY102", "(call) @finding", name="enum", family="types", verdict="adapt"),
    pattern("PY901", "(call) @finding", name="dynamic-code", family="blocked", verdict="blocked"),
    pattern("PY999", "(call) @finding", name="early", family="blocked", verdict="blocked", status="preview"),
)
STABLE = {"PY101", "PY102", "PY901"}


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        ((), STABLE),
        (("ALL",), STABLE),
        (("all",), STABLE),
        (("PY101",), {"PY101"}),
        (("py101",), {"PY101"}),
        (("PY1",), {"PY101", "PY102"}),
        (("PY",), STABLE),
        (("dynamic-code",), {"PY901"}),
        (("Types",), {"PY101", "PY102"}),
        (("types", "PY901"), STABLE),
    ],
)
def test_select(chosen: tuple[str, ...], codes: set[str]) -> None:
    selection = select(CATALOGUE, chosen)
    assert selection.reported == codes
    assert selection.active == STABLE


def test_ignore_wins() -> None:
    assert select(CATALOGUE, ("PY1",), ("PY102",)).reported == {"PY101"}
    assert select(CATALOGUE, (), ("types",)).reported == {"PY901"}
    assert select(CATALOGUE, ("PY101",), ("ALL",)).reported == set()


def test_verdicts() -> None:
    assert select(CATALOGUE, verdicts=("direct", "blocked")).reported == {"PY101", "PY901"}
    assert select(CATALOGUE, ("types",), verdicts=("blocked",)).reported == set()


@pytest.mark.parametrize("chosen", ["PY999", "early"])
def test_a_preview_runs_when_it_is_named(chosen: str) -> None:
    selection = select(CATALOGUE, (chosen, "PY901"))
    assert selection.reported == {"PY901", "PY999"}
    assert "PY999" in selection.active


def test_a_preview_does_not_run_by_prefix() -> None:
    assert select(CATALOGUE, ("PY9",)).reported == {"PY901"}


def test_everything_means_previews_too() -> None:
    assert select_all(CATALOGUE).reported == STABLE | {"PY999"}


@pytest.mark.parametrize(
    ("option", "given", "mend"),
    [
        ("--select", "PY110", "did you mean PY102, PY101 or PY901?"),
        ("--select", "dynamic-kode", "did you mean dynamic-code?"),
        ("--ignore", "typs", "did you mean types?"),
        ("--select", "quux", "`rustbound patterns list` shows all"),
        ("--select", "", "`rustbound patterns list` shows all"),
    ],
)
def test_an_unknown_selector_says_what_is_near(option: str, given: str, mend: str) -> None:
    lists = {"--select": ((given,), ()), "--ignore": ((), (given,))}
    with pytest.raises(RunFailedError, match=re.escape(mend)) as error:
        select(CATALOGUE, *lists[option])
    assert str(error.value).startswith(f"{option}: unknown code, prefix, name or family {given!r}: ")


def test_an_unknown_verdict_says_what_is_near() -> None:
    with pytest.raises(RunFailedError, match=r"--verdict: unknown verdict 'bloked': did you mean blocked\?"):
        select(CATALOGUE, verdicts=("bloked",))
    with pytest.raises(RunFailedError, match="known are direct, adapt, redesign, blocked"):
        select(CATALOGUE, verdicts=("x",))
