"""What a reviewer would have asked to be written another way."""

from __future__ import annotations

from tests.rust.lowered import (
    FALSE,
    NIL,
    SELF,
    STORE,
    TRUE,
    body_of,
    called,
    function,
    index_of,
    item,
    lines,
    local,
    shown,
    text,
)
from tests.rust.lowered import field as self_field
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Alias, Field, Function, Parameter, Receiver, Structure, Value
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, Known, List, Map, Named, Pointer

TABLE = Value("tableServices", UNKNOWN, text("services"), constant=True)
ROW = Pointer(Named("Row"))


def constant(name: str, package: str = "") -> ex.Name:
    return ex.Name(name, package, "unknown" if package else "constant")


def test_a_constant_text_is_a_reference_already() -> None:
    index = index_of(TABLE, Function("get", (Parameter("table", STRING),)))
    assert body_of(st.Do(called("get", constant("tableServices"))), index=index) == "get(TABLE_SERVICES);\n"


def test_a_constant_text_that_is_kept_is_copied() -> None:
    kept = st.Return((constant("tableServices"),))
    assert body_of(kept, index=index_of(TABLE), results=(STRING,)) == "TABLE_SERVICES.to_owned()\n"


def test_a_constant_text_of_another_unit_is_a_reference_too() -> None:
    index = index_of(TABLE, unit="example.com/structs")
    kept = st.Return((constant("tableServices", "example.com/structs"),))
    assert body_of(kept, index=index, results=(STRING,)) == "structs::TABLE_SERVICES.to_owned()\n"


def test_a_variable_text_is_no_constant() -> None:
    index = index_of(Value("tableServices", STRING), Function("get", (Parameter("table", STRING),)))
    name = ex.Name("tableServices", "", "variable")
    assert body_of(st.Do(called("get", name)), index=index) == "get(&TABLE_SERVICES);\n"


def test_a_test_beside_no_error_is_the_result() -> None:
    check = st.If(ex.IsNil(local("row"), negated=True), (st.Return((TRUE,)),))
    printed = body_of(check, st.Return((FALSE,)), params={"row": ROW}, results=(BOOL,), fallible=True)
    assert printed == "Ok(row.is_some())\n"


def test_a_present_name_that_nobody_uses_is_not_bound() -> None:
    test = ex.Binary("&&", local("on"), ex.IsNil(local("row"), negated=True))
    check = st.If(test, (st.Do(called("g")),))
    assert body_of(check, params={"row": ROW, "on": BOOL}) == "if on && row.is_some() {\n    g();\n}\n"


def test_a_present_name_that_a_later_test_uses_is_bound() -> None:
    more = called("usable", local("row"))
    test = ex.Binary("&&", ex.IsNil(local("row"), negated=True), more)
    check = st.If(test, (st.Do(called("g")),))
    assert body_of(check, params={"row": ROW}) == ("if let Some(row) = row\n    && usable(row)\n{\n    g();\n}\n")


def test_an_owned_text_that_is_not_looked_at_again_gives_its_bytes() -> None:
    name = st.Let(("name",), ex.Call(ex.Attribute(local("x"), "trim_all")), type=STRING)
    keep = st.Return((ex.Cast(Known("bytes"), local("name")),))
    assert body_of(name, keep, results=(Known("bytes"),)).endswith("name.into_bytes()\n")


def test_a_text_that_is_looked_at_again_keeps_its_bytes() -> None:
    name = st.Let(("name",), ex.Call(ex.Attribute(local("x"), "trim_all")), type=STRING)
    keep = st.Let(("data",), ex.Cast(Known("bytes"), local("name")))
    again = st.Do(called("g", local("name")))
    assert "let data = name.as_bytes().to_vec();\n" in body_of(name, keep, again)


def test_a_borrowed_text_keeps_its_bytes() -> None:
    keep = st.Return((ex.Cast(Known("bytes"), local("name")),))
    assert body_of(keep, params={"name": STRING}, results=(Known("bytes"),)) == "name.as_bytes().to_vec()\n"


