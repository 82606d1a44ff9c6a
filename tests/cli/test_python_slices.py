"""Slices that reach beyond the value: Python gives what there is, an index of Rust's panics."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

BYTES = "// DECIDE: `s` is cut by bytes here, by characters in the source: `chars` tells them."
BEYOND: list[Row] = [
    ("xs: list[int]", "x = xs[:3]", "let x = &xs[..xs.len().min(3)];"),
    ("xs: list[int], n: int", "x = xs[:n]", "let x = &xs[..xs.len().min(n as usize)];"),
    ("xs: list[int]", "x = xs[1:]", "let x = xs.get(1..).unwrap_or_default();"),
    (
        "xs: list[int], a: int, b: int",
        "x = xs[a:b]",
        "let x = xs.get(a as usize..xs.len().min(b as usize)).unwrap_or_default();",
    ),
    ("xs: list[int]", "x = xs[-3:]", "let x = &xs[xs.len().saturating_sub(3)..];"),
    ("xs: list[int]", "x = xs[:-1]", "let x = &xs[..xs.len().saturating_sub(1)];"),
    ("s: str", "x = s[:10]", f"{BYTES} let x = s.get(..s.len().min(10)).unwrap_or_default();"),
    ("s: str", "x = s[1:]", f"{BYTES} let x = s.get(1..).unwrap_or_default();"),
]
MADE = "let x = { let items = load(s); items[..items.len().min(2)].to_owned() };"
ONCE: list[Row] = [
    ("s: str", "x = load(s)[:2]", MADE),
    ("s: str", "x = load(s)[1:]", "let x = load(s).get(1..).unwrap_or_default();"),
]
INSIDE: list[Row] = [
    ("xs: list[int]", "x = xs[:len(xs) // 2]", "let x = &xs[..xs.len() / 2];"),
    ("xs: list[int]", "x = xs[:]", "let x = &xs[..];"),
    ("xs: list[int]", "x = xs[0:]", "let x = &xs[0..];"),
    ("s: str, t: str", "x = s[len(t):]", "let x = &s[t.len()..];"),
]
ROWS = BEYOND + ONCE + INSIDE


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_slices(found: list[str], place: int) -> None:
    assert found[place] == ROWS[place][2]
