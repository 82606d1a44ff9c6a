"""Types whose names differ in the source and would not in Rust, or that Rust has already."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_printed_names import skeletons


def test_of_two_go_types_the_private_one_is_the_inner_one(tmp_path: Path) -> None:
    source = """package lex

type Token interface{ Text() string }

type token struct{ text string }

func (t *token) Text() string { return t.text }

func (t *token) load(name string) (Token, error) {
	return nil, errors.New(name)
}
"""
    text = skeletons(tmp_path / "a.go", source, "GO118,GO401,GO501")
    assert "pub trait Token {" in text
    assert "// Implemented by `TokenInner`.\n" in text
    assert "// DECIDE: `TokenInner` is `token` of the source: another type is called `Token`.\n" in text
    assert "struct TokenInner {" in text
    assert "impl TokenInner {" in text
    assert "Result<Option<Box<dyn Token>>, LoadError>" in text


def test_of_two_python_classes_the_private_one_is_the_inner_one(tmp_path: Path) -> None:
    source = (
        "class Row:\n    pass\n\nclass _Row:\n    def f(self) -> Row:\n"
        "        if self.x:\n            raise ValueError('x')\n        return _Row()\n"
    )
    text = skeletons(tmp_path / "a.py", source, "PY110")
    assert "impl RowInner {" in text
    assert "-> Result<Row, FError>" in text
    assert "Ok(RowInner::new())" in text


def test_a_type_that_rust_has_takes_the_name_of_its_unit(tmp_path: Path) -> None:
    (tmp_path / "rest").mkdir()
    source = """package rest

import "errors"

type Result struct{ body []byte }

type Request struct{}

func (r Result) Raw() (Result, error) {
	if len(r.body) == 0 {
		return Result{}, errors.New("no body")
	}
	return Result{body: r.body}, nil
}
"""
    text = skeletons(tmp_path / "rest" / "a.go", source, "GO118,GO501")
    assert "// DECIDE: `RestResult` is `Result` of the source: Rust has a `Result` already.\n" in text
    assert "pub struct RestResult {" in text
    assert "impl RestResult {\n    pub fn raw(&self) -> Result<RestResult, RawError> {" in text
    assert "        Ok(RestResult {" in text
    assert "pub struct Request;" in text


def test_a_foreign_type_keeps_its_name_behind_its_package(tmp_path: Path) -> None:
    source = 'package a\n\nimport "x.org/rest"\n\nfunc f(r rest.Result) error {\n\treturn errors.New("x")\n}\n'
    assert "r: &rest::Result" in skeletons(tmp_path / "a.go", source, "GO118")


def test_a_unit_that_is_called_like_its_type_gives_way_to_what_holds_it(tmp_path: Path) -> None:
    (tmp_path / "engine").mkdir()
    (tmp_path / "engine" / "__init__.py").write_text("")
    source = "class Result:\n    def f(self):\n        raise ValueError('x')\n"
    assert "impl EngineResult {" in skeletons(tmp_path / "engine" / "result.py", source, "PY110")


def test_an_enum_of_errors_leaves_a_type_its_name(tmp_path: Path) -> None:
    source = """package a

type writeError struct{ at int }

func (e writeError) Error() string { return "x" }

func Write(at int) error {
	if at < 0 {
		return writeError{at: at}
	}
	return flush()
}

func flush() error {
	return errors.New("flush")
}
"""
    text = skeletons(tmp_path / "a.go", source, "GO118,GO106")
    assert "struct WriteError {" in text
    assert "pub enum WriteFailure {\n    #[error(transparent)]\n    Write(#[from] WriteError)," in text
    assert "pub fn write(at: i64) -> Result<(), WriteFailure> {" in text
    assert "enum FlushError {" in text


def test_a_type_inside_a_function_takes_the_name_of_the_unit_too(tmp_path: Path) -> None:
    (tmp_path / "caps").mkdir()
    source = """package caps

func f(raise func() error) error {
	type result struct{ err error }
	ch := make(chan result, 1)
	ch <- result{err: raise()}
	return (<-ch).err
}
"""
    text = skeletons(tmp_path / "caps" / "a.go", source, "GO118,GO501")
    assert "mpsc::channel::<CapsResult>(1)" in text
    assert "send(CapsResult {" in text
    assert " Result {" not in text
