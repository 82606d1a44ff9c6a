"""Statements that become one idiom together: a test for absence and what it guards, `v, ok :=` and its test."""

from __future__ import annotations

import re

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Type
from translator.rust.concurrency.thread_scopes import scoped
from translator.rust.dispatch import STATEMENTS, at, block, plain
from translator.rust.errors.anyhow_values import absence
from translator.rust.errors.error_values import error_value
from translator.rust.errors.filled import born_filled, born_or_handled, read_all
from translator.rust.errors.propagation import never_fails
from translator.rust.expressions.booleans import answered
from translator.rust.expressions.operators import negated
from translator.rust.expressions.options import is_borrowed_option, option_text
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Local, Scope
from translator.rust.statements.assumed import assumed
from translator.rust.statements.checked_errors import checked
from translator.rust.statements.cut_text import cut
from translator.rust.statements.flow import diverges, mentions, walk
from translator.rust.statements.found_places import found_place
from translator.rust.statements.json_streams import asked_once
from translator.rust.statements.kept_errors import (
    asked_first,
    behind,
    failed,
    is_error_name,
    leading_tests,
    stored_error,
)
from translator.rust.statements.linked_loops import walked
from translator.rust.statements.locked_region import locked
from translator.rust.statements.makers import is_kept_error, makes_error, taken_out
from translator.rust.statements.map_entries import looked_up_entry
from translator.rust.statements.mutability import binding
from translator.rust.statements.passing_names import passing
from translator.rust.statements.presence import Body, Fused, absent, gives_none, otherwise
from translator.rust.statements.scanned_lines import scanned
from translator.rust.statements.whole_options import kept_whole
from translator.rust.text.naming import snake
from translator.rust.text.precedence import AND, POSTFIX
from translator.rust.types.inference import callee_of, type_of

FUSABLE = frozenset({ir.If, ir.Let, ir.Lock, ir.Assert})
"""What idioms of several statements begin with."""


