"""Names that differ in the source and would not in Rust; what is asked once is asked once."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from translator.cli.group import rustbound


def skeletons(path: Path, source: str, code: str) -> str:
    path.write_text(source)
    arguments = ["scan", str(path), "--isolated", "--select", code, "--format", "json"]
    found = CliRunner().invoke(rustbound, arguments, catch_exceptions=False)
    return "\n".join(finding["skeleton"] for finding in json.loads(found.stdout)["findings"])


def test_of_two_go_names_the_private_one_is_the_inner_one(tmp_path: Path) -> None:
    source = (
        "package a\n\ntype R struct{ n int }\n\n"
        "func (r *R) Walk(n int) error {\n\treturn r.walk(n)\n}\n\n"
        "func (r *R) walk(n int) error {\n\treturn Load(n)\n}\n\n"
        "func Load(n int) error {\n\treturn load(n)\n}\n\n"
        'func load(n int) error {\n\treturn errors.New("x")\n}\n'
    )
    text = skeletons(tmp_path / "a.go", source, "GO118")
    assert "pub fn walk(&self, n: i64) -> Result<(), WalkError> {\n        Ok(self.walk_inner(n)?)" in text
    assert "    fn walk_inner(&self, n: i64) -> Result<(), WalkInnerError> {\n        Ok(load(n)?)" in text
    assert "enum WalkInnerError {" in text
    assert "Walk(#[from] WalkInnerError)" in text
    assert "load_inner(n)" in text


def test_of_two_python_names_the_private_one_is_the_inner_one(tmp_path: Path) -> None:
    source = (
        "class A:\n    def run(self, x: int) -> int:\n        if x < 0:\n            raise ValueError('x')\n"
        "        return self._run(x)\n\n    def _run(self, x: int) -> int:\n        if x > 9:\n"
        "            raise KeyError('x')\n        return x\n\n    def _alone(self, x: int) -> int:\n"
        "        if x > 9:\n            raise KeyError('x')\n        return x\n"
    )
    text = skeletons(tmp_path / "a.py", source, "PY110")
    assert "Ok(self.run_inner(x)?)" in text
    assert "    fn run_inner(&self, x: i64) -> Result<i64, RunInnerError> {" in text
    assert "    fn alone(&self, x: i64) -> Result<i64, AloneError> {" in text


def test_an_error_that_a_field_keeps_is_asked_for_once(tmp_path: Path) -> None:
    source = (
        "package a\n\ntype R struct{ err error }\n\n"
        "func (r *R) Get() (int, error) {\n\tif r.err != nil {\n\t\treturn 0, r.err\n\t}\n\treturn 1, nil\n}\n"
    )
    text = skeletons(tmp_path / "a.go", source, "GO118")
    assert "if let Some(err) = &self.err {" in text
    assert "is_some()" not in text


def test_what_is_there_or_not_is_its_own_answer(tmp_path: Path) -> None:
    source = (
        'package a\n\nimport "errors"\n\nfunc Cause(err error) (error, bool) {\n'
        "\tcause := errors.Unwrap(err)\n\treturn cause, cause != nil\n}\n"
    )
    text = skeletons(tmp_path / "a.go", source, "GO113")
    assert "let cause = err.source();\n    cause\n}" in text
