"""The ends of channels by name, and what is done at them."""

from __future__ import annotations

import pytest

from tests.rust.lowered import (
    STORE,
    body_of,
    called,
    field,
    function,
    index_of,
    item,
    lines,
    local,
    number,
    scope_with,
    text,
)
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import ChannelUses, Field, Function, Interface, Parameter, Structure
from translator.ir.types import ERROR, INT, STRING, UNIT, UNKNOWN, Channel, Known, Named, Optional, Type
from translator.rust.concurrency.channels import field_channel, halves
from translator.rust.scope import scope_for
from translator.rust.types.members import one_field, one_method

GIVEN_UP = "return; // DECIDE: no receiver is left, where the source would wait for ever."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("results", ("results_tx", "results_rx")),
        ("errCh", ("err_tx", "err_rx")),
        ("updatesChan", ("updates_tx", "updates_rx")),
        ("ch", ("tx", "rx")),
        ("c", ("tx", "rx")),
        ("in", ("in_tx", "in_rx")),
        ("match", ("match_tx", "match_rx")),
        ("_", ("__tx", "__rx")),
    ],
)
def test_ends_by_name(name: str, expected: tuple[str, str]) -> None:
    assert halves(name) == expected


def piece(name: str, direction: str = "split", of: Type = INT) -> ex.Name:
    """A channel that is declared around the piece of code."""
    return ex.Name(name, "", "local", Channel(of, direction))


def made(name: str, of: Type, *args: ex.Expression, direction: str = "split", mutable: bool = False) -> st.Let:
    return st.Let((name,), ex.Make(Channel(of, direction), args), mutable=(name,) if mutable else ())


def test_a_piece_names_the_end() -> None:
    assert lines(st.Send(piece("jobs"), number(1), "nothing")) == "let _ = jobs_tx.send(1).await;"
    assert lines(st.Let(("job",), ex.Receive(piece("jobs")))) == "let job = jobs_rx.recv().await.unwrap_or_default();"
    assert lines(st.CloseChannel(piece("jobs"))).startswith("drop(jobs_tx);")
    assert lines(st.Do(ex.Receive(piece("jobs", "receive")))) == "jobs.recv().await;"


def test_what_a_failed_send_does() -> None:
    assert lines(st.Send(piece("out"), number(1), "leave")) == (f"if out_tx.send(1).await.is_err() {{\n{GIVEN_UP}\n}}")
    assert lines(st.Send(piece("out"), number(1))) == (
        "// DECIDE: a send fails once no receiver is left, where the source would wait for ever.\n"
        "let _ = out_tx.send(1).await;"
    )


def test_a_channel_of_errors_carries_options() -> None:
    out = piece("errc", of=ERROR)
    scope = scope_with(index_of(Function("work", fallible=True)))
    assert "errc_tx.send(None)" in lines(st.Send(out, ex.Literal("nil", ""), "nothing"))
    assert "errc_tx.send(work().err().map(Into::into))" in lines(st.Send(out, called("work"), "nothing"), scope=scope)
    assert "errc_tx.send(Some(RunError::Broken.into()))" in lines(
        st.Send(out, ex.NewError(message=ex.Format(("broken",))), "nothing")
    )
    assert "errc_tx.send(close().await.err()" not in lines(st.Send(piece("n"), called("close"), "nothing"))
    assert lines(st.Let(("err",), ex.Receive(out))) == "let err = errc_rx.recv().await.flatten();"
    assert "channel::<Option<Box<dyn std::error::Error + Send + Sync>>>(2)" in lines(made("errc", ERROR, number(2)))


def test_a_signal_is_a_token() -> None:
    body = (made("done", UNIT, direction="signal"), st.CloseChannel(local("done")), st.Do(ex.Receive(local("done"))))
    assert lines(*body) == (
        "// DECIDE: `done` is only ever closed, to signal: a token, which tells all who wait.\n"
        "let done = tokio_util::sync::CancellationToken::new();\n"
        "done.cancel();\n"
        "done.cancelled().await;"
    )


def test_a_signal_closed_at_the_end_of_a_task() -> None:
    closing = st.Defer(called("close", local("done"), package="builtin"), "close")
    body = (
        made("done", UNIT, direction="signal"),
        st.Spawn(ex.Closure((), (), (closing, st.Do(called("work"))))),
        st.Do(ex.Receive(local("done"))),
    )
    printed = body_of(*body)
    assert "let done = done.clone();" in printed
    assert "let _done_guard = done.drop_guard();" in printed


def test_a_channel_that_carries_nothing() -> None:
    assert "a `Semaphore` where it limits" in lines(made("sem", UNIT, number(4)))
    assert "a `Notify` where it wakes" in lines(made("wake", UNIT, number(1)))
    assert "DECIDE" not in lines(made("jobs", INT, number(1)))


def task(*body: st.Statement) -> st.Spawn:
    return st.Spawn(ex.Closure((), (), body))