def test_an_assertion_to_a_pointer_asks_for_what_it_points_to() -> None:
    printed = shown(ex.TypeAssertion(local("entry"), ROW))
    assert printed.endswith('entry.downcast_ref::<Row>().expect("a value of type Row")')


def test_an_assertion_to_a_number_copies_it() -> None:
    printed = shown(ex.TypeAssertion(local("entry"), Known("int64")))
    assert printed.endswith('*entry.downcast_ref::<i64>().expect("a value of type i64")')


def test_what_is_asserted_is_a_reference() -> None:
    let = st.Let(("row",), ex.TypeAssertion(local("entry"), ROW))
    keep = st.Return((local("row"),))
    assert body_of(let, keep, results=(ROW,)).endswith("row.clone()\n")


def test_arguments_of_any_type_are_boxed() -> None:
    index = index_of(Function("get", (Parameter("table", STRING), Parameter("args", Known("any"), kind="variadic"))))
    assert body_of(st.Do(called("get", text("t"), local("id"))), index=index, params={"id": INT}) == (
        'get("t", &[Box::new(id)]);\n'
    )


def test_a_list_that_is_only_lent_is_no_vector() -> None:
    index = index_of(Function("f", (Parameter("names", List(STRING)),)))
    names = ex.ListLiteral((text("a"),), of=STRING)
    assert body_of(st.Do(called("f", names)), index=index) == 'f(&["a".to_owned()]);\n'


def test_what_a_reference_leads_to_is_lent_by_the_reference() -> None:
    index = index_of(Function("f", (Parameter("row", Named("Row")),)))
    assert body_of(st.Do(called("f", ex.Unary("*", local("row")))), index=index, params={"row": Named("Row")}) == (
        "f(row);\n"
    )


def test_a_text_inside_something_is_lent_to_a_call_nothing_is_known_of() -> None:
    index = index_of(Structure("Store", (Field("name", STRING), Field("size", INT))))
    call = called("lib.Use", self_field("name"), self_field("size"))
    run = function("run", st.Do(call), receiver=STORE)
    assert "lib.r#use(&self.name, self.size);" in item(run, index)


def test_a_method_that_names_no_parameter_is_handed_on_with_names() -> None:
    handler = Function("handle", (Parameter("_", INT), Parameter("msg", STRING)), receiver=Receiver("s", "Store"))
    index = index_of(Structure("Store"), handler)
    run = function("run", st.Do(called("register", ex.Attribute(SELF, "handle"))), receiver=STORE)
    assert "register(|arg0, msg| self.handle(arg0, msg));" in item(run, index)


NEXT = called("it.Next")


def each(*body: st.Statement, step: ex.Expression = NEXT) -> tuple[st.Statement, ...]:
    loop = st.While(ex.IsNil(local("x"), negated=True), body, (st.Assign((local("x"),), (step,)),))
    return (st.Block((st.Let(("x",), NEXT, mutable=("x",)), loop)),)


def test_a_loop_until_nothing_comes_is_while_let() -> None:
    assert body_of(*each(st.Do(called("g", local("x"))))) == ("while let Some(x) = it.next() {\n    g(x);\n}\n")


def test_a_loop_that_goes_on_differently_is_no_while_let() -> None:
    printed = body_of(*each(st.Do(called("g", local("x"))), step=called("it.Skip")))
    assert "while let" not in printed
    assert "while x.is_some() {" in printed


def test_what_is_only_tested_for_absence_is_looked_at_where_it_comes_from() -> None:
    find = st.Let(("row",), called("find"))
    check = st.If(ex.IsNil(local("row")), (st.Do(called("log")), st.Return()))
    use = st.Do(called("g", local("row")))
    assert body_of(find, check, use) == "let Some(row) = find() else {\n    log();\n    return;\n};\ng(row);\n"


def test_what_is_only_tested_for_presence_is_bound_there() -> None:
    find = st.Let(("row",), called("find"))
    check = st.If(ex.IsNil(local("row"), negated=True), (st.Do(called("g", local("row"))),))
    assert body_of(find, check) == "if let Some(row) = find() {\n    g(row);\n}\n"


