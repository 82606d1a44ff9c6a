"""Loops and names that lead to the elements of a collection, and write to them."""

from __future__ import annotations

import pytest

from tests.cli.go_rows import Row, printed

LOOPS: list[Row] = [
    ("ps []*part", "for _, p := range ps {\n\t\tp.size = 1\n\t}", "for p in ps.iter_mut() { p.size = 1; }"),
    ("ps []*part", "for _, p := range ps {\n\t\tuse(p.size)\n\t}", "for p in ps { r#use(p.size); }"),
    # Go copies a struct into the variable of the loop.
    (
        "ps []part",
        "for _, p := range ps {\n\t\tp.size = 1\n\t\tuse(p)\n\t}",
        "for p in ps { let mut p = p.clone(); p.size = 1; r#use(p); }",
    ),
    ("ps []part", "for i := range ps {\n\t\tps[i].size = 1\n\t}", "for i in 0..ps.len() { ps[i].size = 1; }"),
    (
        "ps []*part",
        "for i, p := range ps {\n\t\tp.size = i\n\t}",
        "for (i, p) in ps.iter_mut().enumerate() { p.size = i as i64; }",
    ),
    (
        "m map[string]*part",
        "for k, p := range m {\n\t\tp.size = len(k)\n\t}",
        "for (k, p) in m.iter_mut() { p.size = k.len() as i64; }",
    ),
    (
        "m map[string]*part",
        "for _, p := range m {\n\t\tp.size = 1\n\t}",
        "for p in m.values_mut() { p.size = 1; }",
    ),
    (
        "whole *part",
        "for _, p := range whole.parts {\n\t\tp.size = 1\n\t}",
        "for p in &mut whole.parts { p.size = 1; }",
    ),
    (
        "ps []*part",
        "for _, p := range ps {\n\t\tfor _, q := range p.parts {\n\t\t\tq.size = 1\n\t\t}\n\t}",
        "for p in ps.iter_mut() { for q in &mut p.parts { q.size = 1; } }",
    ),
]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(LOOPS, tmp_path_factory.mktemp("rows") / "a.go")


@pytest.mark.parametrize("place", range(len(LOOPS)), ids=[f"{row[0]} | {row[1]}" for row in LOOPS])
def test_written(place: int, shown: list[str]) -> None:
    assert shown[place] == LOOPS[place][2]
