"""A map from text to anything is a JSON object; so is a display whose values have several types."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_printed_names import skeletons
from tests.cli.test_type_tests import body


def python_body(tmp_path: Path, *lines: str, signature: str = "def f(d: dict[str, Any], name: str):") -> str:
    source = "\n    ".join(["from typing import Any\n" + signature, *lines, "if name:", "    raise ValueError(name)\n"])
    return body(skeletons(tmp_path / "a.py", source, "PY110")).partition("    if !name.is_empty()")[0]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ('d["a"] = 1', 'd.insert("a".to_owned(), 1.into());'),
        ('d["a"] = name', 'd.insert("a".to_owned(), name.into());'),
        ('d["a"] = None', 'd.insert("a".to_owned(), serde_json::Value::Null);'),
        ('d["a"] = ["x", 1]', 'd.insert("a".to_owned(), serde_json::json!(["x", 1]));'),
        ('d["a"] = d["b"]', 'd.insert("a".to_owned(), d["b"].clone());'),
        ('d["a"] = "%q" % name', 'd.insert("a".to_owned(), todo!("\\"%q\\" % name"));'),
        ('d["a"] = load(name)', 'd.insert("a".to_owned(), serde_json::json!(load(name)));'),
        ('d.update({"a": 1, "b": name})', 'd.extend([("a".to_owned(), 1.into()), ("b".to_owned(), name.into())]);'),
        ("d.update(a=1)", 'd.extend([("a".to_owned(), 1.into())]);'),
        ('if d["a"] is None: stop()', 'if d["a"].is_null() {\n        stop();\n    }'),
        ('if isinstance(d["a"], str): stop()', 'if d["a"].is_string() {\n        stop();\n    }'),
        (
            'if isinstance(d["a"], (bool, int)): stop()',
            'if d["a"].is_boolean() || d["a"].is_i64() {\n        stop();\n    }',
        ),
    ],
)
def test_values_of_an_object(tmp_path: Path, statement: str, expected: str) -> None:
    assert python_body(tmp_path, statement).strip() == expected


def test_an_object_that_is_stated(tmp_path: Path) -> None:
    printed = python_body(tmp_path, 'x: dict[str, Any] = {"name": name, "count": 3, "of": {"a": None}}', "g(x)")
    assert printed == (
        "    let x = serde_json::Map::from_iter([\n"
        '        ("name".to_owned(), name.into()),\n'
        '        ("count".to_owned(), 3.into()),\n'
        '        ("of".to_owned(), serde_json::json!({ "a": null })),\n'
        "    ]);\n    g(x);\n"
    )


def test_keywords_of_several_types(tmp_path: Path) -> None:
    assert python_body(tmp_path, 'g(dict(a=1, b="x"))') == (
        "    // DECIDE: the values have several types: JSON here, a struct or an enum where they are known.\n"
        '    g(serde_json::json!({ "a": 1, "b": "x" }));\n'
    )
    assert "HashMap::from([" in python_body(tmp_path, "g(dict(a=1, b=2))")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('d.get("n", 3)', 'd.get("n").and_then(serde_json::Value::as_i64).unwrap_or(3)'),
        ('d.get(name, "x")', 'd.get(name).and_then(serde_json::Value::as_str).unwrap_or("x")'),
        ('d.get("n")', 'd.get("n").cloned()'),
    ],
)
def test_what_an_object_may_lack(tmp_path: Path, call: str, expected: str) -> None:
    assert expected in " ".join(python_body(tmp_path, f"x = {call}", "g(x)").split()).replace(" .", ".")


def test_null_is_nothing_where_the_source_asks_for_none(tmp_path: Path) -> None:
    printed = python_body(tmp_path, 'x = d["a"]', "if x is None:", '    raise KeyError("a")', "g(x)")
    assert 'let x = d.get("a").filter(|value| !value.is_null());' in printed
    assert "let x = x.ok_or(" in printed


def test_a_display_of_several_types(tmp_path: Path) -> None:
    printed = python_body(tmp_path, 'g({"name": name, "count": 3, "tags": ["a", "b"], "on": True, "off": None})')
    assert printed == (
        "    // DECIDE: the values have several types: JSON here, a struct or an enum where they are known.\n"
        "    g(serde_json::json!({\n"
        '        "name": name,\n        "count": 3,\n        "tags": ["a", "b"],\n'
        '        "on": true,\n        "off": null\n'
        "    }));\n"
    )


@pytest.mark.parametrize(
    ("display", "expected"),
    [
        ('{"a": 1, "b": 2}', 'HashMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)])'),
        ("{1: 2, 3: None}", "HashMap::from([(1, Some(2)), (3, None)])"),
        ('{"a": 1, "b": h()}', 'HashMap::from([("a".to_owned(), 1), ("b".to_owned(), h())])'),
        ("[1, 2.5]", "vec![1.0, 2.5]"),
        ("[1, 2]", "vec![1, 2]"),
        ('(1, "a")', '(1, "a".to_owned())'),
    ],
)
def test_displays_that_are_no_json(tmp_path: Path, display: str, expected: str) -> None:
    assert python_body(tmp_path, f"g({display})").strip() == f"g({expected});"


def test_go(tmp_path: Path) -> None:
    source = """package p

