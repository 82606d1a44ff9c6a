"""Errors that are kept in a variable and asked for later, or by more than one question."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ERROR, UNIT, FunctionType, Known, Optional, Type
from translator.ir.walk import nodes
from translator.rust.dispatch import STATEMENTS, block, plain
from translator.rust.errors.anyhow_values import made
from translator.rust.errors.error_enum import ANYHOW, Source
from translator.rust.errors.error_sources import BOXED, snippet
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.branches import bind_results, pattern, result_of
from translator.rust.statements.flow import diverges, mentions
from translator.rust.statements.mutability import binding, shown_names
from translator.rust.statements.nilable import lacks_zero
from translator.rust.statements.presence import Body, Fused
from translator.rust.text.naming import snake
from translator.rust.types.inference import callee_of, rule_of, type_of
from translator.rust.types.printed import absent_value


def is_error_name(name: str) -> bool:
    """Whether a name is what Go code calls an error."""
    short = len(name) < 6 and name.endswith("err")
    return short or name.endswith("Err") or (name.startswith("err") and name[3:4].isupper())


def gives_error(call: ex.Call, names: tuple[str, ...], scope: Scope) -> bool:
    """Whether the last of these names is the error of the call; what is raised goes to no name."""
    found = callee_of(call, scope)
    if found is not None:
        return found[0].fallible and not found[0].raises and len(found[0].results) == len(names) - 1
    type_ = type_of(call.function, scope)
    if isinstance(type_, FunctionType):
        return type_.fallible and len(type_.results) == len(names) - 1
    rule = rule_of(call, scope)
    if rule is not None and rule.raises:
        return False
    if rule is not None and rule.error:
        # What is raised is nothing that a name is given.
        return not rule.raises and len(names) == (1 if rule.result == UNIT else 2)
    return call.fallible and is_error_name(names[-1])


def kept_error(names: tuple[str, ...], call: ex.Expression, scope: Scope) -> str | None:
    """`x, err := f()` where nobody asks for the error at once: an `Option` of it, beside what there is without it."""
    if not isinstance(call, ex.Call) or names[-1] == "_" or not gives_error(call, names, scope):
        return None
    if len(names) == 1 and _keeps_outcome(names[0], scope):
        return None
    *values, error = names
    text, source = result_of(call, scope)
    kept = [name for name in values if name != "_"]
    local = Local(Optional(ERROR), error=source)
    if not kept:
        scope.bind(error, local)
        return f"let {binding(error)} = {text}.err();"
    bind_results(tuple(values), call, scope)
    scope.bind(error, local)
    absent = [name for name in kept if lacks_zero(scope.locals[name].type, scope)]
    zeros = [name for name in kept if name not in absent]
    if zeros:
        listed = ", ".join(f"`{name}`" for name in zeros)
        scope.frame.notes.append(
            f"{listed} can be read with an error at hand: {'zero' if len(zeros) == 1 else 'zeros'} here."
        )
    for name in absent:
        scope.bind(name, Local(Optional(scope.locals[name].type)))
    found = shown_names(pattern(tuple(values)))
    shown = {name: shown_names(binding(name)) for name in kept}
    there = ", ".join(f"Some({shown[name]})" if name in absent else shown[name] for name in kept)
    empty = ", ".join("None" if name in absent else "Default::default()" for name in kept)
    bound = ", ".join(binding(name) for name in (*kept, error))
    return (
        f"let ({bound}) = match {guarded_head(text)} {{\n"
        f"Ok({found}) => ({there}, None),\nErr(err) => ({empty}, Some(err)),\n}};"
    )


def _keeps_outcome(name: str, scope: Scope) -> bool:
    """Whether a name keeps the whole outcome of a call, which is asked for its error further down."""
    return not is_error_name(name) and ex.Name(name, kind="outcome") in nodes(scope.rest)


def assigned_error(targets: tuple[ex.Expression, ...], call: ex.Expression, scope: Scope) -> str | None:
    """`x, err = f()` that nobody asks at once, as an assignment; None for other assignments."""
    *values, error = targets
    if not isinstance(call, ex.Call) or not isinstance(error, ex.Name):
        return None
    rule = rule_of(call, scope)
    fails = (rule is not None and rule.error and not rule.raises) or gives_error(
        call, tuple(_word(t) for t in targets), scope
    )
    if not fails:
        return None
    text, source = result_of(call, scope)
    kept = [value for value in values if not _is_dropped(value)]
    places = ", ".join(plain(value, scope) for value in kept)
    if _is_dropped(error):
        scope.frame.notes.append(f"the source drops the error of `{snippet(call.function, scope)}`.")
        if len(kept) < len(values):
            return f"({', '.join(_place(v, scope) for v in values)}) = {text}.unwrap_or_default();" if kept else None
        return (
            f"{f'({places})' if len(kept) > 1 else places} = {text}.{or_default(_given(kept[0], call, scope), scope)};"
        )
    scope.frame.kept[error.text] = source
    if not kept:
        return f"{plain(error, scope)} = {text}.err();"
    scope.frame.notes.append(f"`{places}` can be read with an error at hand: zero here.")
    found = tuple("_" if _is_dropped(value) else _word(value) for value in values)
    shown = ", ".join(snake(name) for name in found if name != "_")
    whole = ", ".join(snake(name) if name != "_" else name for name in found)
    empty = ", ".join(absent_value(_given(value, call, scope), scope) for value in kept)
    return (
        f"({places}, {plain(error, scope)}) = match {guarded_head(text)} {{\n"
        f"Ok({f'({whole})' if len(found) > 1 else whole}) => ({shown}, None),\n"
        f"Err(err) => ({empty}, Some(err)),\n}};"
    )


def or_default(type_: Type, scope: Scope) -> str:
    """How a `Result` gives its value when nobody asks for its error."""
    return "unwrap_or_default()" if absent_value(type_, scope) == "Default::default()" else 'expect("no error")'


def _given(target: ex.Expression, call: ex.Call, scope: Scope) -> Type:
    """The type of what a target is given."""
    rule = rule_of(call, scope)
    return rule.result if rule is not None else type_of(target, scope)


def _is_dropped(target: ex.Expression) -> bool:
    return isinstance(target, ex.Name) and target.text == "_"


def _place(value: ex.Expression, scope: Scope) -> str:
    return "_" if _is_dropped(value) else plain(value, scope)


def _word(value: ex.Expression) -> str:
    match value:
        case ex.Name(text) | ex.Attribute(_, text):
            return text
        case _:
            return "value"


def failed(let: ir.Let, test: ir.If, scope: Scope) -> Fused | None:
    """`err := f(); if err == nil { return }`: what follows has the error in hand."""
    match let, test:
        case (ir.Let((name,), ex.Call() as call), ir.If(ex.IsNil(ex.Name(asked), False), body, ())) if (
            name == asked and diverges(body) and gives_error(call, let.names, scope)
        ):
            pass
        case _:
            return None
    text, source = result_of(call, scope)
    out = block(body, scope.block())
    scope.bind(name, Local(ERROR, error=source))
    return f"let Err({binding(name)}) = {text} else {{\n{out}\n}};", 2


def asked_first(let: ir.Let, test: ir.If, rest: Body, scope: Scope) -> str | None:
    """`if done, err := f(); done { return err }`: the flag is the value, the error leaves by `?`."""
    match let, test:
        case (
            ir.Let((flag, error), ex.Call() as call),
            ir.If(
                ex.Name(asked),
                (ir.If(ex.IsNil(ex.Name(tested), True), (ir.Fail(ex.Name(failed)),), ()), ir.Return() as leave),
                (),
            ),
        ) if flag == asked and error == tested == failed:
            pass
        case _:
            return None
    if not scope.results.fallible or not gives_error(call, let.names, scope) or mentions(rest, frozenset(let.names)):
        return None
    scope.frame.notes.append(f"the source passes over an error while `{flag}` is false; `?` returns it.")
    head = guarded_head(plain(ex.Propagate(call, error=error), scope))
    return f"if {head} {{\n{block((leave,), scope.block())}\n}}"


def leading_tests(switch: ir.Switch, error: str) -> tuple[Body, tuple[ir.Case, ...]]:
    """The first cases that ask for an error and leave, as branches of their own; the cases behind them."""
    found: list[ir.Statement] = []
    for place, case in enumerate(switch.cases):
        match case.values:
            case (ex.IsNil(ex.Name(name), True) | ex.ErrorIs(ex.Name(name)) | ex.ErrorAs(ex.Name(name)) as test,) if (
                name == error and diverges(case.body)
            ):
                found.append(ir.If(test, case.body))
            case _:
                return tuple(found), switch.cases[place:]
    return tuple(found), ()


def behind(cases: tuple[ir.Case, ...], scope: Scope, *, tail: bool) -> str:
    """What is left of a switch without a subject."""
    match cases:
        case ():
            return ""
        case (ir.Case((), body),):
            return block(body, scope, tail=tail)
    return STATEMENTS[ir.Switch](ir.Switch(None, cases), scope, tail=tail)


def stored_error(let: ir.Let, test: ir.If, rest: Body, scope: Scope) -> Fused | None:
    """`if s.err != nil { return s.err }`: the error stays in its place."""
    match let, test:
        case (ir.Let((name,), ex.Attribute() as place), ir.If(ex.IsNil(ex.Name(asked), True), body, ())) if (
            name == asked and is_error_name(name)
        ):
            pass
        case _:
            return None
    if type_of(place, scope) not in {ERROR, Known("unit")} or mentions(rest, frozenset({name})):
        return None
    inner = scope.block()
    shown = shown_names(binding(name))
    if scope.preferences.errors == "anyhow":
        source, copy = Source(ANYHOW, "Other"), made(f'"{{{shown}:#}}"')
        advice = "an `anyhow::Error` is no `Clone`, so its text leaves; `take` gives the error itself."
    else:
        source, copy = Source(BOXED, "Other", f"which error `{snippet(place, scope)}` holds"), f"{shown}.clone()"
        advice = "an `Arc` can be handed out as well."
    inner.bind(name, Local(strip_pointer(ERROR), ref=True, rust=copy, error=source))
    scope.frame.notes.append(f"`{snippet(place, scope)}` keeps its error: {advice}")
    out = block(body, inner)
    return f"if let Some({shown_names(binding(name))}) = &{plain(place, scope)} {{\n{out}\n}}", 2
