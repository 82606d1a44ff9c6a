from __future__ import annotations

import pytest

from tests.rust.lowered import STORE, called, function, index_of, item, local, message, number, sentinel, wrapped
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Field, Function, Interface, Parameter, Receiver, Sentinel, Structure
from translator.ir.index import Index
from translator.ir.types import ERROR, INT, STRING, Known, List, Named, Type
from translator.rust.errors.error_naming import class_name, hole_name, message_names
from translator.rust.items.functions import error_enum
from translator.rust.scope import scope_for


def enum_of(*body: st.Statement, index: Index | None = None, **params: Type) -> str:
    what = function("f", *body, params=params, fallible=True)
    return error_enum(what, scope_for(what, index)).partition("{\n")[2].removesuffix("}\n")


def raised(name: str, *parts: str | ex.Expression, cause: ex.Expression | None = None) -> st.Fail:
    return st.Fail(ex.NewError(Named(name), message(*parts) if parts else None, cause))


def test_a_sentinel_is_a_unit_variant_with_its_message_once() -> None:
    index = index_of(Sentinel("ErrClosed", "store is closed"))
    gone = st.If(ex.Name("x", "", "local"), (st.Fail(sentinel("ErrClosed")),))
    assert enum_of(gone, gone, index=index, x=Known("bool")) == ('#[error("store is closed")] // ErrClosed\nClosed,\n')


def test_a_sentinel_without_a_known_message_has_the_words_of_its_name() -> None:
    assert enum_of(st.Fail(sentinel("errNotFound"))) == '#[error("not found")] // errNotFound\nNotFound,\n'


def test_an_unchanged_error_is_a_transparent_variant_for_each_source_once() -> None:
    index = index_of(Function("load", fallible=True))
    once = st.Do(ex.Propagate(called("load")))
    other = st.Do(ex.Propagate(called("save")))
    assert enum_of(once, once, other, index=index) == (
        "#[error(transparent)]\nLoad(#[from] LoadError),\n"
        "#[error(transparent)]\nSave(#[from] SaveError), // DECIDE: the error of `save`\n"
    )


def test_the_error_of_an_interface_is_still_to_decide() -> None:
    index = index_of(
        Structure("Store", (Field("db", Named("Database")),)),
        Interface("Database", (Function("Fetch", fallible=True),)),
    )
    what = function("Get", st.Do(ex.Propagate(called("s.db.Fetch"))), receiver=STORE, fallible=True)
    assert "Fetch(#[from] FetchError), // DECIDE: the error of `self.db.fetch`" in item(what, index)


def test_library_errors_are_known_by_package() -> None:
    read = st.Do(ex.Propagate(called("ReadFile", local("p"), package="os")))
    parse = st.Do(ex.Propagate(called("Unmarshal", local("p"), package="encoding/json")))
    assert enum_of(read, parse, p=STRING) == (
        "#[error(transparent)]\nIo(#[from] std::io::Error),\n#[error(transparent)]\nJson(#[from] serde_json::Error),\n"
    )


def test_wrapped_errors_keep_their_holes_by_type() -> None:
    wrap = wrapped("row ", local("n"), " of ", local("name"), " in ", local("rows"))
    assert enum_of(st.Do(ex.Propagate(called("load"), wrap)), n=INT, name=STRING, rows=List(INT)) == (
        '#[error("row {n} of {name} in {rows}")]\n'
        "Row {\nn: i64,\nname: String,\nrows: String,\n#[source]\n"
        "source: LoadError, // DECIDE: the error of `load`\n},\n"
    )


def test_two_wraps_of_one_source_do_not_convert_it_twice() -> None:
    printed = enum_of(
        st.Do(ex.Propagate(called("load"), wrapped("first"))), st.Do(ex.Propagate(called("load"), wrapped("second")))
    )
    assert printed.count("#[source]") == 2
    assert "#[from]" not in printed


