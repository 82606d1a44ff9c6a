"""Generators: context managers, streams, and what is made one value at a time."""

from __future__ import annotations

from pathlib import Path

from tests.rust.scanned import skeletons

IMPORTS = """\
import contextlib
from collections.abc import AsyncIterator, Iterator

"""


def printed(folder: Path, code: str, source: str) -> str:
    """The function of the first finding, without its error enum."""
    text = skeletons(folder, code, IMPORTS + source)[0]
    return text[text.index("// DECIDE: a") :]


def test_a_context_manager_is_a_function_around_its_callers_block(tmp_path: Path) -> None:
    source = """\
@contextlib.contextmanager
def opened(path: str) -> Iterator[Store]:
    if not path:
        raise ValueError("no path")
    store = connect(path)
    try:
        yield store
    finally:
        store.close()
"""
    assert (
        printed(tmp_path, "PY110", source)
        == """\
// DECIDE: a context manager, here a function around its caller's block, `body`; a guard with `Drop`
// where callers must hold it.
pub fn opened(path: &str, body: impl FnOnce(&Store)) -> Result<(), OpenedError> {
    if path.is_empty() {
        return Err(OpenedError::NoPath);
    }
    let store = connect(path);
    // DECIDE: the cleanup must also run when the block fails: behind a `?` in it, it would not.
    body(&store);
    store.close();
    Ok(())
}
"""
    )


def test_a_context_manager_that_handles_errors_lets_the_block_fail(tmp_path: Path) -> None:
    source = """\
@contextlib.contextmanager
def guarded(path: str) -> Iterator[Store]:
    if not path:
        raise ValueError("no path")
    try:
        yield connect(path)
    except KeyError as err:
        raise ValueError("no key") from err
"""
    assert (
        printed(tmp_path, "PY110", source)
        == """\
// DECIDE: a context manager, here a function around its caller's block, `body`; a guard with `Drop`
// where callers must hold it.
pub fn guarded(
    path: &str,
    body: impl FnOnce(&Store) -> Result<(), Box<dyn std::error::Error + Send + Sync>>,
) -> Result<(), GuardedError> {
    if path.is_empty() {
        return Err(GuardedError::NoPath);
    }
    // DECIDE: which error of `Box<dyn std::error::Error + Send + Sync>` is `KeyError`: what `is_key` asks.
    match body(&connect(path)) {
        Ok(_) => {}
        Err(err) if is_key(&err) => {
            return Err(GuardedError::NoKey { source: err });
        }
        Err(err) => return Err(err.into()),
    }
    Ok(())
}
"""
    )


def test_an_async_context_manager_awaits_the_block(tmp_path: Path) -> None:
    source = """\
@contextlib.asynccontextmanager
async def session(url: str) -> AsyncIterator[Session]:
    async with connect(url) as conn:
        yield conn
        await conn.close()
"""
    assert (
        printed(tmp_path, "PY201", source)
        == """\
// DECIDE: a context manager, here a function around its caller's block, `body`; a guard with `Drop`
// where callers must hold it.
pub async fn session(url: &str, body: impl AsyncFnOnce(&Session)) {
    // DECIDE: what leaving `connect` does: a guard's `Drop`, or a call at the end that may fail or sees the error.
    let conn = connect(url).await;
    body(&conn).await;
    conn.close().await;
}
"""
    )


def test_an_async_generator_is_a_stream(tmp_path: Path) -> None:
    source = """\
async def chunks(data: list[bytes]) -> AsyncIterator[bytes]:
    for one in data:
        if not one:
            return
        await pause()
        yield one
"""
    assert (
        printed(tmp_path, "PY201", source)
        == """\
// DECIDE: an async generator: `async_stream::stream!` runs its body as the stream is read.
pub fn chunks(data: &[Vec<u8>]) -> impl futures::Stream<Item = Vec<u8>> {
    async_stream::stream! {
        for one in data {
            if one.is_empty() {
                return;
            }
            pause().await;
            yield one.to_vec();
        }
    }
}
"""
    )


def test_an_async_generator_that_raises_ends_its_stream_with_the_error(tmp_path: Path) -> None:
    source = """\
async def bad(data: list[bytes]) -> AsyncIterator[int]:
    for one in data:
        if not one:
            raise ValueError("empty")
        if one == b"end":
            return
        yield len(one)
"""
    assert (
        printed(tmp_path, "PY110", source)
        == """\
// DECIDE: an async generator: `async_stream::try_stream!` runs its body as the stream is read.
pub fn bad(data: &[Vec<u8>]) -> impl futures::Stream<Item = Result<i64, BadError>> {
    async_stream::try_stream! {
        for one in data {
            if one.is_empty() {
                Err(BadError::Empty)?;
            }
            if one == b"end" {
                return;
            }
            yield one.len() as i64;
        }
    }
}
"""
    )


