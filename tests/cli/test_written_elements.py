"""Loops and names that lead to the elements of a collection, and write to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_rows import Row, printed
from tests.cli.test_printed_names import skeletons

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

NAMES: list[Row] = [
    ("ps []*part", "p := ps[0]\n\tp.size = 1", "let p = &mut ps[0]; p.size = 1;"),
    ("ps []*part", "p := ps[0]\n\tuse(p.size)", "let p = &ps[0]; r#use(p.size);"),
    ("ps []*part", "p := ps[0]\n\tp.grow()", "let p = &mut ps[0]; p.grow();"),
    ("ps []part", "p := ps[0]\n\tp.size = 1", "let mut p = ps[0].clone(); p.size = 1;"),
    ("ps []part", "p := ps[0]\n\tp.grow()", "let mut p = ps[0].clone(); p.grow();"),
    ("ps []part", "p := &ps[0]\n\tp.size = 1", "let p = &mut ps[0]; p.size = 1;"),
    ("ps []part", "p := &ps[0]\n\tuse(p.size)", "let p = &ps[0]; r#use(p.size);"),
    ("m map[string]*part", 'p := m["a"]\n\tp.size = 1', 'let p = m.get_mut("a").unwrap(); p.size = 1;'),
    ("m map[string]*part", 'm["a"].size = 1', 'm.get_mut("a").unwrap().size = 1;'),
    ("m map[string]*part", 'm["a"].grow()', 'm.get_mut("a").unwrap().grow();'),
    ("", "p := part{}\n\tp.grow()", "let mut p = Part::default(); p.grow();"),
    ("p part", "p.size = 1", "let p = &mut p.clone(); p.size = 1;"),
    ("p *part", "p.size = 1", "p.size = 1;"),
    # What is reached through a pointer or a map is shared with the copy.
    ("p part", 'p.named["a"].size = 1', 'p.named.get_mut("a").unwrap().size = 1;'),
    ("p pair", "p.grow()", "p.grow();"),
    ("p part", "p.name(nil)", "p.name(None);"),
    ("p part", "p.grow()", "let p = &mut p.clone(); p.grow();"),
    ("p pair", "p.own = 1", "let p = &mut p.clone(); p.own = 1;"),
    ("ps []pair", "p := ps[0]\n\tp.grow()", "let p = &mut ps[0]; p.grow();"),
    ("ps []pair", "for _, p := range ps {\n\t\tp.grow()\n\t}", "for p in ps.iter_mut() { p.grow(); }"),
    ("p *part", "q := p.parts\n\tq[0].size = 1", "let q = &mut p.parts; q[0].size = 1;"),
]


ROWS = [*LOOPS, *NAMES]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "a.go")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_written(place: int, shown: list[str]) -> None:
    assert shown[place] == ROWS[place][2]


LOCKED = """package a

import (
	"errors"
	"sync"
)

type part struct{ size int }

type store struct {
	mu    sync.RWMutex
	named map[string]*part
}

func (s *store) run(name string) (n int, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if name == "" {
		return 0, errors.New("no name")
	}
	%s
	return n, nil
}
"""


def test_what_is_written_under_a_lock_for_reading_needs_one_for_writing(tmp_path: Path) -> None:
    read = skeletons(tmp_path / "a.go", LOCKED % "n = s.named[name].size", "GO118")
    assert "let state = self.state.read().unwrap();" in read
    written = skeletons(tmp_path / "a.go", LOCKED % "s.named[name].size = 1", "GO118")
    assert "// DECIDE: the source writes to what it has only locked for reading.\n" in written
    assert "let mut state = self.state.write().unwrap();" in written
    assert "state.named.get_mut(name).unwrap().size = 1;" in written


def test_a_result_that_is_given_late_is_lost(tmp_path: Path) -> None:
    late = skeletons(tmp_path / "a.go", LOCKED % "defer func() { n = 1 }()", "GO118")
    assert "// DECIDE: the source returns what this gives `n`; here that is lost: do it before the result." in late
    other = skeletons(tmp_path / "a.go", LOCKED % "defer func() { s.named = nil }()", "GO118")
    assert "here that is lost" not in other