def test_what_is_used_after_the_test_for_presence_keeps_its_name() -> None:
    find = st.Let(("row",), called("find"))
    check = st.If(ex.IsNil(local("row"), negated=True), (st.Do(called("g", local("row"))),))
    printed = body_of(find, check, st.Do(called("h", local("row"))))
    assert printed.startswith("let row = find();\nif let Some(row) = &row {\n")


def test_an_option_that_is_handed_back_in_two_parts_stays_whole() -> None:
    index = index_of(Function("find", results=(STRING, BOOL)))
    find = st.Let(("name", "ok"), called("find"))
    back = st.Return((local("name"), local("ok")))
    assert body_of(find, back, index=index, results=(STRING, BOOL)) == "find()\n"


def test_a_pointer_without_a_value_is_an_option_and_so_is_the_result() -> None:
    begin = st.Let(("row",), ex.Make(ROW), ROW, ("row",))
    give = st.If(local("on"), (st.Assign((local("row"),), (ex.Construct(Named("Row"), pointer=True),)),))
    run = function("run", begin, give, st.Return((local("row"),)), params={"on": BOOL}, results=(ROW,))
    printed = item(run)
    assert "-> Option<Row> {" in printed
    assert "let mut row: Option<Row> = None;" in printed
    assert "row = Some(Row::default());" in printed
    assert printed.endswith("    row\n}\n")


def test_a_named_pointer_that_is_written_may_be_absent() -> None:
    give = st.If(local("on"), (st.Assign((local("row"),), (ex.Construct(Named("Row"), pointer=True),)),))
    more = {"results": (ROW,), "result_names": ("row",)}
    assert "-> Option<Row> {" in item(function("run", give, st.Return(), params={"on": BOOL}, **more))


def test_a_name_for_a_number_is_copied() -> None:
    index = index_of(Alias("Index", Known("uint64")), Function("f", (Parameter("at", Named("Index")),)))
    run = function("run", st.Do(called("f", local("at"))), params={"at": Named("Index")})
    assert item(run, index) == "pub fn run(at: Index) {\n    f(at);\n}\n"


def test_a_name_for_text_is_lent() -> None:
    index = index_of(Alias("Key", STRING), Function("f", (Parameter("key", Named("Key")),)))
    run = function("run", st.Do(called("f", local("key"))), params={"key": Named("Key")})
    assert item(run, index) == "pub fn run(key: &Key) {\n    f(key);\n}\n"


def test_the_question_mark_alone_converts_what_map_err_makes() -> None:
    index = index_of(Structure("KeyError", (Field("code", INT),)))
    wrap = ex.NewError(type=Named("KeyError"), args=(ex.FieldValue("code", ex.Literal("int", "1")),))
    step = st.Do(ex.Propagate(called("key", fallible=True), wrap, "err"))
    assert body_of(step, index=index, fallible=True) == "key().map_err(|_| KeyError { code: 1 })?;\nOk(())\n"


HELD = index_of(Structure("Store", (Field("file", Pointer(Named("File"))),)))
EMPTY_IT = st.Assign((self_field("file"),), (NIL,))


def test_a_field_that_is_emptied_while_it_is_there_is_taken() -> None:
    let = st.Let(("fd",), self_field("file"))
    check = st.If(ex.IsNil(local("fd"), negated=True), (EMPTY_IT, st.Do(called("close", local("fd")))))
    run = function("run", let, check, receiver=STORE)
    assert "if let Some(fd) = self.file.take() {\n            close(fd);\n        }" in item(run, HELD)


def test_a_field_that_is_there_is_looked_at() -> None:
    let = st.Let(("fd",), self_field("file"))
    check = st.If(ex.IsNil(local("fd"), negated=True), (st.Do(called("close", local("fd"))),))
    assert "if let Some(fd) = &self.file {\n" in item(function("run", let, check, receiver=STORE), HELD)


