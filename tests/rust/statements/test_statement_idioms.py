from __future__ import annotations

from tests.rust.lowered import (
    FALSE,
    NIL,
    STORE,
    body_of,
    called,
    field,
    function,
    index_of,
    item,
    lines,
    local,
    message,
    number,
    scope_with,
    sentinel,
    text,
)
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Field, Function, Receiver, Structure
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, Channel, Known, List, Map, Named, Optional, Pointer

ROW = Pointer(Named("Row"))
ROWS = List(Named("Row"))
COUNTS = Map(STRING, INT)


def test_absence_with_an_error_is_ok_or() -> None:
    check = st.If(ex.IsNil(local("row")), (st.Fail(sentinel("ErrGone")),))
    assert body_of(
        check, st.Do(called("use", local("row"))), params={"row": Optional(Named("Row"))}, fallible=True
    ) == ("let row = row.ok_or(RunError::Gone)?;\nuse(row);\nOk(())\n".replace("use(", "r#use("))


def test_an_error_that_costs_something_is_made_when_it_is_needed() -> None:
    gone = ex.NewError(message=message("no row ", local("name")))
    check = st.If(ex.IsNil(local("row")), (st.Fail(gone),))
    printed = body_of(check, params={"row": Optional(Named("Row")), "name": STRING}, fallible=True)
    assert printed.startswith("let row = row.ok_or_else(|| RunError::NoRow {\n")


def test_absence_that_leaves_otherwise_is_let_else() -> None:
    check = st.If(ex.IsNil(local("row")), (st.Do(called("log")), st.Return()))
    assert body_of(check, st.Do(called("g", local("row"))), params={"row": ROW}) == (
        "let Some(row) = row else {\n    log();\n    return;\n};\ng(row);\n"
    )


def test_presence_binds_what_is_there() -> None:
    check = st.If(ex.IsNil(local("row"), negated=True), (st.Do(called("g", local("row"))),), (st.Do(called("h")),))
    assert body_of(check, params={"row": ROW}) == "if let Some(row) = row {\n    g(row);\n} else {\n    h();\n}\n"


def test_presence_and_more_is_a_let_chain() -> None:
    test = ex.Binary(
        "&&", ex.IsNil(local("a"), negated=True), ex.Binary("&&", local("on"), ex.IsNil(local("b"), negated=True))
    )
    check = st.If(test, (st.Do(called("g", local("a"), local("b"))),))
    assert lines(check, scope=scope_with(a=Optional(Named("Row")), b=Optional(Named("Row")), on=BOOL)) == (
        "if let Some(a) = a && on && let Some(b) = b {\ng(a, b);\n}"
    )


def test_nil_lists_are_empty_lists() -> None:
    assert lines(st.If(ex.IsNil(local("rows")), (st.Return(),)), scope=scope_with(rows=ROWS)) == (
        "if rows.is_empty() {\nreturn;\n}"
    )


def test_else_if_is_a_chain() -> None:
    chain = st.If(local("a"), (st.Return(),), (st.If(local("b"), (st.Return(),), (st.Do(called("g")),)),))
    assert lines(chain) == "if a {\nreturn;\n} else if b {\nreturn;\n} else {\ng();\n}"


def test_a_found_value_and_its_test_are_if_let() -> None:
    look = st.Let(("n", "ok"), ex.Index(local("counts"), local("name")))
    scope = scope_with(counts=COUNTS, name=STRING)
    assert lines(look, st.If(local("ok"), (st.Do(called("g", local("n"))),)), scope=scope) == (
        "if let Some(n) = counts.get(name).copied() {\ng(n);\n}"
    )


def test_a_missing_value_that_leaves_is_let_else() -> None:
    look = st.HandleAbsent(("row",), ex.Index(local("rows"), local("name")), (st.Return(),), diverges=True)
    scope = scope_with(rows=Map(STRING, Named("Row")), name=STRING)
    assert lines(look, st.Do(called("g", local("row"))), scope=scope) == (
        "let Some(row) = rows.get(name) else {\nreturn;\n};\ng(row);"
    )


