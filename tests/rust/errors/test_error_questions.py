from __future__ import annotations

import pytest

from tests.rust.lowered import called, function, index_of, item, lines, local, scope_with, sentinel, shown
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Function, Interface
from translator.ir.index import Index
from translator.ir.types import ERROR, Known, Named, Optional, Pointer
from translator.rust.scope import Local, Scope, scope_for

LOAD = called("load", fallible=True)
FOUND: Index = index_of(Function("load", fallible=True))
READ = called("ReadFile", package="os", fallible=True)


def asked(target: ex.Expression, origin: ex.Expression | None = None, scope: Scope | None = None) -> str:
    return shown(ex.ErrorIs(local("err"), target, origin), scope or scope_with(FOUND))


def test_the_call_tells_the_enum() -> None:
    assert asked(sentinel("ErrGone"), LOAD) == "matches!(err, LoadError::Gone)"


def test_without_a_call_only_a_concrete_type_can_be_searched_for() -> None:
    printed = asked(sentinel("ErrGone"), scope=scope_with(err=ERROR))
    assert printed.endswith("matches!(err.downcast_ref::<Error>(), Some(Error::Gone))")
    assert printed.startswith("// DECIDE: `Error` stands for the enum with its package's sentinels;")
    assert "downcast_ref::<store::Error>()" in asked(
        sentinel("ErrGone", "example.org/store"), scope=scope_with(err=ERROR)
    )


@pytest.mark.parametrize(
    ("package", "name", "kind"),
    [("os", "ErrNotExist", "NotFound"), ("io/fs", "ErrExist", "AlreadyExists"), ("syscall", "EPIPE", "BrokenPipe")],
)
def test_errors_of_the_system_are_asked_for_their_kind(package: str, name: str, kind: str) -> None:
    assert asked(sentinel(name, package), READ) == f"err.kind() == std::io::ErrorKind::{kind}"


def test_a_kind_inside_another_enum_is_reached_through_its_variant_and_not_moved() -> None:
    printed = asked(sentinel("ErrNotExist", "os"), LOAD)
    assert "matches!(&err, LoadError::Io(source) if source.kind() == std::io::ErrorKind::NotFound)" in printed
    assert "DECIDE: the variant of `LoadError` that holds the `std::io::Error`." in printed


def test_what_is_no_error_in_rust_is_said() -> None:
    assert "DECIDE: `read` ends with `Ok(0)`" in asked(sentinel("EOF", "io"), READ)
    assert "DECIDE: a cancelled future is dropped" in asked(sentinel("Canceled", "context"), LOAD)
    assert "sqlx::Error::RowNotFound" in asked(
        sentinel("ErrNoRows", "database/sql"), called("Q", package="database/sql")
    )


def test_any_other_value_is_compared() -> None:
    printed = asked(local("want"), LOAD)
    assert printed.endswith("err == want")
    assert "`==` needs `PartialEq`" in printed


def test_a_kept_error_is_an_option() -> None:
    scope = scope_with(FOUND)
    kept = st.Let(("err",), LOAD)
    assert lines(kept, scope=scope) == "let err = load().err();"
    assert asked(sentinel("ErrGone"), scope=scope) == "matches!(&err, Some(LoadError::Gone))"


def searched(type_: Named, origin: ex.Expression | None, scope: Scope) -> str:
    scope.bind("target", Local(Pointer(type_)))
    test = ex.ErrorAs(local("err"), local("target"), Pointer(type_), origin)
    return lines(st.If(test, (st.Do(called("use", ex.Attribute(local("target"), "Code"))),)), scope=scope)


def test_a_search_matches_the_variant_that_holds_the_type() -> None:
    printed = searched(Named("StatusError"), LOAD, scope_with(FOUND))
    assert printed == "if let LoadError::Status(target) = &err {\nr#use(target.code);\n}"


def test_a_search_in_any_error_is_a_downcast() -> None:
    printed = searched(Named("StatusError"), None, scope_with(err=ERROR))
    assert printed.startswith("if let Some(target) = err.downcast_ref::<StatusError>() {")


def test_a_search_with_more_is_a_let_chain() -> None:
    scope = scope_with(FOUND)
    scope.bind("target", Local(Pointer(Named("StatusError"))))
    search = ex.ErrorAs(local("err"), local("target"), Pointer(Named("StatusError")), LOAD)
    more = ex.Binary("==", ex.Attribute(local("target"), "Code"), ex.Literal("int", "429"))
    printed = lines(st.If(ex.Binary("&&", search, more), (st.Return(),)), scope=scope)
    assert printed.startswith("if let LoadError::Status(target) = &err && target.code == 429 {")


def test_types_of_the_library_have_other_names() -> None:
    printed = searched(Named("PathError", "io/fs"), None, scope_with(err=ERROR))
    assert "err.downcast_ref::<std::io::Error>()" in printed
    assert "names no path" in lines_with_notes(Named("PathError", "io/fs"))


def lines_with_notes(type_: Named) -> str:
    test = st.If(ex.ErrorAs(local("err"), local("t"), Pointer(type_)), (st.Return(),))
    return item(function("run", test, params={"err": ERROR}))


def test_nothing_can_be_searched_for_by_its_trait() -> None:
    index = index_of(Interface("Temporary", (Function("Temporary"),)))
    scope = scope_for(function("run", params={"err": ERROR}), index)
    shown(ex.ErrorAs(local("err"), local("t"), Named("Temporary")), scope)
    scope.bind("t", Local(Named("Temporary")))
    assert "`Temporary` is a trait" in shown(ex.ErrorAs(local("err"), local("t"), Named("Temporary")), scope)


def test_an_optional_error_is_looked_into() -> None:
    scope = scope_with(FOUND)
    scope.bind("err", Local(Optional(Known("error"))))
    assert "err.and_then(|err| err.downcast_ref::<Error>())" in asked(sentinel("ErrGone"), scope=scope)