def fuse(body: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """The idiom that the first statements of a body make, None when they make none."""
    match body:
        case (ir.Let(), *_) if (group := scoped(body, scope)) is not None:
            return group
        case (ir.Lock() as lock, *_):
            return locked(lock, body[1:], scope)
        case (ir.Let((_,)) as let, ir.Do(ex.Propagate() as value), *_) if born := born_filled(let, value, scope):
            return born, 2
        case (ir.Let((_,)) as let, ir.HandleError() as handled, *_) if born := born_or_handled(let, handled, scope):
            return born, 2
        case (ir.Let((_,), ex.Call(ex.Name(package="encoding/json"))), *_) if (behind := asked_once(body)) is not None:
            return block(behind, scope, tail=tail), len(body)
        case (ir.Let((_,), ex.Call(ex.Name("NewScanner", "bufio"))), *_):
            return scanned(body, scope, tail=tail)
        case (ir.Let((_,), ex.Call(ex.Name())), ir.If(ex.Binary()), *_) if found := found_place(body, scope, tail=tail):
            return found
        case (
            ir.Let((_,) as names, ex.Propagate(ex.Call(ex.Attribute(_, "Write" | "WriteString"), (data,)) as call)),
            *_,
        ) if never_fails(call, scope):
            length = ir.Let(names, ex.Call(ex.Name("len", kind="builtin"), (data,)))
            return block((ir.Do(call), length), scope), 1
        case (ir.Let((_,), ex.Propagate()) as let, *_) if read := read_all(let, scope):
            return read, 1
        case (ir.Let((_,)) as let, ir.While() as loop) if (walk_ := walked(let, (loop,), scope)) is not None:
            return walk_
        case (ir.Let((_, _, _)) as let, *rest) if (split := cut(let, tuple(rest), scope)) is not None:
            return split
        case (ir.Do(ex.Propagate(ex.Call() as call, None)), ir.Return()) if makes_error(call, scope):
            return STATEMENTS[ir.Fail](ir.Fail(call), scope, tail=tail), 2
        case (ir.Do(), *_):
            return None
        case (ir.If(), ir.Return()) if tail and (test := answered(body, scope)) is not None:
            return test, 2
        case (ir.Assert() as first, *rest):
            return assumed(first, tuple(rest), scope, tail=tail)
        case (ir.If() as first, *rest):
            return absent(first, tuple(rest), scope, tail=tail)
        case (
            ir.Let((name,), ex.Index() as item),
            ir.If(test, (ir.Fail(ex.Name(left), lost),), ()),
            ir.Return(),
            *_,
        ) if (
            test == ex.IsNil(ex.Name(name, kind="local"), negated=True) and left == name and is_kept_error(item, scope)
        ):
            return taken_out(item, lost, scope, tail=tail), 3
        case (ir.Let((_,), ex.Index()), *_) if (entry := looked_up_entry(body, scope, tail=tail)) is not None:
            return entry
        case (ir.Let((_,)) as let, ir.If() as test, *_) if (known := failed(let, test, scope)) is not None:
            return known
        case (ir.Let(_, ex.Call() | ex.Propagate() | ex.Attribute()), *_) if (
            found := passing(body, scope, tail=tail)
        ) is not None:
            return found
        case (ir.Let((name,), ex.Propagate(wrap=wrap) as value, mutable=()), ir.Return((ex.Name(again),))) if (
            name == again and tail and wrap is not None
        ):
            return STATEMENTS[ir.Return](ir.Return((value,)), scope, tail=True), 2
        case (ir.Let((name,), None | ex.Literal("nil") | ex.Make() | ex.Construct(_, ())) as let, *rest) if rest:
            if is_search_target(name, tuple(rest)):
                scope.bind(name, Local(let.type if let.value is None else type_of(let.value, scope)))
                return "", 1
            return _hoisted(body, scope, tail=tail) if let.value is None else None
        case (ir.Let(names, ex.Call() as call) as let, ir.If(), *_) if len(names) > 1 and is_error_name(names[-1]):
            flagged = asked_first(let, body[1], body[2:], scope) if isinstance(body[1], ir.If) else None
            return (flagged, 2) if flagged else checked(let, call, body[1:], scope, tail=tail)
        case (ir.Let(names, ex.Call() as call) as let, ir.Switch(None, label="") as switch, *rest) if is_error_name(
            names[-1]
        ):
            return _switched(let, call, switch, tuple(rest), scope, tail=tail)
        case (ir.Let((_,)) as let, ir.If() as test, *rest):
            return stored_error(let, test, tuple(rest), scope)
        case (ir.Let((_, _), value) as let, ir.If() as test, *rest) if value is not None:
            found = _comma_ok(let, test, tuple(rest), scope, tail=tail)
            return found if found is not None else kept_whole(body, scope, tail=tail)
        case (ir.Let((_, _)), *_):
            return kept_whole(body, scope, tail=tail)
        case _:
            return None


def _switched(let: ir.Let, call: ex.Call, switch: ir.Switch, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """A call and a switch whose first cases ask for its error."""
    tests, cases = leading_tests(switch, let.names[-1])
    if not tests or mentions((cases, rest), frozenset({let.names[-1]})):
        return None
    found = checked(let, call, tests, scope, tail=tail and not cases and not rest)
    if found is None or found[1] != len(tests) + 1:
        return None
    remaining = behind(cases, scope, tail=tail and not rest)
    return "\n".join(part for part in (found[0], remaining) if part), 2


def is_search_target(name: str, body: Body) -> bool:
    """Whether a variable is only there for `errors.As` to fill: the test itself binds it in Rust."""
    for statement in walk(body):
        tests: tuple[ex.Expression, ...] = ()
        match statement:
            case ir.If(test):
                tests = (test,)
            case ir.Switch(None, cases):
                tests = tuple(v for c in cases for v in c.values)
        for test in tests:
            match test:
                case ex.ErrorAs(_, ex.Unary("&", ex.Name(text)) | ex.Name(text)) if text == name:
                    return True
    return False


def _hoisted(body: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """Bare declarations of what the `try` behind them gives a value."""
    names: list[str] = []
    for place, statement in enumerate(body):
        match statement:
            case ir.Let((name,), None, type_) if type_ == UNKNOWN:
                names.append(name)
                scope.frame.mutated.update(statement.mutable)
            case ir.With(items) if any(item.target in names for item in items):
                text = _declared_by(statement, names, scope)
                return (text, place + 1) if text is not None else None
            case ir.With() if len(names) == 1:
                from translator.rust.statements.context_managers import giving

                text = giving(statement, names[0], scope)
                return (text, place + 1) if text is not None else None
            case ir.Try() if names:
                from translator.rust.attempts.attempt import attempt

                return attempt(statement, tuple(names), scope, tail=tail and place == len(body) - 1), place + 1
            case _:
                return None
    return None


def _declared_by(statement: ir.With, names: list[str], scope: Scope) -> str | None:
    """A `with` whose targets are used behind it, without a block that would hide them; None where it binds none."""
    notes, items = scope.frame.notes[:], scope.items[:]
    text = STATEMENTS[ir.With](statement, scope, tail=False)
    targets = [name for name in names if any(item.target == name for item in statement.items)]
    if text.startswith("{") and statement.body:
        scope.frame.notes[:], scope.items[:] = notes, items
        said = " and ".join(f"`{snake(name)}`" for name in targets)
        scope.frame.notes.append(f"{said} is used behind its `with`: what leaving it did must happen before.")
        opened = STATEMENTS[ir.With](ir.With(statement.items, (), statement.is_async), scope, tail=False)
        text = f"{opened}\n{block(statement.body, scope)}"
    if all(f"let {binding(name)} = " in text for name in targets):
        return "".join(f"let {binding(name)};\n" for name in names if name not in targets) + text
    scope.frame.notes[:], scope.items[:] = notes, items
    return None


def _comma_ok(let: ir.Let, test: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    value, found = let.names
    if let.value is None or found == "_":
        return None
    match test.test:
        case ex.Name(text) if text == found:
            positive, more = True, None
        case ex.Unary("!", ex.Name(text)) if text == found:
            positive, more = False, None
        case ex.Binary("&&", ex.Name(text), condition) if text == found:
            positive, more = True, condition
        case ex.Binary("||", ex.Unary("!", ex.Name(text)), condition) if text == found and value != "_":
            positive, more = False, condition
        case _:
            return None
    option = _option_of(let.value, found, scope)
    if option is None:
        return None
    text, inner_type, ref = option
    later = mentions((rest, test.body, test.orelse), frozenset({found}))
    if later:
        return None
    bound = Local(inner_type, ref=ref)
    if positive:
        if mentions(rest, frozenset({value})) and value != "_":
            return None
        return _if_some(value, bound, text, more, test, scope, tail=tail and not rest), 2
    if test.orelse or not diverges(test.body):
        return None
    inner = scope.block()
    out = block(test.body, inner)
    scope.bind(value, bound)
    if more is not None:
        kept = scope.block()
        kept.bind(value, bound._replace(ref=True))
        text += f".filter(|{snake(value)}| {negated(more, kept)[0]})"
    if value == "_":
        return f"if {text}.is_none() {{\n{out}\n}}", 2
    match test.body:
        case (ir.Fail(error),) if not scope.label:
            made = error_value(error, scope)
            method = absence(made)
            return f"let {binding(value)} = {text}.{method}?;", 2
    if gives_none(out, scope):
        return f"let {binding(value)} = {text}?;", 2
    return f"let Some({binding(value)}) = {text} else {{\n{out}\n}};", 2


def _option_of(value: ex.Expression, found: str, scope: Scope) -> tuple[str, Type, bool] | None:
    option = option_text(value, scope)
    if option is not None:
        return option[0], option[1], is_borrowed_option(value, option[1], scope)
    match value:
        case ex.Index(owner, key) if type_of(owner, scope) == UNKNOWN:
            from translator.rust.calls.by_rule import key_text

            return f"{at(owner, scope, POSTFIX)}.get({key_text(key, scope)})", UNKNOWN, True
        case ex.Call() if callee_of(value, scope) is None and _PRESENCE.search(found):
            return plain(value, scope), UNKNOWN, False
        case _:
            return None


_PRESENCE = re.compile(r"(?i)ok\d?$|found|exist|present|has|valid|match|success|hit")
"""What flags are called that say that something is there."""


def _if_some(  # noqa: PLR0913 - the parts of one `if let`
    value: str,
    bound: Local,
    text: str,
    more: ex.Expression | None,
    test: ir.If,
    scope: Scope,
    *,
    tail: bool,
) -> str:
    inner = scope.block()
    inner.bind(value, bound)
    last = tail and bool(test.orelse)
    condition = f" && {guarded_head(at(more, inner, AND))}" if more is not None else ""
    if value == "_" and more is None:
        head = f"if {text}.is_some()"
    else:
        head = f"if let Some({binding(value)}) = {guarded_head(text)}{condition}"
    out = f"{head} {{\n{block(test.body, inner, tail=last)}\n}}"
    return out + otherwise(test.orelse, scope, tail=last)
