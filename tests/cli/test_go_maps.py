"""Maps of Go, in which a key that is not there reads as zero."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import behind_errors, skeletons
from tests.cli.go_rows import Row, printed

READS: list[Row] = [
    ("m map[string]int, k string", "x := m[k]", "let x = m.get(k).copied().unwrap_or_default();"),
    (
        "m map[string]bool, k string",
        "if m[k] {\n\t\tf()\n\t}",
        "if m.get(k).copied().unwrap_or_default() { f(); }",
    ),
    (
        "m map[string]string, k string",
        'x := m[k] == "a"',
        'let x = m.get(k).map(String::as_str).unwrap_or_default() == "a";',
    ),
    (
        "m map[string][]string, k string",
        "for _, x := range m[k] {\n\t\tf(x)\n\t}",
        "for x in m.get(k).map(Vec::as_slice).unwrap_or_default() { f(x); }",
    ),
    (
        "m map[string]map[string]int, k string",
        'x := m[k]["a"]',
        'let x = m.get(k).and_then(|inner| inner.get("a")).copied().unwrap_or_default();',
    ),
    ("m map[string]string, k string", "s := T{m[k]}", "let s = T(m.get(k).cloned().unwrap_or_default());"),
    ("m map[string]int, k string", "m[k] += 2", "*m.entry(k.to_owned()).or_default() += 2;"),
    ("m map[string]*T, k string", "x := m[k].n", "let x = &m[k].n;"),
    ("m map[string]*T, k string", "x := m[k] == nil", "let x = m.get(k).is_none();"),
    ("xs []int, i int", "x := xs[i]", "let x = xs[i as usize];"),
]

POINTERS = """\
package p

type Row struct{ n int }

type Table struct{ rows map[string]*Row }

func (t *Table) touch(k string) error {
	if row := t.rows[k]; row != nil {
		row.n = 4
	}
	row := t.rows[k]
	if row == nil {
		row = &Row{}
		t.rows[k] = row
	}
	row.n++
	other := t.rows["b"]
	if other == nil {
		return end()
	}
	use(other)
	last := t.rows["c"]
	log()
	if last != nil {
		last.n = 3
	}
	t.rows["d"] = &Row{n: 1}
	return end()
}

func (t *Table) find(k string) (*Row, error) {
	if k == "" {
		return nil, nil
	}
	return t.rows[k], end()
}
"""

TOUCHED = """\
impl Table {
    fn touch(&mut self, k: &str) -> Result<(), TouchError> {
        if let Some(row) = self.rows.get_mut(k) {
            row.n = 4;
        }
        let row = self.rows.entry(k.to_owned()).or_default();
        row.n += 1;
        let Some(other) = self.rows.get("b") else {
            return Ok(end()?);
        };
        r#use(other);
        let last = self.rows.get_mut("c");
        log();
        if let Some(last) = last {
            last.n = 3;
        }
        self.rows.insert("d".to_owned(), Row { n: 1 });
        Ok(end()?)
    }
}
"""


def test_reads_of_what_is_not_there(tmp_path: Path) -> None:
    assert printed(READS, tmp_path / "example.go") == [row[2] for row in READS]


def test_entries_behind_pointers(tmp_path: Path) -> None:
    touched, found = (behind_errors(rust) for rust in skeletons(tmp_path, POINTERS))
    assert touched == TOUCHED
    assert "Ok(self.rows.get(k).cloned())" in found


CHANGED = """\
package p

type Row struct{ n int }

type Table struct {
	mu   sync.Mutex
	rows map[string]*Row
	all  map[string]*Row
}

func (t *Table) touch(k string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if row, ok := t.rows[k]; ok {
		row.n = 4
	}
	row, ok := t.all[k]
	if !ok {
		return end()
	}
	row.n++
	if other, ok := t.all["b"]; ok {
		use(other)
	}
	return end()
}
"""

CHANGED_ROWS = """\
impl Table {
    fn touch(&self, k: &str) -> Result<(), TouchError> {
        let mut state = self.state.lock().unwrap();
        // `state` unlocks when it is dropped.
        if let Some(row) = state.rows.get_mut(k) {
            row.n = 4;
        }
        let Some(row) = state.all.get_mut(k) else {
            return Ok(end()?);
        };
        row.n += 1;
        if let Some(other) = state.all.get("b").cloned() {
            r#use(other);
        }
        Ok(end()?)
    }
}
"""


def test_entries_that_are_changed_are_lent(tmp_path: Path) -> None:
    source = CHANGED.replace("package p\n", 'package p\n\nimport "sync"\n')
    assert [behind_errors(rust) for rust in skeletons(tmp_path, source)] == [CHANGED_ROWS]
