"""`if`, and calls whose error is looked at on the spot."""

from __future__ import annotations

import re

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNIT, UNKNOWN, Known, Type
from translator.rust.calls.call import call_text
from translator.rust.dispatch import STATEMENTS, at, block, plain, prints_statement
from translator.rust.errors.error_enum import Source
from translator.rust.errors.error_questions import error_pattern, search, searched_type, target_name
from translator.rust.errors.error_sources import behind, snippet, source_of
from translator.rust.errors.filled import filled_or_handled
from translator.rust.errors.propagation import joins, never_fails
from translator.rust.expressions.ownership import own
from translator.rust.expressions.tests_of import guarded_head, head
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.arms import arm
from translator.rust.statements.flow import diverges
from translator.rust.statements.mutability import binding, shown_names
from translator.rust.statements.narrowing import narrowed_test, narrowing
from translator.rust.statements.presence import otherwise
from translator.rust.statements.results import note_lost
from translator.rust.text.naming import snake
from translator.rust.text.precedence import AND
from translator.rust.types.inference import callee_of, rule_of
from translator.rust.types.lookup import qualified
from translator.rust.types.printed import absent_value

Body = tuple[ir.Statement, ...]


@prints_statement(ir.If)
def _if(statement: ir.If, scope: Scope, *, tail: bool) -> str:
    last = tail and bool(statement.orelse)
    inner = scope.block()
    if bound := narrowing(statement, scope):
        return bound
    test = found_error(statement.test, scope, inner) or narrowed_test(statement.test, statement.body, scope, inner)
    test = test or head(statement.test, scope)
    if test in {"true", "false"} and not isinstance(statement.test, ex.Literal):
        # What the types of the values rule out, or make certain; the note beside it says so.
        taken = statement.body if test == "true" else statement.orelse
        if not (diverges(taken) and scope.rest):
            return block(taken, scope, tail=last)
    text = f"if {test} {{\n{block(statement.body, inner, tail=last)}\n}}"
    return text + otherwise(statement.orelse, scope, tail=last)


def found_error(test: ex.Expression, scope: Scope, inner: Scope) -> str:
    """`errors.As(err, &target)` (`&& …`) as a test that binds what it finds; empty for other tests."""
    match test:
        case ex.Binary("&&", ex.ErrorAs() as first, more):
            found = found_error(first, scope, inner)
            return f"{found} && {guarded_head(at(more, inner, AND))}" if found else ""
        case ex.ErrorAs(_, target):
            name, wanted = target_name(target), searched_type(test, scope)
        case _:
            return ""
    if name is None or wanted is None:
        return ""
    text = search(test, wanted, name.text, scope)
    inner.bind(name.text, Local(wanted, ref=True))
    return text


@prints_statement(ir.HandleError)
def _handle(statement: ir.HandleError, scope: Scope, *, tail: bool) -> str:
    handed_on = _handed_on(statement, scope)
    if handed_on is not None:
        return handed_on
    if not any(name != "_" for name in statement.names) and never_fails(statement.call, scope):
        scope.frame.notes.append(f"`{snippet(statement.call, scope)}` cannot fail: nothing is done about its error.")
        return block((ir.Do(statement.call), *statement.orelse), scope, tail=tail)
    statement = filled_or_handled(statement, scope) or statement
    text, source = result_of(statement.call, scope)
    local = Local(Known("error"), error=source)
    names = tuple(n for n in statement.names if n != "_")
    inner = scope.block()
    inner.bind(statement.error, local)
    inner.handled, inner.handled_name = local, snake(statement.error)
    last = tail and bool(statement.orelse) and diverges(statement.body) and diverges(statement.orelse)
    if not names:
        return _without_names(statement, text, inner, scope, tail=last)
    bind_results(statement.names, statement.call, scope)
    if statement.orelse:
        return _both_ways(statement, text, inner, scope, tail=last)
    found, kept = pattern(statement.names), pattern(names)
    passed = f"Ok({shown_names(found)}) => {shown_names(kept)},"
    arms, rest = special_arms(statement.body, statement.error, inner)
    if rest is None:
        return f"let {kept} = match {guarded_head(text)} {{\n{passed}\n{arms}}};"
    if diverges(rest):
        out = block(rest, inner)
        if not arms and not _names(out, statement.error):
            return f"let Ok({found}) = {text} else {{\n{out}\n}};"
        caught = error_name(out, statement.error)
        tail_arm = arm(f"Err({caught})", out)
        return f"let {kept} = match {guarded_head(text)} {{\n{passed}\n{arms}{tail_arm}}};"
    return _falls_back(statement, text, passed, arms, rest, inner, scope)


