"""`select`: what each kind of branch waits for, and operations that do not wait."""

from __future__ import annotations

import pytest

from tests.rust.lowered import FALSE, TRUE, body_of, called, field, lines, local, number, scope_with
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.types import BOOL, ERROR, INT, UNIT, Channel, Known, Type
from translator.rust.expressions.booleans import branch

DONE = ex.Call(ex.Attribute(local("ctx"), "Done"))
EMPTY = "// DECIDE: `Err` is an empty channel or a closed one; in the source a closed one is always ready.\n"
FULL = "// DECIDE: `Err` is a full channel or one without a receiver, which the source cannot tell.\n"


def receive(channel: str, *body: st.Statement, names: tuple[str, ...] = ()) -> st.SelectCase:
    return st.SelectCase("receive", body, local(channel), names=names)


def send(channel: str, value: ex.Expression, *body: st.Statement) -> st.SelectCase:
    return st.SelectCase("send", body, local(channel), value)


def otherwise(*body: st.Statement) -> st.SelectCase:
    return st.SelectCase("default", body)


def work(*args: ex.Expression) -> st.Do:
    return st.Do(called("work", *args))


def printed(*cases: st.SelectCase, **params: Type) -> str:
    given: dict[str, Type] = {"a": Channel(INT, "receive"), "b": Channel(INT, "receive"), "out": Channel(INT, "send")}
    return lines(st.Select(cases), scope=scope_with(None, **(given | params)))


def test_receives() -> None:
    cancelled = st.SelectCase("receive", (st.Return(),), DONE)
    assert printed(receive("a", work(local("v")), names=("v",)), receive("b"), cancelled) == (
        "tokio::select! {\n"
        "    Some(v) = a.recv() => {\n        work(v);\n    }\n"
        "    _ = b.recv() => {}\n"
        "    _ = ctx.cancelled() => {\n        return;\n    }\n"
        "}"
    )


def test_a_select_whose_branches_can_all_be_switched_off_needs_an_else() -> None:
    cases = (receive("a", names=("v",)), receive("b", names=("v",)))
    note = "// DECIDE: every channel is closed; in the source a closed one is ready for ever."
    assert printed(*cases).endswith(f"    {note}\n    else => {{}}\n}}")
    loop = st.While(None, (st.Select(cases),))
    assert f"        {note}\n        else => break,\n" in body_of(loop, params={"a": Channel(INT, "receive")})
    assert "else" not in printed(receive("a", names=("v",)), receive("b"))


def test_a_send_reserves_its_place_first() -> None:
    said = st.Comment("Told.")
    assert printed(send("out", number(1), said, work()), receive("a")) == (
        "tokio::select! {\n"
        "    Ok(permit) = out.reserve() => {\n        // Told.\n        permit.send(1);\n        work();\n    }\n"
        "    _ = a.recv() => {}\n"
        "}"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            (st.If(ex.Unary("!", local("ok")), (st.Return(),)), work(local("v"))),
            "let Some(v) = v else {\n    return;\n};\nwork(v);",
        ),
        (
            (st.If(local("ok"), (work(local("v")),), (st.Return(),)),),
            "if let Some(v) = v {\n    work(v);\n} else {\n    return;\n}",
        ),
        (
            (st.If(ex.Unary("!", local("ok")), (st.Return(),), (work(local("v")),)),),
            "if let Some(v) = v {\n    work(v);\n} else {\n    return;\n}",
        ),
        ((work(local("v"), local("ok")),), "let ok = v.is_some();\nlet v = v.unwrap_or(0);\nwork(v, ok);"),
        (
            (st.If(ex.Unary("!", local("ok")), (st.Return(),)), work(local("ok"))),
            "let ok = v.is_some();\nlet v = v.unwrap_or(0);\nif !ok {\n    return;\n}\nwork(ok);",
        ),
    ],
)
def test_a_receive_that_asks_whether_the_channel_is_open(body: tuple[st.Statement, ...], expected: str) -> None:
    text = printed(receive("a", *body, names=("v", "ok")), receive("b"))
    inside = text.partition("v = a.recv() => {\n")[2].partition("\n    }\n    _ = b")[0]
    assert [line.strip() for line in inside.split("\n")] == [line.strip() for line in expected.split("\n")]


