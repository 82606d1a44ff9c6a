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
    ("p pair", "p.grow()", "p.part.grow();"),
    ("p part", "p.name(nil)", "p.name(None);"),
    ("p part", "p.grow()", "let p = &mut p.clone(); p.grow();"),
    ("p pair", "p.own = 1", "let p = &mut p.clone(); p.own = 1;"),
    ("ps []pair", "p := ps[0]\n\tp.grow()", "let p = &mut ps[0]; p.part.grow();"),
    ("ps []pair", "for _, p := range ps {\n\t\tp.grow()\n\t}", "for p in ps.iter_mut() { p.part.grow(); }"),
    ("p *part", "q := p.parts\n\tq[0].size = 1", "let q = &mut p.parts; q[0].size = 1;"),
]


HANDED_ON: list[Row] = [
    ("", "now := time.Now\n\tuse(now)", "let now = jiff::Timestamp::now; r#use(now);"),
    ("ks []string", "each(ks, strings.ToLower)", "each(ks, |value| value.to_lowercase());"),
]

SORTED: list[Row] = [
    (
        "ps []*part",
        "sort.Slice(ps, func(i, j int) bool { return ps[i].size > ps[j].size })",
        "ps.sort_by(|a, b| b.size.cmp(&a.size));",
    ),
    (
        "ps []*part, m map[int]int",
        (
            "sort.Slice(ps, func(i, j int) bool {\n\t\tif ps[i].size == ps[j].size {\n"
            "\t\t\treturn ps[i].own < ps[j].own\n\t\t}\n\t\treturn ps[i].size < ps[j].size\n\t})"
        ),
        "ps.sort_by(|a, b| a.size.cmp(&b.size).then_with(|| a.own.cmp(&b.own)));",
    ),
    (
        "ks []string, m map[string]int",
        (
            "sort.Slice(ks, func(i, j int) bool {\n\t\tif m[ks[i]] != m[ks[j]] {\n\t\t\treturn m[ks[i]] > m[ks[j]]\n"
            "\t\t}\n\t\treturn ks[i] < ks[j]\n\t})"
        ),
        (
            "ks.sort_by(|a, b| { m.get(b).copied().unwrap_or_default().cmp(&m.get(a).copied().unwrap_or_default())"
            ".then_with(|| a.cmp(b)) });"
        ),
    ),
    (
        "ks []string",
        "sort.Slice(ks, func(i, j int) bool { return less(ks[i], ks[j]) })",
        (
            "// DECIDE: the source's order only says what comes first: compare the keys with `cmp`. "
            "ks.sort_by(|a, b| { if less(a, b) { std::cmp::Ordering::Less } else if less(b, a) "
            "{ std::cmp::Ordering::Greater } else { std::cmp::Ordering::Equal } });"
        ),
    ),
]
ROWS = [*LOOPS, *NAMES, *HANDED_ON, *SORTED]


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