import "errors"

func f(m map[string]interface{}, n int) (map[string]any, error) {
	if s, ok := m["name"].(string); ok {
		g(s)
	}
	if m["x"] == nil {
		return nil, errors.New("bad")
	}
	m["n"] = n
	f := m["f"].(float64)
	g(f)
	return map[string]any{"m": m, "tags": []string{"a"}, "row": &Row{N: n}}, nil
}
"""
    assert (
        body(skeletons(tmp_path / "a.go", source, "GO118"))
        == """\
    if let Some(s) = m.get("name").and_then(serde_json::Value::as_str) {
        g(s);
    }
    if m.get("x").is_none_or(serde_json::Value::is_null) {
        return Err(FError::Bad);
    }
    m.insert("n".to_owned(), n.into());
    let f = m
        .get("f")
        .and_then(serde_json::Value::as_f64)
        .expect("a value of type f64");
    g(f);
    Ok(serde_json::Map::from_iter([
        ("m".to_owned(), m.clone().into()),
        ("tags".to_owned(), serde_json::json!(["a"])),
        ("row".to_owned(), serde_json::json!(Row { n })),
    ]))
"""
    )


def test_an_object_that_is_returned_as_declared(tmp_path: Path) -> None:
    """What a display is built up for tells its type; a name that only goes into what is returned tells nothing."""
    source = """from typing import Any

def f(name: str) -> dict[str, Any]:
    if not name:
        raise ValueError(name)
    found = {}
    other = {}
    found["a"] = 1
    other["b"] = 2
    found["c"] = other
    return found
"""
    printed = body(skeletons(tmp_path / "a.py", source, "PY110"))
    assert "    let mut found = serde_json::Map::new();\n    let mut other = HashMap::new();\n" in printed
    assert '    found.insert("a".to_owned(), 1.into());\n    other.insert("b".to_owned(), 2);\n' in printed


def test_fields_that_may_be_absent_in_a_message(tmp_path: Path) -> None:
    source = """class A(Exception):
    def __init__(self, message: str | None, items: list[str], n: int) -> None:
        self.message = message
        self.items = items
        self.n = n

    def __str__(self) -> str:
        return f"{self.message}: {self.items} {self.n}"
"""
    printed = skeletons(tmp_path / "a.py", source, "PY106")
    assert '#[error("{}: {items:?} {n}", .message.as_deref().unwrap_or("None"))]\n' in printed


def test_an_error_that_is_left_to_write_needs_no_conversion(tmp_path: Path) -> None:
    source = """class A(Exception):
    pass

def f(*args):
    raise A(*((1,) + args))
"""
    assert 'Err(todo!("A(*((1,) + args))"))\n' in skeletons(tmp_path / "a.py", source, "PY103")