def test_a_found_value_whose_test_comes_later_keeps_both() -> None:
    look = st.Let(("n", "ok"), ex.Index(local("counts"), local("name")))
    printed = lines(look, st.Do(called("g", local("ok"))), scope=scope_with(counts=COUNTS, name=STRING))
    assert printed == (
        "let (n, ok) = match counts.get(name).copied() "
        "{ Some(value) => (value, true), None => (Default::default(), false) };\ng(ok);"
    )


def test_a_missing_or_unfit_value_is_filtered() -> None:
    look = st.Let(("n", "ok"), ex.Index(local("counts"), local("name")))
    unfit = ex.Binary("||", ex.Unary("!", local("ok")), ex.Binary("==", local("n"), number(0)))
    printed = lines(look, st.If(unfit, (st.Return(),)), scope=scope_with(counts=COUNTS, name=STRING))
    assert printed == "let Some(n) = counts.get(name).copied().filter(|n| n != 0) else {\nreturn;\n};"


def test_an_error_that_is_not_looked_at_needs_no_name() -> None:
    handled = st.HandleError(("n",), called("load"), "err", (st.Return(),), diverges=True)
    assert lines(handled) == "let Ok(n) = load() else {\nreturn;\n};"


def test_an_error_that_is_looked_at_is_matched() -> None:
    handled = st.HandleError(
        ("n",), called("load"), "err", (st.Do(called("log", local("err"))), st.Return()), diverges=True
    )
    assert lines(handled) == "let n = match load() {\nOk(n) => n,\nErr(err) => {\nlog(err);\nreturn;\n}\n};"


def test_an_error_without_a_value_is_if_let() -> None:
    handled = st.HandleError((), called("save"), "err", (st.Do(called("log", local("err"))),), diverges=False)
    assert lines(handled) == "if let Err(err) = save() {\nlog(err);\n}"
    silent = st.HandleError((), called("save"), "err", (st.Do(called("log")),), diverges=False)
    assert lines(silent) == "if save().is_err() {\nlog();\n}"


def test_a_value_given_after_an_error_is_the_arms_value() -> None:
    fallback = (st.Do(called("log", local("err"))), st.Assign((local("n"),), (number(1),)))
    handled = st.HandleError(("n",), called("load"), "err", fallback, diverges=False)
    assert lines(handled) == "let n = match load() {\nOk(n) => n,\nErr(err) => {\nlog(err);\n1\n}\n};"


def test_going_on_after_an_error_is_told() -> None:
    handled = st.HandleError(("n",), called("load"), "err", (), diverges=False)
    printed = lines(handled)
    assert "DECIDE: the source goes on after the error" in printed
    assert printed.endswith("let n = load().unwrap_or_default();")


def test_tests_for_one_error_are_arms() -> None:
    index = index_of(Function("load", fallible=True))
    asked = st.If(ex.ErrorIs(local("err"), sentinel("ErrGone")), (st.Return((number(0),)),))
    handled = st.HandleError(("n",), called("load"), "err", (asked, st.Fail(local("err"))), diverges=True)
    printed = body_of(handled, st.Return((local("n"),)), index=index, results=(INT,), fallible=True)
    assert printed == (
        "let n = match load() {\n"
        "    Ok(n) => n,\n"
        "    Err(LoadError::Gone) => return Ok(0),\n"
        "    Err(err) => return Err(err.into()),\n"
        "};\n"
        "Ok(n)\n"
    )


def test_a_discarded_error_is_told() -> None:
    index = index_of(Function("load", results=(INT,), fallible=True))
    assert lines(st.Let(("n", "_"), called("load")), scope=scope_with(index)) == (
        "// DECIDE: the source drops the error of `load`.\nlet n = load().unwrap_or_default();"
    )
    assert lines(st.Do(called("load")), scope=scope_with(index)) == (
        "// DECIDE: the source drops the error of `load`.\nlet _ = load();"
    )


