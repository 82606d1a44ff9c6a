"""A `try` around one call that fails: `map_err`, `let … else`, or one `match`."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ERROR, Type
from translator.rust.attempts.arms import Arms, Wanted, arms, classes_of, covers, given_values, is_used
from translator.rust.attempts.doubt import set_doubt
from translator.rust.calls.call import call_text, may_fail
from translator.rust.dispatch import block, wrap
from translator.rust.errors.anyhow_values import with_context
from translator.rust.errors.error_enum import ErrorEnum, Source
from translator.rust.errors.error_sources import source_of
from translator.rust.errors.error_values import error_value
from translator.rust.expressions.ownership import own
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Local, Scope
from translator.rust.statements.assignments import assign_text
from translator.rust.statements.flow import diverges, last, mentions
from translator.rust.statements.mutability import binding
from translator.rust.statements.results import result_text
from translator.rust.statements.timeouts import limited
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX, TRY
from translator.rust.types.inference import type_of

Body = tuple[ir.Statement, ...]


class Single(NamedTuple):
    """The call, where its value goes (`let`, `place`, `return` or `drop`), and the error it gives."""

    call: ex.Call
    text: tuple[str, int]
    goes: str
    target: ex.Expression | None
    source: Source
    type: Type


def find_single(statement: ir.Try, hoisted: tuple[str, ...], scope: Scope) -> Single | None:
    """The one call of a body that can fail, when nothing else in it can."""
    body = statement.body
    statements = tuple(s for s in body if not isinstance(s, ir.Comment))
    if len(statements) != 1:
        return None
    found = _call(limited(statements[0]) or statements[0], hoisted)
    if found is None:
        return None
    call, goes, target = found
    inner = scope.block()
    inner.errors, inner.label = ErrorEnum(scope.errors.name, anyhow=scope.errors.anyhow), ""
    set_doubt(inner, "look-ups", statement)
    printed = call_text(call, inner)
    if inner.errors.fails():
        return None
    if not (printed.fallible or printed.raises or may_fail(call, printed, replace(scope, doubted=True))):
        return None
    return Single(call, printed.term, goes, target, source_of(call, scope), type_of(call, scope))


def _call(statement: ir.Statement, hoisted: tuple[str, ...]) -> tuple[ex.Call, str, ex.Expression | None] | None:
    match statement:
        case ir.Let((name,), ex.Call() as call):
            return call, "let", ex.Name(name, "", "local")
        case ir.Assign((ex.Name(name) as target,), (ex.Call() as call,), "=") if name in hoisted:
            return call, "let", target
        case ir.Assign((target,), (ex.Call() as call,), "="):
            return call, "place", target
        case ir.Return((ex.Call() as call,)):
            return call, "return", None
        case ir.Do(ex.Call() as call):
            return call, "drop", None
        case _:
            return None


def print_single(statement: ir.Try, single: Single, scope: Scope, *, tail: bool) -> str | None:
    """The whole `try`; None where it takes the general form."""
    only = statement.handlers[0] if len(statement.handlers) == 1 else None
    behind = f"\n{block(statement.orelse, scope)}" if statement.orelse else ""
    if only is not None and covers(only, single.source, 1, scope):
        text = _one_handler(statement, only, single, scope, tail=tail)
        if text is not None:
            if classes_of(only) and single.source.decide:
                names = " or ".join(f"`{c}`" for c in classes_of(only))
                scope.frame.notes.append(f"which errors of `{single.source.type}` are {names}; others must leave.")
            return text + behind
    if statement.orelse and not all(diverges(h.body) for h in statement.handlers):
        own = isinstance(statement.body[-1], ir.Let)
        if single.goes not in {"place", "drop"} and not own:
            return None
        return _matched(statement, single, scope, tail=False, inside=True)
    text = _matched(statement, single, scope, tail=tail and not statement.orelse)
    return text + behind if text is not None else None


def _one_handler(statement: ir.Try, handler: ir.Handler, single: Single, scope: Scope, *, tail: bool) -> str | None:
    body = tuple(s for s in handler.body if not isinstance(s, ir.Comment))
    match body:
        case (ir.Fail(error),):
            return _raised(error, handler, single, scope, tail=tail and not statement.orelse)
        case () | (ir.Do(ex.Literal("ellipsis")),) if single.goes == "drop" and not statement.orelse:
            return f"let _ = {single.text[0]}; // its errors are ignored, as in the source"
    if single.goes == "let" and not statement.orelse:
        kept, values = given_values(handler.body, (_name(single),))
        value = values.get(_name(single))
        if value is not None and not kept and not mentions(value, frozenset({handler.name})):
            scope.bind(_name(single), Local(single.type))
            return f"let {binding(_name(single))} = {_fallback(single, value, scope)};"
    match body:
        case (ir.Assign((target,), (value,), "="),) if single.goes == "place" and target == single.target:
            if not statement.orelse and not mentions(value, frozenset({handler.name})):
                return assign_text(target, _fallback(single, value, scope), scope)
    if single.goes == "let" and diverges(handler.body):
        inner = _inside(handler, single.source, scope)
        if not mentions(handler.body, frozenset({handler.name})) and not _reraises(handler.body):
            text = block(handler.body, inner)
            scope.bind(_name(single), Local(single.type))
            return f"let Ok({binding(_name(single))}) = {single.text[0]} else {{\n{text}\n}};"
    if single.goes == "return" and len(body) == 1 and not scope.results.fallible and tail:
        match body[0]:
            case ir.Return((value,)) if not mentions(value, frozenset({handler.name})):
                return _returned(single, value, scope)
    if single.goes == "drop" and not statement.orelse:
        inner = _inside(handler, single.source, scope)
        text = block(handler.body, inner)
        name = snake(handler.name or "err")
        if is_used(text, name):
            return f"if let Err({name}) = {guarded_head(single.text[0])} {{\n{text}\n}}"
        return f"if {guarded_head(wrap(single.text, POSTFIX))}.is_err() {{\n{text}\n}}"
    return None


def _reraises(body: Body) -> bool:
    found = last(body)
    return isinstance(found, ir.Fail) and found.error is None


def _inside(handler: ir.Handler, source: Source, scope: Scope) -> Scope:
    inner = scope.block()
    name = handler.name or "err"
    local = Local(ERROR, error=source)
    inner.bind(name, local)
    inner.handled, inner.handled_name = local, snake(name)
    return inner


def _name(single: Single) -> str:
    return single.target.text if isinstance(single.target, ex.Name) else "_"


_EMPTY = frozenset({"Vec", "String", "std::collections::HashMap", "std::collections::HashSet", "serde_json::Map"})


def _fallback(single: Single, value: ex.Expression, scope: Scope) -> str:
    text = wrap(single.text, POSTFIX)
    if isinstance(value, ex.Literal) and value.kind == "nil":
        return f"{text}.ok()"
    given = own(value, scope)
    if isinstance(value, ex.Literal | ex.Name) and "(" not in given:
        return f"{text}.unwrap_or({given})"
    if given.removesuffix("::new()") in _EMPTY:
        return f"{text}.unwrap_or_default()"
    return f"{text}.unwrap_or_else(|_| {given})"


def _returned(single: Single, value: ex.Expression, scope: Scope) -> str | None:
    results = scope.results
    text = wrap(single.text, POSTFIX)
    if results.nilable == (True,):
        return f"{text}.ok()" if isinstance(value, ex.Literal) and value.kind == "nil" else None
    if len(results.types) != 1:
        return None
    return _fallback(single, value, scope) if not (isinstance(value, ex.Literal) and value.kind == "nil") else None


def _raised(error: ex.Expression | None, handler: ir.Handler, single: Single, scope: Scope, *, tail: bool) -> str:
    """`except E as e: raise X from e`: `map_err`."""
    inner = scope.block()
    named = handler.name or "err"
    local = Local(ERROR, error=single.source)
    if error is None or (isinstance(error, ex.Name) and error.text == handler.name):
        scope.errors.convert(single.source)
        return _placed((f"{wrap(single.text, TRY)}?", TRY), single, scope, tail=tail, done=False)
    cause = error.cause if isinstance(error, ex.NewError) else None
    if isinstance(cause, ex.Name) and cause.text == handler.name:
        local = local._replace(rust="source")
        bound = "source"
    else:
        bound = snake(named) if mentions(error, frozenset({named})) else "_"
    inner.bind(named, local)
    inner.handled, inner.handled_name = local, bound
    text = with_context(single.text, error, handler.name, inner)
    if text is None:
        text = f"{wrap(single.text, POSTFIX)}.map_err(|{bound}| {error_value(error, inner)})"
    return _placed((text, POSTFIX), single, scope, tail=tail, done=True)


def _placed(text: tuple[str, int], single: Single, scope: Scope, *, tail: bool, done: bool) -> str:
    """The call's value where the source put it. `done`: the text is a `Result` that still needs its `?`."""
    if done and scope.label:
        asked = f"match {text[0]} {{ Ok(value) => value, Err(err) => break '{scope.label} Err(err) }}"
    else:
        asked = f"{text[0]}?" if done else text[0]
    match single.goes:
        case "let":
            scope.bind(_name(single), Local(single.type))
            return f"let {binding(_name(single))} = {asked};"
        case "place" if single.target is not None:
            return assign_text(single.target, asked, scope)
        case "return":
            results = scope.results
            plain_result = len(results.types) <= 1 and results.nilable[:1] != (True,) and results.fallible
            if done and plain_result and not scope.label:
                return text[0] if tail else f"return {text[0]};"
            given = f"Ok({asked})" if results.fallible else asked
            return given if tail else f"return {given};"
        case _:
            return f"{asked};"


