from __future__ import annotations

from tests.rust.declared import UNIT, field, struct
from tests.rust.lowered import message, number, text
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Alias, Declaration, Function, Receiver
from translator.ir.index import UnitDeclarations, build_index
from translator.ir.types import ERROR, INT, STRING, Known, List
from translator.rust.errors.error_type import error_type
from translator.rust.layout import format_rust
from translator.rust.scope import scope_for

ME = ex.Name("e", "", "receiver")


def my(name: str) -> ex.Attribute:
    return ex.Attribute(ME, name)


def method(name: str, owner: str, *body: st.Statement) -> Function:
    return Function(name, receiver=Receiver("e", owner, "pointer"), results=(STRING,), body=body)


def unwrap(owner: str) -> Function:
    return Function("Unwrap", receiver=Receiver("e", owner, "pointer"), fallible=True)


def printed(speaks: Function, *declared: Declaration) -> str:
    index = build_index([UnitDeclarations(UNIT, declared)])
    return format_rust(error_type(speaks, scope_for(speaks, index, UNIT)))


QUERY = struct("QueryError", field("Number", STRING), field("Err", ERROR))


def test_the_message_speaks_of_fields_and_leaves_out_what_unwrap_gives() -> None:
    said = st.Return((message("query ", my("Number"), ": ", my("Err")),))
    assert printed(method("Error", "QueryError", said), QUERY, unwrap("QueryError")) == (
        "#[derive(Debug, thiserror::Error)]\n"
        '#[error("query {number}")]\n'
        "pub struct QueryError {\n"
        "    pub number: String,\n"
        "    #[source]\n"
        "    pub err: Box<dyn std::error::Error + Send + Sync>,\n"
        "}\n"
    )


def test_without_unwrap_the_error_is_only_part_of_the_text() -> None:
    said = st.Return((message("query ", my("Number"), ": ", ex.Call(ex.Attribute(my("Err"), "Error"))),))
    text_ = printed(method("Error", "QueryError", said), QUERY)
    assert '#[error("query {number}: {err}")]' in text_
    assert "#[source]" not in text_


def test_a_text_that_is_the_cause_s_alone_is_transparent() -> None:
    item = struct("Wrapper", field("Err", ERROR))
    said = st.Return((ex.Call(ex.Attribute(my("Err"), "Error")),))
    text_ = printed(method("Error", "Wrapper", said), item, unwrap("Wrapper"))
    assert "#[error(transparent)]" in text_
    assert "#[from]" in text_


def test_text_joined_with_plus_and_values_reached_through_fields() -> None:
    item = struct("Missing", field("Names", List(STRING)))
    names = ex.Call(ex.Name("Join", "strings", "function"), (my("Names"), text(", ")))
    said = st.Return((ex.Binary("+", text("missing: "), names),))
    assert '#[error("missing: {}", .names.join(", "))]' in printed(method("Error", "Missing", said), item)


def test_what_needs_more_than_fields_keeps_its_body() -> None:
    item = struct("ApiError", field("Err", ERROR), field("Message", STRING))
    test = st.If(ex.IsNil(my("Err"), negated=True), (st.Return((ex.Call(ex.Attribute(my("Err"), "Error")),)),))
    text_ = printed(method("Error", "ApiError", test, st.Return((my("Message"),))), item)
    assert '#[error("{}", self.message())]' in text_
    assert "pub err: Option<Box<dyn std::error::Error + Send + Sync>>," in text_
    assert "if let Some(err) = &self.err {\n            return err.to_string();\n        }" in text_


def test_a_name_for_another_type_becomes_a_tuple_struct() -> None:
    said = st.Return((ex.Cast(STRING, ME),))
    assert '#[error("{0}")]\npub struct Text(pub String);' in printed(
        method("Error", "Text", said), Alias("Text", STRING)
    )
    code = st.Return((message("code ", ex.Cast(INT, ME)),))
    assert '#[error("code {0}")]\nstruct Code(pub i64);' in printed(
        method("Error", "code", code), Alias("code", INT)
    ).replace("\n\n", "\n")


def test_a_duration_is_shown_as_debug() -> None:
    item = struct("Late", field("By", Known("duration")))
    assert '#[error("late by {by:?}")]' in printed(
        method("Error", "Late", st.Return((message("late by ", my("By")),))), item
    )


def test_a_field_called_source_that_is_no_cause_gets_another_name() -> None:
    item = struct("Late", field("Source", STRING))
    text_ = printed(method("Error", "Late", st.Return((message("from ", my("Source")),))), item)
    assert '#[error("from {origin}")]' in text_
    assert "pub origin: String," in text_


def test_a_type_that_is_not_there_is_left_to_decide() -> None:
    said = st.Return((text("gone"),))
    assert printed(method("Error", "Elsewhere", said)).startswith("// DECIDE: what `Elsewhere` holds;")


def test_arithmetic_needs_the_body() -> None:
    item = struct("Count", field("N", INT))
    more = ex.Binary("+", my("N"), number(1))
    text_ = printed(method("Error", "Count", st.Return((message("", more),))), item)
    assert "self.message()" in text_
    assert "self.n + 1" in text_


def test_a_field_called_like_a_keyword_stands_in_braces_without_its_escape() -> None:
    item = struct("BlockError", field("Type", STRING), field("Match", List(STRING)))
    said = st.Return((message("unknown block ", my("Type"), " ", my("Match")),))
    assert printed(method("Error", "BlockError", said), item) == (
        "#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]\n"
        '#[error("unknown block {type} {match:?}")]\n'
        "pub struct BlockError {\n"
        "    pub r#type: String,\n"
        "    pub r#match: Vec<String>,\n"
        "}\n"
    )