def test_a_field_that_must_be_there_is_let_else() -> None:
    let = st.Let(("fd",), self_field("file"))
    check = st.If(ex.IsNil(local("fd")), (st.Return(),))
    run = function("run", let, check, st.Do(called("close", local("fd"))), receiver=STORE)
    assert "let Some(fd) = &self.file else {\n            return;\n        };\n        close(fd);" in item(run, HELD)


def test_self_is_never_nil() -> None:
    run = function("run", st.If(ex.IsNil(SELF), (st.Return(),)), st.Do(called("g")), receiver=STORE)
    printed = item(run, HELD)
    assert "is_none" not in printed
    assert "// DECIDE: the source may be called on nil" in printed


FIND = Function("find", results=(STRING, BOOL))
FOUND = st.Let(("name", "ok"), called("find"))
BACK = st.Return((local("name"), local("ok")))


def test_an_option_that_is_asked_and_handed_back_stays_whole() -> None:
    ask = st.If(ex.Unary("!", local("ok")), (st.Do(called("count")),))
    assert body_of(FOUND, ask, BACK, index=index_of(FIND), results=(STRING, BOOL)) == (
        "let name = find();\nif name.is_none() {\n    count();\n}\nname\n"
    )


def test_an_option_that_is_taken_apart_is_two_names() -> None:
    use = st.Do(called("g", local("name")))
    printed = body_of(FOUND, use, BACK, index=index_of(FIND), results=(STRING, BOOL))
    assert printed.startswith("let (name, ok) = match find() {")


def test_an_option_that_is_asked_a_little_later_stays_whole() -> None:
    leave = st.If(ex.Unary("!", local("ok")), (st.Return(),))
    use = st.Do(called("g", local("name")))
    assert body_of(FOUND, st.Do(called("unlock")), leave, use, index=index_of(FIND)) == (
        "let name = find();\nunlock();\nlet Some(name) = name else {\n    return;\n};\ng(name);\n"
    )


def test_the_name_of_a_type_is_printed_as_text() -> None:
    index = index_of(Structure("Store", (Field("row", Named("Row")),)))
    said = ex.Format(
        ("not a row: ", ex.FormatArgument(ex.Call(ex.Name("TypeOf", "fmt", "function"), (self_field("row"),))))
    )
    run = function("run", st.Fail(ex.NewError(message=said)), receiver=STORE, fallible=True)
    assert "type_of: std::any::type_name_of_val(&self.row).to_owned()," in item(run, index)


def test_an_option_beside_no_error_stays_whole() -> None:
    printed = body_of(FOUND, BACK, index=index_of(FIND), results=(STRING, BOOL), fallible=True)
    assert printed == "Ok(find())\n"


def test_a_present_result_is_the_answer() -> None:
    row = st.Let(("row",), ex.Propagate(called("find", fallible=True)))
    check = st.If(ex.IsNil(local("row"), negated=True), (st.Return((TRUE,)),))
    printed = body_of(row, check, st.Return((FALSE,)), results=(BOOL,), fallible=True)
    assert printed == "Ok(find()?.is_some())\n"


def test_a_look_up_that_is_handed_back_is_the_result() -> None:
    look = st.Let(("name", "ok"), ex.Index(local("names"), local("key")))
    params = {"names": Map(STRING, STRING), "key": STRING}
    assert body_of(look, BACK, params=params, results=(STRING, BOOL)) == "names.get(key).cloned()\n"


def test_two_targets_of_which_one_is_a_key_go_over_a_map() -> None:
    loop = st.ForEach(("k", "v"), local("other"), (st.Do(called("g", local("k"), local("v"))),), "unknown")
    assert lines(loop).startswith("for (k, v) in &other {")


def test_two_targets_with_a_number_go_over_a_list() -> None:
    loop = st.ForEach(("n", "v"), local("other"), (st.Do(called("g", local("n"), local("v"))),), "unknown")
    assert lines(loop).startswith("for (n, v) in other.iter().enumerate() {")