def _handed_on(statement: ir.HandleError, scope: Scope) -> str | None:
    """An error that leaves at once, beside values that `Err` has no room for; None where more is done about it."""
    if statement.orelse or scope.label or not scope.results.fallible:
        return None
    *remarks, exit_ = statement.body or (None,)
    match exit_:
        case ir.Fail(ex.Name(name), values) if name == statement.error:
            wrap = None
        case ir.Fail(ex.NewError() as wrap, values):
            pass
        case _:
            return None
    if not all(isinstance(remark, ir.Comment) for remark in remarks):
        return None
    note_lost(values, scope)
    value = ex.Propagate(statement.call, wrap, statement.error)
    bound = any(name != "_" for name in statement.names)
    whole: ir.Statement = ir.Let(statement.names, value) if bound else ir.Do(value)
    lines = [STATEMENTS[type(one)](one, scope, tail=False) for one in (*statement.body[:-1], whole)]
    return "\n".join(lines)


def result_of(call: ex.Expression, scope: Scope) -> tuple[str, Source]:
    """The `Result` of a call that can fail, and its error."""
    joined = joins(call, scope)
    if joined is not None:
        return joined[0], Source(scope.errors.type, "", own=True)
    if isinstance(call, ex.Propagate):
        return plain(call, scope), source_of(call.call, scope)
    return call_text(call, scope).term[0], source_of(call, scope)


def pattern(names: tuple[str, ...]) -> str:
    """A pattern for the results of a call: one name, or a tuple."""
    texts = [binding(n) for n in names]
    return texts[0] if len(texts) == 1 else f"({', '.join(texts)})"


def _names(text: str, name: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(snake(name))}\b", text) is not None


def error_name(text: str, name: str) -> str:
    """The name an error is bound to: none where the text does not use it."""
    return snake(name) if _names(text, name) else "_"


def bind_results(names: tuple[str, ...], call: ex.Expression, scope: Scope) -> None:
    """Brings the names that a call's results are given to into scope, with what types the index tells."""
    types: tuple[Type, ...] = ()
    call = behind(call, scope)
    if isinstance(call, ex.Call):
        rule = rule_of(call, scope)
        if rule is not None:
            types = (rule.result,)
        elif (found := callee_of(call, scope)) is not None:
            types = tuple(strip_pointer(qualified(r, found[1], scope)) for r in found[0].results)
    for place, name in enumerate(names):
        if name != "_":
            scope.bind(name, Local(types[place] if place < len(types) else UNKNOWN))


def _without_names(statement: ir.HandleError, text: str, inner: Scope, scope: Scope, *, tail: bool) -> str:
    arms, rest = special_arms(statement.body, statement.error, inner)
    ok = "_" if statement.names or _gives_value(statement.call, scope) else "()"
    if arms:
        out = block(rest, inner) if rest is not None else None
        other = arm(f"Err({error_name(out, statement.error)})", out) if out is not None else ""
        went_well = f"{{\n{block(statement.orelse, scope.block(), tail=tail)}\n}}" if statement.orelse else "{}"
        return f"match {guarded_head(text)} {{\nOk({ok}) => {went_well}\n{arms}{other}}}"
    out = block(statement.body, inner, tail=tail)
    bound = error_name(out, statement.error)
    if statement.orelse:
        went_well = block(statement.orelse, scope.block(), tail=tail)
        if bound == "_":
            return f"if {guarded_head(text)}.is_ok() {{\n{went_well}\n}} else {{\n{out}\n}}"
        return f"match {guarded_head(text)} {{\nOk({ok}) => {{\n{went_well}\n}}\nErr({bound}) => {{\n{out}\n}}\n}}"
    if bound == "_":
        return f"if {guarded_head(text)}.is_err() {{\n{out}\n}}"
    return f"if let Err({bound}) = {guarded_head(text)} {{\n{out}\n}}"