def test_a_hidden_cause_is_kept_as_text() -> None:
    made = ex.NewError(message=message("load failed: ", local("err")))
    what = function("f", st.Do(ex.Propagate(called("load"), made)), fallible=True)
    assert item(what) == (
        "#[derive(Debug, thiserror::Error)]\n"
        "pub enum FError {\n"
        '    #[error("load failed: {err}")]\n'
        "    LoadFailed { err: String },\n"
        "}\n"
        "\n"
        "pub fn f() -> Result<(), FError> {\n"
        "    load().map_err(|err| FError::LoadFailed {\n"
        "        err: err.to_string(),\n"
        "    })?;\n"
        "    Ok(())\n"
        "}\n"
    )


def test_a_wrapped_sentinel_is_the_sentinel_with_the_message_around_it() -> None:
    index = index_of(Sentinel("ErrMissing", "missing"))
    before = ex.NewError(message=message("row ", local("n"), ": "), cause=sentinel("ErrMissing"))
    behind = ex.NewError(message=message(": row ", local("n")), cause=sentinel("ErrMissing"))
    assert enum_of(st.Fail(before), index=index, n=INT) == (
        '#[error("row {n}: missing")] // ErrMissing\nMissing {\nn: i64,\n},\n'
    )
    assert '#[error("missing: row {n}")]' in enum_of(st.Fail(behind), index=index, n=INT)


def test_a_recursive_error_is_boxed_and_needs_no_conversion() -> None:
    deeper = ex.Propagate(called("walk", local("n")), wrapped("below"))
    what = function(
        "walk", st.Do(deeper), st.Return((ex.Propagate(called("walk", local("n"))),)), params={"n": INT}, fallible=True
    )
    printed = item(what)
    assert "source: Box<WalkError>," in printed
    assert "source: Box::new(source)," in printed
    assert printed.endswith("    walk(n)\n}\n")
    assert "#[from]" not in printed


def test_a_callee_of_the_same_name_elsewhere_is_not_the_function_itself() -> None:
    what = function("Get", st.Return((ex.Propagate(called("s.inner.Get")),)), receiver=STORE, fallible=True)
    assert "InnerGet(#[from] InnerGetError)" in item(what)


def test_exception_classes_are_variants_and_share_one_when_equal() -> None:
    assert enum_of(raised("StockError", "no stock of ", local("sku")), sku=STRING) == (
        '#[error("no stock of {sku}")] // StockError\nStock {\nsku: String,\n},\n'
    )
    twice = enum_of(
        st.If(local("a"), (raised("StockError", "none left"),)), raised("StockError", "none left"), a=Known("bool")
    )
    assert twice.count("Stock,") == 1


def test_a_class_raised_with_another_message_is_named_after_the_message() -> None:
    printed = enum_of(
        st.If(local("a"), (raised("StockError", "none left"),)),
        raised("StockError", "too many asked for"),
        a=Known("bool"),
    )
    assert "Stock,\n" in printed
    assert "TooManyAsked,\n" in printed


def test_a_builtin_class_says_less_than_its_message() -> None:
    made = ex.NewError(Named("ValueError", "builtins"), message("amount must be positive"))
    assert enum_of(st.Fail(made)) == ('#[error("amount must be positive")] // ValueError\nAmountMustBePositive,\n')


def test_the_arguments_of_a_class_are_fields_and_its_own_text_is_used() -> None:
    own = message(ex.Attribute(ex.Name("self", "", "receiver"), "path"), " is bad")
    index = index_of(
        Structure("Invalid", (Field("path", STRING),), kind="exception", message=own),
        Function("__init__", (Parameter("path", STRING),), receiver=Receiver("self", "Invalid")),
    )
    made = ex.NewError(Named("Invalid"), args=(ex.FieldValue("", local("where")),))
    assert enum_of(st.Fail(made), index=index, where=STRING) == (
        '#[error("{path} is bad")] // Invalid\nInvalid {\npath: String,\n},\n'
    )