def test_a_stream_that_is_made_or_handed_over_is_pinned_once(tmp_path: Path) -> None:
    source = """\
class Reader:
    async def copy(self, given: AsyncIterator[str]) -> list[str]:
        found = []
        async for one in self.receive():
            found.append(one)
        async for one in given:
            found.append(one)
        async for one in self.kept:
            found.append(one)
        return found
"""
    assert (
        skeletons(tmp_path, "PY201", IMPORTS + source)[0]
        == """\
use futures::StreamExt;

impl Reader {
    pub async fn copy(&self, given: impl futures::Stream<Item = String>) -> Vec<String> {
        let mut found = Vec::new();
        let mut stream = std::pin::pin!(self.receive());
        while let Some(one) = stream.next().await {
            found.push(one);
        }
        let mut given = std::pin::pin!(given);
        while let Some(one) = given.next().await {
            found.push(one);
        }
        while let Some(one) = self.kept.next().await {
            found.push(one);
        }
        found
    }
}
"""
    )


def test_a_loop_that_ends_is_not_endless(tmp_path: Path) -> None:
    source = """\
def lines(path: str) -> Iterator[str]:
    if not path:
        raise ValueError("no path")
    while True:
        line = take(path)
        if line is None:
            break
        yield line
"""
    assert (
        printed(tmp_path, "PY110", source)
        == """\
// DECIDE: a generator, here with all its values made at once; where they must be made one by one, a
// struct that implements `Iterator`.
pub fn lines(path: &str) -> Result<impl Iterator<Item = String>, LinesError> {
    let mut values: Vec<String> = Vec::new();
    if path.is_empty() {
        return Err(LinesError::NoPath);
    }
    loop {
        let Some(line) = take(path) else {
            break;
        };
        values.push(line);
    }
    Ok(values.into_iter())
}
"""
    )


def test_a_generator_makes_its_values_at_once(tmp_path: Path) -> None:
    source = """\
def numbers(texts: list[str]) -> Iterator[int]:
    for text in texts:
        if not text:
            raise ValueError("empty")
        if text == "end":
            return
        yield len(text)
    yield from more(texts)
"""
    assert (
        printed(tmp_path, "PY110", source)
        == """\
// DECIDE: a generator, here with all its values made at once; where they must be made one by one, a
// struct that implements `Iterator`.
pub fn numbers(texts: &[String]) -> Result<impl Iterator<Item = i64>, NumbersError> {
    let mut values: Vec<i64> = Vec::new();
    for text in texts {
        if text.is_empty() {
            return Err(NumbersError::Empty);
        }
        if text == "end" {
            return Ok(values.into_iter());
        }
        values.push(text.len() as i64);
    }
    values.extend(more(texts));
    Ok(values.into_iter())
}
"""
    )


def test_an_endless_generator_does_not(tmp_path: Path) -> None:
    source = """\
def endless(start: int) -> Iterator[int]:
    if start < 0:
        raise ValueError("negative")
    while True:
        yield start
        start += 1
"""
    assert (
        printed(tmp_path, "PY110", source)
        == """\
// DECIDE: a generator, which Rust lacks: a struct that keeps its state and implements `Iterator`.
pub fn endless(mut start: i64) -> Result<impl Iterator<Item = i64>, EndlessError> {
    if start < 0 {
        return Err(EndlessError::Negative);
    }
    loop {
        todo!("yield start");
        start += 1;
    }
    Ok(std::iter::from_fn(|| todo!("what the body yields next")))
}
"""
    )


def test_a_generator_that_is_sent_values_is_to_decide(tmp_path: Path) -> None:
    source = """\
def steps():
    x = yield 1
    if not x:
        raise ValueError("x")
"""
    assert (
        printed(tmp_path, "PY110", source)
        == """\
// DECIDE: a generator, which Rust lacks: a struct that keeps its state and implements `Iterator`.
pub fn steps() -> Result<impl Iterator<Item = Undecided>, StepsError> {
    todo!("x = yield 1");
    // DECIDE: `x` is tested for being empty, zero or absent; its type says which.
    if !x {
        return Err(StepsError::X);
    }
    Ok(std::iter::from_fn(|| todo!("what the body yields next")))
}
"""
    )
