"""Methods of Go that are called on a copy, and write to it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import behind_errors, skeletons

SOURCE = """\
package p

import "errors"

type node struct {
	name string
	tags map[string]string
}

func (n node) rename(s string) (node, error) {
	if s == "" {
		return n, errors.New("empty")
	}
	n.name = s
	return n, nil
}

func (n node) both(k string) error {
	n.name = k
	n.tags[k] = "b"
	return end(n)
}

func (n node) shared(k string) error {
	n.tags[k] = "b"
	return end(n)
}

func (n *node) own(k string) error {
	n.name = k
	return end(*n)
}

func (n node) calls(k string) error {
	if _, err := n.rename(k); err != nil {
		return err
	}
	return end(n)
}
"""


def test_a_method_writes_to_its_own_copy_of_what_it_was_called_on(tmp_path: Path) -> None:
    rename, both, shared, own, calls = map(behind_errors, skeletons(tmp_path, SOURCE))

    assert rename == (
        "impl Node {\n"
        "    fn rename(&self, s: &str) -> Result<Node, RenameError> {\n"
        "        let mut n = self.clone();\n"
        "        if s.is_empty() {\n"
        "            // DECIDE: `n` left beside the error; `Err` has no room for it.\n"
        "            return Err(RenameError::Empty);\n"
        "        }\n"
        "        n.name = s.to_owned();\n"
        "        Ok(n)\n"
        "    }\n"
        "}\n"
    )
    assert (
        "        let mut n = self.clone();\n"
        "        n.name = k.to_owned();\n"
        "        // DECIDE: in the source `n` is a copy that shares what is written to here; this is one of its own.\n"
        '        n.tags.insert(k.to_owned(), "b".to_owned());\n'
    ) in both
    assert "fn both(&self, k: &str)" in both
    assert "fn shared(&mut self, k: &str)" in shared
    assert "fn own(&mut self, k: &str)" in own
    assert "fn calls(&self, k: &str)" in calls
    assert "clone()" not in own.partition("end(")[0] + shared.partition("end(")[0]
