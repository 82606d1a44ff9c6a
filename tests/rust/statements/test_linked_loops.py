from __future__ import annotations

from tests.rust.lowered import NIL, body_of, called, index_of, local
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Field, Structure
from translator.ir.types import INT, Named, Pointer

NODE = Pointer(Named("Node"))
INDEX = index_of(Structure("Node", (Field("Next", NODE), Field("Value", INT))))
START = st.Let(("n",), ex.Attribute(local("first"), "Next"))
STEP = st.Assign((local("n"),), (ex.Attribute(local("n"), "Next"),))


def walk(*body: st.Statement, step: st.Assign = STEP) -> str:
    loop = st.While(ex.IsNil(local("n"), negated=True), body, (step,))
    return body_of(st.Block((START, loop)), index=INDEX, params={"first": NODE})


def test_the_next_link_is_taken_before_the_body() -> None:
    assert walk(st.Do(called("g", ex.Attribute(local("n"), "Value")))) == (
        "let mut next = first.next.as_deref();\n"
        "while let Some(n) = next {\n    next = n.next.as_deref();\n    g(n.value);\n}\n"
    )


def test_a_walk_that_changes_the_links_is_left() -> None:
    cut = st.Assign((ex.Attribute(local("n"), "Next"),), (NIL,))
    assert "as_deref" not in walk(cut)


def test_another_step_is_left() -> None:
    other = st.Assign((local("n"),), (called("follow", local("n")),))
    assert "while let Some(n) = next" not in walk(st.Do(called("g")), step=other)
