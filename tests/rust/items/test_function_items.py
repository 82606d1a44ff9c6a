from __future__ import annotations

from tests.rust.lowered import (
    FALSE,
    NIL,
    STORE,
    TRUE,
    called,
    field,
    function,
    index_of,
    item,
    local,
    message,
    number,
    sentinel,
    text,
    wrapped,
)
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Function, Parameter, Receiver, Sentinel, TypeParameter
from translator.ir.types import (
    BOOL,
    INT,
    STRING,
    Channel,
    FunctionType,
    Known,
    List,
    Map,
    Named,
    Optional,
    Pointer,
    Type,
    Variable,
)
from translator.rust.items.functions import body, crates_used, error_enum, signature
from translator.rust.scope import scope_for

INVOICE = Pointer(Named("Invoice"))


def head(what: Function) -> str:
    return signature(what, scope_for(what))


def test_the_invoice_of_the_migration_guide() -> None:
    load = function(
        "LoadInvoice",
        st.Let(
            ("inv",),
            ex.Propagate(
                called("s.db.FetchInvoice", local("number"), context=local("ctx")),
                wrapped("loading invoice ", local("number")),
            ),
        ),
        st.If(ex.IsNil(local("inv")), (st.Fail(sentinel("ErrInvoiceMissing")),)),
        st.Return((local("inv"),)),
        params={"number": STRING},
        results=(INVOICE,),
        fallible=True,
        receiver=STORE,
        context="ctx",
        doc="LoadInvoice returns the invoice with the given number.",
    )
    assert item(load) == (
        "#[derive(Debug, thiserror::Error)]\n"
        "pub enum LoadInvoiceError {\n"
        '    #[error("loading invoice {number}")]\n'
        "    LoadingInvoice {\n"
        "        number: String,\n"
        "        #[source]\n"
        "        source: FetchInvoiceError, // DECIDE: the error of `self.db.fetch_invoice`\n"
        "    },\n"
        '    #[error("invoice missing")] // ErrInvoiceMissing\n'
        "    InvoiceMissing,\n"
        "}\n"
        "\n"
        "impl Store {\n"
        "    /// LoadInvoice returns the invoice with the given number.\n"
        "    pub async fn load_invoice(&self, number: &str) -> Result<Invoice, LoadInvoiceError> {\n"
        "        let inv = self.db.fetch_invoice(number).await.map_err(|source| {\n"
        "            LoadInvoiceError::LoadingInvoice {\n"
        "                number: number.to_owned(),\n"
        "                source,\n"
        "            }\n"
        "        })?;\n"
        "        inv.ok_or(LoadInvoiceError::InvoiceMissing)\n"
        "    }\n"
        "}\n"
    )


def test_parameters_borrow_and_results_own() -> None:
    params: dict[str, Type] = {
        "name": STRING,
        "rows": List(Named("Row")),
        "path": Known("path"),
        "limit": INT,
        "owner": Optional(STRING),
        "counts": Map(STRING, INT),
    }
    assert head(function("find", params=params, results=(List(STRING),))) == (
        "pub fn find(name: &str, rows: &[Row], path: &std::path::Path, limit: i64, owner: Option<&str>, "
        "counts: &std::collections::HashMap<String, i64>) -> Vec<String>"
    )


def test_a_pointer_compared_with_nil_may_be_absent_and_another_may_not() -> None:
    asks = function("f", st.If(ex.IsNil(local("row")), (st.Return(),)), params={"row": INVOICE, "other": INVOICE})
    assert head(asks) == "pub fn f(row: Option<&Invoice>, other: &Invoice)"


def test_a_result_that_is_nil_without_an_error_is_an_option() -> None:
    absent = function("find", st.Return((NIL,)), results=(INVOICE,), fallible=True)
    always = function("find", st.Return((local("found"),)), results=(INVOICE,), fallible=True)
    assert head(absent) == "pub fn find() -> Result<Option<Invoice>, FindError>"
    assert head(always) == "pub fn find() -> Result<Invoice, FindError>"


def test_a_result_and_a_bool_are_an_option() -> None:
    found = function(
        "find",
        st.If(local("hit"), (st.Return((local("row"), TRUE)),)),
        st.Return((number(0), FALSE)),
        params={"hit": BOOL, "row": INT},
        results=(INT, BOOL),
    )
    assert item(found) == (
        "pub fn find(hit: bool, row: i64) -> Option<i64> {\n"
        "    if hit {\n"
        "        return Some(row);\n"
        "    }\n"
        "    None\n"
        "}\n"
    )


def test_two_bools_are_no_option() -> None:
    assert head(function("f", results=(BOOL, BOOL))) == "pub fn f() -> (bool, bool)"


def test_what_is_returned_beside_false_is_told() -> None:
    printed = item(function("f", st.Return((text("partial"), FALSE)), results=(STRING, BOOL)))
    assert 'DECIDE: `"partial"` is returned beside `false`; `None` carries nothing.' in printed


