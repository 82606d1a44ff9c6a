"""Mappings whose missing keys begin as something, and texts that are taken apart and put together."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

MADE = "// DECIDE: a `HashMap` makes no entry when it is read: `entry(key).or_default()`. let mut d = HashMap::new();"
THERE = "// DECIDE: `d[k]` must be there, or this panics; a `defaultdict` or a `Counter` begins at zero."
MAPS: list[Row] = [
    (
        "k: str, n: int",
        "d = collections.defaultdict(list); d[k].append(n)",
        f"{MADE} d.entry(k.to_owned()).or_default().push(n);",
    ),
    (
        "k: str, n: int",
        "d: dict[str, list[int]] = collections.defaultdict(list); d[k].append(n)",
        f"{MADE} d.entry(k.to_owned()).or_default().push(n);",
    ),
    (
        "k: str",
        "d = collections.defaultdict(int); d[k] += 1",
        f"{MADE} *d.entry(k.to_owned()).or_default() += 1;",
    ),
    ("d: collections.Counter[str], k: str", "d[k] += 1", "*d.entry(k.to_owned()).or_default() += 1;"),
    ("d: dict[str, int], k: str", "d[k] += 1", f"{THERE} *d.get_mut(k).unwrap() += 1;"),
    ("d: dict[str, list[int]], k: str, n: int", "d[k].append(n)", "d.get_mut(k).unwrap().push(n);"),
]
TEXTS: list[Row] = [
    (
        "s: str",
        "x = [p.strip() for p in s.split(',')]",
        'let x = s.split(",").map(|p| p.trim().to_owned()).collect::<Vec<_>>();',
    ),
    ("s: str", "x = [p for p in s.split()]", "let x = s.split_whitespace().map(str::to_owned).collect::<Vec<_>>();"),
    ("n: int", "x = 'a' + str(n) + 'b'", 'let x = format!("a{n}b");'),
    ("n: int", "x = f'{str(n)}: {n!r}'", 'let x = format!("{n}: {n:?}");'),
    ("s: str", "x = -len(s)", "let x = -(s.len() as i64);"),
]
ROWS = MAPS + TEXTS


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_rows(found: list[str], place: int) -> None:
    assert found[place] == ROWS[place][2]
