"""Tests for absence, and what they guard."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import JSON, Array, Known, List, Map, Named, Optional, Set
from translator.ir.walk import substituted
from translator.rust.dispatch import at, block, plain
from translator.rust.expressions.optional_truth import conjuncts, left_to_ask, note_unknown, optional_of
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.defaults import defaulted
from translator.rust.statements.flow import diverges, mentions, walk
from translator.rust.statements.mutability import binding, if_written
from translator.rust.statements.narrowing import narrowed_test
from translator.rust.statements.present_fields import bound_field, named_field
from translator.rust.statements.unwrapping import Body, Fused, gives_none, guarded, lives_on, unwrapped
from translator.rust.text.precedence import AND
from translator.rust.types.inference import shape_of, type_of
from translator.rust.types.lookup import is_copied
from translator.rust.types.printed import is_copy

__all__ = ["Body", "Fused", "absent", "gives_none", "may_be_option", "otherwise"]


def absent(first: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """An `if` that asks whether a name is absent, with the statements behind it; None for any other."""
    if (given := defaulted(first, rest, scope)) is not None:
        return given, 1
    match first.test:
        case ex.IsNil(ex.Name() as name, True) if (
            rest and is_copied(type_of(name, scope), scope) and diverges(first.body)
        ):
            # An error that is a struct is never nil.
            return block(first.body, scope), 1 + len(rest)
        case ex.IsNil(ex.Name() as name, negated) if may_be_option(name, scope):
            pass
        case ex.IsNil(ex.Name(kind="receiver") as name, False) if _never_nil(name, first, scope):
            scope.frame.notes.append("the source may be called on nil: who holds an `Option` asks it before the call.")
            return "", 1
        case ex.IsNil(ex.Attribute() as place, True) if _asks_again(place, first):
            # What is asked for inside is asked for once.
            return block(first.body[:2], scope), 1
        case ex.IsNil(ex.Attribute(), True):
            named = _present_field(first, scope, tail=tail and not rest)
            return (named, 1) if named else None
        case ex.Binary("&&") | ex.Truth():
            text = _present_and(first, rest, scope, tail=tail and not rest)
            return (text, 1) if text is not None else None
        case ex.Unary("!", ex.Truth()) | ex.Binary("||"):
            return guarded(first, rest, scope, tail=tail) or _swapped(first, rest, scope, tail=tail)
        case _:
            return None
    if negated:
        return _present(name, first.body, first.orelse, rest, scope, tail=tail and not rest), 1
    if first.orelse:
        return _present(name, first.orelse, first.body, rest, scope, tail=tail and not rest), 1
    if not diverges(first.body):
        return None
    if lives_on(name.text, scope) and not mentions(rest, frozenset({name.text})):
        # What is behind the block has the name as it was: a new one here would end with the block.
        return None
    return unwrapped(name, first, rest, scope, tail=tail)


def _swapped(first: ir.If, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """`if not x: … else: …`, which looks for what is there first."""
    match first.test, first.orelse:
        case ex.Unary("!", ex.Truth() as truth), orelse if orelse:
            text = _present_and(ir.If(truth, orelse, first.body), rest, scope, tail=tail and not rest)
            return (text, 1) if text is not None else None
    return None


def _asks_again(place: ex.Attribute, first: ir.If) -> bool:
    """Whether the body returns what is there, for which it is given a name that is compared with nil once more."""
    match first.body:
        case (ir.Let((name,), value), ir.If(ex.IsNil(ex.Name(asked), True), body, ()), ir.Return()) if not first.orelse:
            return value == place and name == asked and diverges(body)
    return False


def _never_nil(name: ex.Name, first: ir.If, scope: Scope) -> bool:
    """Whether a branch asks if the receiver is nil, which `self` cannot be, and leaves."""
    return not first.orelse and diverges(first.body) and not isinstance(shape_of(name, scope), List | Map | Set | Array)


def may_be_option(name: ex.Name, scope: Scope) -> bool:
    """Whether a name can be an `Option` in Rust, as far as its type tells."""
    if name.kind in {"receiver", "variable", "constant"} or name.package:
        return False
    type_ = type_of(name, scope)
    shape = type_ if isinstance(type_, Optional) else shape_of(name, scope)
    if isinstance(shape, List | Map | Set | Array) or type_ in {Known("error"), Known("bytes"), JSON}:
        return False
    local = scope.locals.get(name.text)
    kept = isinstance(type_, Optional)
    return local is None or ((local.error is None or kept) and not local.receiver)


def _scrutinee(name: ex.Name, body: Body, rest: object, scope: Scope) -> tuple[str, bool]:
    """What an `if let Some` looks at: the name itself, or a reference when it lives on. Whether it is a reference."""
    local = scope.locals.get(name.text, Local())
    if local.ref:
        again = mentions(rest, frozenset({name.text})) and isinstance(strip_pointer(local.type), Named)
        text = plain(name, scope)
        return if_written(name.text, text, f"{text}.as_deref_mut()") if again else text, True
    is_read = bool(mentions(rest, frozenset({name.text})))
    if not is_read:
        return plain(name, scope), False
    written = any(isinstance(s, ir.Assign) and mentions(s.targets, frozenset({name.text})) for s in body)
    if written:
        scope.frame.mutated.add(name.text)
    elif is_copy(strip_pointer(local.type), scope):
        return plain(name, scope), False
    return f"{'&mut ' if written else '&'}{plain(name, scope)}", True


def _present(name: ex.Name, then: Body, orelse: Body, rest: Body, scope: Scope, *, tail: bool) -> str:
    last = tail and bool(orelse)
    if not mentions(then, frozenset({name.text})) or rewritten(name, then, scope):
        text = f"if {guarded_head(plain(name, scope))}.is_some() {{\n{block(then, scope.block(), tail=last)}\n}}"
        return text + otherwise(orelse, scope, tail=last)
    looked, ref = _scrutinee(name, then, rest, scope)
    inner = scope.block()
    local = scope.locals.get(name.text, Local())
    inner.bind(name.text, local._replace(type=strip_pointer(local.type), ref=ref))
    lives = ref or mentions(rest, frozenset({name.text}))
    text = f"if let Some({plain(name, scope) if lives else binding(name.text)}) = {guarded_head(looked)} {{\n"
    text += block(then, inner, tail=last) + "\n}"
    return text + otherwise(orelse, scope, tail=last)


def _present_field(first: ir.If, scope: Scope, *, tail: bool) -> str:
    """`if s.field != nil { … }`; empty where the field cannot get a name."""
    assert isinstance(first.test, ex.IsNil)  # noqa: S101 - the caller has looked
    place = first.test.value
    name = named_field(place, first.body, scope)
    if name is None:
        return ""
    inner = scope.block()
    head, inside = bound_field(place, name, first, inner)
    last = tail and bool(first.orelse)
    text = f"if {head} {{\n{block(inside.body, inner, tail=last)}\n}}"
    return text + otherwise(first.orelse, scope, tail=last)


def _present_and(first: ir.If, rest: Body, scope: Scope, *, tail: bool) -> str | None:
    """`if x != nil && …`: each name that is tested is bound for what follows it."""
    tests: list[str] = []
    inner = scope.block()
    bound = False
    waiting = conjuncts(first.test)
    while waiting:
        test = waiting.pop(0)
        if isinstance(test, ex.Truth) and (told := _told(test, first, waiting, inner)) is not None:
            test, asked = told
            waiting[:0] = asked
        match test:
            case ex.IsNil(ex.Attribute() as place, True) if name := _name_for(place, first, waiting, inner):
                head, first = bound_field(place, name, first, inner)
                waiting = [substituted(one, place, name) for one in waiting]
                tests.append(head)
                bound = True
            case ex.IsNil(ex.Name() as name, True) if may_be_option(name, scope):
                local = scope.locals.get(name.text, Local())
                bound = True
                if not mentions((first.body, *waiting), frozenset({name.text})) or rewritten(name, first.body, scope):
                    tests.append(f"{plain(name, inner)}.is_some()")
                    continue
                looked, ref = _scrutinee(name, first.body, (rest, first.orelse), scope)
                if not ref and not is_copy(strip_pointer(local.type), scope):
                    looked, ref = f"&{looked}", True
                inner.bind(name.text, local._replace(type=strip_pointer(local.type), ref=ref))
                tests.append(f"let Some({plain(name, scope)}) = {looked}")
            case ex.TypeTest() if narrow := narrowed_test(test, (*first.body, *map(ir.Do, waiting)), inner, inner):
                bound = True
                tests.append(narrow)
            case _:
                tests.append(guarded_head(at(test, inner, AND)))
    if not bound:
        return None
    last = tail and bool(first.orelse)
    text = f"if {' && '.join(tests)} {{\n{block(first.body, inner, tail=last)}\n}}"
    return text + otherwise(first.orelse, scope, tail=last)


def _told(
    test: ex.Truth, first: ir.If, more: list[ex.Expression], scope: Scope
) -> tuple[ex.Expression, tuple[ex.Expression, ...]] | None:
    """A test for truth as one for presence, and what is to ask behind it; None where nothing else uses the value."""
    place = test.value
    inner = optional_of(test, scope) if isinstance(place, ex.Name | ex.Attribute) else None
    if inner is None:
        return None
    asked = left_to_ask(test, inner, scope)
    match place:
        case ex.Name(text):
            used = mentions((first.body, *more), frozenset({text})) and may_be_option(place, scope)
            if not used or rewritten(place, first.body, scope):
                return None
        case _ if _name_for(place, first, more, scope) is None:
            return None
    note_unknown(plain(place, scope), inner, scope)
    return ex.IsNil(place, negated=True), asked


def rewritten(name: ex.Name, body: Body, scope: Scope) -> bool:
    """Whether the body gives the name another value, which must go to the `Option` itself."""
    copied = is_copy(strip_pointer(type_of(name, scope)), scope)
    return any(
        isinstance(one, ir.Assign)
        and one.operator == "="
        and name in one.targets
        and (not copied or ex.Literal("nil", "") in one.values)
        for one in walk(body)
    )


def _name_for(place: ex.Expression, first: ir.If, more: list[ex.Expression], scope: Scope) -> ex.Name | None:
    """The name for a field that the tests behind it, or the body, go on to use."""
    return named_field(place, (*(ir.Do(one) for one in more), *first.body), scope)


def otherwise(orelse: Body, scope: Scope, *, tail: bool) -> str:
    """The `else` of a branch; an `if` alone in it continues the chain."""
    if not orelse:
        return ""
    text = block(orelse, scope.block(), tail=tail)
    chained = len(orelse) == 1 and isinstance(orelse[0], ir.If) and text.startswith("if ")
    if chained and (not tail or diverges(orelse)):
        return f" else {text}"
    return f" else {{\n{text}\n}}"
