"""`with`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Known
from translator.ir.walk import nodes
from translator.rust.calls.by_rule import key_text
from translator.rust.calls.call import call_text, leaves
from translator.rust.calls.file_calls import opened_as
from translator.rust.calls.open_modes import opening
from translator.rust.dispatch import STATEMENTS, at, block, plain, prints_statement
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_sources import library_source, snippet
from translator.rust.expressions.ownership import own
from translator.rust.scope import Local, Scope
from translator.rust.statements.context_idioms import asserted, spelled_out
from translator.rust.statements.flow import assigned_inside, jumps, last, mentions
from translator.rust.statements.guards import guarded
from translator.rust.statements.mutability import binding
from translator.rust.statements.timeouts import limited
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of


@prints_statement(ir.With)
def _with(statement: ir.With, scope: Scope, *, tail: bool) -> str:
    single = limited(statement)
    if single is not None:
        return STATEMENTS[type(single)](single, scope, tail=tail)
    timed = _timed(statement, scope) or asserted(statement, scope)
    if timed is not None:
        return timed
    other = spelled_out(statement)
    if other is not None:
        return STATEMENTS[ir.Try](other, scope, tail=tail)
    if not statement.body:
        return "\n".join(line for item in statement.items if (line := _entered(item, statement, scope, scope)))
    inner = scope.block()
    lines = [line for item in statement.items if (line := _entered(item, statement, scope, inner))]
    lines.append(block(statement.body, inner, tail=tail))
    return "{\n" + "\n".join(lines) + "\n}"


def giving(statement: ir.With, name: str, scope: Scope) -> str | None:
    """A `with` whose last statement gives a name its first value, as the block that makes it; None for any other."""
    final = last(statement.body)
    match final:
        case ir.Assign((ex.Name(target),), (value,), "=") if target == name and not _timed_or_limited(statement):
            place = statement.body.index(final)
        case _:
            return None
    before = statement.body[:place]
    if name in assigned_inside(before) or jumps(before) or mentions(before, frozenset({name})):
        return None
    inner = scope.block()
    lines = [line for item in statement.items if (line := _entered(item, statement, scope, inner))]
    lines.append(block((*before, *statement.body[place + 1 :]), inner))
    made = own(value, inner)
    scope.bind(name, Local(type_of(value, inner)))
    return f"let {binding(name)} = {{\n" + "\n".join(line for line in (*lines, made) if line) + "\n};"


def _timed_or_limited(statement: ir.With) -> bool:
    if limited(statement) is not None or _limit(statement) is not None:
        return True
    return spelled_out(statement) is not None


def flattened(body: tuple[ir.Statement, ...]) -> tuple[ir.Statement, ...]:
    """A body whose last statement is a `with` needs no block for it: what is entered ends where the body ends."""
    final = last(body)
    if not isinstance(final, ir.With) or not final.body or _timed_or_limited(final):
        return body
    place = body.index(final)
    opened = ir.With(final.items, (), final.is_async)
    return (*body[:place], opened, *flattened(final.body), *body[place + 1 :])


def _limit(statement: ir.With) -> ex.Expression | None:
    match statement.items:
        case (ir.WithItem(ex.Call(ex.Name("timeout", "asyncio"), (limit,))),):
            return limit
        case _:
            return None


def _timed(statement: ir.With, scope: Scope) -> str | None:
    """`async with asyncio.timeout(5)`: the body as a future with a limit. None for other managers."""
    limit = _limit(statement)
    if limit is None:
        return None
    seconds = plain(limit, scope)
    whole = isinstance(limit, ex.Literal) and limit.kind == "int"
    text = f"std::time::Duration::from_secs{'' if whole else '_f64'}({seconds})"
    scope.frame.awaits += 1
    inner = scope.block()
    inner.label = ""
    source = Source("tokio::time::error::Elapsed", "Elapsed", classes=("TimeoutError",))
    scope.errors.convert(source)
    out = block(statement.body, inner)
    leave = f"break '{scope.label} Err(err.into())" if scope.label else "return Err(err.into())"
    if jumps(statement.body):
        scope.frame.notes.append("the body leaves from inside the time limit: give its value back through the future.")
    return f"if let Err(err) = tokio::time::timeout({text}, async {{\n{out}\n}}).await {{\n{leave};\n}}"


def _entered(item: ir.WithItem, statement: ir.With, scope: Scope, inner: Scope) -> str:
    manager = item.manager
    type_ = type_of(manager, scope)
    if type_ == Known("mutex") or _is_lock_name(manager):
        name, _ = guarded(manager, scope)
        behind = ".lock().await" if statement.is_async else ".lock().unwrap()"
        if statement.is_async:
            scope.frame.awaits += 1
        return f"let _{name} = {at(manager, scope, POSTFIX)}{behind};"
    match manager:
        case ex.Call(ex.Name("open", _, "builtin")):
            return _opened(item, manager, statement, scope, inner)
        case ex.Call(ex.Name("TemporaryDirectory", "tempfile")) if item.target:
            made = leaves(("tempfile::tempdir()", POSTFIX), library_source("std::io::Error"), scope)[0]
            inner.bind(item.target, Local(Known("path"), ref=True, rust=f"{snake(item.target)}.path()"))
            return f"let {binding(item.target)} = {made};"
        case ex.Call(ex.Name("closing", "contextlib"), (manager,)):
            scope.frame.notes.append(f"`{snippet(manager, scope)}` closes when it is dropped, or by a call at the end.")
        case _ if not isinstance(type_, Known):
            what = snippet(manager.function if isinstance(manager, ex.Call) else manager, scope)
            scope.frame.notes.append(
                f"what leaving `{what}` does: a guard's `Drop`, or a call at the end that may fail or sees the error."
            )
    text = call_text(manager, scope).term[0] if not isinstance(manager, ex.Call) else plain(manager, scope)
    if statement.is_async and _is_entered(manager):
        text += ".await"
        scope.frame.awaits += 1
    if item.target:
        inner.bind(item.target, Local(type_))
        return f"let {binding(item.target)} = {text};"
    return f"let _{_word(manager)} = {text};"


def _is_entered(manager: ex.Expression) -> bool:
    """Whether entering is what an `async with` waits for: a call that makes no value of a class, and does not wait."""
    match manager:
        case ex.Call(ex.Name(name) | ex.Attribute(_, name)) if not manager.awaited:
            return not name[:1].isupper()
        case _:
            return False


def _reads_lines(name: str, body: tuple[object, ...]) -> bool:
    """Whether a file is read by the line, for which it needs a buffer."""
    for node in nodes(body):
        match node:
            case ex.Attribute(ex.Name(text, ""), "readline") if text == name:
                return True
    return False


def _is_lock_name(manager: ex.Expression) -> bool:
    name = manager.name if isinstance(manager, ex.Attribute) else manager.text if isinstance(manager, ex.Name) else ""
    return name.strip("_").lower() in {"lock", "mutex"} or name.endswith(("lock", "mutex"))


def _word(manager: ex.Expression) -> str:
    match manager:
        case ex.Call(ex.Name(name) | ex.Attribute(_, name)) | ex.Name(name) | ex.Attribute(_, name):
            return snake(name).removeprefix("r#").strip("_") or "guard"
        case _:
            return "guard"


def _opened(item: ir.WithItem, call: ex.Call, statement: ir.With, scope: Scope, inner: Scope) -> str:
    mode = call.args[1] if len(call.args) > 1 else next((k.value for k in call.keywords if k.name == "mode"), None)
    how = mode.text if isinstance(mode, ex.Literal) else "r"
    fresh = call.args and isinstance(call.args[0], ex.Format | ex.Call)
    path = plain(call.args[0], scope) if fresh else key_text(call.args[0], scope) if call.args else '""'
    opened = (opening(how) or opening("r")).replace("{0}", path)
    file = opened_as(how)
    text = leaves((opened, POSTFIX), library_source("std::io::Error"), scope)[0]
    name = item.target or "_file"
    if how[:1] == "r" and "+" not in how and _reads_lines(name, statement.body or scope.rest):
        text, file = f"std::io::BufReader::new({text})", Known("buffered_file", file.args)
    inner.bind(name, Local(file))
    if how[:1] != "r" or "+" in how:
        inner.frame.mutated.add(name)
    return f"let {binding(name)} = {text};"
