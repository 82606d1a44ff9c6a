from __future__ import annotations

import pytest

from translator.ir.expressions import Call, Literal, OneOf
from translator.python import frontend
from translator.python.syntax import parse


def second_argument(source: str) -> object:
    root = parse(source.encode())
    names = frontend.file_names(root, source.encode(), "unit")
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type == "call" and (node.text or b"").startswith((b"getattr", b"setattr")):
            lowered = frontend.lower(node, names)
            assert isinstance(lowered, Call)
            return lowered.args[1]
        waiting += reversed(node.children)
    raise AssertionError("no access by name")


@pytest.mark.parametrize(
    "source",
    [
        'for n in ("a", "b"):\n    setattr(x, n, 1)\n',
        'for n in ["a", "b"]:\n    if y:\n        z = [getattr(x, n)]\n',
        'z = [getattr(x, n) for n in ("a", "b")]\n',
        'def f(x):\n    for n in ("a", "b"):\n        yield getattr(x, n, None)\n',
    ],
)
def test_a_loop_over_literals_says_what_a_name_can_be(source: str) -> None:
    found = second_argument(source)
    assert isinstance(found, OneOf)
    assert found.options == (Literal("string", "a"), Literal("string", "b"))


@pytest.mark.parametrize(
    "source",
    [
        "for n in names:\n    getattr(x, n)\n",
        'for n in ("a", other):\n    getattr(x, n)\n',
        'for m in ("a", "b"):\n    getattr(x, n)\n',
        'for n in ("a", "b"):\n    def f(n):\n        return getattr(x, n)\n',
        "for n in ():\n    getattr(x, n)\n",
        'for n in ("a", "b"):\n    getattr(x, n.strip())\n',
    ],
)
def test_other_names_stay_open(source: str) -> None:
    assert not isinstance(second_argument(source), OneOf)
