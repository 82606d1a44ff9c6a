from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.worklist.page.sample import PROJECTS, small
from translator.worklist.model import Effort, Row, Wave
from translator.worklist.page.layout import HEIGHT, WIDTH, Layout, layout

NOTHING = Effort(0, 0, 0)


def row(unit: str, wave: int, blocked_by: tuple[str, ...], unblocks: tuple[str, ...]) -> Row:
    return Row(
        rank=1, wave=wave, unit=unit, language="go", members=(unit,), files=1, lines=1, findings=0, effort=NOTHING,
        verdicts={}, families={}, endpoints=0, tests_only=False, learning=1, family_effort={}, blocked_by=blocked_by,
        unblocks=unblocks, blockers=(), crates=(), reasons=(), cut=None, functions=(),
    )  # fmt: skip


def check(found: Layout, waves: list[Wave]) -> None:
    """Every unit once, inside its wave's band, over no other, and bands below each other."""
    assert set(found.places) == {unit for wave in waves for unit in wave.units}
    assert len(set(found.places.values())) == len(found.places)
    for one, other in pairwise(found.bands):
        assert one.top + one.height < other.top
    for band in found.bands:
        corners = sorted(found.places[unit] for unit in band.wave.units)
        for x, y in corners:
            assert 0 <= x <= found.width - WIDTH
            assert band.top < y < y + HEIGHT <= band.top + band.height
        for (x, y), (other_x, other_y) in pairwise(sorted(corners, key=lambda corner: corner[::-1])):
            assert y + HEIGHT <= other_y or (y == other_y and x + WIDTH <= other_x)
    assert all(band.top + band.height <= found.height for band in found.bands)


@given(st.lists(st.integers(1, 60), max_size=8))
def test_nothing_lies_over_anything_else(sizes: list[int]) -> None:
    waves = [
        Wave(number, tuple(f"{number}/{place}" for place in range(size)), NOTHING)
        for number, size in enumerate(sizes, 1)
    ]
    rows = [
        row(unit, wave.number, (f"{wave.number - 1}/0",) if wave.number > 1 else (), ())
        for wave in waves
        for unit in wave.units
    ]
    check(layout(rows, waves), waves)


def test_a_project_has_each_unit_below_what_it_imports() -> None:
    document, _ = small(PROJECTS / "python-orders")
    found = layout(document.worklist, document.totals.waves)
    check(found, list(document.totals.waves))
    for one in document.worklist:
        assert all(found.places[unit][1] < found.places[one.unit][1] for unit in one.blocked_by)


def test_units_stand_below_what_they_import_where_nothing_forbids_it() -> None:
    names = [str(place) for place in range(6)]
    waves = [Wave(1, tuple(names), NOTHING), Wave(2, tuple(f"{name}'" for name in reversed(names)), NOTHING)]
    rows = [row(name, 1, (), (f"{name}'",)) for name in names] + [row(f"{name}'", 2, (name,), ()) for name in names]
    found = layout(rows, waves)
    assert all(found.places[name][0] == found.places[f"{name}'"][0] for name in names)