def test_a_returned_call_is_not_unwrapped_and_wrapped_again() -> None:
    wrap = ex.NewError(message=message("below"), cause=local("err"))
    passed = st.Let(("n",), ex.Propagate(called("load"), wrap))
    printed = body_of(passed, st.Return((local("n"),)), results=(INT,), fallible=True)
    assert printed == "load().map_err(|source| RunError::Below { source })\n"


def test_bindings_are_mutable_only_when_they_are_written() -> None:
    body = (
        st.Let(("a",), number(1), mutable=("a",)),
        st.Let(("b",), number(2)),
        st.Let(("xs",), ex.ListLiteral(()), List(INT)),
        st.Assign((local("a"),), (number(3),), "+="),
        st.Assign((local("xs"),), (called("append", local("xs"), local("a"), package="builtin"),)),
    )
    assert body_of(*body) == "let mut a = 1;\nlet b = 2;\nlet mut xs: Vec<i64> = Vec::new();\na += 3;\nxs.push(a);\n"


def test_a_place_behind_a_reference_is_borrowed_and_a_number_copied() -> None:
    index = index_of(Structure("Store", (Field("name", STRING), Field("size", INT))))
    what = function("f", st.Let(("n",), field("name")), st.Let(("k",), field("size")), receiver=STORE)
    assert "let n = &self.name;\n        let k = self.size;" in item(what, index)


def test_appending() -> None:
    rows = scope_with(xs=List(STRING), ys=List(STRING), name=STRING)

    def append(*args: ex.Expression, spread: bool = False) -> str:
        return lines(
            st.Assign((local("xs"),), (called("append", local("xs"), *args, package="builtin", spread=spread),)),
            scope=rows,
        )

    assert append(local("name")) == "xs.push(name.to_owned());"
    assert append(text("a"), text("b")) == 'xs.extend(["a".to_owned(), "b".to_owned()]);'
    assert append(local("ys"), spread=True) == "xs.extend_from_slice(ys);"


def test_maps_are_written_through_insert_and_entry() -> None:
    scope = scope_with(counts=COUNTS, name=STRING)
    place = ex.Index(local("counts"), local("name"))
    assert lines(st.Assign((place,), (number(1),)), scope=scope) == "counts.insert(name.to_owned(), 1);"
    zeroed = ex.Index(local("counts"), local("name"), zero=True)
    assert lines(st.Assign((zeroed,), (number(1),), "+="), scope=scope) == (
        "*counts.entry(name.to_owned()).or_default() += 1;"
    )
    assert lines(st.Assign((place,), (number(1),), "+="), scope=scope) == (
        "// DECIDE: `counts[name]` must be there, or this panics; a `defaultdict` or a `Counter` begins at zero.\n"
        "*counts.get_mut(name).unwrap() += 1;"
    )
    counted = ex.Binary("+", called("counts.get", local("name"), number(0)), number(1))
    assert lines(st.Assign((place,), (counted,)), scope=scope) == ("*counts.entry(name.to_owned()).or_default() += 1;")
    assert lines(st.Delete((place,)), scope=scope) == "counts.remove(name);"


def test_swaps() -> None:
    a, b = ex.Index(local("xs"), local("i")), ex.Index(local("xs"), local("j"))
    assert lines(st.Assign((a, b), (b, a))) == "xs.swap(i, j);"
    assert lines(st.Assign((local("x"), local("y")), (local("y"), local("x")))) == "std::mem::swap(&mut x, &mut y);"


def test_text_grows_in_place() -> None:
    scope = scope_with(name=STRING)
    lines(st.Let(("out",), text(""), mutable=("out",)), scope=scope)
    assert lines(st.Assign((local("out"),), (text("x"),), "+="), scope=scope) == "out.push('x');"
    assert lines(st.Assign((local("out"),), (message(local("name"), "!"),), "+="), scope=scope) == (
        'out.push_str(&format!("{name}!"));'
    )


