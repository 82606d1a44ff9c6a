"""Maps from text to anything, wherever they come from, and characters asked for being one of some."""

from __future__ import annotations

from tests.rust.python_code import ported

HEAD = "from typing import Any\n\n\n"
MAP = "serde_json::Map<String, serde_json::Value>"


def test_what_dict_makes_is_what_its_display_is() -> None:
    source = """
def run(n: int) -> dict[str, Any]:
    if n > 2:
        return dict(changed=True)
    if n > 1:
        return dict()
    raise ValueError("x")
"""
    text = ported(HEAD + source)
    assert (
        "        return Ok(serde_json::Map::from_iter([(\n"
        '            "changed".to_owned(),\n'
        "            true.into(),\n"
        "        )]));\n"
    ) in text
    assert "        return Ok(serde_json::Map::new());\n" in text


def test_keywords_of_any_type_are_json() -> None:
    text = ported(HEAD + 'def run(**options: Any) -> None:\n    if "a" in options:\n        raise ValueError("x")\n')
    assert text.startswith(f"pub fn run(options: &{MAP}) -> Result<(), RunError> {{\n")
    text = ported(HEAD + 'def run(**options: int) -> None:\n    if "a" in options:\n        raise ValueError("x")\n')
    assert text.startswith("pub fn run(options: &HashMap<String, i64>) -> Result<(), RunError> {\n")


def test_a_map_that_is_given_values_of_several_types_is_json() -> None:
    source = """
def run(n: int) -> None:
    diff = {}
    diff["before"] = ""
    diff["binary"] = 1
    sizes = {}
    sizes["a"] = 1
    sizes["b"] = 2
    if n > 1:
        raise ValueError("x")
    print(diff, sizes)
"""
    text = ported(HEAD + source)
    assert "    let mut diff = serde_json::Map::new();\n" in text
    assert '    diff.insert("binary".to_owned(), 1.into());\n' in text
    assert '    sizes.insert("a".to_owned(), 1);\n' in text


def test_a_character_is_one_of_characters() -> None:
    source = """
def run(text: str, kind: str) -> None:
    for c in text:
        if c in ("a", "b"):
            raise ValueError("x")
    if kind in ("a", "b"):
        raise ValueError("y")
"""
    text = ported(HEAD + source)
    assert "        if matches!(c, 'a' | 'b') {\n" in text
    assert '    if matches!(kind, "a" | "b") {\n' in text


def test_pairs_inside_json_are_taken_apart() -> None:
    source = """
def run(event: dict[str, Any]) -> None:
    for name, value in event["headers"]:
        print(name, value)
    for item in event["rest"]:
        print(item)
    raise ValueError("x")
"""
    text = ported(HEAD + source)
    assert "    // DECIDE: each item is taken for an array of 2; what it lacks is `Null` here.\n" in text
    assert "        .map(|item| (&item[0], &item[1]))\n" in text
    assert '    for item in event["rest"].as_array().into_iter().flatten() {\n' in text
