"""Elements that may fail: collected once, into a `Result`, whatever is done with them."""

from __future__ import annotations

import pytest

from tests.rust.python_code import ported

PARSED = (
    "rows\n        .iter()\n        .map(|{0}| Ok({0}.trim().parse::<i64>()?))\n"
    "        .collect::<Result<{1}, RunError>>()?"
)

ROWS = [
    ("value = list(int(x) for x in rows)", "let value = " + PARSED.format("x", "Vec<_>") + ";"),
    ("value = set(int(x) for x in rows)", "let value = " + PARSED.format("x", "HashSet<_>") + ";"),
    (
        "value = sum(int(x) for x in rows)",
        "let value = " + PARSED.format("x", "Vec<_>") + "\n        .into_iter()\n        .sum::<i64>();",
    ),
    ("value = list(map(int, rows))", "let value = " + PARSED.format("value", "Vec<_>") + ";"),
    ("for value in map(int, rows): print(value)", "for value in " + PARSED.format("value", "Vec<_>") + "\n    {\n"),
    ("for value in map(str.strip, rows): print(value)", "for value in rows.iter().map(|value| value.trim()) {\n"),
]


@pytest.mark.parametrize(("statement", "rust"), ROWS)
def test_elements(statement: str, rust: str) -> None:
    text = ported(f"def run(rows: list[str]) -> None:\n    {statement}\n    raise ValueError('x')\n")
    assert rust in text


def test_a_path_is_expected_where_one_is_asked_about() -> None:
    source = """
import os
from typing import Optional


def run(base: Optional[str]) -> str:
    if not os.path.exists(base):
        raise ValueError("x")
    return ""
"""
    text = ported(source)
    assert '    if !Path::new(base.expect("base is there")).exists() {\n' in text
    assert "    // DECIDE: `base` is used without being asked whether it is there.\n" in text
