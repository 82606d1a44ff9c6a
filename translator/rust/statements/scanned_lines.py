"""`for scanner.Scan()` over the lines of a reader as a loop over `lines`."""

from __future__ import annotations

from typing import Final

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Known
from translator.ir.walk import nodes, substituted
from translator.rust.dispatch import block
from translator.rust.scope import Scope
from translator.rust.statements.flow import diverges, mentions

Body = tuple[ir.Statement, ...]
_LINE: Final = "line"
_NO_LIMIT: Final = "a line may be of any length here, so that nothing fails."
_UTF8: Final = "a line that is no UTF-8 is an error here; `split` gives bytes."


def scanned(body: Body, scope: Scope, *, tail: bool) -> tuple[str, int] | None:
    """A scanner, the loop over its lines and the test for its error, as one loop; None for other scanners."""
    name, reader = _made(body[0])
    place = _behind(body, 1)
    loop = body[place] if place < len(body) else None
    if reader is None or not isinstance(loop, ir.While) or not _asks(loop.test, name, "Scan") or loop.step:
        return None
    end = _behind(body, place + 1)
    check = body[end] if end < len(body) else None
    tested = _tested(check, name)
    taken = end + 1 if tested else place + 1
    line, inside = _line(loop.body, name)
    if mentions((inside, body[taken:]), frozenset({name})):
        return None
    text = _text_of(reader)
    first: Body = ()
    if text is not None:
        lines = _call("TextLines", text)
    elif tested:
        lines = _call("Lines", reader)
        first = (_first(check, line),)
    else:
        lines = _call("GoodLines", reader)
    if text is None or tested:
        scope.frame.notes.append(_UTF8 if text is None else _NO_LIMIT)
    over = ir.ForEach((line,), lines, (*first, *inside), label=loop.label)
    left = (ir.Return(()),) if isinstance(check, ir.Return) and tested else ()
    whole = (*body[1:place], over, *body[place + 1 : end if tested else place + 1], *left)
    return block(whole, scope, tail=tail and taken == len(body)), taken


def _made(statement: ir.Statement) -> tuple[str, ex.Expression | None]:
    match statement:
        case ir.Let((name,), ex.Call(ex.Name("NewScanner", "bufio"), (reader,))):
            return name, reader
        case _:
            return "", None


def _behind(body: Body, place: int) -> int:
    """The place of the next statement that is no comment."""
    while place < len(body) and isinstance(body[place], ir.Comment):
        place += 1
    return place


def _asks(value: ex.Expression | None, name: str, method: str) -> bool:
    match value:
        case ex.Call(ex.Attribute(ex.Name(owner), asked), ()):
            return (owner, asked) == (name, method)
        case _:
            return False


def _tested(check: ir.Statement | None, name: str) -> bool:
    """Whether a statement is about the scanner's error and nothing else."""
    match check:
        case ir.Do(ex.Propagate(call)) | ir.Return((ex.Propagate(call),)):
            return _asks(call, name, "Err")
        case ir.HandleError((), call, _, _, _, ()):
            return _asks(call, name, "Err")
        case _:
            return False


def _line(body: Body, name: str) -> tuple[str, Body]:
    """What a line is called, and the body that speaks of it."""
    match body:
        case (ir.Let((line,), value, mutable=()), *rest) if _asks(value, name, "Text") and line != "_":
            body = tuple(rest)
        case _:
            line = _LINE if not mentions(body, frozenset({_LINE})) else "text"
    text = ex.Name(line, kind="local")
    for node in tuple(nodes(body)):
        if isinstance(node, ex.Call) and _asks(node, name, "Text"):
            body = substituted(body, node, text)
        elif isinstance(node, ex.Call) and _asks(node, name, "Bytes"):
            body = substituted(body, node, ex.Cast(Known("bytes"), text))
    return line, body


def _first(check: ir.Statement | None, line: str) -> ir.Statement:
    """A line, or what is done where it could not be read."""
    read = ex.Call(ex.Name("Line", "bufio", "function"), (ex.Name(line, kind="local"),), fallible=True)
    match check:
        case ir.Do(ex.Propagate(_, wrap, error)) | ir.Return((ex.Propagate(_, wrap, error),)):
            return ir.Let((line,), ex.Propagate(read, wrap, error))
        case ir.HandleError(_, _, error, body, _):
            leaves = body if diverges(body) else (*body, ir.Break())
            return ir.HandleError((line,), read, error, leaves, diverges=True)
        case _:
            return ir.Let((line,), read)


def _text_of(reader: ex.Expression) -> ex.Expression | None:
    """The text that is read, None for other readers."""
    match reader:
        case ex.Call(ex.Name("NewReader", "strings"), (text,)):
            return text
        case _:
            return None


def _call(name: str, reader: ex.Expression) -> ex.Call:
    if reader == ex.Name("Stdin", "os", reader.kind if isinstance(reader, ex.Name) else ""):
        return ex.Call(ex.Name(f"Stdin{name}", "bufio", "function"))
    return ex.Call(ex.Name(name, "bufio", "function"), (reader,))
