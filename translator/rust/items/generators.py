"""Generators as functions that Rust has: around the block of a `with`, of all values, or of a stream."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.declarations import Function, Parameter
from translator.ir.types import UNIT, UNKNOWN, FunctionType, Known, List, Type
from translator.ir.walk import nodes, substituted
from translator.rust.layout import format_rust
from translator.rust.scope import Scope
from translator.rust.statements.flow import walk
from translator.rust.text.imports import held_back, put_back

Body = tuple[ir.Statement, ...]

MANAGERS = frozenset({"contextlib.contextmanager", "contextlib.asynccontextmanager"})

AROUND = (
    "DECIDE: a context manager, here a function around its caller's block, `{name}`; a guard with `Drop` where callers "
    "must hold it."
)
COLLECTED = (
    "DECIDE: a generator, here with all its values made at once; where they must be made one by one, a struct that "
    "implements `Iterator`."
)
STREAMED = "DECIDE: an async generator: `async_stream::{macro}!` runs its body as the stream is read."
UNSHAPED = "DECIDE: a generator, which Rust lacks: a struct that keeps its state and implements `{trait}`."


def shaped(function: Function) -> tuple[Function, str]:
    """A generator as a function to print, and what to decide about it; other functions as they are."""
    if not function.is_generator or function.body is None:
        return function, ""
    yields = [node for node in nodes(function.body) if isinstance(node, ir.Yield)]
    if not yields or any("yield" in node.source for node in nodes(function.body) if isinstance(node, _OPAQUE)):
        return function, _unshaped(function)
    if MANAGERS.intersection(function.decorators) and len(yields) == 1 and not yields[0].each:
        made = _around_block(function, yields[0], function.body)
        return made, AROUND.format(name=made.params[-1].name)
    if function.is_async:
        return function, STREAMED.format(macro=stream_macro(fallible=function.fallible))
    if any(_is_endless(one) for one in walk(function.body)):
        return function, _unshaped(function)
    return _collecting(function, yields, function.body), COLLECTED


_OPAQUE = ex.Opaque | ir.OpaqueStatement


def _unshaped(function: Function) -> str:
    return UNSHAPED.format(trait="futures::Stream" if function.is_async else "Iterator")


def _is_endless(statement: ir.Statement) -> bool:
    """Whether a loop may go on for ever while values are taken from it."""
    match statement:
        case ir.While(None | ex.Literal(), body):
            yields = any(isinstance(node, ir.Yield) for node in nodes(body))
            return yields and not any(isinstance(one, ir.Break | ir.Return) for one in walk(body))
        case _:
            return False


def _fresh(name: str, function: Function) -> str:
    taken = {node.text for node in nodes((function.body, function.params)) if isinstance(node, ex.Name)}
    taken |= {param.name for param in function.params}
    while name in taken:
        name = f"made_{name}"
    return name


def _around_block(function: Function, one: ir.Yield, body: Body) -> Function:
    name = _fresh("body", function)
    of = _item(function)
    given = (one.value,) if one.value is not None else ()
    types = (of if of != UNIT else UNKNOWN,) if given else ()
    caught = any(isinstance(s, ir.Try) and s.handlers and one in nodes(s.body) for s in nodes(body))
    block = FunctionType(types, (), caught, bound="AsyncFnOnce" if function.is_async else "FnOnce")
    call = ir.Do(ex.Call(ex.Name(name, kind="local"), given, awaited=function.is_async, fallible=caught))
    return replace(
        function,
        params=(*function.params, Parameter(name, block)),
        results=(),
        body=substituted(body, one, call),
        is_generator=False,
        decorators=tuple(d for d in function.decorators if d not in MANAGERS),
    )


def _collecting(function: Function, yields: list[ir.Yield], body: Body) -> Function:
    name = _fresh("values", function)
    values = ex.Name(name, kind="local")
    for one in yields:
        method = "extend" if one.each else "append"
        given = one.value if one.value is not None else ex.ListLiteral((), "tuple")
        body = substituted(body, one, ir.Do(ex.Call(ex.Attribute(values, method), (given,))))
    all_of_them = ir.Return((ex.Call(ex.Attribute(values, "into_iter")),))
    for node in list(walk(body)):
        if isinstance(node, ir.Return):
            body = substituted(body, node, all_of_them)
    of = _item(function)
    begun = ir.Let((name,), ex.ListLiteral(()), List(of) if of != UNKNOWN else UNKNOWN, (name,))
    return replace(function, body=(begun, *body, all_of_them), results=(Known("iterator", (of,)),))


def is_collected(function: Function) -> bool:
    """Whether a generator's values are collected: its body ends with all of them."""
    match function.body:
        case (ir.Let((name,)), *_, ir.Return((ex.Call(ex.Attribute(ex.Name(made), "into_iter")),))):
            return name == made
        case _:
            return False


def with_end(text: str, function: Function, scope: Scope) -> str:
    """The printed body with what its iterator would be, where the body itself makes none."""
    if scope.frame.streams:
        return text
    made = "futures::stream::poll_fn(|_| {0})" if function.is_async else "std::iter::from_fn(|| {0})"
    end = made.format('todo!("what the body yields next")')
    return f"{text}\n{f'Ok({end})' if scope.results.fallible else end}"


def _item(function: Function) -> Type:
    match function.results:
        case (Known("iterator" | "iterable" | "async_iterator", (of,)),):
            return of
        case _:
            return UNKNOWN


def stream_macro(*, fallible: bool) -> str:
    """The macro whose body yields; in that of a fallible one `?` ends the stream with the error."""
    return "try_stream" if fallible else "stream"


def streamed(text: str, *, fallible: bool) -> str:
    """The printed body as a stream of what it yields."""
    held, traits = held_back(text)
    laid = format_rust(f"fn body() {{\n{held}\n}}\n").strip().split("\n")
    body = put_back("\n".join(laid[1:-1]), traits)
    return f"async_stream::{stream_macro(fallible=fallible)}! {{\n{body}\n}}"