def _gives_value(call: ex.Expression, scope: Scope) -> bool:
    """Whether a call whose results the source does not name is known to have some."""
    if not isinstance(call, ex.Call):
        return False
    rule = rule_of(call, scope)
    if rule is not None:
        return rule.result != UNIT
    found = callee_of(call, scope)
    return found is not None and bool(found[0].results)


def _both_ways(statement: ir.HandleError, text: str, inner: Scope, scope: Scope, *, tail: bool) -> str:
    out = block(statement.body, inner, tail=tail)
    found = shown_names(pattern(statement.names)) if len(statement.names) > 1 else pattern(statement.names)
    went_well = block(statement.orelse, scope.block(), tail=tail)
    bound = error_name(out, statement.error)
    return f"match {guarded_head(text)} {{\nOk({found}) => {{\n{went_well}\n}}\nErr({bound}) => {{\n{out}\n}}\n}}"


def _falls_back(  # noqa: PLR0913, PLR0917 - the parts of one `match`
    statement: ir.HandleError, text: str, passed: str, arms: str, rest: Body, inner: Scope, scope: Scope
) -> str:
    """The source goes on after the error: with a value it assigns, or with what the call left."""
    fallback = ""
    body = rest
    if len(statement.names) == 1 and rest:
        match rest[-1]:
            case ir.Assign((ex.Name(name),), (value,), "=") if name == statement.names[0]:
                body, fallback = rest[:-1], own(value, inner)
    if not fallback:
        known = scope.locals.get(statement.names[0]) if len(statement.names) == 1 else None
        fallback = absent_value(known.type, scope) if known is not None else "Default::default()"
        scope.frame.notes.append("the source goes on after the error with what the call left: a zero value here.")
    out = block(body, inner)
    bound = error_name(out + fallback, statement.error)
    arm = f"Err({bound}) => {{\n{out}\n{fallback}\n}}\n" if out else f"Err({bound}) => {fallback},\n"
    if not arms and not out and fallback == "Default::default()":
        return f"let {pattern(statement.names)} = {text}.unwrap_or_default();"
    kept = pattern(tuple(n for n in statement.names if n != "_"))
    return f"let {kept} = match {guarded_head(text)} {{\n{passed}\n{arms}{arm}}};"


def _one_error(found: str, error: str, out: str) -> str:
    """The pattern of an arm for one error; where the arm uses the error, the guard looks for it behind its name."""
    shown, _, guard = found.partition(" if ")
    name = snake(error)
    if shown == name or not _names(out, error):
        return f"Err({shown}){' if ' + guard if guard else ''}"
    return f"Err({name}) if matches!(&{name}, {found})"


def special_arms(body: Body, error: str, scope: Scope) -> tuple[str, Body | None]:
    """Arms for tests at the start of an error's handling that ask for one error each and leave; what is left."""
    arms = ""
    while body:
        match body[0]:
            case ir.If(ex.ErrorIs(ex.Name(name) as asked, target), then, orelse) if name == error and diverges(then):
                found = error_pattern(asked, target, scope)
                if found is None:
                    return arms, body
                out = block(then, scope.block())
                arms += arm(_one_error(found, error, out), out)
                body = (*orelse, *body[1:])
            case _:
                return arms, body
    return arms, body
