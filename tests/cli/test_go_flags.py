"""Two results of which the second is a flag: an `Option` where it says that the first is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.go_items import behind_errors, skeletons

OTHERWISE = """\
package p

type Row struct{ id int64 }

type Table struct{ rows map[int64]*Row }

func (t *Table) getOrCreate(id int64) (*Row, bool) {
	found := t.rows[id]
	if found != nil {
		return found, false
	}
	return &Row{id: id}, true
}

func (t *Table) page(id int64) (row *Row, more bool, err error) {
	if err := end(); err != nil {
		return nil, false, err
	}
	return &Row{id: id}, id > 3, nil
}

func (t *Table) touch(id int64) error {
	row, created := t.getOrCreate(id)
	if created {
		log(row)
	}
	if _, ok := t.getOrCreate(id); !ok {
		log(id)
	}
	row, more, err := t.page(id)
	if err != nil {
		return err
	}
	if more {
		log(row)
	}
	return end()
}
"""

TOUCHED = """\
impl Table {
    fn touch(&self, id: i64) -> Result<(), TouchError> {
        let (row, created) = self.get_or_create(id);
        if created {
            log(row);
        }
        let (_, ok) = self.get_or_create(id);
        if !ok {
            log(id);
        }
        let (row, more) = self.page(id)?;
        if more {
            log(row);
        }
        Ok(end()?)
    }
}
"""


def test_a_flag_that_says_something_else_stays_beside_its_value(tmp_path: Path) -> None:
    page, touched = (behind_errors(rust) for rust in skeletons(tmp_path, OTHERWISE))
    assert "fn page(&self, id: i64) -> Result<(Row, bool), PageError> {" in page
    assert touched == TOUCHED
    (created,) = skeletons(tmp_path, OTHERWISE, "GO113")
    assert "fn get_or_create(&self, id: i64) -> (Row, bool) {" in created


PRESENT = [
    '(id int64) (string, bool) {\n\tif id > 3 {\n\t\treturn "", false\n\t}\n\treturn name(id), true\n}',
    "(id int64) (string, bool) {\n\tvar s string\n\tif id > 3 {\n\t\treturn s, false\n\t}\n\treturn f(id), true\n}",
    "(id int64) (row Row, ok bool) {\n\trow, ok = rows[id]\n\treturn row, ok\n}",
    "(id int64) (row Row, loaded bool) {\n\tif id > 3 {\n\t\treturn row, false\n\t}\n\treturn Row{id}, true\n}",
    "(id int64) (*Row, bool) {\n\treturn look(id)\n}",
    "(id int64) (*Row, bool) {\n\tif id > 3 {\n\t\treturn NoRow, false\n\t}\n\treturn rows[id], true\n}",
]
OTHER = [
    "(id int64) (row Row, created bool) {\n\trow = rows[id]\n\treturn row, id > 3\n}",
    "(id int64) (*Row, bool) {\n\tif id > 3 {\n\t\treturn &Row{id}, false\n\t}\n\treturn rows[id], true\n}",
    "(id int64) (*Row, bool) {\n\tif id > 3 {\n\t\treturn nil, true\n\t}\n\treturn rows[id], false\n}",
    "(id int64) (bool, bool) {\n\treturn id > 3, id > 4\n}",
]


@pytest.mark.parametrize("source", PRESENT)
def test_nothing_beside_false_is_none(source: str, tmp_path: Path) -> None:
    (found,) = skeletons(tmp_path, f"package p\n\nfunc find{source}\n", "GO113")
    assert "-> Option<" in found


@pytest.mark.parametrize("source", OTHER)
def test_other_pairs_stay_pairs(source: str, tmp_path: Path) -> None:
    (found,) = skeletons(tmp_path, f"package p\n\nfunc find{source}\n", "GO113")
    assert ", bool) {" in found.partition("-> (")[2]
