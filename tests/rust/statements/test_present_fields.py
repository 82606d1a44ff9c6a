from __future__ import annotations

from tests.rust.lowered import STORE, body_of, called, field, index_of, local
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Field, Structure
from translator.ir.types import STRING, List, Named, Pointer

OWNER = Structure("Owner", (Field("Name", STRING),))
INDEX = index_of(Structure("Store", (Field("owner", Pointer(Named("Owner"))), Field("names", List(STRING)))), OWNER)
NAME = ex.Attribute(field("owner"), "Name")
THERE = ex.IsNil(field("owner"), negated=True)


def in_store(*body: st.Statement) -> str:
    return body_of(*body, index=INDEX, receiver=STORE).replace("\n    ", "\n")


def test_the_field_gets_a_name_where_it_is_there() -> None:
    printed = in_store(st.If(THERE, (st.Do(called("greet", NAME)),)))
    assert "if let Some(owner) = &self.owner {" in printed
    assert "greet(&owner.name)" in printed or "greet(owner.name" in printed


def test_more_tests_see_the_name_too() -> None:
    test = ex.Binary("&&", THERE, ex.Binary("==", NAME, ex.Literal("string", "x")))
    printed = in_store(st.If(test, (st.Do(called("greet", NAME)),)))
    assert 'if let Some(owner) = &self.owner && owner.name == "x"' in " ".join(printed.split())


def test_writing_through_it_borrows_it_to_write() -> None:
    printed = in_store(st.If(THERE, (st.Assign((NAME,), (ex.Literal("string", "x"),)),)))
    assert "if let Some(owner) = &mut self.owner {" in printed
    assert 'owner.name = "x".to_owned();' in printed


def test_a_field_that_is_not_used_is_only_tested() -> None:
    assert "if self.owner.is_some() {" in in_store(st.If(THERE, (st.Do(called("g")),)))


def test_a_field_that_is_replaced_keeps_its_place() -> None:
    printed = in_store(st.If(THERE, (st.Assign((field("owner"),), (ex.Literal("nil", ""),)), st.Do(called("g", NAME)))))
    assert "if let Some" not in printed


def test_a_name_that_is_taken_stays_with_its_owner() -> None:
    body = (st.Let(("owner",), called("other")), st.Do(called("g", NAME, local("owner"))))
    assert "if let Some" not in in_store(st.If(THERE, body))


def test_a_list_is_empty_not_absent() -> None:
    test = ex.IsNil(field("names"), negated=True)
    assert "if !self.names.is_empty() {" in in_store(st.If(test, (st.Do(called("g", field("names"))),)))
