"""Statements that become one idiom together: a test for absence and what it guards, `v, ok :=` and its test."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Array, Known, List, Map, Set, Type
from translator.rust.bindings import is_borrowed_option, option_text
from translator.rust.dispatch import STATEMENTS, at, block, plain
from translator.rust.error_values import error_value
from translator.rust.flow import diverges, mentions, walk
from translator.rust.inference import type_of
from translator.rust.mutability import binding
from translator.rust.naming import snake
from translator.rust.operators import negated
from translator.rust.precedence import AND, POSTFIX
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.tests_of import guarded_head
from translator.rust.types import is_copy

Body = tuple[ir.Statement, ...]
Fused = tuple[str, int]
"""Rust text, and how many statements it stands for."""


FUSABLE = frozenset({ir.If, ir.Let})
"""What idioms of several statements begin with."""


def fuse(body: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """The idiom that the first statements of a body make, None when they make none."""
    match body:
        case (ir.If() as first, *rest):
            return _absent(first, tuple(rest), scope, tail=tail)
        case (ir.Let((name,), None | ex.Literal("nil") | ex.Make() | ex.Construct(_, ())) as let, *rest) if rest:
            if is_search_target(name, tuple(rest)):
                scope.bind(name, Local(let.type if let.value is None else type_of(let.value, scope)))
                return "", 1
            return _hoisted(body, scope, tail=tail) if let.value is None else None
        case (ir.Let(names, ex.Call() as call) as let, ir.If(), *_) if len(names) > 1 and is_error_name(names[-1]):
            return _checked(let, call, body[1:], scope, tail=tail)
        case (ir.Let((_, _), value) as let, ir.If() as test, *rest) if value is not None:
            return _comma_ok(let, test, tuple(rest), scope, tail=tail)
        case _:
            return None


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


def is_error_name(name: str) -> bool:
    """Whether a name is what Go code calls an error."""
    return name == "err" or name.endswith("Err") or (name.startswith("err") and name[3:4].isupper())


def _checked(let: ir.Let, call: ex.Call, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """`x, err := f()` and several tests of `err`, the last of which asks whether there is one."""
    error = let.names[-1]
    tests: list[ir.Statement] = []
    for place, statement in enumerate(rest):
        match statement:
            case ir.Comment():
                tests.append(statement)
            case ir.If(ex.IsNil(ex.Name(name), True), then, ()) if name == error and diverges(then):
                handled = ir.HandleError(let.names[:-1], call, error, (*tests, *then), diverges=True)
                after = rest[place + 1 :]
                if mentions(after, frozenset({error})) and _reads_first(after, error):
                    return None
                return STATEMENTS[ir.HandleError](handled, scope, tail and not after), place + 2
            case ir.If(ex.ErrorIs(ex.Name(name)) | ex.ErrorAs(ex.Name(name)), then, ()) if name == error:
                if not diverges(then):
                    return None
                tests.append(statement)
            case _:
                return None
    return None


def _reads_first(body: Body, name: str) -> bool:
    """Whether the first statement that names it reads it."""
    for statement in body:
        if not mentions(statement, frozenset({name})):
            if isinstance(statement, ir.Let) and name in statement.names:
                return False
            continue
        match statement:
            case ir.Let(_, value):
                return bool(value is not None and mentions(value, frozenset({name})))
            case ir.Assign(targets, values):
                return bool(mentions(values, frozenset({name}))) or not mentions(targets, frozenset({name}))
            case ir.HandleError(_, call, bound):
                return bound != name or bool(mentions(call, frozenset({name})))
            case _:
                return True
    return False


def _hoisted(body: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """Bare declarations of what the `try` behind them gives a value."""
    names: list[str] = []
    for place, statement in enumerate(body):
        match statement:
            case ir.Let((name,), None, type_) if type_ == UNKNOWN:
                names.append(name)
            case ir.Try() if names:
                from translator.rust.attempts import attempt  # noqa: PLC0415 - it prints blocks, which fuse

                return attempt(statement, tuple(names), scope, tail=tail and place == len(body) - 1), place + 1
            case _:
                return None
    return None


def _absent(first: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    match first.test:
        case ex.IsNil(ex.Name() as name, negated) if may_be_option(name, scope):
            pass
        case ex.Binary("&&"):
            text = _present_and(first, rest, scope, tail=tail and not rest)
            return (text, 1) if text is not None else None
        case _:
            return None
    if negated:
        return _present(name, first.body, first.orelse, rest, scope, tail=tail and not rest), 1
    if first.orelse:
        return _present(name, first.orelse, first.body, rest, scope, tail=tail and not rest), 1
    if not diverges(first.body):
        return None
    return _unwrapped(name, first, rest, scope, tail=tail)


def may_be_option(name: ex.Name, scope: Scope) -> bool:
    """Whether a name can be an `Option` in Rust, as far as its type tells."""
    if name.kind in {"receiver", "variable", "constant"} or name.package:
        return False
    type_ = type_of(name, scope)
    if isinstance(type_, List | Map | Set | Array) or type_ == Known("error"):
        return False
    local = scope.locals.get(name.text)
    return local is None or (local.error is None and not local.receiver)


def _unwrapped(name: ex.Name, first: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused:
    """`if x == nil { return … }` and what follows."""
    text = plain(name, scope)
    match first.body:
        case (ir.Fail(error),) if not scope.label:
            made = error_value(error, scope)
            method = f"ok_or({made})" if _is_free(made) else f"ok_or_else(|| {made})"
            results = scope.results
            single = len(results.types) == 1 and results.nilable[:1] != (True,) and not results.comma_ok
            if tail and single and rest == (ir.Return((name,)),) and results.fallible:
                return f"{_owned_option(name, scope)}.{method}", 2
            _rebind(name, scope)
            return f"let {binding(name.text)} = {text}.{method}?;", 1
    inner = block(first.body, scope.block())
    _rebind(name, scope)
    return f"let Some({binding(name.text)}) = {text} else {{\n{inner}\n}};", 1


def _is_free(made: str) -> bool:
    return "(" not in made and "!" not in made


def _owned_option(name: ex.Name, scope: Scope) -> str:
    local = scope.locals.get(name.text)
    text = plain(name, scope)
    return f"{text}.cloned()" if local is not None and local.ref else text


def _rebind(name: ex.Name, scope: Scope) -> None:
    local = scope.locals.get(name.text, Local())
    scope.bind(name.text, local._replace(type=strip_pointer(local.type)))


def _scrutinee(name: ex.Name, body: Body, rest: object, scope: Scope) -> tuple[str, bool]:
    """What an `if let Some` looks at: the name itself, or a reference when it lives on. Whether it is a reference."""
    local = scope.locals.get(name.text, Local())
    if local.ref:
        return plain(name, scope), True
    lives_on = bool(mentions(rest, frozenset({name.text})))
    if not lives_on:
        return plain(name, scope), False
    written = any(isinstance(s, ir.Assign) and mentions(s.targets, frozenset({name.text})) for s in body)
    if written:
        scope.frame.mutated.add(name.text)
    return f"{'&mut ' if written else '&'}{plain(name, scope)}", True


def _present(name: ex.Name, then: Body, orelse: Body, rest: Body, scope: Scope, *, tail: bool) -> str:  # noqa: PLR0913
    looked, ref = _scrutinee(name, then, rest, scope)
    inner = scope.block()
    local = scope.locals.get(name.text, Local())
    inner.bind(name.text, local._replace(type=strip_pointer(local.type), ref=ref))
    last = tail and bool(orelse)
    text = f"if let Some({binding(name.text) if not ref else plain(name, scope)}) = {guarded_head(looked)} {{\n"
    text += block(then, inner, tail=last) + "\n}"
    return text + otherwise(orelse, scope, tail=last)


def _conjuncts(test: ex.Expression) -> list[ex.Expression]:
    if isinstance(test, ex.Binary) and test.operator == "&&":
        return [*_conjuncts(test.left), *_conjuncts(test.right)]
    return [test]


def _present_and(first: ir.If, rest: Body, scope: Scope, *, tail: bool) -> str | None:
    """`if x != nil && …`: each name that is tested is bound for what follows it."""
    tests: list[str] = []
    inner = scope.block()
    bound = False
    for test in _conjuncts(first.test):
        match test:
            case ex.IsNil(ex.Name() as name, True) if may_be_option(name, scope):
                local = scope.locals.get(name.text, Local())
                looked, ref = _scrutinee(name, first.body, (rest, first.orelse), scope)
                if not ref and not is_copy(strip_pointer(local.type), scope):
                    looked, ref = f"&{looked}", True
                inner.bind(name.text, local._replace(type=strip_pointer(local.type), ref=ref))
                tests.append(f"let Some({plain(name, scope)}) = {looked}")
                bound = True
            case _:
                tests.append(guarded_head(at(test, inner, AND)))
    if not bound:
        return None
    last = tail and bool(first.orelse)
    text = f"if {' && '.join(tests)} {{\n{block(first.body, inner, tail=last)}\n}}"
    return text + otherwise(first.orelse, scope, tail=last)


def otherwise(orelse: Body, scope: Scope, *, tail: bool) -> str:
    """The `else` of a branch; an `if` alone in it continues the chain."""
    if not orelse:
        return ""
    inner = scope.block()
    match orelse:
        case (ir.If() as only,) if tail is False or only.orelse:
            found = fuse(orelse, inner, tail=tail)
            text = found[0] if found is not None else STATEMENTS[ir.If](only, inner, tail)
            if text.startswith("if ") and not scope.frame.notes:
                return f" else {text}"
            return f" else {{\n{_noted(text, scope)}\n}}"
    return f" else {{\n{block(orelse, inner, tail=tail)}\n}}"


def _noted(text: str, scope: Scope) -> str:
    notes = "".join(f"// DECIDE: {note}\n" for note in dict.fromkeys(scope.frame.notes))
    scope.frame.notes.clear()
    return notes + text


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
    option = _option_of(let.value, scope)
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
            method = f"ok_or({made})" if _is_free(made) else f"ok_or_else(|| {made})"
            return f"let {binding(value)} = {text}.{method}?;", 2
    return f"let Some({binding(value)}) = {text} else {{\n{out}\n}};", 2


def _option_of(value: ex.Expression, scope: Scope) -> tuple[str, Type, bool] | None:
    option = option_text(value, scope)
    if option is not None:
        return option[0], option[1], is_borrowed_option(value, option[1], scope)
    match value:
        case ex.Index(owner, key) if type_of(owner, scope) == UNKNOWN:
            from translator.rust.calls import key_text  # noqa: PLC0415 - named once

            return f"{at(owner, scope, POSTFIX)}.get({key_text(key, scope)})", UNKNOWN, True
        case ex.Call():
            return plain(value, scope), UNKNOWN, False
        case _:
            return None


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


