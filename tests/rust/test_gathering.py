"""`asyncio.gather` as `join!`, `try_join!` and their kind for lists."""

from __future__ import annotations

from tests.rust.lowered import called, function, index_of, item, local, message
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Function
from translator.ir.types import INT, STRING, List, Named, Type

TASKS: dict[str, Type] = {"xs": List(STRING)}
COLLECT = (ex.Keyword("return_exceptions", ex.Literal("bool", "true")),)


def coroutine(name: str, *, fails: bool) -> Function:
    failure = st.Fail(ex.NewError(Named("ValueError", "builtins"), message("bad")))
    raises = ("ValueError",) if fails else ()
    return function(name, *([failure] if fails else []), is_async=True, fallible=fails, raises=raises, results=(INT,))


INDEX = index_of(coroutine("risky", fails=True), coroutine("hard", fails=True), coroutine("safe", fails=False))


def gathered(*args: ex.Expression, keywords: tuple[ex.Keyword, ...] = (), spread: bool = False) -> str:
    call = called("gather", *args, package="asyncio", keywords=keywords, spread=spread, awaited=True)
    run = function("run", st.Let(("found",), call), st.Do(called("use", local("found"))), params=TASKS, is_async=True)
    return item(run, INDEX)


def each(name: str, kind: str = "generator") -> ex.Comprehension:
    return ex.Comprehension(kind, called(name, local("x")), (ex.ComprehensionLoop(local("x"), local("xs")),))


def test_a_fixed_number() -> None:
    assert "let found = tokio::join!(safe(), safe());" in gathered(called("safe"), called("safe"))
    assert "let found = tokio::try_join!(risky(), risky())?;" in gathered(called("risky"), called("risky"))


def test_one_that_cannot_fail_beside_one_that_can() -> None:
    assert "tokio::try_join!(risky(), async { Ok(safe().await) })?;" in gathered(called("risky"), called("safe"))


def test_errors_of_two_types_become_the_functions_own() -> None:
    printed = gathered(called("risky"), called("hard"))
    assert "Ok::<_, RunError>(risky().await?)" in printed
    assert "Ok::<_, RunError>(hard().await?)" in printed
    assert "Risky(#[from] RiskyError)" in printed
    assert "Hard(#[from] HardError)" in printed


def test_a_list() -> None:
    assert "join_all(xs.iter().map(|x| safe(x))).await;" in gathered(each("safe"), spread=True)
    assert "try_join_all(xs.iter().map(|x| risky(x))).await?;" in gathered(each("risky", "list"), spread=True)


def test_collected_exceptions_stop_nothing() -> None:
    printed = gathered(each("risky"), spread=True, keywords=COLLECT)
    assert "join_all(xs.iter().map(|x| risky(x))).await;" in printed
    assert "try_join_all" not in printed
    assert "tokio::join!(risky(), risky());" in gathered(called("risky"), called("risky"), keywords=COLLECT)


def test_single_futures_before_a_list() -> None:
    printed = gathered(called("safe"), local("xs"), spread=True)
    assert "[safe()].into_iter().chain(xs.into_iter())" in printed
    assert "DECIDE: futures of several types" in printed