def test_loops_by_kind() -> None:
    scope = scope_with(xs=List(INT), rows=ROWS, counts=COUNTS, name=STRING, n=INT)

    def head(of: str, targets: tuple[str, ...], over: ex.Expression) -> str:
        return lines(st.ForEach(targets, over, (), of), scope=scope).split(" {")[0]

    assert head("value", ("x",), local("xs")) == "for &x in xs"
    assert head("value", ("row",), local("rows")) == "for row in rows"
    assert head("pair", ("i", "row"), local("rows")) == "for (i, row) in rows.iter().enumerate()"
    assert head("pair", ("_", "row"), local("rows")) == "for row in rows"
    assert head("index", ("i",), local("rows")) == "for i in 0..rows.len()"
    assert head("entry", ("k", "v"), local("counts")) == "for (k, &v) in counts"
    assert head("entry", ("_", "v"), local("counts")) == "for &v in counts.values()"
    assert head("key", ("k",), local("counts")) == "for k in counts.keys()"
    assert head("range", ("i",), local("n")) == "for i in 0..n"
    assert head("range", ("i",), ex.Binary("..", number(1), local("n"))) == "for i in 1..n"
    assert head("text", ("_", "c"), local("name")) == "for c in name.chars()"
    assert head("unknown", ("k", "v"), local("counts")) == "for (k, &v) in counts"


def test_parts_of_a_text_are_looped_over_without_a_vector() -> None:
    split = called(ex.Attribute(local("name"), "splitlines"))
    assert lines(st.ForEach(("line",), split, ()), scope=scope_with(name=STRING)).startswith(
        "for line in name.lines() {"
    )


def test_while_and_labels() -> None:
    inner = st.While(local("more"), (st.Continue("outer"),), step=(st.Assign((local("i"),), (number(1),), "+="),))
    printed = lines(st.While(None, (inner, st.Break("outer")), label="outer"))
    assert printed.startswith("'outer: loop {\n")
    assert "continue 'outer;" in printed
    assert "i += 1;\ncontinue" not in printed
    assert printed.endswith("break 'outer;\n}")


def test_switches_over_values_and_conditions() -> None:
    cases = (st.Case((text("a"), text("b")), (st.Do(called("g")),)), st.Case((), (st.Do(called("h")),)))
    assert lines(st.Switch(local("name"), cases), scope=scope_with(name=STRING)) == (
        'match name {\n"a" | "b" => {\ng();\n}\n_ => {\nh();\n}\n}'
    )
    tests = (st.Case((ex.Binary(">", local("n"), number(1)),), (st.Do(called("g")),)), st.Case((), ()))
    assert lines(st.Switch(None, tests)) == "if n > 1 {\ng();\n} else {\n\n}"


def test_a_switch_without_default_does_nothing_otherwise() -> None:
    assert lines(st.Switch(local("n"), (st.Case((number(1),), (st.Do(called("g")),)),))) == (
        "match n {\n1 => {\ng();\n}\n_ => {}\n}"
    )


def test_a_switch_over_computed_values_compares() -> None:
    cases = (st.Case((called("low"),), (st.Do(called("g")),)),)
    assert lines(st.Switch(local("n"), cases)) == "if n == low() {\ng();\n}"


def test_the_struct_behind_a_lock_is_reached_through_its_guard() -> None:
    index = index_of(
        Structure("Store", (Field("name", STRING), Field("mu", Known("mutex")), Field("hits", INT))),
    )
    bump = function(
        "Bump",
        st.Lock(field("mu"), "lock"),
        st.Defer(called("s.mu.Unlock"), "unlock"),
        st.Assign((field("hits"),), (number(1),), "+="),
        receiver=Receiver("s", "Store", "pointer", mutates=True),
    )
    assert item(bump, index) == (
        "impl Store {\n"
        "    pub fn bump(&self) {\n"
        "        let mut state = self.state.lock().unwrap();\n"
        "        // `state` unlocks when it is dropped.\n"
        "        state.hits += 1;\n"
        "    }\n"
        "}\n"
    )


