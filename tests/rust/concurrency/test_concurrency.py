from __future__ import annotations

from tests.rust.lowered import body_of, called, index_of, lines, local, message, number, scope_with, sentinel
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Field, Function, Parameter, Structure
from translator.ir.types import INT, STRING, UNIT, Channel, Known, List, Named

DONE = called("wg.Done")


def made(name: str, of: Channel, *args: ex.Expression) -> st.Let:
    return st.Let((name,), ex.Make(of, args))


def go(*body: st.Statement) -> st.Spawn:
    return st.Spawn(ex.Call(ex.Closure((), (), body)))


def test_a_channel_has_two_halves() -> None:
    body = (
        made("jobs", Channel(INT), number(8)),
        st.Send(local("jobs"), number(1)),
        st.ForEach(("job",), local("jobs"), (st.Do(called("work", local("job"))),), "channel"),
    )
    assert body_of(*body) == (
        "let (jobs_tx, mut jobs_rx) = tokio::sync::mpsc::channel::<i64>(8);\n"
        "// DECIDE: a send fails once no receiver is left, where the source would wait for ever.\n"
        "let _ = jobs_tx.send(1).await;\n"
        "while let Some(job) = jobs_rx.recv().await {\n"
        "    work(job);\n"
        "}\n"
    )


def test_an_unbuffered_channel_says_what_it_loses() -> None:
    assert lines(made("ch", Channel(INT))) == (
        "// DECIDE: the channel is unbuffered: with capacity 1 a send returns before it is received.\n"
        "let (tx, rx) = tokio::sync::mpsc::channel::<i64>(1);"
    )


def test_a_closed_channel_gives_zero_values_in_the_source() -> None:
    scope = scope_with(ch=Channel(INT, "receive"))
    assert lines(st.Let(("n",), ex.Receive(local("ch"))), scope=scope) == "let n = ch.recv().await.unwrap_or_default();"
    assert lines(st.Do(ex.Receive(local("ch"))), scope=scope) == "ch.recv().await;"


def test_a_receive_that_asks_whether_there_was_one() -> None:
    asked = st.HandleAbsent(("n",), ex.Receive(local("ch")), (st.Return(),), diverges=True)
    assert lines(asked, scope=scope_with(ch=Channel(INT, "receive"))) == (
        "let Some(n) = ch.recv().await else {\nreturn;\n};"
    )


def test_closing_drops_the_sender() -> None:
    assert lines(made("ch", Channel(INT), number(1)), st.CloseChannel(local("ch"))).endswith(
        "drop(tx); // the channel closes when its last sender is dropped"
    )


def test_a_sender_is_cloned_only_when_it_is_used_again() -> None:
    sends = go(st.Send(local("ch"), number(1)))
    last = lines(made("ch", Channel(INT), number(1)), sends)
    again = lines(made("ch", Channel(INT), number(1)), sends, st.Send(local("ch"), number(2)))
    looped = lines(made("ch", Channel(INT), number(1)), st.While(None, (sends,)))
    assert "tx.clone()" not in last
    assert "let tx = tx.clone();" in again
    assert "let tx = tx.clone();" in looped


def test_arguments_get_the_half_the_callee_uses() -> None:
    index = index_of(
        Function("read", (Parameter("ch", Channel(INT, "receive")),)),
        Function("write", (Parameter("ch", Channel(INT, "send")),)),
    )
    scope = scope_with(index)
    lines(made("jobs", Channel(INT), number(1)), scope=scope)
    assert lines(st.Do(called("read", local("jobs"))), scope=scope) == "read(jobs_rx);"
    assert lines(st.Do(called("write", local("jobs"))), scope=scope) == "write(jobs_tx);"
    again = (st.Do(called("write", local("jobs"))), st.CloseChannel(local("jobs")))
    assert lines(*again, scope=scope).startswith("write(jobs_tx.clone());\ndrop(jobs_tx);")