def test_several_results_are_a_tuple_and_none_is_unit() -> None:
    assert head(function("f", results=(INT, STRING), fallible=True)) == "pub fn f() -> Result<(i64, String), FError>"
    assert head(function("f", fallible=True)) == "pub fn f() -> Result<(), FError>"


def test_a_void_fallible_function_ends_with_ok() -> None:
    assert item(function("f", st.Do(ex.Propagate(called("g"))), fallible=True)).endswith(
        "pub fn f() -> Result<(), FError> {\n    g()?;\n    Ok(())\n}\n"
    )


def test_a_body_whose_end_is_not_reached_gets_no_ok() -> None:
    both = st.If(local("a"), (st.Return(),), (st.Fail(sentinel("ErrB")),))
    assert item(function("f", both, params={"a": BOOL}, fallible=True)).endswith(
        "    if a { Ok(()) } else { Err(FError::B) }\n}\n"
    )


def test_a_branch_that_falls_through_is_followed_by_ok_once() -> None:
    body_ = st.If(local("a"), (st.Do(called("g")),), (st.Do(called("h")),))
    assert item(function("f", body_, params={"a": BOOL}, fallible=True)).count("Ok(())") == 1


def test_what_waits_is_async() -> None:
    assert head(function("f", context="ctx")) == "pub async fn f()"
    assert head(function("f", st.Do(ex.Receive(local("ch"))), params={"ch": Channel(INT, "receive")})) == (
        "pub async fn f(mut ch: tokio::sync::mpsc::Receiver<i64>)"
    )
    assert head(function("f", st.Do(called("g")))) == "pub fn f()"


def test_a_call_of_an_async_function_is_awaited_where_the_source_awaits_it() -> None:
    index = index_of(Function("fetch", is_async=True), Function("plain"))
    caller = function("f", st.Do(called("fetch", awaited=True)), st.Do(called("plain")))
    assert item(caller, index) == "pub async fn f() {\n    fetch().await;\n    plain();\n}\n"


def test_a_call_of_an_async_function_that_is_handed_on_is_a_future() -> None:
    index = index_of(Function("fetch", is_async=True, fallible=True, raises=("E",)), Function("run"))
    caller = function("f", st.Do(called("run", called("fetch"))))
    assert item(caller, index) == "pub fn f() {\n    run(fetch());\n}\n"


def test_a_function_that_hands_a_future_on_waits_for_it() -> None:
    index = index_of(Function("fetch", is_async=True, results=(INT,)))
    caller = function("f", st.Return((called("fetch"),)), results=(INT,))
    assert item(caller, index) == "pub async fn f() -> i64 {\n    fetch().await\n}\n"


def test_a_context_that_is_asked_stays_as_a_token() -> None:
    waits = function("f", st.Do(ex.Receive(called("ctx.Done"))), context="ctx")
    assert head(waits) == "pub async fn f(ctx: &tokio_util::sync::CancellationToken)"


def test_receivers() -> None:
    reads = function("Get", receiver=STORE)
    writes = function(
        "Set",
        st.Assign((field("n"),), (number(1),)),
        receiver=Receiver("s", "Store", "pointer", mutates=True),
    )
    makes = function("Open", receiver=Receiver("cls", "Store", "class"))
    assert head(reads) == "pub fn get(&self)"
    assert head(writes) == "pub fn set(&mut self)"
    assert head(makes) == "pub fn open()"


def test_private_functions_lose_their_underscore_and_their_pub() -> None:
    assert head(function("_load", exported=False)) == "fn load()"


def test_type_parameters_and_methods_of_generic_types() -> None:
    push = function(
        "Push",
        params={"value": Variable("T")},
        receiver=Receiver("s", "Stack", "pointer", type_params=("T",)),
    )
    assert item(push) == "impl<T> Stack<T> {\n    pub fn push(&self, value: T) {}\n}\n"
    keyed = function("Keys", params={"m": Map(Variable("K"), INT)}, type_params=(TypeParameter("K"),))
    assert head(keyed) == "pub fn keys<K>(m: &std::collections::HashMap<K, i64>)"


def test_a_parameter_that_is_written_is_mutable() -> None:
    body_ = (
        st.Assign((local("n"),), (number(1),), "+="),
        st.Assign((ex.Attribute(local("row"), "size"),), (local("n"),)),
    )
    assert head(function("f", *body_, params={"n": INT, "row": Pointer(Named("Row"))})) == (
        "pub fn f(mut n: i64, row: &mut Row)"
    )


def test_a_list_that_grows_is_a_vector_and_one_that_is_sorted_a_slice() -> None:
    grows = st.Assign((local("xs"),), (called("append", local("xs"), number(1), package="builtin"),))
    sorts = st.Do(called("Sort", local("xs"), package="slices"))
    assert head(function("f", grows, params={"xs": List(INT)})) == "pub fn f(xs: &mut Vec<i64>)"
    assert head(function("f", sorts, params={"xs": List(INT)})) == "pub fn f(xs: &mut [i64])"