def test_an_error_struct_of_the_project_passes_through() -> None:
    index = index_of(Structure("QueryError", (Field("Op", STRING), Field("Err", ERROR))))
    made = ex.NewError(
        Named("QueryError"),
        cause=local("err"),
        args=(ex.FieldValue("Op", ex.Literal("string", "put")), ex.FieldValue("Err", local("err"))),
    )
    what = function("Put", st.Do(ex.Propagate(called("save"), made)), fallible=True)
    printed = item(what, index)
    assert "Query(#[from] QueryError)," in printed
    assert 'op: "put".to_owned(),' in printed
    assert "err: source.into()," in printed or "err: err.into()," in printed


def test_an_error_of_unknown_origin_asks_which() -> None:
    printed = enum_of(st.Fail(local("err")), err=ERROR)
    assert "DECIDE: which error `err` is" in printed


def test_a_function_that_only_claims_to_fail_says_so() -> None:
    printed = item(function("f", fallible=True))
    assert printed.startswith(
        "// DECIDE: no error leaves the function: drop the `Result` where no trait asks for it.\n"
    )
    assert "pub enum FError {}" in printed


def test_values_beside_an_error_are_told() -> None:
    what = function("f", st.Fail(sentinel("ErrShort"), (local("n"),)), params={"n": INT}, results=(INT,), fallible=True)
    assert "DECIDE: `n` left beside the error; `Err` has no room for it." in item(what)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("loading invoice ", "LoadingInvoice"),
        ("could not read the file: ", "ReadFile"),
        ("failed to dial server connection", "DialServerConnection"),
        ("error parsing instance metadata response: ", "ParsingInstanceMetadataResponse"),
        ("an error occurred when parsing it", "Parsing"),
        ("failed", "Failed"),
        ("no answer, which should not be", "NoAnswer"),
        ("store: invoice is closed", "InvoiceClosed"),
        ("can't open it", "Open"),
        ("%", ""),
        ("quantity 3 of", "Quantity"),
    ],
)
def test_names_from_messages(text: str, name: str) -> None:
    assert message_names((text,))[:1] == ((name,) if name else ())


def test_a_name_says_what_stands_before_the_first_hole_if_that_is_enough() -> None:
    assert message_names(("loading invoice ", ", attempt ", ""))[0] == "LoadingInvoice"
    assert message_names(("columns of ", ": not a struct"))[0] == "ColumnsNotStruct"
    assert message_names(("", " is not valid"))[0] == "NotValid"
    assert message_names(("job ", " failed after ", ""))[0] == "JobFailed"
    assert message_names(("failed to load ", ""))[0] == "Load"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("ErrInvoiceMissing", "InvoiceMissing"),
        ("errClosed", "Closed"),
        ("InvoiceError", "Invoice"),
        ("HTTPException", "Http"),
        ("Error", "Error"),
        ("_Timeout", "Timeout"),
    ],
)
def test_names_from_classes_and_sentinels(source: str, name: str) -> None:
    assert class_name(source) == name


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (local("userID"), "user_id"),
        (ex.Attribute(local("inv"), "Number"), "number"),
        (called("len", local("rows"), package="builtin"), "rows_len"),
        (called("s.Total"), "total"),
        (number(3), "value"),
    ],
)
def test_names_of_fields_for_holes(value: ex.Expression, name: str) -> None:
    assert hole_name(value) == name


def test_a_hole_called_like_a_keyword_stands_in_braces_without_its_escape() -> None:
    what = function("f", raised("BlockError", "unknown block ", local("type")), params={"type": STRING}, fallible=True)
    assert item(what) == (
        "#[derive(Debug, thiserror::Error)]\n"
        "pub enum FError {\n"
        '    #[error("unknown block {type}")] // BlockError\n'
        "    Block { r#type: String },\n"
        "}\n\n"
        "pub fn f(r#type: &str) -> Result<(), FError> {\n"
        "    Err(FError::Block {\n"
        "        r#type: r#type.to_owned(),\n"
        "    })\n"
        "}\n"
    )