def test_a_task_owns_what_it_takes_along() -> None:
    start = go(st.Do(called("work", local("name"))))
    index = index_of(Function("work", (Parameter("name", STRING),)))
    assert lines(start, scope=scope_with(index, name=STRING)) == (
        "tokio::spawn({\nlet name = name.to_owned();\nasync move {\nwork(&name);\n}\n});"
    )


def test_a_task_that_writes_what_others_share_is_told() -> None:
    start = go(st.Assign((ex.Index(local("totals"), number(0)),), (number(1),)))
    assert "DECIDE: the task writes `totals`, which other code shares" in lines(
        start, scope=scope_with(totals=List(INT))
    )


def test_a_started_call_is_awaited_inside_its_task() -> None:
    index = index_of(Function("serve", is_async=True), Function("sync"))
    scope = scope_with(index)
    assert lines(st.Spawn(called("serve")), scope=scope) == "tokio::spawn(async move { serve().await });"
    assert lines(st.Spawn(called("sync")), scope=scope) == "tokio::spawn(async move { sync(); });"


def test_waiting_for_a_group_is_joining_a_set() -> None:
    body = (
        st.Let(("wg",), None, Known("waitgroup")),
        st.ForEach(
            ("name",),
            local("names"),
            (
                st.Do(called("wg.Add", number(1))),
                go(st.Defer(DONE, "done"), st.Do(called("work"))),
            ),
        ),
        st.Do(called("wg.Wait")),
    )
    assert body_of(*body, params={"names": List(STRING)}) == (
        "let mut wg = tokio::task::JoinSet::new();\n"
        "for name in names {\n"
        "    wg.spawn(async move {\n"
        "        work();\n"
        "    });\n"
        "}\n"
        "wg.join_all().await;\n"
    )


def test_an_error_group_joins_and_gives_the_first_error() -> None:
    task = ex.Closure((), (), (st.Do(ex.Propagate(called("work"))), st.Return()), fallible=True)
    wrap = ex.NewError(message=message("run"), cause=local("err"))
    body = (
        st.Let(("g",), None, Known("errgroup")),
        st.Spawn(ex.Call(task), local("g")),
        st.Do(ex.Propagate(called("g.Wait"), wrap)),
    )
    printed = body_of(*body, fallible=True)
    assert "let mut g = tokio::task::JoinSet::new();" in printed
    assert "g.spawn(async move {\n    work()?;\n    Ok::<(), RunError>(())\n});" in printed
    assert ".join_all()" in printed
    assert "source: Box::new(source)" in printed


def test_a_limit_is_a_permit_for_each_task() -> None:
    body = (
        st.Let(("g",), None, Known("errgroup")),
        st.Do(called("g.SetLimit", number(4))),
        st.Spawn(ex.Call(ex.Closure((), (), (st.Do(called("work")), st.Return()), fallible=True)), local("g")),
    )
    printed = lines(*body)
    assert "tokio::sync::Semaphore::new(4)" in printed
    assert "limit.clone().acquire_owned().await" in printed
    assert "let _permit = permit;" in printed


def case(kind: str, *body: st.Statement, channel: str = "a", names: tuple[str, ...] = ()) -> st.SelectCase:
    return st.SelectCase(kind, body, local(channel), number(1), names)


def test_select_waits_for_the_first() -> None:
    scope = scope_with(a=Channel(INT, "receive"), b=Channel(INT, "send"))
    choice = st.Select((
        case("receive", st.Do(called("g", local("n"))), names=("n",)),
        case("send", channel="b"),
        st.SelectCase("receive", (st.Return(),), called("ctx.Done")),
    ))  # fmt: skip
    assert lines(choice, scope=scope) == (
        "tokio::select! {\n"
        "    Some(n) = a.recv() => {\n"
        "        g(n);\n"
        "    }\n"
        "    Ok(permit) = b.reserve() => {\n"
        "        permit.send(1);\n"
        "    }\n"
        "    _ = ctx.cancelled() => {\n"
        "        return;\n"
        "    }\n"
        "}"
    )


def test_a_signal_channel_is_ready_when_it_is_closed_too() -> None:
    two = st.Select((case("receive"), case("receive", channel="b")))
    assert "_ = a.recv() =>" in lines(two)