def test_named_results_begin_as_zero_values_when_they_are_written() -> None:
    counted = function(
        "Count",
        st.Assign((local("n"),), (number(1),), "+="),
        st.Return((local("n"), local("why"))),
        results=(INT, STRING),
        result_names=("n", "why"),
    )
    assert "let mut n = 0;" in item(counted)
    assert "let mut why" not in item(counted)


def test_defaults_are_told_because_rust_has_none() -> None:
    what = Function("f", (Parameter("port", INT, number(80)),), body=())
    assert item(what) == (
        "// DECIDE: callers may leave out `port` (80); Rust has no default arguments.\npub fn f(port: i64) {}\n"
    )


def test_decorators_are_told_except_those_the_signature_shows() -> None:
    what = function("f", decorators=("builtins.staticmethod", "retry(times=3)"))
    assert item(what) == "// DECIDE: what `@retry(times=3)` did around it.\npub fn f() {}\n"


def test_a_constructor_stores_fields_in_a_struct_expression() -> None:
    receiver = Receiver("s", "Cart", "pointer", mutates=True)
    init = function(
        "__init__",
        st.Assign((field("owner"),), (local("owner"),)),
        st.Assign((field("items"),), (ex.ListLiteral(()),)),
        st.Do(called("log", field("items"))),
        params={"owner": STRING},
        receiver=receiver,
    )
    assert item(init) == (
        "impl Cart {\n"
        "    pub fn new(owner: &str) -> Self {\n"
        "        let items = Vec::new();\n"
        "        log(items);\n"
        "        Self {\n"
        "            owner: owner.to_owned(),\n"
        "            items,\n"
        "        }\n"
        "    }\n"
        "}\n"
    )


def test_an_undeclared_error_makes_the_function_fallible() -> None:
    index = index_of(Function("check", fallible=True, raises=("BadOrder",)))
    caller = function("f", st.Do(called("check")), st.Return((number(1),)), results=(INT,))
    assert item(caller, index) == (
        "#[derive(Debug, thiserror::Error)]\n"
        "pub enum FError {\n"
        "    #[error(transparent)]\n"
        "    Check(#[from] CheckError),\n"
        "}\n"
        "\n"
        "pub fn f() -> Result<i64, FError> {\n"
        "    check()?;\n"
        "    Ok(1)\n"
        "}\n"
    )


def test_a_declaration_without_a_body_is_left_to_write() -> None:
    assert item(Function("f")) == "pub fn f() {\n    todo!()\n}\n"


def test_the_parts_by_themselves() -> None:
    what = function("Load", st.Fail(sentinel("ErrGone")), fallible=True)
    scope = scope_for(what, index_of(Sentinel("ErrGone", "it is gone")))
    assert body(what, scope) == "Err(LoadError::Gone)"
    assert error_enum(what, scope) == (
        '#[derive(Debug, thiserror::Error)]\npub enum LoadError {\n#[error("it is gone")] // ErrGone\nGone,\n}\n'
    )
    assert error_enum(function("f"), scope) == ""


def test_function_parameters_are_bounds() -> None:
    visit = FunctionType((STRING,), (), fallible=True)
    assert head(function("walk", params={"visit": visit})) == (
        "pub fn walk(visit: impl Fn(&str) -> Result<(), Box<dyn std::error::Error + Send + Sync>>)"
    )


def test_message_text_is_safe_in_a_format_string() -> None:
    made = ex.NewError(message=message('brace { and "quote" ', local("n")))
    printed = item(function("f", st.Fail(made), params={"n": INT}, fallible=True))
    assert r'#[error("brace {{ and \"quote\" {n}")]' in printed


def test_crates_are_read_off_the_text() -> None:
    assert crates_used("tokio::spawn(x); thiserror::Error") == ("thiserror", "tokio")


def test_a_list_put_together_in_a_return_is_the_result() -> None:
    joined = called("append", local("xs"), local("x"), package="builtin")
    printed = item(function("f", st.Return((joined,)), params={"xs": List(INT), "x": INT}, results=(List(INT),)))
    assert printed.endswith("    [&xs[..], &[x]].concat()\n}\n")


def test_a_channel_that_is_given_says_which_end() -> None:
    note = "// DECIDE: which end of the channel callers need; the source gives both.\n"
    assert note in item(function("events", results=(Channel(INT, "both"),)))
    assert "DECIDE" not in item(function("events", results=(Channel(INT, "receive"),)))


def test_a_function_that_is_only_declared_is_left_to_do() -> None:
    declared = function("size", st.Do(ex.Literal("ellipsis", "")), results=(INT,))
    assert item(declared).endswith("fn size() -> i64 {\n    todo!()\n}\n")
    assert item(function("run", st.Do(ex.Literal("ellipsis", "")))).endswith("fn run() {}\n")
