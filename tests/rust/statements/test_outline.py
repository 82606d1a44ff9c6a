from __future__ import annotations

from msgspec.structs import replace

from tests.rust.lowered import NIL, called, function
from translator.ir import statements as st
from translator.ir.declarations import Receiver
from translator.ir.types import STRING, List, Named, Pointer
from translator.rust.layout import format_rust
from translator.rust.scope import scope_for
from translator.rust.statements.outline import outline

NOTHING = (st.Return((NIL,)),)


def outlined(**more: object) -> str:
    what = replace(function("Find", params={"id": STRING}, fallible=True, **more), body=None)
    return format_rust(outline(NOTHING, scope_for(what)))


def test_nothing_makes_the_result_optional() -> None:
    assert outlined(results=(Pointer(Named("Row")),), receiver=Receiver("s", "Store", "pointer")) == (
        "impl Store {\n"
        "    pub fn find(&self, id: &str) -> Result<Option<Row>, FindError> {\n"
        "        // …\n        return Ok(None);\n        // …\n    }\n}\n"
    )


def test_an_empty_list_is_no_absence() -> None:
    printed = outlined(results=(List(STRING),))
    assert "pub fn find(id: &str) -> Result<Vec<String>, FindError> {" in printed
    assert "return Ok(Vec::new());" in printed


def test_outside_of_a_function_the_statements_stand_alone() -> None:
    assert outline((st.Return(),), scope_for(None)) == "return;"


def test_what_gives_a_value_ends_with_what_is_left_to_write() -> None:
    what = replace(function("Find", results=(STRING,)), body=None)
    assert format_rust(outline(what, scope_for(what))) == 'pub fn find() -> String {\n    todo!("Find")\n}\n'
    shown = (st.Do(called("log")),)
    assert format_rust(outline(shown, scope_for(what))) == (
        'pub fn find() -> String {\n    // …\n    log();\n    todo!("Find")\n}\n'
    )


def test_what_gives_nothing_owes_nothing() -> None:
    what = replace(function("Find"), body=None)
    assert format_rust(outline(what, scope_for(what))) == "pub fn find() {\n    // …\n}\n"


def test_a_function_alone_has_its_signature_in_its_impl() -> None:
    method = replace(function("Watch", results=(STRING,)), receiver=Receiver("s", "Pool", "value", type_params=("T",)))
    assert format_rust(outline(method, scope_for(method))) == (
        'impl<T> Pool<T> {\n    pub fn watch(&self) -> String {\n        todo!("Watch")\n    }\n}\n'
    )


def test_a_function_that_gives_nothing_needs_no_value() -> None:
    what = function("Watch")
    assert format_rust(outline(what, scope_for(what))) == "pub fn watch() {\n    // …\n}\n"


def test_what_a_body_must_do_stands_in_it() -> None:
    method = replace(function("Start"), receiver=Receiver("s", "Pool", "pointer"))
    assert format_rust(outline(method, scope_for(method), "the group comes from outside")) == (
        'impl Pool {\n    pub fn start(&self) {\n        todo!("the group comes from outside");\n    }\n}\n'
    )