def test_polling_a_channel() -> None:
    scope = scope_with(a=Channel(INT, "receive"))
    taken = st.Select((case("receive", st.Do(called("g", local("n"))), names=("n",)), st.SelectCase("default", ())))
    printed = lines(taken, scope=scope)
    assert printed.endswith("if let Ok(n) = a.try_recv() {\ng(n);\n}")
    assert "DECIDE: `Err` is an empty channel or a closed one" in printed
    full = st.Select((case("send"), st.SelectCase("default", (st.Fail(sentinel("ErrFull")),))))
    assert "if a.try_send(1).is_err() {" in lines(full)


def test_several_channels_with_a_default_are_asked_in_order() -> None:
    both = st.Select(
        (case("receive"), case("receive", channel="b"), st.SelectCase("default", (st.Do(called("idle")),)))
    )
    printed = lines(both)
    assert "biased;" in printed
    assert "() = std::future::ready(()) => {\n        idle();\n    }" in printed


def test_an_empty_select_waits_for_ever() -> None:
    assert lines(st.Select(())) == "std::future::pending::<()>().await;"


def test_contexts_become_tokens_and_limits() -> None:
    cancel = st.Let(
        ("ctx", "cancel"), called("WithCancel", package="context", context=called("Background", package="context"))
    )
    assert lines(cancel, st.Do(called("cancel"))) == (
        "let ctx = tokio_util::sync::CancellationToken::new();\nctx.cancel();"
    )
    limit = st.Let(("ctx", "cancel"), called("WithTimeout", local("d"), package="context", context=local("parent")))
    assert lines(limit, st.Do(called("cancel"))) == (
        "// DECIDE: wrap what must end in time in `tokio::time::timeout(d, …)`.\nlet timeout = d;"
    )


def test_timers() -> None:
    after = called("After", local("d"), package="time")
    assert lines(st.Do(ex.Receive(after))) == "tokio::time::sleep(d).await;"
    ticker = scope_with(ticker=Known("ticker"))
    assert lines(st.Do(ex.Receive(ex.Attribute(local("ticker"), "C"))), scope=ticker) == "ticker.tick().await;"


def test_gathering_futures() -> None:
    index = index_of(Function("a", is_async=True), Function("b", is_async=True))
    both = called("gather", called("a"), called("b"), package="asyncio", awaited=True)
    assert lines(st.Do(both), scope=scope_with(index)) == "tokio::join!(a(), b());"
    task = st.Let(("t",), called("create_task", called("a"), package="asyncio"))
    assert lines(task, scope=scope_with(index)) == "let t = tokio::spawn(a());"


def test_a_time_limit_around_one_call_is_a_timeout() -> None:
    limit = called("timeout", number(5), package="asyncio")
    waits = st.With((st.WithItem(limit),), (st.Return((called("fetch", awaited=True),)),), is_async=True)
    printed = body_of(waits, results=(STRING,), is_async=True)
    assert "tokio::time::timeout(std::time::Duration::from_secs(5), fetch())" in printed.replace("\n    ", "")


def test_fields_keep_one_half() -> None:
    index = index_of(Structure("Queue", (Field("jobs", Channel(INT)), Field("done", Channel(UNIT, "receive")))))
    built = ex.Construct(
        Named("Queue"),
        (
            ex.FieldValue("jobs", ex.Make(Channel(INT), (number(1),))),
            ex.FieldValue("done", ex.Make(Channel(UNIT), (number(1),))),
        ),
    )
    printed = lines(st.Let(("q",), built), scope=scope_with(index))
    assert "let (jobs_tx, jobs_rx) = tokio::sync::mpsc::channel::<i64>(1);\n" in printed
    assert "let (done_tx, done_rx) = tokio::sync::mpsc::channel::<()>(1);\n" in printed
    assert printed.endswith("let q = Queue { jobs: jobs_tx, done: done_rx };")
    assert "DECIDE: the field holds one end of the channel: hand `jobs_rx` to whoever needs it." in printed
