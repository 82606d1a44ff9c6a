"""What Go structs have from what is embedded in them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import behind_errors, skeletons

SOURCE = """\
package p

import "io"

type base struct {
	name string
	n    int
}

func (b *base) hello() string { return b.name }
func (b *base) own() int      { return b.n }

type outer struct {
	base
	k int
}

func (o *outer) own() int { return o.k }

type deep struct {
	*outer
	io.Writer
	n int
}

func (o *outer) use() error {
	o.name = o.hello()
	o.n++
	o.k = o.own()
	return end(o.base.n)
}

func (d *deep) use(o outer) error {
	d.name = o.name
	d.n = d.k
	log(d.hello(), d.own(), d.Sync())
	return end(d.n)
}
"""


def test_members_of_what_is_embedded_are_reached_through_its_field(tmp_path: Path) -> None:
    outer, deep = map(behind_errors, skeletons(tmp_path, SOURCE))

    assert outer.partition("UseError> {\n")[2] == (
        "        self.base.name = self.base.hello();\n"
        "        self.base.n += 1;\n"
        "        self.k = self.own();\n"
        "        Ok(end(self.base.n)?)\n"
        "    }\n"
        "}\n"
    )
    assert (
        "        self.outer.base.name = o.base.name.clone();\n"
        "        self.n = self.outer.k;\n"
        "        log(self.outer.base.hello(), self.outer.own(), self.sync());\n"
    ) in deep