def _matched(statement: ir.Try, single: Single, scope: Scope, *, tail: bool, inside: bool = False) -> str | None:
    names = (_name(single),) if single.goes == "let" and not inside else ()
    ends = tail and (single.goes == "return" or all(diverges(h.body) for h in statement.handlers))
    ends = ends and single.goes == "return"
    found = arms(statement, single.source, None, Wanted(names, ends), scope)
    head = guarded_head(single.text[0])
    match single.goes:
        case "let" if inside:
            inner = scope.block()
            inner.bind(_name(single), Local(single.type))
            return _if_well(binding(_name(single)), head, block(statement.orelse, inner), found)
        case "let":
            name = snake(_name(single))
            scope.bind(_name(single), Local(single.type))
            return f"let {binding(_name(single))} = match {head} {{\nOk({name}) => {name},\n{found.text}}};"
        case "return":
            inner = scope.block()
            inner.bind("value", Local(single.type))
            given = result_text((ex.Name("value", "", "local"),), inner)
            leave = given if ends else f"return {given}"
            if found.nothing() and not ends:
                return f"if let Ok(value) = {head} {{\n{leave};\n}}"
            return f"match {head} {{\nOk(value) => {leave},\n{found.text}}}"
        case "place" if single.target is not None:
            placed = assign_text(single.target, "value", scope)
            behind = f"\n{block(statement.orelse, scope.block())}" if inside else ""
            return _if_well("value", head, placed + behind, found)
        case _ if inside:
            return _if_well("_", head, block(statement.orelse, scope.block()), found)
        case _:
            return f"match {head} {{\nOk(_) => {{}}\n{found.text}}}"


def _if_well(name: str, head: str, body: str, found: Arms) -> str:
    """What happens when nothing failed, beside the arms of what did."""
    if found.nothing():
        asked = f"if {head}.is_ok()" if name == "_" else f"if let Ok({name}) = {head}"
        return f"{asked} {{\n{body}\n}}"
    return f"match {head} {{\nOk({name}) => {{\n{body}\n}}\n{found.text}}}"
