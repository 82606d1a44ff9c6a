"""Streams that a loop makes or was handed: pinned once before it, read by name in it."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Known
from translator.rust.dispatch import plain
from translator.rust.scope import Local, Scope
from translator.rust.text.naming import snake
from translator.rust.types.inference import type_of


def pinned(loop: ir.ForEach, scope: Scope) -> tuple[str, ir.ForEach]:
    """The line before the loop, and the loop over what it pins; no line where the stream stands in a place."""
    stream, type_ = loop.iterable, type_of(loop.iterable, scope)
    match stream:
        case ex.Name(text) if text in scope.locals and isinstance(type_, Known) and type_.name == "async_iterator":
            return f"let mut {snake(text)} = std::pin::pin!({plain(stream, scope)});\n", loop
        case ex.Call() | ex.Await():
            made = plain(stream, scope)
            name = "stream"
            while name in scope.locals:
                name += "_"
            scope.bind(name, Local(type_ if type_ != UNKNOWN else Known("async_iterator", (UNKNOWN,))))
            over = replace(loop, iterable=ex.Name(name, kind="local"))
            return f"let mut {name} = std::pin::pin!({made});\n", over
        case _:
            return "", loop
