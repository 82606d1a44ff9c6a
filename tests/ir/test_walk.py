from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.walk import nodes, substituted

X, Y = ex.Name("x", "", "local"), ex.Name("y", "", "local")
CALL = st.Do(ex.Call(ex.Name("f"), (X, ex.Attribute(X, "name"))))


def test_every_node_comes_once_and_the_outer_first() -> None:
    found = list(nodes((CALL,)))
    assert found[0] is CALL
    assert sum(node == X for node in found) == 2


def test_closures_are_gone_through() -> None:
    closure = ex.Closure((), (), (CALL,))
    assert any(node == X for node in nodes(closure))


def test_what_is_replaced_is_replaced_everywhere() -> None:
    changed = substituted((CALL,), X, Y)
    assert [node for node in nodes(changed) if node == X] == []
    assert sum(node == Y for node in nodes(changed)) == 2


def test_what_holds_none_stays_the_same_object() -> None:
    body = (CALL,)
    assert substituted(body, Y, X) is body
