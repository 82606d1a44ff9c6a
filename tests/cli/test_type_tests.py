"""Questions about the type of a value, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_printed_names import skeletons

ANYTHING = "&(dyn std::any::Any + Send + Sync)"


def body(text: str) -> str:
    """What stands between the braces of the only function."""
    return text[text.index("fn ") :].partition("{\n")[2].removesuffix("}\n")


def test_a_type_switch_looks_inside_and_binds_what_it_finds(tmp_path: Path) -> None:
    source = """package p

import "errors"

func f(v any) (string, error) {
	switch x := v.(type) {
	case string:
		return x, nil
	case int, bool:
		return "", nil
	case float64:
		x = x + 1
		return g(x), nil
	}
	return "", errors.New("bad")
}
"""
    assert (
        body(skeletons(tmp_path / "a.go", source, "GO118"))
        == """\
    // DECIDE: `v` holds one of several types: an enum and `match` where the set is closed.
    if let Some(x) = v.downcast_ref::<String>() {
        return Ok(x.to_owned());
    } else if v.is::<i64>() || v.is::<bool>() {
        return Ok(String::new());
    } else if let Some(mut x) = v.downcast_ref::<f64>().copied() {
        x = x + 1.0;
        return Ok(g(x));
    }
    Err(FError::Bad)
"""
    )


def test_what_may_be_absent_is_looked_for_before_it_is_asked(tmp_path: Path) -> None:
    source = """package p

import "errors"

func f(v any) error {
	switch v.(type) {
	case nil:
		return nil
	case string:
		return errors.New("text")
	}
	if n, ok := v.(int); ok {
		return g(n)
	}
	return nil
}
"""
    text = skeletons(tmp_path / "a.go", source, "GO118")
    assert f"v: Option<{ANYTHING}>" in text
    assert "if v.is_none() {" in text
    assert "} else if v.is_some_and(|value| value.is::<String>()) {" in text
    assert "if let Some(n) = v.and_then(|value| value.downcast_ref::<i64>()).copied() {" in text


def test_an_interface_is_no_type_that_any_finds(tmp_path: Path) -> None:
    source = """package p

import "errors"

type Shape interface{ Area() float64 }

func f(v any) error {
	if _, ok := v.(Shape); ok {
		return nil
	}
	return errors.New("no shape")
}
"""
    text = skeletons(tmp_path / "a.go", source, "GO118")
    assert "// DECIDE: `Shape` is a trait: `dyn Any` finds the types behind it only.\n" in text


def test_a_switch_over_an_error_asks_the_error(tmp_path: Path) -> None:
    source = """package p

import "errors"

func f(run func() error) (int, error) {
	if err := run(); err != nil {
		switch e := err.(type) {
		case *MyErr:
			return e.Code, nil
		case *Other, *Third:
			return 2, nil
		}
		return 0, err
	}
	return 1, nil
}
"""
    text = skeletons(tmp_path / "a.go", source, "GO118")
    assert "if let Some(e) = err.downcast_ref::<MyErr>() {\n            return Ok(e.code);" in text
    assert "} else if err.downcast_ref::<Other>().is_some() || err.downcast_ref::<Third>().is_some()" in text


@pytest.mark.parametrize(
    ("stated", "asked", "printed"),
    [
        ("x", "isinstance(x, str)", "matches!(x, FValue::String(_))"),
        ("data", "isinstance(data, (str, Tag))", "matches!(data, DataValue::String(_) | DataValue::Tag(_))"),
        ("node: Node", "isinstance(node, Leaf)", "matches!(node, NodeValue::Leaf(_))"),
        ("x: Any", "isinstance(x, (int, str))", "x.is::<i64>() || x.is::<String>()"),
        ("x: Any", "not isinstance(x, str)", "!x.is::<String>()"),
        ("x: Any", "not isinstance(x, (int, str))", "!(x.is::<i64>() || x.is::<String>())"),
        ("x: int | str", "isinstance(x, int)", "matches!(x, IntOrString::Int(_))"),
        ("x: int | list[str]", "isinstance(x, list)", "matches!(x, IntOrStringList::StringList(_))"),
        ("x: str | bytes | None", "isinstance(x, bytes)", "matches!(x, Some(StringOrBytes::Bytes(_)))"),
        ("x: str | None", "isinstance(x, str)", "x.is_some()"),
        ("x: str | None", "not isinstance(x, str)", "x.is_none()"),
        ("x: str", "isinstance(x, bytes)", "matches!(x, FValue::Bytes(_))"),
        ("x: int", "isinstance(x, bool)", "matches!(x, FValue::Bool(_))"),
    ],
)
def test_isinstance_is_what_the_type_of_the_value_allows(tmp_path: Path, stated: str, asked: str, printed: str) -> None:
    source = f"from typing import Any\n\ndef f({stated}):\n    if {asked}:\n        raise ValueError('no')\n"
    assert f"    if {printed} {{\n" in body(skeletons(tmp_path / "a.py", source, "PY110"))


def test_what_to_decide_about_a_test_names_the_enum(tmp_path: Path) -> None:
    source = "def f(data, name: str):\n    if isinstance(data, str):\n        raise ValueError('no')\n"
    source += "    if isinstance(name, str):\n        raise KeyError('no')\n"
    text = skeletons(tmp_path / "a.py", source, "PY110")
    assert "`data` is tested for its type: an enum `DataValue` with a variant for each, or a method of a trait." in text
    assert "`name` is stated to be `String`: the test falls away, unless other types arrive." in text


def test_a_type_that_a_union_leaves_out_is_to_decide(tmp_path: Path) -> None:
    source = "def f(x: int | str):\n    if isinstance(x, float):\n        raise ValueError('no')\n"
    text = skeletons(tmp_path / "a.py", source, "PY110")
    assert "// DECIDE: `IntOrString` is stated without `f64`, which is asked for.\n" in text


def test_a_handled_error_is_asked_for_its_variant(tmp_path: Path) -> None:
    source = """def f(a):
    try:
        a.run()
    except Exception as e:
        if isinstance(e, (ValueError, OSError)):
            return
        raise RuntimeError("x") from e