def test_a_lock_released_in_its_block_gets_a_scope() -> None:
    held = (st.Lock(field("mu"), "lock"), st.Do(called("g")), st.Lock(field("mu"), "unlock"), st.Do(called("h")))
    assert lines(*held) == (
        "// DECIDE: what `self.mu` guards goes inside the lock and is reached through `mu_guard`.\n"
        "{\nlet mut mu_guard = self.mu.lock().unwrap();\ng();\n}\nh();"
    )


def test_a_guard_across_an_await_is_told() -> None:
    held = (st.Lock(field("mu"), "lock"), st.Do(called("g", context=local("ctx"))))
    assert "DECIDE: the guard is held across an `.await`" in lines(*held)
    assert "across an `.await`" not in lines(st.Lock(field("mu"), "lock"), st.Do(called("g")))


def test_deferred_calls() -> None:
    assert lines(st.Defer(called("rows.Close"), "close")) == "// `rows` is closed when it is dropped."
    assert lines(st.Defer(called("log", text("done")))) == 'scopeguard::defer! {\n    log("done");\n}'
    assert "waits or fails" in lines(st.Defer(called("flush", context=local("ctx"))))


def test_opaque_statements_keep_their_source() -> None:
    assert lines(st.OpaqueStatement('goto end // {"x"}')) == 'todo!("goto end // {{\\"x\\"}}");'
    assert lines(st.OpaqueStatement("select {\n\tdefault:\n}")) == (
        '// select {\n//     default:\n// }\ntodo!("select {{");'
    )


def test_comments_stand_where_they_stood() -> None:
    assert lines(st.Comment("why"), st.Do(called("g")), st.Comment("")) == "// why\ng();\n//"


def test_asserts() -> None:
    assert lines(st.Assert(ex.Binary("==", local("a"), number(1)))) == "assert_eq!(a, 1);"
    assert lines(st.Assert(local("ok"), message("bad ", local("a")))) == 'assert!(ok, "bad {a}");'


def test_bare_declarations_are_zero_values() -> None:
    assert lines(st.Let(("n",), None, INT)) == "let n: i64 = 0;"
    assert lines(st.Let(("row",), None, ROW)) == "let row: Option<Row> = None;"
    assert lines(st.Let(("x",), None, UNKNOWN)) == "let x;"


def test_a_nested_block_keeps_its_names_to_itself() -> None:
    assert lines(st.Block((st.Let(("a",), number(1)), st.Do(called("g", local("a")))))) == "{\nlet a = 1;\ng(a);\n}"


def test_unknown_types_are_not_taken_for_lists() -> None:
    assert lines(st.Do(called("x.append", number(1)))) == "x.append(1);"
    assert lines(st.Do(called("xs.append", number(1))), scope=scope_with(xs=List(INT))) == "xs.push(1);"


def test_nothing_is_returned_twice() -> None:
    printed = body_of(st.Return((NIL,)), results=(Optional(INT),))
    assert printed == "None\n"
    assert body_of(
        st.If(local("a"), (st.Return((FALSE,)),)), st.Return((local("a"),)), params={"a": BOOL}, results=(BOOL,)
    ) == ("if a {\n    return false;\n}\na\n")


def test_what_is_asserted_to_be_false_is_not_reached() -> None:
    assert lines(st.Assert(FALSE)) == "unreachable!();"
    assert lines(st.Assert(FALSE, message("not here"))) == 'unreachable!("not here");'


def test_a_loop_over_a_channel_names_only_what_it_uses() -> None:
    tick = st.Do(called("tick"))
    channel = ex.Name("ticks", "", "local", Channel(INT, "receive"))
    scope = scope_with(ticks=Channel(INT, "receive"))
    assert lines(st.ForEach((), channel, (tick,), "channel"), scope=scope) == (
        "while ticks.recv().await.is_some() {\ntick();\n}"
    )
    assert lines(st.ForEach(("v",), channel, (st.Do(called("tick", local("v"))),), "channel"), scope=scope) == (
        "while let Some(v) = ticks.recv().await {\ntick(v);\n}"
    )
