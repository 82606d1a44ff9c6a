"""Python's names live in the whole function, Rust's in a block: where each is declared."""

import pytest

from tests.python.parsing import lower_body
from translator.ir.statements import Assign, ForEach, If, Let, Statement, Try, While, With


def shape(statements: tuple[Statement, ...]) -> list[object]:
    """Declarations (`let x`, `let mut x`), writes (`x =`) and the nesting of blocks; nothing else."""
    found: list[object] = []
    for one in statements:
        match one:
            case Let(names, value):
                mut = "mut " if one.mutable else ""
                found.append(f"let {mut}{','.join(names)}" + ("" if value is None else " ="))
            case Assign(targets):
                found.append(",".join(getattr(target, "text", "?") for target in targets) + " " + one.operator)
            case If(_, body, orelse):
                found.append(["if", *shape(body), *(["else", *shape(orelse)] if orelse else [])])
            case ForEach(targets, _, body):
                found.append([f"for {','.join(targets)}", *shape(body)])
            case While(_, body):
                found.append(["while", *shape(body)])
            case With(_, body):
                found.append(["with", *shape(body)])
            case Try(body, handlers, orelse, final):
                found.append(
                    ["try", *shape(body), *(shape(one.body) for one in handlers), *shape(orelse), *shape(final)]
                )
    return found


CASES: list[tuple[str, list[object]]] = [
    # In one block.
    ("x = 1\nreturn x", ["let x ="]),
    ("x = 1\nx = 2", ["let mut x =", "x ="]),
    # In branches: needed behind them, or not.
    ("if a:\n    x = 1\nelse:\n    x = 2\nreturn x", ["let x", ["if", "x =", "else", "x ="]]),
    ("if a:\n    x = 1\n    b(x)\nelse:\n    x = 2\n    c(x)", [["if", "let x =", "else", "let x ="]]),
    ("x = 1\nif a:\n    x = 2\nreturn x", ["let mut x =", ["if", "x ="]]),
    ("if a:\n    x = 1\n    x = 2\nreturn x", ["let mut x", ["if", "x =", "x ="]]),
    ("if a:\n    x = 1\nx = 2\nreturn x", [["if", "let x ="], "let x ="]),
    # In loops.
    ("for i in a:\n    x = i\n    b(x)", [["for i", "let x ="]]),
    ("for i in a:\n    x = i\nreturn x", ["let mut x", ["for i", "x ="]]),
    ("x = 0\nfor i in a:\n    x += i\nreturn x", ["let mut x =", ["for i", "x +="]]),
    ("while a:\n    if b:\n        x = 1\n    else:\n        b(x)", ["let mut x", ["while", ["if", "x =", "else"]]]),
    ("for x in a:\n    b(x)\nfor x in c:\n    b(x)", [["for x"], ["for x"]]),
    ("for x in a:\n    b(x)\nreturn [x for x in c]", [["for x"]]),
    ("for x in a:\n    b(x)\nreturn lambda x: x", [["for x"]]),
    ("for x in a:\n    b(x)\nc(x=1)\nreturn c.x", [["for x"]]),
    ("for x in a:\n    if b(x):\n        break\nreturn x", ["let mut x", ["for each_x", "x =", ["if"]]]),
    ("for a in b:\n    c(a)", [["for a"]]),
    # In `try`, `with`.
    ("try:\n    x = a()\nexcept E:\n    x = None\nreturn x", ["let x", ["try", "x =", ["x ="]]]),
    ("try:\n    x = a()\nexcept E:\n    return\nreturn x", ["let x", ["try", "x =", []]]),
    ("try:\n    x = a()\n    b(x)\nexcept E:\n    pass", [["try", "let x =", []]]),
    ("try:\n    x = a()\nfinally:\n    b(x)", ["let x", ["try", "x ="]]),
    ("try:\n    x = a()\n    return x\nfinally:\n    b(x)", ["let x", ["try", "x ="]]),
    ("if a:\n    x = b()\n    return x\nelse:\n    x = c()\nreturn x", ["let x", ["if", "x =", "else", "x ="]]),
    ("if a:\n    x = b()\n    return x\nx = c()\nreturn x", [["if", "let x ="], "let x ="]),
    ("with a as f:\n    x = f()\nreturn x", ["let x", ["with", "x ="]]),
    ("with a as f:\n    x = f()\n    b(x)", [["with", "let x ="]]),
    ("try:\n    a()\nexcept E as e:\n    b(e)\ntry:\n    a()\nexcept E as e:\n    b(e)", [["try", []], ["try", []]]),
    # Parameters, globals and inner functions.
    ("a = 1", ["a ="]),
    ("global x\nx = 1", ["x ="]),
    ("x = 1\ndef f():\n    return x\nf()", ["let x =", "let f ="]),
    ("if a:\n    x = 1\nreturn lambda: x", ["let x", ["if", "x ="]]),
    ("if a:\n    def f():\n        return 1\nreturn f", ["let f", ["if", "f ="]]),
    # `:=`
    ("if (x := a()) is None:\n    return\nreturn x", ["let x =", ["if"]]),
    ("if (x := a()):\n    b(x)", ["let x =", ["if"]]),
    # Several at once.
    ("x, y = a\nx = 1", ["let mut x,y =", "x ="]),
    ("if a:\n    x, y = b\nreturn x", ["let x", ["if", "let y", "x,y ="]]),
]


@pytest.mark.parametrize(("source", "expected"), CASES, ids=[row[0] for row in CASES])
def test_declared_where_it_lives(source: str, expected: list[object]) -> None:
    assert shape(lower_body(source)) == expected
