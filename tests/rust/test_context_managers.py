"""`with`: what is opened, locked, ignored, expected, and what needs a decision."""

from __future__ import annotations

from tests.rust.lowered import body_of, called, function, index_of, local, message, text
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.types import Named

RUN = st.Do(called("work"))
KEY, VALUE = ex.Name("KeyError", "", "builtin"), ex.Name("ValueError", "", "builtin")


def failing(name: str, *classes: str) -> st.Fail:
    del name
    return st.Fail(ex.NewError(Named(classes[0]), message("bad")))


INDEX = index_of(function("work", failing("work", "Busy"), fallible=True, raises=("Busy",)))


def within(manager: ex.Expression, *body: st.Statement, target: str = "") -> str:
    return body_of(st.With((st.WithItem(manager, target),), body), st.Do(called("after")), index=INDEX)


def test_what_is_ignored_is_a_try() -> None:
    printed = within(called("suppress", ex.Name("Busy", "", "type"), package="contextlib"), RUN)
    assert "let _ = work(); // its errors are ignored" in printed


def test_an_expected_error_is_an_assertion() -> None:
    busy = ex.Name("Busy", "", "type")
    assert "assert!(matches!(work(), Err(WorkError::Busy { .. })));" in within(
        called("raises", busy, package="pytest"), RUN
    )
    vague = within(called("raises", VALUE, package="pytest"), RUN)
    assert "assert!(work().is_err());" in vague
    assert "// DECIDE: that the error is `ValueError`." in vague
    bound = within(called("raises", KEY, package="pytest"), RUN, target="caught")
    assert "let caught = work().unwrap_err();" in bound


def test_several_statements_that_must_fail() -> None:
    printed = within(called("raises", KEY, package="pytest"), st.Let(("a",), called("make")), RUN)
    assert 'panic!("expected KeyError")' in printed
    assert "is_err" not in printed.partition("panic!")[0].rpartition("match")[2]


def test_other_methods_called_raises_expect_nothing() -> None:
    assert "assert!" not in within(called("raises", KEY, package="elsewhere"), RUN)


def test_locks_are_guards() -> None:
    for name in ("lock", "_state_lock", "_mutex", "cache_mutex"):
        assert ".lock().unwrap();" in within(ex.Attribute(local("s"), name), RUN)
    assert ".lock()" not in within(ex.Attribute(local("s"), "clock_face"), RUN)


def test_directories_that_go_away() -> None:
    assert "let d = tempfile::tempdir()?;" in within(called("TemporaryDirectory", package="tempfile"), RUN, target="d")


def test_an_unknown_manager_needs_a_decision() -> None:
    printed = within(called("engine.connect"), RUN, target="conn")
    assert "// DECIDE: what leaving `engine.connect` does:" in printed
    assert "let conn = engine.connect();" in printed


def test_lines_of_a_file_may_fail() -> None:
    loop = st.ForEach(("line",), local("file"), (st.Do(called("print", local("line"), package="builtin")),))
    printed = within(called("open", text("a"), package="builtin"), loop, target="file")
    assert "for line in std::io::BufReader::new(&file).lines() {" in printed
    assert "let line = line?;" in printed
    assert "// DECIDE: the source's lines end with their line break, those of `lines` do not." in printed


def test_lines_that_lose_their_end_anyway() -> None:
    bare = called("print", ex.Call(ex.Attribute(local("line"), "strip")), package="builtin")
    loop = st.ForEach(("line",), local("file"), (st.Do(bare),))
    assert "line break" not in within(called("open", text("a"), package="builtin"), loop, target="file")


def test_a_target_that_is_used_later_is_declared_once() -> None:
    caught = st.With((st.WithItem(called("raises", KEY, package="pytest"), "caught"),), (RUN,))
    printed = body_of(st.Let(("caught",)), caught, st.Do(called("show", local("caught"))), index=INDEX)
    assert printed.startswith("// DECIDE: that the error is `KeyError`.\nlet caught = work().unwrap_err();\n")


def test_a_manager_that_is_used_later_gets_no_block() -> None:
    opened = st.With((st.WithItem(called("connect"), "session"),), (st.Do(called("g")), RUN))
    printed = body_of(st.Let(("session",)), opened, st.Do(called("show", local("session"))), index=INDEX)
    assert "let session;" not in printed
    assert "{\n" not in printed
    assert "// DECIDE: `session` is used behind its `with`: what leaving it did must happen before.\n" in printed
    assert printed.count("let session = connect();\ng();\n") == 1


def test_entering_an_asynchronous_manager_waits() -> None:
    def entered(manager: ex.Expression) -> str:
        return body_of(st.With((st.WithItem(manager, "a"),), (RUN,), is_async=True), st.Do(called("after")))

    assert "let a = pool.acquire().await;" in entered(called("pool.acquire"))
    assert "let a = Client::new();" in entered(ex.Call(ex.Name("Client", "", "type")))
    assert "let a = connect().await;" in entered(called("connect"))
