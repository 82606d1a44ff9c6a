from __future__ import annotations

from tests.rust.lowered import body_of, called, local
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.types import INT

CLOSE = st.Defer(called("file.Close"), "close")


def test_a_deferred_call_in_a_block_ends_with_the_block() -> None:
    printed = body_of(st.If(local("on"), (CLOSE, st.Do(called("g")))), params={})
    assert "// DECIDE: the source closes at the end of the function, `Drop` at the end of this block." in printed


def test_at_the_top_of_a_function_both_agree() -> None:
    assert "DECIDE" not in body_of(CLOSE, st.Do(called("g")))


def test_in_loops_and_switches_too() -> None:
    loop = st.ForEach(("x",), local("xs"), (CLOSE,))
    switch = st.Switch(local("k"), (st.Case((ex.Literal("int", "1"),), (CLOSE,)),))
    for statement in (loop, switch, st.While(local("on"), (CLOSE,))):
        assert body_of(statement).count("// DECIDE: the source closes") == 1


def test_a_closure_is_a_function_of_its_own() -> None:
    closure = ex.Closure((), (), (CLOSE, st.Do(called("g"))))
    assert "the source closes" not in body_of(st.Do(called("run", closure)))


CLEAN_UP = st.Defer(called("g"))


def test_braces_of_a_macro_end_with_a_semicolon_before_what_would_join_them() -> None:
    both = st.Assign((local("a"), local("b")), (called("f"),))
    printed = body_of(CLEAN_UP, st.Comment("both"), both, params={"a": INT, "b": INT})
    assert "\n};\n// both\n(a, b) = f();" in printed


def test_braces_of_a_macro_end_without_one_otherwise() -> None:
    assert "\n}\nh();" in body_of(CLEAN_UP, st.Do(called("h")))
