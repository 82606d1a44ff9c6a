"""Names that are only there for the statement behind them: what they are given stands there itself."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Channel
from translator.rust.dispatch import at, block, term, wrap
from translator.rust.expressions.booleans import answered
from translator.rust.expressions.options import option_text
from translator.rust.expressions.ownership import PLACE, VALUE, form
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.flow import diverges, mentions, walk
from translator.rust.statements.kept_errors import is_error_name
from translator.rust.statements.loop_labels import label_name
from translator.rust.statements.mutability import binding
from translator.rust.statements.presence import Body, Fused, absent, may_be_option, otherwise
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import type_of


def passing(body: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """The idiom of a `let` and the statement that looks at the name; None where the name is there for more."""
    match body:
        case (ir.Let((name,), ex.Call() as first), ir.While(ex.IsNil(ex.Name(asked), True)) as loop, *_):
            return _while_some(name, first, loop, body[2:], scope) if asked == name else None
        case (ir.Let((_, _) as names, value), ir.Return((ex.Name(first), ex.Name(second)))) if (
            tail and names == (first, second) and value is not None
        ):
            return _handed_back(value, scope)
        case (ir.Let((name,), ex.Attribute() as place, mutable=()), ir.If(ex.IsNil(ex.Name(asked))) as test, *_):
            if asked != name or form(place, scope) != PLACE or is_error_name(name):
                return None
            return _field(name, place, test, body[2:], scope, tail=tail)
        case (ir.Let((name,), value) as let, ir.If(ex.IsNil(ex.Name(asked), negated)) as test, *_):
            if asked != name or not _is_plain_call(value) or value is None:
                return None
            looked = _present if negated else _absent
            return looked(let, value, test, body[2:], scope, tail=tail)
    return None


def _is_plain_call(value: ex.Expression | None) -> bool:
    return isinstance(value, ex.Call) or (isinstance(value, ex.Propagate) and value.wrap is None)


def _while_some(name: str, first: ex.Call, loop: ir.While, rest: Body, scope: Scope) -> Fused | None:
    """`for x := it.Next(); x != nil; x = it.Next()`."""
    match loop.step:
        case (ir.Assign((ex.Name(given),), (again,), "="),) if given == name and again == first:
            pass
        case _:
            return None
    names = frozenset({name})
    if loop.orelse or mentions(rest, names) or first.fallible or not may_be_option(ex.Name(name, kind="local"), scope):
        return None
    inner = scope.block()
    inner.looping, inner.outside = True, frozenset(scope.locals)
    text = guarded_head(wrap(term(first, scope), POSTFIX))
    inner.bind(name, Local(strip_pointer(type_of(first, scope))))
    label = f"'{label_name(loop.label)}: " if loop.label else ""
    bound = binding(name) if mentions(loop.body, names) else "_"
    return f"{label}while let Some({bound}) = {text} {{\n{block(loop.body, inner)}\n}}", 2


def _handed_back(value: ex.Expression, scope: Scope) -> Fused | None:
    """`v, ok := f(); return v, ok`, where both sides are an `Option`."""
    if not scope.results.comma_ok or not isinstance(value, ex.Call):
        return None
    option = option_text(value, scope)
    if option is None:
        return None
    return (f"Ok({option[0]})" if scope.results.fallible else option[0]), 2


def _absent(let: ir.Let, value: ex.Expression, test: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    (name,) = let.names
    if (
        test.orelse
        or not diverges(test.body)
        or mentions(test.body, frozenset({name}))
        or (isinstance(test.body[0], ir.Fail) and not isinstance(value, ex.Call))
    ):
        return None
    if form(value, scope) != VALUE:
        return None
    shown = scope.block()
    shown.bind(name, Local(type_of(value, scope), rust="\0"))
    if not may_be_option(ex.Name(name, kind="local"), shown):
        return None
    _declare(let, scope)
    text = wrap(term(value, scope), POSTFIX)
    if not mentions(rest, frozenset({name})):
        return f"if {guarded_head(text)}.is_none() {{\n{block(test.body, scope.block())}\n}}", 2
    found = absent(test, rest, shown, tail=tail)
    if found is None:
        return None
    scope.bind(name, Local(strip_pointer(type_of(value, scope))))
    return found[0].replace("\0", text), found[1] + 1


def _present(let: ir.Let, value: ex.Expression, test: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    (name,) = let.names
    names = frozenset({name})
    if mentions((rest, test.orelse), names) or form(value, scope) != VALUE:
        return None
    inner = scope.block()
    inner.bind(name, Local(type_of(value, scope)))
    if not may_be_option(ex.Name(name, kind="local"), inner):
        return None
    _declare(let, scope)
    if tail and (said := _answered(name, value, (test, *rest), scope)):
        return said, 3
    text = guarded_head(wrap(term(value, scope), POSTFIX))
    inner.bind(name, Local(strip_pointer(type_of(value, scope))))
    last = tail and not rest and bool(test.orelse)
    head = f"let Some({binding(name)}) = {text}" if mentions(test.body, names) else f"{text}.is_some()"
    printed = f"if {head} {{\n{block(test.body, inner, tail=last)}\n}}"
    return printed + otherwise(test.orelse, scope, tail=last), 2


def _answered(name: str, value: ex.Expression, body: Body, scope: Scope) -> str:
    """`x := f(); if x != nil { return true }; return false`: the test alone; empty where more is said."""
    shown = scope.block()
    shown.bind(name, Local(type_of(value, scope), rust="\0"))
    text = answered(body, shown) or ""
    return text.replace("\0", wrap(term(value, scope), POSTFIX)) if text else ""


def _field(name: str, place: ex.Attribute, test: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """`x := s.field` and the test of `x`: the field is looked at, or taken where the body empties it."""
    type_ = type_of(place, scope)
    asked = scope.block()
    asked.bind(name, Local(type_))
    if not may_be_option(ex.Name(name, kind="local"), asked) or isinstance(strip_pointer(type_), Channel):
        return None
    present = isinstance(test.test, ex.IsNil) and test.test.negated
    looked = _field_present if present else _field_absent
    return looked(name, place, test, rest, scope, tail=tail)


def _field_absent(name: str, place: ex.Attribute, test: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    del tail
    names = frozenset({name})
    if test.orelse or not diverges(test.body) or mentions(test.body, names) or isinstance(test.body[0], ir.Fail):
        return None
    if not mentions(rest, names):
        return None
    out = block(test.body, scope.block())
    scope.bind(name, Local(strip_pointer(type_of(place, scope)), ref=True))
    return f"let Some({binding(name)}) = &{at(place, scope, PREFIX)} else {{\n{out}\n}};", 2


def _field_present(
    name: str, place: ex.Attribute, test: ir.If, rest: Body, scope: Scope, *, tail: bool
) -> Fused | None:
    names = frozenset({name})
    body = test.body
    if mentions((rest, test.orelse), names) or not mentions(body, names):
        return None
    emptied = ir.Assign((place,), (ex.Literal("nil", ""),))
    taken = body.count(emptied) == 1
    body = tuple(statement for statement in body if not taken or statement != emptied)
    if any(isinstance(s, ir.Assign) and place in s.targets for s in walk(body)):
        return None
    inner = scope.block()
    inner.bind(name, Local(strip_pointer(type_of(place, scope)), ref=not taken))
    looked = f"&{at(place, scope, PREFIX)}"
    if taken:
        mark_written(place, scope)
        looked = f"{at(place, scope, POSTFIX)}.take()"
    last = tail and not rest and bool(test.orelse)
    text = f"if let Some({binding(name)}) = {looked} {{\n{block(body, inner, tail=last)}\n}}"
    return text + otherwise(test.orelse, scope, tail=last), 2


def _declare(let: ir.Let, scope: Scope) -> None:
    scope.frame.mutated.update(let.mutable)
    scope.frame.lets.update(let.names)