def test_a_sender_that_only_one_task_uses_is_moved() -> None:
    body = (made("out", INT, number(1)), task(st.Send(local("out"), number(1), "nothing")), st.Return((local("out"),)))
    printed = body_of(*body, results=(Channel(INT, "receive"),))
    assert "clone" not in printed
    assert printed.endswith("out_rx\n")


def test_a_sender_that_is_used_again_is_cloned() -> None:
    send = st.Send(local("out"), number(1), "nothing")
    printed = body_of(made("out", INT, number(1)), task(send), st.CloseChannel(local("out")))
    assert "let out_tx = out_tx.clone();" in printed


def test_a_sender_is_cloned_for_each_turn_of_a_loop_around() -> None:
    send = st.Send(local("out"), number(1), "nothing")
    loop = st.ForEach(("i",), number(3), (task(send),), "range")
    assert "let out_tx = out_tx.clone();" in body_of(made("out", INT, number(1)), loop)
    inside = st.ForEach(("i",), number(3), (made("out", INT, number(1)), task(send)), "range")
    assert "clone" not in body_of(inside)


def test_several_tasks_cannot_share_a_receiver() -> None:
    work = task(st.ForEach(("job",), local("jobs"), (), "channel"))
    loop = st.ForEach(("i",), number(3), (work,), "range")
    printed = body_of(made("jobs", INT, number(1), mutable=True), loop)
    assert "DECIDE: several tasks use `jobs_rx`, but a receiver has one owner" in printed
    assert "several tasks" not in body_of(made("jobs", INT, number(1), mutable=True), work)


def test_a_parameter_of_which_both_ends_are_used() -> None:
    body = (st.Send(local("c"), number(1)), st.Return((ex.Receive(local("c")),)))
    printed = item(function("both", *body, params={"c": Channel(INT, "split")}, results=(INT,), exported=False))
    assert "tx: tokio::sync::mpsc::Sender<i64>," in printed
    assert "mut rx: tokio::sync::mpsc::Receiver<i64>" in printed
    index = index_of(Function("both", (Parameter("c", Channel(INT, "split")),)))
    scope = scope_with(index)
    assert lines(made("jobs", INT, number(1)), st.Do(called("both", local("jobs"))), scope=scope).endswith(
        "both(jobs_tx, jobs_rx);"
    )


POOL = Structure("Store", (Field("jobs", Channel(INT)), Field("done", Channel(UNIT)), Field("idle", Channel(STRING))))
USES = ChannelUses(sent=("Store.jobs",), received=("Store.jobs", "Store.done"), closed=("Store.done",))


def method(*body: st.Statement) -> str:
    return item(Function("f", receiver=STORE, body=body, exported=False), index_of(POOL, USES))


def test_fields_have_the_ends_that_the_unit_uses() -> None:
    scope = scope_for(None, index_of(POOL, USES))
    assert one_field(POOL, "jobs", scope).endswith(
        "pub jobs_tx: tokio::sync::mpsc::Sender<i64>,\npub jobs_rx: tokio::sync::mpsc::Receiver<i64>,\n// …\n}\n"
    )
    assert "\npub done: tokio_util::sync::CancellationToken,\n" in one_field(POOL, "done", scope)
    assert "\npub idle: tokio::sync::mpsc::Sender<String>,\n" in one_field(POOL, "idle", scope)


def test_uses_of_another_struct_with_such_a_field_say_nothing() -> None:
    other = Structure("Other", (Field("jobs", Channel(INT)),))
    index = index_of(POOL, other, USES, ChannelUses(sent=(".jobs",)))
    scope = scope_for(None, index)
    assert "jobs_tx" in one_field(POOL, "jobs", scope)
    assert one_field(other, "jobs", scope).count("jobs: tokio::sync::mpsc::Sender<i64>,") == 1


def test_receiving_from_a_field_writes_self() -> None:
    assert "fn f(&mut self)" in method(st.Do(ex.Receive(field("jobs"))))
    assert "fn f(&self)" in method(st.Do(ex.Receive(field("done"))))
    assert "fn f(&self)" in method(st.Send(field("jobs"), number(1), "nothing"))


def test_what_becomes_of_a_field_that_is_closed() -> None:
    assert "self.done.cancel();" in method(st.CloseChannel(field("done")))
    printed = method(st.CloseChannel(field("jobs")))
    assert "DECIDE: `self.jobs_tx` must be an `Option`" in printed
    assert "drop(self.jobs_tx.take());" in printed


