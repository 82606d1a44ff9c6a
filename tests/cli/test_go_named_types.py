"""Go's types that are declared as another one, and values of them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import behind_errors, skeletons
from translator.cli import main

SOURCE = """\
package p

type Loader string

type Flag bool

type Size int64

type Status string

const Done Status = "done"

type Rows []*Row

func (l Loader) Load() error {
	read(string(l))
	return load(string(l))
}

func (f Flag) set(o *Options, size Size, status Status) error {
	o.on = bool(f)
	use(int64(size), float64(size), string(status), Rows(nil))
	return end()
}

func load(path string) error {
	return end()
}
"""

LOADER = """\
impl Loader {
    pub fn load(&self) -> Result<(), LoaderLoadError> {
        read(&self.0);
        Ok(load(&self.0)?)
    }
}
"""

FLAG = """\
impl Flag {
    fn set(&self, o: &mut Options, size: Size, status: &Status) -> Result<(), SetError> {
        o.on = self.0;
        r#use(size.0, size.0 as f64, status.to_string(), Rows::default());
        Ok(end()?)
    }
}
"""


def test_what_a_named_type_wraps(tmp_path: Path) -> None:
    loader, flag, _ = (behind_errors(rust) for rust in skeletons(tmp_path, SOURCE))
    assert (loader, flag) == (LOADER, FLAG)


def test_a_list_by_a_name_of_another_file(tmp_path: Path) -> None:
    (tmp_path / "types.go").write_text("package p\n\ntype Rows []*Row\n\ntype Index map[Key]*Row\n")
    source = "package p\n\nfunc f() error {\n\tg(Rows{a(), b()}, Rows{}, Index{First: a()})\n\treturn end()\n}\n"
    (tmp_path / "use.go").write_text(source)
    output = tmp_path / "found.json"
    assert main(["scan", str(tmp_path), "--isolated", "--format", "json", "--output", str(output)]) == 0
    found = output.read_text()
    assert "vec![a(), b()]" in found
    assert "Rows::default()" in found
    assert "HashMap::from([(FIRST, " in found