"""
    text = skeletons(tmp_path / "a.py", source, "PY110")
    assert "// DECIDE: which error of `RunError` is `ValueError` or `OSError`.\n" in text
    assert "if matches!(e, RunError::Value { .. } | RunError::Os { .. }) {" in text


def test_a_pattern_names_no_type_arguments(tmp_path: Path) -> None:
    source = """from typing import TypeVar, Union

T = TypeVar("T")
Bind = Union[type[T], str]


def f(b: Bind[T]) -> int:
    if isinstance(b, str):
        raise ValueError("x")
    return 1
"""
    printed = skeletons(tmp_path / "a.py", source, "PY110")
    assert "fn f<T>(b: &Bind<T>)" in printed
    assert "if matches!(b, Bind::String(_)) {" in printed


def test_what_the_types_settle_is_not_asked(tmp_path: Path) -> None:
    source = """def f(a: str, n: int) -> int:
    if not isinstance(a, str):
        raise TypeError("no text")
    if isinstance(n, int):
        n += 1
    else:
        n = 0
    if not n:
        raise ValueError("x")
    return n
"""
    printed = skeletons(tmp_path / "a.py", source, "PY110")
    assert "NoText" not in printed
    assert body(printed.partition("impl")[0]) == (
        "    // DECIDE: `a` is stated to be `String`: the test falls away, unless other types arrive.\n"
        "    // DECIDE: `n` is stated to be `i64`: the test falls away, unless other types arrive.\n"
        "    n += 1;\n    if n == 0 {\n        return Err(FError::X);\n    }\n    Ok(n)\n"
    )


def test_what_follows_a_settled_return_stays_reachable(tmp_path: Path) -> None:
    source = """def f(a: str) -> int:
    if isinstance(a, str):
        return 1
    raise TypeError("no text")
"""
    assert "if true {\n        return Ok(1);\n    }" in skeletons(tmp_path / "a.py", source, "PY110")


@pytest.mark.parametrize(
    ("stated", "asked", "leaves"),
    [
        ("x: str", "isinstance(x, str)", True),
        ("x: str", "not isinstance(x, str)", False),
        ("x: list[int]", "isinstance(x, list)", True),
        ("x: bool", "isinstance(x, int)", True),
    ],
)
def test_a_settled_test_leaves_what_follows_from_it(tmp_path: Path, stated: str, asked: str, *, leaves: bool) -> None:
    source = f"def f({stated}):\n    if {asked}:\n        raise ValueError('no')\n"
    note, _, rest = body(skeletons(tmp_path / "a.py", source, "PY110")).partition("\n")
    assert "the test falls away, unless other types arrive." in note
    left = "    if true {\n        return Err(FError::No);\n    }\n" if leaves else ""
    assert rest == f"{left}    Ok(())\n"