def test_fresh_channels_in_fields() -> None:
    built = ex.Construct(
        Named("Store"),
        (
            ex.FieldValue("jobs", ex.Make(Channel(INT), (number(4),))),
            ex.FieldValue("done", ex.Make(Channel(UNIT))),
        ),
    )
    scope = scope_with(index_of(POOL, USES))
    assert lines(st.Let(("s",), built), scope=scope) == (
        "let (jobs_tx, jobs_rx) = tokio::sync::mpsc::channel::<i64>(4);\n"
        "let s = Store { jobs_tx, jobs_rx, done: tokio_util::sync::CancellationToken::new(), ..Default::default() };"
    )
    printed = method(st.Assign((field("jobs"),), (ex.Make(Channel(INT), (number(4),)),)))
    assert "(self.jobs_tx, self.jobs_rx) = tokio::sync::mpsc::channel::<i64>(4);" in printed
    fresh = ex.Make(Channel(INT), (number(4),))
    assert field_channel(fresh, "jobs", Named("Store"), scope) == (
        "let (jobs_tx, jobs_rx) = tokio::sync::mpsc::channel::<i64>(4);"
    )
    assert field_channel(fresh, "feed", UNKNOWN, scope).startswith("let (feed_tx, feed_rx) = ")


def test_one_method_of_a_trait() -> None:
    lines_of = Function("lines", (Parameter("stop", Channel(UNIT, "signal")),), (Channel(STRING, "receive"),))
    printed = one_method(Interface("Source", (lines_of, Function("close"))), lines_of, scope_for(None))
    assert (
        "fn lines(&self, stop: &tokio_util::sync::CancellationToken) -> tokio::sync::mpsc::Receiver<String>;" in printed
    )
    assert "close" not in printed


def test_a_channel_that_may_be_nil() -> None:
    scope = scope_with(c=Optional(Channel(INT, "receive")))
    receive = st.SelectCase("receive", (st.Assign((local("c"),), (ex.Literal("nil", ""),)),), local("c"), names=("v",))
    timer = st.SelectCase("receive", (), called("After", local("d"), package="time"))
    assert lines(st.Select((receive, timer)), scope=scope) == (
        "tokio::select! {\n"
        "    Some(v) = async { c.as_mut().unwrap().recv().await }, if c.is_some() => {\n"
        "        c = None;\n"
        "    }\n"
        "    _ = tokio::time::sleep(d) => {}\n"
        "}"
    )


def test_a_signal_that_may_be_nil() -> None:
    scope = scope_with(stop=Optional(Channel(UNIT, "signal")))
    stopped = st.SelectCase("receive", (st.Return(),), local("stop"))
    timer = st.SelectCase("receive", (), called("After", local("d"), package="time"))
    assert (
        "    _ = async { stop.as_ref().unwrap().cancelled().await }, if stop.is_some() => {\n        return;\n    }\n"
    ) in lines(st.Select((stopped, timer)), scope=scope)


def test_timers() -> None:
    after = called("After", local("d"), package="time")
    assert lines(st.Do(ex.Receive(after))) == "tokio::time::sleep(d).await;"
    scope = scope_with(t=Known("ticker"), late=Known("timer"))
    assert lines(st.Do(ex.Receive(ex.Attribute(local("t"), "C"))), scope=scope) == "t.tick().await;"
    assert lines(st.Do(ex.Receive(local("late"))), scope=scope) == "(&mut late).await;"
    assert lines(st.Send(piece("lines", of=STRING), text("x"), "nothing")).startswith('let _ = lines_tx.send("x"')


def test_a_parameter_that_is_given_away_is_owned() -> None:
    give = Function("give", (Parameter("job", Named("Job"), given=True), Parameter("name", STRING, given=True)))
    sent = st.Send(piece("jobs"), local("job"), "nothing")
    printed = item(Function("give", give.params, body=(sent,), exported=False), index_of(give))
    assert printed.startswith("async fn give(job: Job, name: String) {")
    assert "jobs_tx.send(job)" in printed
    scope = scope_with(index_of(give), job=Named("Job"))
    assert lines(st.Do(called("give", local("job"), text("x"))), scope=scope) == 'give(job.clone(), "x".to_owned());'


def test_a_signal_that_is_one_by_its_name_is_asked_about() -> None:
    stop = Parameter("stopCh", Channel(UNIT, "signal"))
    printed = item(Function("run", (stop,), body=(st.Do(ex.Receive(local("stopCh"))),), exported=False))
    assert printed == (
        "// DECIDE: a token, where `stop_ch` is only ever closed and never sent on.\n"
        "async fn run(stop_ch: &tokio_util::sync::CancellationToken) {\n    stop_ch.cancelled().await;\n}\n"
    )


def test_a_task_takes_the_context_along() -> None:
    wait = st.Do(ex.Receive(ex.Call(ex.Attribute(local("ctx"), "Done"))))
    printed = item(Function("run", context="ctx", body=(task(wait), st.Do(called("work"))), exported=False))
    assert "ctx: &tokio_util::sync::CancellationToken" in printed
    assert "let ctx = ctx.clone();\n        async move {\n            ctx.cancelled().await;" in printed


def test_waiting_for_a_timer_of_self_writes_self() -> None:
    wait = st.Do(ex.Receive(ex.Attribute(field("ticker"), "C")))
    assert "fn f(&mut self)" in method(wait)
