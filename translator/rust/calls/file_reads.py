"""Reads from Python's files that need a buffer, or more than one call."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.rust.calls.call_table import IO
from translator.rust.calls.file_calls import BUFFERED, READ, holds_bytes, is_buffered, is_file, reads_all, whole
from translator.rust.dispatch import Term, at, term
from translator.rust.expressions.ownership import form
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Scope
from translator.rust.text.precedence import CAST, JUMP, POSTFIX
from translator.rust.types.inference import type_of

METHODS = frozenset({"read", "readline", "readlines"})
_TRUE = ir.Literal("bool", "true")


def read_call(call: ir.Call, owner: ir.Expression, name: str, scope: Scope) -> Term | None:
    """The Rust of such a call; None where a rule has it, or nothing does."""
    file = type_of(owner, scope)
    if call.keywords or not is_file(file):
        return None
    match name:
        case "readline" if is_buffered(file) and not call.args:
            return _line(owner, scope, is_text=not holds_bytes(file))
        case "readlines" if not call.args and not holds_bytes(file):
            whole_text = ir.Call(ir.Attribute(owner, "read"))
            return term(ir.Call(ir.Attribute(whole_text, "splitlines"), (_TRUE,)), scope)
        case "read" if holds_bytes(file) and len(call.args) < 2:
            return _bytes(call, owner, scope)
        case _:
            return None


def _line(owner: ir.Expression, scope: Scope, *, is_text: bool) -> Term:
    """The next line with its end; nothing at the end of the file."""
    mark_written(owner, scope)
    source = f"{at(owner, scope, POSTFIX)}.{BUFFERED}"
    if is_text:
        return _filled("line", "String::new()", f"{source}read_line(&mut line)", scope)
    return _filled("line", "Vec::new()", f"{source}read_until(b'\\n', &mut line)", scope)


def _bytes(call: ir.Call, owner: ir.Expression, scope: Scope) -> Term:
    mark_written(owner, scope)
    source = at(owner, scope, POSTFIX)
    if not reads_all(call):
        (count,) = call.args
        lent = source if form(owner, scope) == "reference" else f"(&mut {source})"
        source = f"{lent}.{READ}take({whole(count, at(count, scope, CAST))})"
    return _filled("content", "Vec::new()", f"{source}.{READ}read_to_end(&mut content)", scope)


def _filled(name: str, empty: str, read: str, scope: Scope) -> Term:
    from translator.rust.calls.call import leaves
    from translator.rust.errors.error_sources import library_source

    text, _ = leaves((read, POSTFIX), library_source(IO), scope)
    return f"{{\nlet mut {name} = {empty};\n{text};\n{name}\n}}", JUMP
