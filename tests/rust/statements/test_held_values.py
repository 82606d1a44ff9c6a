"""Values of any type that must be of one: what follows the question has them as that."""

from __future__ import annotations

from tests.rust.python_code import ported

SAID = "    // DECIDE: `{0}` holds one of several types: an enum and `match` where the set is closed.\n"


def test_what_must_be_of_a_type_is_of_it_from_there_on() -> None:
    source = """
def run(value: object, count: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"no text: {value}")
    if not isinstance(count, int):
        raise ValueError("no number")
    print(count + 1)
    return value.strip()
"""
    text = ported(source)
    assert SAID.format("value") + "    let Some(value) = value.downcast_ref::<String>() else {\n" in text
    assert SAID.format("count") + "    let Some(count) = count.downcast_ref::<i64>().copied() else {\n" in text
    assert text.endswith('    println!("{}", count + 1);\n    Ok(value.trim().to_owned())\n}\n')


def test_what_must_hold_something_too_is_asked_for_it() -> None:
    source = """
def run(value: object) -> list[str]:
    if not isinstance(value, str) or ":" not in value:
        raise ValueError("no text")
    return value.split(":")
"""
    assert (
        "    let Some(value) = value\n"
        "        .downcast_ref::<String>()\n"
        '        .filter(|&value| value.contains(":"))\n'
        "    else {\n"
    ) in ported(source)


def test_what_is_made_a_text_or_asked_for_an_unknown_type_keeps_its_own() -> None:
    source = """
def run(self, value: object, other: object) -> None:
    if not isinstance(value, str):
        value = str(value)
    if not isinstance(other, self.kind):
        raise ValueError("no text")
    print(value, other)
"""
    text = ported(source)
    assert "let Some(value)" not in text
    assert "let Some(other)" not in text


def test_a_parameter_that_may_only_be_none_is_an_option() -> None:
    source = """
def run(value: str, func: None = None) -> None:
    if func is not None:
        raise ValueError("x")
"""
    text = ported(source)
    assert text.startswith("pub fn run(value: &str, func: Option<Undecided>) -> Result<(), RunError> {\n")


def test_of_a_choice_by_a_type_that_is_stated_one_side_is_left() -> None:
    source = """
def run(body: str) -> bytes:
    if not body:
        raise ValueError("x")
    return body.encode() if isinstance(body, str) else body
"""
    assert ported(source).endswith(
        "    // DECIDE: `body` is stated to be `String`: the test falls away, unless other types arrive.\n"
        "    Ok(body.as_bytes().to_vec())\n"
        "}\n"
    )
