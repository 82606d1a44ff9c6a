"""Builtin functions and types of the source that are values, not calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rust.scanned import skeletons

HANDED_ON = "`{}` is handed on as a value: a closure, a type parameter, an enum."


def printed(folder: Path, line: str) -> str:
    """The line inside a function whose parameters have types, as far as their names say."""
    source = f"""\
def f(numbers: list[int], names: list[str], name: str, other, opts):
    if not numbers:
        raise ValueError("empty")
    {line}
"""
    (text,) = skeletons(folder, "PY110", source)
    inside = text.partition("return Err(FError::Empty);\n    }\n")[2].rpartition("    Ok(())")[0]
    return "".join(one.removeprefix("    ") for one in inside.splitlines(keepends=True))


@pytest.mark.parametrize(
    ("line", "rust"),
    [
        ("a = map(str, numbers)", "let a = numbers.iter().map(|value| value.to_string());\n"),
        ("a = map(repr, names)", 'let a = names.iter().map(|value| format!("{:?}", value));\n'),
        ("a = map(str.lower, names)", "let a = names.iter().map(|value| value.to_lowercase());\n"),
        ("a = map(other, names)", "let a = names.iter().map(other);\n"),
        ("a = bool(names)", "let a = !names.is_empty();\n"),
        ("a = not bool(names)", "let a = names.is_empty();\n"),
        ("a = bool(name == 'x')", 'let a = name == "x";\n'),
        ("a = bool()", "let a = false;\n"),
        ("a = dict.get(opts, 'k')", 'let a = opts.get("k");\n'),
        ("a = dict.fromkeys(names)", 'let a = todo!("dict.fromkeys(names)");\n'),
    ],
)
def test_builtins_become_what_they_do(line: str, rust: str, tmp_path: Path) -> None:
    assert printed(tmp_path, line) == rust


@pytest.mark.parametrize("name", ["str", "bool", "int", "dict"])
def test_a_type_as_a_value_is_to_decide(name: str, tmp_path: Path) -> None:
    assert printed(tmp_path, f"codec('k', {name})") == (
        f'// DECIDE: {HANDED_ON.format(name)}\ncodec("k", todo!("{name}"));\n'
    )


@pytest.mark.parametrize(
    ("line", "test"),
    [
        ("a = type(other) is str", "matches!(other, OtherValue::String(_))"),
        ("a = type(other) != str", "!matches!(other, OtherValue::String(_))"),
        ("a = type(other) in (int, str)", "matches!(other, OtherValue::Int(_) | OtherValue::String(_))"),
    ],
)
def test_a_comparison_of_types_is_a_test_for_them(line: str, test: str, tmp_path: Path) -> None:
    assert printed(tmp_path, line).splitlines()[-1] == f"let a = {test};"


@pytest.mark.parametrize("line", ["a = type(other) is type(name)", "a = type(other) is opts"])
def test_a_comparison_with_what_is_no_type_stays(line: str, tmp_path: Path) -> None:
    assert "matches!" not in printed(tmp_path, line)
