import pytest
from tree_sitter import Parser

from translator.python.dialect import old_dialect
from translator.python.syntax import LANGUAGE


def told(source: str) -> tuple[int, str] | None:
    return old_dialect(Parser(LANGUAGE).parse(source.encode()).root_node)


@pytest.mark.parametrize(
    ("source", "line", "sign"),
    [
        ("import os\nprint 'a'\n", 2, "print statement"),
        ("print >>f, 1\n", 1, "print statement"),
        ("print>>f, 1\n", 1, "print statement"),
        ("\n\nexec code in ns\nprint 'a'\n", 3, "exec statement"),
        ("try:\n    f()\nexcept OSError, e:\n    pass\n", 3, "except with a comma"),
        ("try:\n    f()\nexcept (A, B), error:\n    pass\n", 3, "except with a comma"),
        ("raise IOError, 'no'\n", 1, "raise with a comma"),
        ("if a <> b: pass\n", 1, "`<>`"),
        ("if x: print 'a'; print 'b'\n", 1, "print statement"),
        ("x = `1`\nprint 'a'\n", 1, "backquotes"),
    ],
)
def test_signs(source: str, line: int, sign: str) -> None:
    assert told(source) == (line, f"Python 2: {sign} on line {line}")


@pytest.mark.parametrize(
    "source",
    [
        "print('a')\n",
        "print ('a', 'b')\n",
        "exec('x = 1')\n",
        "# print 'a'\n'''\nprint `x` <> y\nexcept A, e:\n'''\n",
        "try:\n    f()\nexcept A, B:\n    pass\n",
        "try:\n    f()\nexcept (A, b):\n    pass\n",
        "raise A(b, c)\n",
        "x = 1\n",
        "",
    ],
)
def test_look_alikes(source: str) -> None:
    assert told(source) is None