def test_an_error_that_is_asked_for_its_text() -> None:
    text = ex.Call(ex.Attribute(local("err"), "Error"))
    cases = (receive("errs", work(text), names=("err",)), receive("b"))
    assert "Some(Some(err)) = errs.recv() => {" in printed(*cases, errs=Channel(ERROR, "receive"))
    look = st.If(ex.IsNil(local("err"), negated=True), (work(text),))
    cases = (receive("errs", look, names=("err",)), receive("b"))
    assert "Some(err) = errs.recv() => {" in printed(*cases, errs=Channel(ERROR, "receive"))


def test_one_case_alone() -> None:
    assert printed(receive("a")) == "a.recv().await;"
    assert printed(receive("a", work(local("v")), names=("v",))) == "if let Some(v) = a.recv().await {\nwork(v);\n}"
    assert printed(send("out", number(1))) == "let _ = out.send(1).await;"
    assert printed(otherwise(work())) == "{\nwork();\n}"
    assert printed() == "std::future::pending::<()>().await;"


def test_a_receive_that_does_not_wait() -> None:
    assert printed(receive("a", work(local("v")), names=("v",)), otherwise()) == (
        f"{EMPTY}if let Ok(v) = a.try_recv() {{\nwork(v);\n}}"
    )
    assert printed(receive("a"), otherwise(work())) == f"{EMPTY}if a.try_recv().is_err() {{\nwork();\n}}"
    both = printed(receive("a", work(local("v")), names=("v", "ok")), otherwise(st.Return()))
    assert both.startswith(
        "match a.try_recv() {\nErr(tokio::sync::mpsc::error::TryRecvError::Empty) => {\nreturn;\n}\n"
    )


def test_a_send_that_does_not_wait() -> None:
    assert printed(send("out", number(1)), otherwise()) == f"{FULL}let _ = out.try_send(1);"
    assert printed(send("out", number(1)), otherwise(work())) == f"{FULL}if out.try_send(1).is_err() {{\nwork();\n}}"
    leaving = printed(send("out", number(1), st.Return()), otherwise(work()))
    assert leaving == f"{FULL}if out.try_send(1).is_ok() {{\nreturn;\n}}\nwork();"


def test_a_look_at_a_signal() -> None:
    cancelled = st.SelectCase("receive", (st.Return(),), DONE)
    assert printed(cancelled, otherwise()) == "if ctx.is_cancelled() {\nreturn;\n}"
    stop = receive("stop", work())
    assert printed(stop, otherwise(), stop=Channel(UNIT, "signal")) == "if stop.is_cancelled() {\nwork();\n}"
    assert printed(receive("stop"), otherwise(work()), stop=Channel(UNIT, "signal")) == (
        "if !stop.is_cancelled() {\nwork();\n}"
    )


def test_a_timer_has_no_channel_to_empty() -> None:
    fired = st.SelectCase("receive", (), ex.Attribute(local("t"), "C"))
    assert printed(fired, otherwise(), t=Known("timer")) == "// A timer has no channel to empty."
    assert "biased;" in printed(fired, otherwise(work()), t=Known("timer"))


def test_several_operations_that_do_not_wait() -> None:
    text = printed(receive("a"), receive("b"), otherwise(work()))
    assert text.startswith("// DECIDE: the branches are tried in order")
    assert "    biased;\n    _ = a.recv() => {}\n" in text
    assert "    () = std::future::ready(()) => {\n        work();\n    }\n}" in text


def test_an_answer_of_a_try_is_the_answer() -> None:
    offer = st.Select((send("out", number(1), st.Return((TRUE,))), otherwise(st.Return((FALSE,)))))
    params: dict[str, Type] = {"out": Channel(INT, "send")}
    assert body_of(offer, params=params, results=(BOOL,)) == f"{FULL}out.try_send(1).is_ok()\n"


def test_a_label_that_a_break_needs() -> None:
    text = lines(st.Select((receive("a", st.Break("select")), receive("b")), "select"))
    assert text.startswith("'select: {\ntokio::select! {")
    assert "break 'select;" in text


def test_a_branch_says_the_test_where_it_only_answers() -> None:
    assert branch("x.is_ok()", "true", "false") == "x.is_ok()"
    assert branch("x.is_ok()", "false", "true") == "x.is_err()"
    assert branch("x", "false", "true") == "if x {\nfalse\n} else {\ntrue\n}"
    assert branch("x", "return;", "let y = 1;\nf(y);", leaves=True) == "if x {\nreturn;\n} else {\nlet y = 1;\nf(y);\n}"


def test_a_field_that_is_received_from_is_named_by_its_end() -> None:
    assert lines(st.Select((st.SelectCase("receive", (), field("jobs")), receive("b")))).count("self.jobs.recv()") == 1
