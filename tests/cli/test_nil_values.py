"""Go values that are compared with nil."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_printed_names import skeletons

ANYTHING = "dyn std::any::Any + Send + Sync"


def printed(tmp_path: Path, *lines: str) -> str:
    source = 'package p\n\nimport "errors"\n\n' + "\n".join(lines) + "\n"
    return skeletons(tmp_path / "a.go", source, "GO118")


def test_what_a_map_lacks_is_looked_up_before_it_is_asked(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        "func f(m map[Key]any) error {",
        '\tv := m["a"]',
        "\tif v == nil {",
        '\t\treturn errors.New("none")',
        "\t}",
        '\tif _, ok := m["b"].(string); !ok {',
        '\t\treturn errors.New("no text")',
        "\t}",
        '\tn := m["n"].(int)',
        "\treturn use(v, n)",
        "}",
    )
    assert '    let v = m.get("a");\n    let v = v.ok_or(FError::None)?;\n' in text
    assert 'if !m.get("b").is_some_and(|value| value.is::<String>()) {' in text
    assert '.get("n")\n        .and_then(|value| value.downcast_ref::<i64>())' in text


def test_an_entry_that_nobody_asks_is_taken_as_there(tmp_path: Path) -> None:
    body = ("func f(m map[Key]any) error {", '\tv := m["a"]', '\tuse(v)\n\treturn errors.New("x")', "}")
    assert 'let v = &m["a"];' in printed(tmp_path, *body)


def test_a_type_switch_over_an_entry_looks_it_up(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        "func f(m map[Key]any, key string) error {",
        "\tswitch x := m[key].(type) {",
        "\tcase string:",
        "\t\treturn errors.New(x)",
        "\t}",
        "\treturn nil",
        "}",
    )
    assert "let x = m.get(key);" in text
    assert "if let Some(x) = x.and_then(|value| value.downcast_ref::<String>()) {" in text


def test_the_error_of_a_callback_may_be_absent(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        "func f(root string) error {",
        "\treturn visit(root, func(path string, err error) error {",
        "\t\tif err != nil {",
        "\t\t\treturn err",
        "\t\t}",
        '\t\treturn errors.New("x")',
        "\t})",
        "}",
    )
    assert "|path: &str, err: Option<Box<dyn std::error::Error + Send + Sync>>|" in text
    assert "if let Some(err) = err {" in text


def test_an_error_that_is_not_compared_is_there(tmp_path: Path) -> None:
    lines = ("func f(root string) error {", "\treturn visit(root, func(err error) {", "\t\tlog(err)", "\t})", "}")
    assert "|err: &(dyn std::error::Error + 'static)|" in printed(tmp_path, *lines)


def test_a_function_that_is_compared_with_nil_may_be_absent(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        "func f(cb func(string), always func(string)) error {",
        "\tif cb != nil {",
        '\t\tcb("x")',
        "\t}",
        '\talways("y")',
        '\treturn errors.New("x")',
        "}",
    )
    assert "cb: Option<Box<dyn Fn(&str) + Send + Sync>>," in text
    assert "always: impl Fn(&str)) -> FError {" in text
    assert "if let Some(cb) = cb {" in text


HANDLERS = (
    "type Handler interface{ Handle() int }",
    "type A struct{}",
    "func (a *A) Handle() int { return 1 }",
    "type B struct{}",
    "func (b *B) Handle() int { return 2 }",
)


def test_an_interface_that_each_way_gives_a_value_waits_for_it(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        *HANDLERS,
        "func choose(kind string) (Handler, error) {",
        "\tvar h Handler",
        "\tswitch kind {",
        '\tcase "a":',
        "\t\th = &A{}",
        '\tcase "b":',
        "\t\th = &B{}",
        "\tdefault:",
        '\t\treturn nil, errors.New("bad")',
        "\t}",
        "\treturn h, nil",
        "}",
    )
    assert "    let h: Box<dyn Handler>;\n    match kind {" in text
    assert "h = Box::new(A::default());" in text
    assert "default() {" not in text


def test_one_that_gets_another_value_later_is_mutable(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        *HANDLERS,
        "func choose(kind string) (Handler, error) {",
        "\tvar h Handler",
        "\th = &A{}",
        '\tif kind == "b" {',
        "\t\th = &B{}",
        "\t}",
        "\treturn h, check(kind)",
        "}",
    )
    assert "let mut h: Box<dyn Handler>;" in text


def test_an_interface_that_may_stay_nil_is_an_option(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        *HANDLERS,
        "func choose(kind string) (int, error) {",
        "\tvar h Handler",
        '\tif kind == "a" {',
        "\t\th = &A{}",
        "\t}",
        "\tif h == nil {",
        '\t\treturn 0, errors.New("bad")',
        "\t}",
        "\treturn h.Handle(), nil",
        "}",
    )
    assert "let mut h: Option<Box<dyn Handler>> = None;" in text
    assert "h = Some(Box::new(A::default()));" in text
    assert "h.ok_or(ChooseError::Bad)?" in text


def test_a_struct_is_boxed_where_a_trait_is_given(tmp_path: Path) -> None:
    text = printed(
        tmp_path, *HANDLERS, "func f(h Handler) (Handler, error) {", "\tif h == nil {", "\t\treturn &A{}, nil", "\t}",
        "\treturn other(), check()", "}",
    )  # fmt: skip
    assert "return Ok(Box::new(A::default()));" in text
    assert "other()" in text
    assert "Box::new(other())" not in text


def test_what_has_no_zero_is_absent_beside_a_kept_error(tmp_path: Path) -> None:
    source = """package p

import (
	"errors"
	"os"
)

func f(path string) error {
	stat, err := os.Stat(path)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	if stat == nil || !stat.IsDir() {
		return errors.New("no directory")
	}
	return nil
}
"""
    text = skeletons(tmp_path / "a.go", source, "GO118")
    assert "        Ok(stat) => (Some(stat), None),\n        Err(err) => (None, Some(err)),\n" in text
    assert "if stat.as_ref().is_none_or(|stat| !stat.is_dir()) {" in text
    assert "zero here" not in text


def test_a_number_beside_a_kept_error_is_zero(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        "func f(s string) error {",
        "\tn, err := strconv.Atoi(s)",
        '\tif n > 3 && err == nil {\n\t\treturn errors.New("x")\n\t}',
        "\treturn use(n, err)",
        "}",
    ).replace("\n", " ")
    assert "Some(n)" not in text


def test_an_option_keeps_what_an_assertion_finds(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        "func f(v any) (*Key, error) {",
        "\tvar key *Key",
        "\tvar ok bool",
        "\tkey, ok = v.(*Key)",
        '\tif !ok {\n\t\treturn nil, errors.New("x")\n\t}',
        "\treturn key, nil",
        "}",
    )
    assert "        Some(value) => (Some(value), true),\n        None => (None, false),\n" in text


def test_a_json_value_that_was_looked_up_with_a_flag_is_asked_for_null(tmp_path: Path) -> None:
    text = printed(
        tmp_path,
        "func f(m map[string]any) error {",
        '\tv, ok := m["a"]',
        "\tif ok && v != nil {",
        "\t\tuse(v)",
        "\t}",
        "\tif v != nil {",
        "\t\tuse(v)",
        "\t}",
        '\treturn errors.New("x")',
        "}",
    )
    guard = "    if %s!v.is_null() {\n        r#use(v);\n    }\n"
    assert guard % "ok && " + guard % "" in text
