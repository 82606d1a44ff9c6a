"""Where a predicate holds, one of its words stands."""

import re

import pytest

from tests.python.parsing import names_of, of_kind
from tests.python.test_predicates import HOLDS
from translator.python.words import WORDS


@pytest.mark.parametrize(("predicate", "source", "kind", "args"), [(one[0], one[1], one[2], one[3:]) for one in HOLDS])
def test_the_node_has_one_of_the_words(predicate: str, source: str, kind: str, args: tuple[str, ...]) -> None:
    if predicate not in WORDS:
        return
    names = names_of(source)
    text = (of_kind(names, kind, -1).text or b"").decode()
    assert WORDS[predicate](args, names)
    assert {*(WORDS[predicate](args, names) or ())} & set(re.findall(r"\w+", text))


@pytest.mark.parametrize(
    ("source", "targets", "words"),
    [
        ("x", ("builtins.eval", "builtins.exec"), {"eval", "exec"}),
        ("from builtins import eval as e", ("builtins.eval",), {"eval", "e"}),
        ("import builtins as b", ("builtins.eval",), {"eval", "b"}),
        ("import asyncio.tasks, os", ("asyncio.gather",), {"asyncio"}),
        ("from asyncio import gather as g", ("asyncio.gather",), {"g"}),
        ("from asyncio import *", ("asyncio.gather",), set()),
        ("from mine import gather", ("asyncio.gather",), set()),
        ("def f():\n  from asyncio import gather", ("asyncio.gather",), {"gather"}),
    ],
)
def test_names_that_lead_to_a_path(source: str, targets: tuple[str, ...], words: set[str]) -> None:
    assert set(WORDS["resolves?"](targets, names_of(source)) or ()) == words


def test_a_module_of_a_package_need_not_spell_it() -> None:
    names = names_of("from . import gather as g", "asyncio.tasks")
    assert set(WORDS["resolves?"](("asyncio.gather",), names) or ()) == {"g"}
