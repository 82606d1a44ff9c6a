"""`try` as Rust: look-ups, imports, what is taken to fail, what is given back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.rust.lowered import SELF, STORE, body_of, called, function, index_of, item, local, message, number, text
from tests.rust.scanned import skeletons
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Structure
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, Known, List, Map, Named, Type

D, K, V, XS = local("d"), local("k"), local("v"), local("xs")
PRICES: dict[str, Type] = {"d": Map(STRING, INT), "k": STRING, "xs": List(INT), "n": INT}


def handler(*classes: str, name: str = "", body: tuple[st.Statement, ...] = ()) -> st.Handler:
    return st.Handler(tuple(Named(c, "builtins") for c in classes), name, body)


def raised(name: str, *parts: str | ex.Expression, cause: ex.Expression | None = None) -> st.Fail:
    return st.Fail(ex.NewError(Named(name, "builtins"), message(*parts), cause))


def given(value: ex.Expression, *handlers: st.Handler) -> tuple[st.Statement, ...]:
    """`try: v = …` and a use of `v` behind it."""
    return (
        st.Let(("v",)),
        st.Try((st.Assign((V,), (value,)),), handlers),
        st.Do(called("use", V)),
    )


@pytest.mark.parametrize(
    ("value", "classes", "printed"),
    [
        (ex.Index(D, K), ("KeyError",), "d.get(k).copied()"),
        (ex.Index(XS, local("n")), ("IndexError",), "xs.get(n as usize).copied()"),
        (ex.Index(XS, ex.Unary("-", number(1))), ("IndexError",), "xs.last()"),
        (ex.Index(local("rows"), number(0)), ("IndexError",), "rows.get(0)"),
        (called("next", local("lines"), package="builtin"), ("StopIteration",), "lines.next()"),
        (called("queue.popleft"), ("IndexError",), "queue.pop_front()"),
        (called("d.pop", K), ("KeyError",), "d.remove(&k)"),
        (ex.Index(D, K), ("LookupError",), "d.get(k).copied()"),
    ],
)
def test_a_look_up_that_may_miss_is_an_option(value: ex.Expression, classes: tuple[str, ...], printed: str) -> None:
    text_ = body_of(*given(value, handler(*classes, body=(st.Return(),))), params=PRICES)
    assert f"let Some(v) = {printed} else {{\n    return;\n}};" in text_


@pytest.mark.parametrize(
    "caught",
    [
        handler("ValueError", body=(st.Return(),)),
        # The exception is looked at, or goes on: an `Option` carries nothing.
        handler("KeyError", name="e", body=(st.Do(called("show", local("e"))), st.Return())),
        handler("KeyError", body=(st.Fail(None),)),
    ],
)
def test_what_is_no_look_up_stays_a_result(caught: st.Handler) -> None:
    assert "let Some(v)" not in body_of(*given(ex.Index(D, K), caught), params=PRICES)


def test_a_missing_key_becomes_the_error_that_is_raised() -> None:
    caught = handler("KeyError", name="e", body=(raised("ValueError", "no price for ", K, cause=local("e")),))
    printed = item(function("find", *given(ex.Index(D, K), caught), params=PRICES))
    assert ".ok_or_else(|| FindError::NoPrice { k: k.to_owned() })?;" in printed
    assert "source" not in printed


def test_a_fallback_for_a_missing_key() -> None:
    caught = handler("KeyError", body=(st.Assign((V,), (number(0),)),))
    assert "let v = d.get(k).copied().unwrap_or(0);" in body_of(*given(ex.Index(D, K), caught), params=PRICES)


def test_a_look_up_that_is_returned() -> None:
    attempt = st.Try((st.Return((ex.Index(D, K),)),), (handler("KeyError"),))
    found = function("find", attempt, st.Return((number(0),)), params=PRICES, results=(INT,))
    assert "if let Some(value) = d.get(k).copied() {\n        return value;\n    }\n    0" in item(found)


def test_several_look_ups_are_errors_of_the_block() -> None:
    body = (st.Let(("a",), ex.Index(D, text("a"))), st.Let(("b",), ex.Index(D, text("b"))), st.Do(called("use", K)))
    caught = handler("KeyError", name="e", body=(raised("ValueError", "bad", cause=local("e")),))
    printed = item(function("find", st.Try(body, (caught,)), params=PRICES))
    assert 'd.get("a").copied().ok_or_else(|| FindAttemptError::Key {' in printed
    assert '#[error("{key:?}")] // KeyError\n    Key { key: String },' in printed
    assert "FindAttemptError::Key" in printed


def test_a_place_that_is_written_is_not_looked_up() -> None:
    body = (st.Assign((ex.Index(D, K),), (number(1),)), st.Let(("a",), ex.Index(D, text("a"))))
    printed = body_of(st.Try(body, (handler("KeyError"),)), params=PRICES)
    assert "d.insert(" in printed


def test_an_import_is_a_feature() -> None:
    body = (st.Comment("import fcntl"), st.Assign((ex.Name("LOCKS", "", "variable"),), (ex.Literal("bool", "true"),)))
    caught = handler(
        "ImportError", body=(st.Assign((ex.Name("LOCKS", "", "variable"),), (ex.Literal("bool", "false"),)),)
    )
    assert 'let locks = cfg!(feature = "fcntl");' in body_of(st.Try(body, (caught,)))
    other = handler("ImportError", body=(st.Return(),))
    assert 'if !cfg!(feature = "fcntl") {\n    return;\n}' in body_of(st.Try(body[:1], (other,)))


def test_a_comment_that_begins_like_an_import_guards_nothing() -> None:
    body = (st.Comment("from here on it may fail"), st.Do(called("work")))
    assert "cfg!" not in body_of(st.Try(body, (handler("ValueError"),)))


def test_unknown_calls_fail_only_where_nothing_else_explains_the_handler() -> None:
    check = function("check", raised("ValueError", "bad"), fallible=True, raises=("ValueError",))
    body = (st.Do(called("check")), st.Do(called("other")))
    known = body_of(st.Try(body, (handler("ValueError", body=(st.Return(),)),)), index=index_of(check))
    assert "check()?;" in known
    assert "other();" in known
    unknown = body_of(st.Try(body, (handler("OSError", body=(st.Return(),)),)), index=index_of(check))
    assert "other()?;" in unknown


def test_a_handler_that_nothing_reaches_stays_code() -> None:
    body = (
        st.Let(("a",), ex.Attribute(local("request"), "range")),
        st.Do(called("print", local("a"), package="builtin")),
    )
    printed = body_of(st.Try(body, (handler("ValueError", body=(st.Return(),)),)))
    assert "// DECIDE: where `ValueError` comes from: nothing in the block is known to raise it." in printed
    assert "AttemptError::Value { .. }" in printed
    assert "return;" in printed


def test_what_never_is_an_err_in_rust_is_told() -> None:
    body = (
        st.Let(("a",), ex.Binary("/", local("n"), local("m"))),
        st.Do(called("print", local("a"), package="builtin")),
    )
    printed = body_of(st.Try(body, (handler("ZeroDivisionError", body=(st.Return(),)),)), params={"n": INT, "m": INT})
    assert "`checked_div` gives `None`, `/` panics" in printed


def test_what_branches_assign_is_given_back() -> None:
    branch = st.If(local("b"), (st.Assign((V,), (called("one"),)),), (st.Assign((V,), (called("two"),)),))
    attempt = st.Try((branch,), (handler("ValueError", body=(st.Assign((V,), (number(0),)),)),))
    fails = [
        function(name, raised("ValueError", "x"), fallible=True, raises=("ValueError",)) for name in ("one", "two")
    ]
    printed = body_of(
        st.Let(("v",)), attempt, st.Do(called("use", V)), index=index_of(*fails), params={"b": Known("bool")}
    )
    assert "    let v;\n    if b {" in printed
    assert "    Ok(v)\n})();" in printed
    assert "let v = match attempt {" in printed


def test_the_else_sees_what_the_call_gave() -> None:
    attempt = st.Try((st.Let(("q",), called("go")),), (handler("ValueError"),), (st.Do(called("show", local("q"))),))
    printed = body_of(attempt)
    assert "if let Ok(q) = go() {\n    show(q);\n}" in printed


def test_a_finally_gives_back_what_was_made() -> None:
    attempt = st.Try((st.Assign((V,), (called("go"),)),), (), (), (st.Do(called("close")),))
    go = function("go", raised("ValueError", "x"), fallible=True, raises=("ValueError",), results=(INT,))
    printed = item(function("run", st.Let(("v",)), attempt, st.Do(called("use", V))), index_of(go))
    assert "Ok(v)\n    })();\n    close();\n    let v = result?;" in printed


def test_a_finally_behind_what_cannot_fail_declares_where_the_source_assigns() -> None:
    attempt = st.Try((st.Do(called("begin")), st.Assign((V,), (called("go"),))), (), (), (st.Do(called("close")),))
    printed = body_of(st.Let(("v",)), attempt, st.Do(called("use", V)))
    assert "begin();\nlet v = go();\nclose();\n" in printed


def test_a_finally_behind_branches_that_assign_declares_above_them() -> None:
    branches = st.If(K, (st.Assign((V,), (number(1),)),), (st.Assign((V,), (number(2),)),))
    printed = body_of(st.Let(("v",)), st.Try((branches,), (), (), (st.Do(called("close")),)), st.Do(called("use", V)))
    assert "let v;\nif k {\n    v = 1;\n} else {\n    v = 2;\n}\nclose();\n" in printed


def test_what_is_printed_twice_for_a_finally_leaves_its_errors_once() -> None:
    attempt = st.Try((raised("KeyError", "x"),), (handler("KeyError", body=(st.Do(called("g")),)),))
    printed = item(function("run", st.Try((attempt,), (), (), (st.Do(called("close")),))))
    assert printed.count("enum RunAttemptError ") == 1
    assert "Attempt2" not in printed


@pytest.mark.parametrize(
    ("body", "rust"),
    [((), "d.remove(&k);\n"), ((st.Do(called("g")),), "if d.remove(&k).is_none() {\n    g();\n}\n")],
)
def test_a_key_that_may_be_missing_is_removed(body: tuple[st.Statement, ...], rust: str) -> None:
    attempt = st.Try((st.Delete((ex.Index(D, K),)),), (handler("KeyError", body=body),))
    assert body_of(attempt, params=PRICES).startswith(rust)


def test_a_finally_keeps_the_result() -> None:
    attempt = st.Try((st.Return((called("go"),)),), (), (), (st.Do(called("close")),))
    go = function("go", raised("ValueError", "x"), fallible=True, raises=("ValueError",), results=(INT,))
    printed = item(function("run", attempt, results=(INT,)), index_of(go))
    assert "let result = (|| -> Result<i64, RunError> { Ok(go()?) })();\n    close();\n    result\n" in printed


def test_a_with_that_makes_one_value_is_the_block_that_gives_it() -> None:
    opened = st.WithItem(called("open", text("a"), package="builtin"), "file")
    body = (st.Assign((V,), (ex.Call(ex.Attribute(local("file"), "read")),)),)
    printed = body_of(st.Let(("v",)), st.With((opened,), body), st.Do(called("use", V)))
    assert 'let v = {\n    let file = std::fs::File::open("a")?;\n    std::io::read_to_string(&file)?\n};' in printed


def test_a_with_at_the_end_needs_no_block() -> None:
    opened = st.WithItem(called("open", text("a"), text("w"), package="builtin"), "file")
    body = (st.Do(ex.Call(ex.Attribute(local("file"), "write"), (text("x"),))),)
    printed = item(function("save", st.With((opened,), body)))
    assert 'let mut file = std::fs::File::create("a")?;\n    file.write_all("x".as_bytes())?;' in printed
    assert "{\n        let" not in printed


def test_a_function_that_falls_off_its_end_gives_none() -> None:
    some = st.If(local("b"), (st.Return((number(1),)),))
    printed = item(function("find", some, params={"b": Known("bool")}, results=(UNKNOWN,)))
    assert "-> Option<" in printed
    assert "return Some(1);" in printed
    assert printed.rstrip().endswith("None\n}")


def test_a_decision_is_said_once() -> None:
    base = ex.Call(ex.Name("super", "", "builtin"))
    twice = [st.Do(ex.Call(ex.Attribute(base, name))) for name in ("open", "close")]
    printed = item(function("go", *twice))
    assert printed.count("DECIDE") == 1
    assert "self.base.open();\n    self.base.close();" in printed


@pytest.mark.parametrize(
    ("other", "printed"),
    [
        (ex.Literal("nil", ""), "s.v = d.get(&key).cloned();"),
        (number(0), "s.v = d.get(&key).cloned().unwrap_or(0);"),
        (called("make"), "s.v = d.get(&key).cloned().unwrap_or_else(|| make());"),
    ],
)
def test_a_place_that_gets_what_is_there_or_something_else(other: ex.Expression, printed: str) -> None:
    place = ex.Attribute(local("s"), "v")
    value = ex.Index(D, local("key"))
    attempt = st.Try((st.Assign((place,), (value,)),), (handler("KeyError", body=(st.Assign((place,), (other,)),)),))
    assert printed in body_of(attempt)


def test_a_missing_key_inside_a_call_is_no_error_of_the_call() -> None:
    call = called("int", ex.Index(local("row"), text("n")), package="builtin")
    printed = body_of(st.Try((st.Assign((ex.Attribute(local("s"), "n"),), (call,)),), (handler("KeyError"),)))
    assert 'row.get("n").ok_or_else(|| RunAttemptError::Key {' in printed.replace("\n        ", "").replace(
        "row.get", "row.get"
    )
    assert "AttemptError::Key { .. }) => {}" in printed


def test_nothing_is_done_about_what_is_ignored() -> None:
    body = (st.Do(called("one")), st.Do(called("two")))
    printed = body_of(st.Try(body, (handler("Empty"),)))
    assert "let _ = attempt; // its errors are ignored, as in the source" in printed
    place = ex.Attribute(local("s"), "v")
    call = called("int", local("k"), package="builtin")
    written = body_of(st.Try((st.Assign((place,), (call,)),), (handler("ValueError"),)), params={"k": STRING})
    assert "if let Ok(value) = k.trim().parse::<i64>() {\n    s.v = value;\n}" in written


def test_a_name_in_a_path_is_no_use_of_the_error() -> None:
    logged = st.Do(ex.Call(ex.Name("err", "project.log", "function")))
    printed = body_of(st.Try((st.Do(called("close")),), (handler("Exception", body=(logged,)),)))
    assert "if close().is_err() {" in printed


def test_a_place_with_the_name_of_a_method_is_a_field() -> None:
    fileno = function("fileno", st.Return((number(1),)), receiver=STORE, results=(INT,))
    other = function("bind", st.Assign((ex.Attribute(SELF, "fileno"),), (number(3),)), receiver=STORE)
    printed = item(other, index_of(fileno, other, Structure("Store", kind="class")))
    assert "s.fileno = 3;" in printed or "self.fileno = 3;" in printed
    assert "// DECIDE: `fileno` is a method too" in printed


def test_nothing_in_a_message_is_none() -> None:
    made = ex.NewError(Named("Broken"), message("at ", ex.Literal("nil", "")))
    assert '"None".to_owned()' in item(function("run", st.Fail(made)))


@pytest.mark.parametrize("fails", [True, False])
def test_nesting_costs_no_more_than_its_depth(*, fails: bool) -> None:
    body: tuple[st.Statement, ...] = (st.Do(called("g")) if fails else st.Let(("x",), number(1)),)
    for level in range(25):
        body = (st.Try(body, (handler(*(("ValueError",) if fails else ()), body=(st.Do(called(f"h{level}")),)),)),)
    begun = time.process_time()
    assert body_of(*body).count("h24();") == 1
    assert time.process_time() - begun < 5


def test_cleanups_inside_one_another_cost_no_more_than_their_depth() -> None:
    body: tuple[st.Statement, ...] = (st.Do(called("g")),)
    for level in range(15):
        again = handler("ValueError", name="e", body=(raised("KeyError", "x", cause=local("e")),))
        body = (st.Try((st.Do(called(f"k{level}")), *body), (again,), (), (st.Do(called("z")),)),)
    begun = time.process_time()
    assert body_of(*body).count("k14()") == 1
    assert time.process_time() - begun < 5


def test_what_leaves_a_loop_stands_behind_what_may_fail() -> None:
    attempt = st.Try((st.Assign((V,), (ex.Index(D, K),)), st.Break()), (handler("KeyError"),))
    printed = body_of(st.Let(("v",), number(0)), st.ForEach(("k",), XS, (attempt,)), params={"d": Map(STRING, INT)})
    assert "    if let Some(value) = d.get(k).copied() {\n        v = value;\n        break;\n    }\n" in printed


def test_a_handler_that_nothing_reaches_is_kept_as_a_comment_that_reads_like_code() -> None:
    body = (st.If(K, (st.Do(called("g")),)),)
    printed = body_of(st.Try((st.Let(("x",), number(1)),), (handler(body=body),)), params={"k": BOOL})
    assert printed.endswith("the source handled every error:\n// if k {\n//     g();\n// }\n")


def test_a_handler_that_does_nothing_leaves_nothing_behind() -> None:
    printed = body_of(st.Try((st.Let(("x",), number(1)),), (handler(),)))
    assert printed.endswith("// DECIDE: nothing above is known to fail; the source ignored every error.\n")


def test_a_value_shown_with_debug_is_no_way_out() -> None:
    shown = st.Do(called("print", ex.Format((ex.FormatArgument(V, "?"),)), package="builtin"))
    printed = body_of(st.Try((shown,), (), (), (st.Do(called("close")),)), params={"v": INT})
    assert "result" not in printed
    assert printed.endswith("close();\n")


def test_a_finally_that_returns_swallows_what_the_block_raises(tmp_path: Path) -> None:
    source = (
        "def run(x, out):\n"
        "    if not x.ready:\n"
        "        raise ValueError('not ready')\n"
        "    try:\n"
        "        go(x)\n"
        "        raise KeyError(x)\n"
        "    finally:\n"
        "        close(x)\n"
        "        return out\n"
    )
    assert (
        "    // DECIDE: the `finally` leaves by itself: what the block raised or returned is lost.\n"
        "    let _ = (|| -> Result<Undecided, RunError> {\n"
        "        go(x);\n"
        "        Err(RunError::Key { x: x.to_string() })\n"
        "    })();\n"
        "    close(x);\n"
        "    Ok(out)\n"
        "}\n"
    ) in skeletons(tmp_path, "PY110", source)[0]
