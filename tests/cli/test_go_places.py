"""What Go keeps in fields and names, and writes to streams."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import behind_errors, skeletons
from tests.cli.go_rows import Row, printed

ROWS: list[Row] = [
    ("xs []int, bs []byte", "xs, bs = nil, nil", "(xs, bs) = (Vec::new(), Vec::new());"),
    (
        "w io.Writer",
        'w.Write([]byte("none\\n"))',
        '// DECIDE: the source drops the error of `w.write_all`. let _ = w.write_all(b"none\\n");',
    ),
    (
        "w io.Writer, bs []byte",
        "if _, err := w.Write(bs); err != nil {\n\t\treturn err\n\t}",
        "w.write_all(bs)?;",
    ),
    (
        "w io.Writer, bs []byte",
        "n, err := w.Write(bs)\n\tif err != nil {\n\t\treturn err\n\t}\n\tlog(n)",
        "let n = w.write(bs)?; log(n);",
    ),
]

SOURCE = """\
package p

import "io"

type Row struct {
	next *Row
	n    int
}

type Table struct {
	first *Row
	last  *Row
}

type Labels struct{ names []string }

func (t *Table) drop(labels Labels) error {
	if t.first == nil {
		labels = labels.without()
	}
	t.first = t.last
	t.last = &Row{next: t.first}
	return end(labels)
}

func copied(w io.Writer, r io.Reader) (int64, error) {
	n, err := io.Copy(w, r)
	if err != nil {
		return 0, err
	}
	return n, nil
}
"""

DROPPED = """\
impl Table {
    fn drop(&mut self, labels: &Labels) -> Result<(), DropError> {
        let labels = &mut labels.clone();
        if self.first.is_none() {
            *labels = labels.without();
        }
        self.first = self.last.clone();
        self.last = Some(Row {
            next: self.first.clone(),
            ..Default::default()
        });
        Ok(end(labels)?)
    }
}
"""


def test_places_and_streams(tmp_path: Path) -> None:
    assert printed(ROWS, tmp_path / "example.go") == [row[2] for row in ROWS]


def test_fields_are_kept_as_they_are(tmp_path: Path) -> None:
    dropped, copied = (behind_errors(rust) for rust in skeletons(tmp_path, SOURCE))
    assert dropped == DROPPED
    assert "Ok(n as i64)" in copied
