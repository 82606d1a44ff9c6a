from __future__ import annotations

import pytest

from tests.rust.lowered import called, lines, local, number, scope_with
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.types import INT, STRING, UNKNOWN, List, Map, Type
from translator.rust.scope import Local

NUMBERS = List(INT)
XS, YS = local("xs"), local("ys")
NOTE = "// DECIDE: whoever shares the list `xs` sees its new content in the source.\n"


def part(low: int | None = None, high: int | None = None, step: int | None = None) -> ex.Slice:
    low_, high_, step_ = (None if n is None else number(n) for n in (low, high, step))
    return ex.Slice(XS, low_, high_, step_)


def own(statement: st.Statement, type_: Type = NUMBERS) -> str:
    scope = scope_with(ys=NUMBERS)
    scope.bind("xs", Local(type_))
    return lines(statement, scope=scope)


def shown(statement: st.Statement, type_: Type = NUMBERS) -> str:
    return lines(statement, scope=scope_with(xs=type_, ys=NUMBERS))


@pytest.mark.parametrize(
    ("target", "rust"),
    [
        (part(), f"{NOTE}xs = ys.to_vec();"),
        (part(high=0), "xs.splice(..0, ys.to_vec());"),
        (part(1, 2), "xs.splice(1..2, ys.to_vec());"),
        (part(low=3), "xs.splice(3.., ys.to_vec());"),
    ],
)
def test_part_of_a_list_is_replaced(target: ex.Slice, rust: str) -> None:
    assert shown(st.Assign((target,), (YS,))) == rust


@pytest.mark.parametrize(
    ("target", "rust"),
    [
        (part(), "xs.clear();"),
        (part(low=1), "xs.drain(1..);"),
        (ex.Index(XS, number(0)), "xs.remove(0);"),
        (ex.Index(XS, ex.Unary("-", number(1))), "xs.pop();"),
    ],
)
def test_part_of_a_list_is_removed(target: ex.Expression, rust: str) -> None:
    assert shown(st.Delete((target,))) == rust
    assert shown(st.Delete((target,)), UNKNOWN) == rust


def test_an_entry_of_a_map_is_removed_by_its_key() -> None:
    assert shown(st.Delete((ex.Index(XS, number(0)),)), Map(INT, STRING)) == "xs.remove(&0);"


def test_a_step_is_left_to_decide() -> None:
    for statement in (st.Assign((part(step=2),), (YS,)), st.Delete((part(step=2),))):
        assert "// DECIDE: a slice with a step" in shown(statement)
        assert "todo!(" in shown(statement)


@pytest.mark.parametrize(
    ("value", "rust"),
    [
        (YS, "xs.extend_from_slice(ys);"),
        (ex.ListLiteral((number(1),)), "xs.push(1);"),
        (ex.ListLiteral((number(1), number(2))), "xs.extend([1, 2]);"),
        (called("f"), "xs.extend(f());"),
    ],
)
def test_a_list_that_is_added_to_grows(value: ex.Expression, rust: str) -> None:
    assert shown(st.Assign((XS,), (value,), "+=")) == rust


def test_a_number_that_is_added_to_is_no_list() -> None:
    assert shown(st.Assign((XS,), (number(1),), "+="), INT) == "xs += 1;"


LENGTH = ex.Call(ex.Name("len", kind="builtin"), (XS,))


@pytest.mark.parametrize(
    ("value", "rust"),
    [
        (part(high=0), "xs.clear();"),
        (part(high=3), "xs.truncate(3);"),
        (part(low=2), "xs.drain(..2);"),
        (ex.Slice(XS, None, ex.Binary("-", LENGTH, number(1))), "xs.pop();"),
        (ex.Slice(XS, None, ex.Binary("-", LENGTH, number(2))), "xs.truncate(xs.len() - 2);"),
        (part(1, 2), "xs = xs[1..2].to_vec();"),
        (ex.Slice(YS, None, number(3)), "xs = ys[..3].to_vec();"),
    ],
)
def test_a_list_that_becomes_part_of_itself_is_cut_in_place(value: ex.Expression, rust: str) -> None:
    assert own(st.Assign((XS,), (value,))) == rust


def test_a_list_that_is_lent_is_not_cut() -> None:
    assert shown(st.Assign((XS,), (part(high=3),))) == "xs = xs[..3].to_vec();"


def test_text_loses_no_character_where_bytes_are_meant() -> None:
    shorter = ex.Slice(XS, None, ex.Binary("-", LENGTH, number(1)))
    assert own(st.Assign((XS,), (shorter,)), STRING) == "xs.truncate(xs.len() - 1);"
