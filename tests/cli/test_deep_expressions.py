"""What is nested deep is printed, in steps that grow no faster than its depth.

The allowance for a construct counts steps, not seconds: one that is exponential in its depth ends in the ledger.
"""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from translator.cli.group import rustbound

DEEP = 24
GO_HEAD = """package a

import ("errors"; "fmt"; "strings"; "time")

type T struct{ F any }
"""
GO = """
func f%d(q any, m map[string]any, s string, d time.Duration, p *int) error {
    %s
    if s == "" {
        return errors.New("x")
    }
    return nil
}
"""
PYTHON = """
def f%d(x: Optional[str], d: dict[str, Any], b: bytes, n: int) -> int:
    %s
    if n:
        raise ValueError("no")
    return 1
"""


def nested(opening: str, middle: str, closing: str) -> str:
    return opening * DEEP + middle + closing * DEEP


def unprinted(path: Path, source: str, code: str, number: int) -> list[tuple[int, str]]:
    """Line and reason of each of the functions that was not printed."""
    path.write_text(source)
    arguments = ["scan", str(path), "--isolated", "--select", code, "--format", "json"]
    survey = json.loads(CliRunner().invoke(rustbound, arguments, catch_exceptions=False).stdout)
    assert sum(bool(finding["skeleton"]) for finding in survey["findings"] if finding["code"] == code) == number
    return [(entry["line"], entry["reason"]) for entry in survey["ledger"]["constructs"] if entry["kind"] == "skeleton"]


def test_go(tmp_path: Path) -> None:
    source = GO_HEAD + "".join(GO % numbered for numbered in enumerate(GO_STATEMENTS))
    assert unprinted(tmp_path / "a.go", source, "GO118", len(GO_STATEMENTS)) == []


def test_python(tmp_path: Path) -> None:
    source = "from typing import Any, Optional\n" + "".join(
        PYTHON % numbered for numbered in enumerate(PYTHON_STATEMENTS)
    )
    assert unprinted(tmp_path / "a.py", source, "PY110", len(PYTHON_STATEMENTS)) == []


def test_a_template_beside_what_lies_too_deep(tmp_path: Path) -> None:
    deep = "(" * 3000 + "1" + ")" * 3000
    body = ["t = 'x %s'", "y = t % a", f"z = {deep}", "if a:", "    raise ValueError(y)", "return y"]
    source = "\n    ".join(["def f(a):", *body]) + "\n"
    assert unprinted(tmp_path / "a.py", source, "PY110", 1) == []


GO_STATEMENTS = [
    "a := " + nested("[]any{", "1", "}"),
    "a := " + nested('map[string]any{"k": ', "1", "}"),
    "a := " + nested("strings.TrimSpace(", "s", ")"),
    "a := " + nested("fmt.Sprint(", "s", ")"),
    "a := " + nested("(", "d", " * 2)"),
    "a := " + nested("time.Duration(", "3", ")"),
    "a := " + nested("func() any { return ", "1", " }"),
    'a := m["a"]' + '.(map[string]any)["a"]' * DEEP,
    "a := q" + ".(T).F" * DEEP,
    "if p != nil && " + nested("!(", 's == ""', ")") + " {\n}",
    nested("if err := g(); err != nil {\n", "return err\n", "}\n"),
    nested('if v, ok := m["a"].(string); ok {\n', "fmt.Println(v)\n", "}\n"),
    nested('switch x := m["a"].(type) {\ncase string:\n', "fmt.Println(x)\n", "}\n"),
]
PYTHON_STATEMENTS = [
    "a = " + "x.strip() if x else " * DEEP + "'z'",
    "a = " + nested("(", "x.strip()", " if x else 'q')"),
    "a = " + nested("x and (", "x.done()", ")"),
    "a = " + nested("x or (", "g()", ")"),
    "if " + nested("x is not None and (", "x.done()", ")") + ": g()",
    "if " + nested("isinstance(x, str) and (", "x", ")") + ": g()",
    "if " + nested("not (", "x", ")") + ": g()",
    "a = " + nested("f(", "x", ")"),
    "a = x" + ".strip()" * DEEP,
    "a = d" + ".get('a', 1)" * DEEP,
    "a = d" + "['a']" * DEEP,
    "a = " + nested("b''.join([", "b", "])"),
    "a = " + nested("str(", "n", ")"),
    "a = " + nested("list(map(str, ", "d", "))"),
    "a = " + nested("dict(a=", "1", ", b='x')"),
    "a = " + nested("{'k': ", "1", "}"),
    "a = " + nested("[", "1", "]"),
    "a = " + nested("(", "1", ", 'x')"),
    "a = " + nested("(", "b", " + b'x')"),
    "a = " + nested("lambda: ", "x", ""),
    "a = " + nested("[i for i in ", "d", "]"),
    "a = " + nested("g(f'{x}', ", "1", ")"),
]
