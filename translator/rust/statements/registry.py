"""Statements as Rust. Importing this registers the printers of all of them."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Known
from translator.rust.attempts import attempt as attempts
from translator.rust.calls.atomic_calls import without_result
from translator.rust.calls.call import call_text
from translator.rust.calls.copied_parts import copied
from translator.rust.calls.printing_calls import writes_text
from translator.rust.calls.special_calls import SAYS_AND_ENDS
from translator.rust.concurrency import selects
from translator.rust.concurrency import tasks as concurrency
from translator.rust.concurrency.channels import awaited, receive
from translator.rust.concurrency.task_groups import group_call
from translator.rust.concurrency.threads import DEADLINE
from translator.rust.dispatch import BLOCKS, STATEMENTS, at, block, plain, prints_statement
from translator.rust.errors.error_sources import snippet
from translator.rust.errors.filled import filling_statement
from translator.rust.expressions import registry as expressions
from translator.rust.expressions.format_text import format_arguments
from translator.rust.expressions.names import path_of
from translator.rust.expressions.ownership import form, own
from translator.rust.expressions.writes import mark_written
from translator.rust.items.function_facts import facts_of
from translator.rust.items.function_scope import results_of
from translator.rust.scope import Scope, strip_pointer
from translator.rust.statements import (
    absences,
    assignments,
    bindings,
    branches,
    context_managers,
    fused,
    guards,
    loops,
    results,
    switches,
)
from translator.rust.statements.assignments import assign_text
from translator.rust.statements.flow import diverges
from translator.rust.statements.guards import LOCKING
from translator.rust.statements.library_writes import library_delete
from translator.rust.statements.locked_region import ACROSS_AWAIT
from translator.rust.statements.mutability import settled
from translator.rust.statements.results import end_of_body, is_context, missing_end
from translator.rust.statements.slices import removed, removed_item
from translator.rust.text.docs import comment
from translator.rust.text.notes import decisions, said_once
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.text.unwritten import todo
from translator.rust.types.inference import element_of, rule_of, type_of

REGISTERED = (
    absences,
    assignments,
    attempts,
    bindings,
    branches,
    concurrency,
    context_managers,
    expressions,
    guards,
    loops,
    results,
    selects,
    switches,
)
"""Modules whose import registers printers."""


def statements(body: tuple[ir.Statement, ...], scope: Scope, *, ends: bool = False) -> str:
    """A sequence of statements by itself, as it would stand in the function of the scope; `ends`: at its end."""
    if scope.function is not None and scope.function.body is None:
        # What returns nothing here tells that the function may.
        facts = facts_of(replace(scope.function, body=body))
        scope.results = results_of(scope.function, facts, scope, fallible=scope.results.fallible)
    return said_once(settled(block(body, scope, tail=ends and diverges(body)), scope))


def print_block(body: tuple[ir.Statement, ...], scope: Scope, *, tail: bool) -> str:
    """A sequence of statements, what is to decide above each."""
    notes = scope.frame.notes
    outer, notes[:] = notes[:], []
    lines: list[str] = []
    place, count = 0, len(body)
    final = count
    while final and isinstance(body[final - 1], ir.Comment):
        final -= 1
    ends = tail and diverges(body)
    around = scope.rest
    guarded: list[tuple[int, int]] = []
    while place < count:
        statement = body[place]
        scope.rest = (body[place + 1 :], around)
        fusable = type(statement) in fused.FUSABLE or (type(statement) is ir.Do and place + 2 == final)
        found = fused.fuse(body[place:final], scope, tail=ends) if fusable else None
        text, used = found or (STATEMENTS[type(statement)](statement, scope, tail=ends and place == final - 1), 1)
        place += used
        if notes:
            lines.extend(decisions(notes))
            notes.clear()
        if scope.frame.before:
            lines.extend(scope.frame.before)
            scope.frame.before.clear()
        if text:
            if text[0] in "(*&-" and lines and (last := macro_braces(lines)) is not None:
                # Behind the braces of a macro they would look like a call or an operator.
                lines[last] += ";"
            # Behind the braces of a macro, a bracket would look like an index.
            lines.append(f"let _ = {text}" if text[0] == "[" and text[-1] == ";" else text)
        if isinstance(statement, ir.Lock) and used == 1 and statement.action in LOCKING:
            guarded.append((len(lines) - 1, scope.frame.awaits))
    for place, awaits in reversed(guarded):
        if scope.frame.awaits != awaits:
            lines.insert(place, f"// DECIDE: {ACROSS_AWAIT}")
    if tail and not ends and (end := end_of_body(scope)):
        if end == "Ok(())" and lines and lines[-1].endswith("\nresult?;"):
            # A `finally` left the whole result behind: it is the body's own.
            lines[-1], end = lines[-1].removesuffix("?;"), ""
        lines.append(end)
    elif tail and not ends and (end := missing_end(body[final - 1] if final else None, scope)):
        lines.extend([*decisions(notes), end])
    notes[:] = outer
    scope.rest = around
    return "\n".join(line for line in lines if line)


def macro_braces(lines: list[str]) -> int | None:
    """Where the last text that is no comment stands, if it ends with the braces of a macro call."""
    for place in range(len(lines) - 1, -1, -1):
        if not lines[place].startswith("//"):
            heads = [line for line in lines[place].split("\n") if line[:1] not in {"", " ", "}", "/"}]
            return place if lines[place].endswith("\n}") and heads and heads[-1].endswith("! {") else None
    return None


BLOCKS.append(print_block)


@prints_statement(ir.Yield)
def _yield(statement: ir.Yield, scope: Scope, *, tail: bool) -> str:
    del tail
    if not scope.frame.streams:
        return f"{todo(statement.source)};"
    item = element_of(scope.results.types[0]) if scope.results.types else UNKNOWN
    return f"yield {own(statement.value, scope, item) if statement.value is not None else '()'};"


@prints_statement(ir.Do)
def _do(statement: ir.Do, scope: Scope, *, tail: bool) -> str:
    del tail
    value = _whole(statement.value, scope)
    match value:
        case ex.Literal("string" | "ellipsis"):
            return ""
        case ex.Receive(channel):
            waited = awaited(receive(channel, scope), scope)
            return f"let _ = {waited};" if waited.endswith(".recv()") else f"{waited};"
        case ex.Call():
            return _do_call(value, scope)
        case ex.Closure():
            return f"let _ = {plain(value, scope)};"
        case ex.Propagate(ex.Call(ex.Attribute(context, "Err"), ()) as asked, wrap) if is_context(context, scope):
            leaving = ir.If(ex.IsNil(asked, negated=True), (ir.Fail(wrap or asked),))
            return STATEMENTS[ir.If](leaving, scope, tail=False)
        case ex.Propagate() if (text := filling_statement(value, scope)) is not None:
            return text
    return f"{plain(value, scope)};"


def _whole(value: ex.Expression, scope: Scope) -> ex.Expression:
    """`w.Write(b)` whose count nobody asks for: Go writes all of it, `write` may write less."""
    match value:
        case ex.Propagate(call):
            written = _whole(call, scope)
            return value if written is call else replace(value, call=written)
        case ex.Call(ex.Attribute(writer, "Write"), (_,)) if strip_pointer(type_of(writer, scope)) == Known("writer"):
            return replace(value, function=ex.Attribute(writer, "WriteAll"))
        case ex.Call():
            return without_result(value, lambda one: type_of(one, scope))
        case _:
            return value


def _do_call(value: ex.Call, scope: Scope) -> str:
    if not value.args and type_of(value.function, scope) == Known("cancel"):
        named = value.function
        text = path_of(named, scope, called=True) if isinstance(named, ex.Name) else plain(named, scope)
        if scope.threads:
            return "" if text == DEADLINE else f"drop({text});"
        return "" if text == "drop" else f"{text}();"
    group = group_call(value, scope)
    if group is not None:
        return group
    match value.function:
        case ex.Name("copy", _, "builtin") if (parts := copied(value, scope, counted=False)) is not None:
            return parts[0] if parts[0].startswith("{") else f"{parts[0]};"
        case ex.Attribute(timer, "Stop") if type_of(timer, scope) == Known("timer"):
            return f"drop({plain(timer, scope)});"
        case ex.Attribute(number, _) if type_of(number, scope) == Known("bigint") and (rule := rule_of(value, scope)):
            if rule.modes.startswith("_"):
                mark_written(number, scope)
                return assign_text(number, plain(value, scope), scope)
    printed = call_text(value, scope)
    if printed.fallible and not printed.raises and not scope.guarded:
        name = snippet(value.function, scope)
        if not (value.args and writes_text(value.args[0], scope)):
            scope.frame.notes.append(f"the source drops the error of `{name}`.")
        return f"let _ = {printed.term[0]};"
    text = plain(value, scope) if printed.raises or scope.guarded else printed.term[0]
    # What prints and ends needs no block of its own as a statement.
    return f"{text[2:-2] if text.startswith(SAYS_AND_ENDS) else text};"


@prints_statement(ir.Block)
def _block(statement: ir.Block, scope: Scope, *, tail: bool) -> str:
    inner = scope.block()
    whole = fused.fuse(statement.body, inner, tail=tail)
    if whole is not None and whole[1] == len(statement.body):
        return whole[0]
    return f"{{\n{block(statement.body, inner, tail=tail)}\n}}"


@prints_statement(ir.Comment)
def _comment(statement: ir.Comment, scope: Scope, *, tail: bool) -> str:
    del scope, tail
    return comment(statement.text) or "//"


@prints_statement(ir.OpaqueStatement)
def _opaque(statement: ir.OpaqueStatement, scope: Scope, *, tail: bool) -> str:
    del scope, tail
    lines = statement.source.strip().splitlines() or [""]
    if len(lines) == 1:
        return f"{todo(lines[0])};"
    return f"{comment(_dedented(lines))}\n{todo(lines[0])};"


def _dedented(lines: list[str]) -> str:
    """The source with its first line at the margin: how far in it stood is gone."""
    rest = [line.expandtabs(4) for line in lines[1:]]
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    inward = 0 if any(line[margin : margin + 1] in ")]}" for line in rest if line.strip()) else 4
    return "\n".join([lines[0], *(" " * inward + line[margin:] for line in rest)])


@prints_statement(ir.Assert)
def _assert(statement: ir.Assert, scope: Scope, *, tail: bool) -> str:
    del tail
    message = f", {format_arguments(statement.message, scope)}" if statement.message is not None else ""
    match statement.test:
        case ex.Literal("bool", "false"):
            return f"unreachable!({message.removeprefix(', ')});"
        case ex.Binary("==" | "!=" as operator, left, right):
            macro = "assert_eq" if operator == "==" else "assert_ne"
            if isinstance(left, ex.Literal) and left.kind == "bytes":
                left, right = right, left
            return f"{macro}!({plain(left, scope)}, {plain(right, scope)}{message});"
    return f"assert!({plain(statement.test, scope)}{message});"


@prints_statement(ir.Delete)
def _delete(statement: ir.Delete, scope: Scope, *, tail: bool) -> str:
    del tail
    lines = []
    for target in statement.targets:
        if (told := library_delete(target, scope)) is not None:
            lines.append(told)
            continue
        match target:
            case ex.Slice():
                lines.append(removed(target, scope))
            case ex.Index() if item := removed_item(target, scope):
                lines.append(item)
            case ex.Index(owner, key):
                mark_written(owner, scope)
                lent = plain(key, scope) if form(key, scope) == "reference" else f"&{at(key, scope, PREFIX)}"
                lines.append(f"{at(owner, scope, POSTFIX)}.remove({lent});")
            case _:
                lines.append(f"drop({plain(target, scope)});")
    return "\n".join(lines)
