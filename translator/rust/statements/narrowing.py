"""Tests for the type of a value whose body then uses it as that type: the test binds what it finds."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ANY, JSON, STRING, UNKNOWN, List, Optional, Type, Union
from translator.rust.dispatch import at, block
from translator.rust.expressions.ownership import own
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.expressions.type_tests import found_variants, guessed_enum
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.arms import arm
from translator.rust.statements.flow import Body, diverges, mentions
from translator.rust.statements.held_values import bound_held, goes_on, held_guard, is_used
from translator.rust.statements.mutability import binding
from translator.rust.text.naming import snake
from translator.rust.text.precedence import AND
from translator.rust.types.inference import shape_of, type_of
from translator.rust.types.printed import is_copy, owned, union_name, variant_name


def narrowed_test(test: ex.Expression, body: Body, scope: Scope, inner: Scope) -> str:
    """`isinstance(x, str)` (`and …`) as a test that binds what `x` holds; empty for other tests and bodies."""
    match test:
        case ex.Binary("&&", first, more):
            found = narrowed_test(first, (*body, ir.Do(more)), scope, inner)
            return f"{found} && {guarded_head(at(more, inner, AND))}" if found else ""
        case ex.TypeTest(ex.Name(text, "") as tested, (wanted,), False) if is_used(text, body, scope):
            return _bound(tested, strip_pointer(wanted), scope, inner)
        case _:
            return ""


def _bound(tested: ex.Name, wanted: Type, scope: Scope, inner: Scope) -> str:
    type_ = type_of(tested, scope)
    within = type_.of if isinstance(type_, Optional) else type_
    if within == ANY or (type_ == JSON and wanted == STRING):
        return bound_held(tested, wanted, scope, inner)
    pattern = _pattern(tested, wanted, scope)
    if not pattern:
        return ""
    place, variant, copied = pattern
    inner.bind(tested.text, Local(variant, ref=not copied))
    return f"let {place}"


def _pattern(tested: ex.Name, wanted: Type, scope: Scope) -> tuple[str, Type, bool] | None:
    """`Enum::Variant(name) = name` for the one variant of a union that passes, its type, and whether it is copied."""
    enum, found = _variants(tested, wanted, scope)
    if len(found) != 1:
        return None
    variant, name = found[0], snake(tested.text)
    copied = is_copy(variant, scope)
    lent = scope.locals[tested.text].ref
    pattern = f"{enum}::{variant_name(variant, scope)}({name})"
    if isinstance(type_of(tested, scope), Optional):
        pattern = f"Some({'&' * (lent and copied)}{pattern})"
        return f"{pattern} = {'' if lent or copied else '&'}{name}", variant, copied
    sign = ("*" if lent else "") if copied else ("" if lent else "&")
    return f"{pattern} = {sign}{name}", variant, copied


def _variants(tested: ex.Name, wanted: Type, scope: Scope) -> tuple[str, list[Type]]:
    """The enum of a union, and the variants of it that pass a test."""
    type_ = type_of(tested, scope)
    within = type_.of if isinstance(type_, Optional) else type_
    shape = shape_of(tested, scope)
    if not isinstance(shape, Union):
        return "", []
    enum = union_name(shape.options, scope) if within == shape else owned(within, scope).partition("<")[0]
    return enum, found_variants(shape.options, wanted)


def narrowing(statement: ir.If, scope: Scope) -> str:
    """A test after which a value has one type for certain, as the `let` that binds it; empty for other statements."""
    if statement.orelse:
        return ""
    match statement:
        case ir.If(test, (ir.Assign((ex.Name(text, "") as target,), (value,), "="),)) if text in scope.locals:
            return _made_one(test, target, value, scope)
        case _ if not diverges(statement.body):
            return ""
    if guard := held_guard(statement, scope):
        return guard
    match statement.test:
        case ex.Unary("!", ex.TypeTest(ex.Name(text, "") as tested, (wanted,), False)):
            pattern = _pattern(tested, strip_pointer(wanted), scope) if goes_on(text, scope) else None
            if pattern is None or mentions(statement.body, frozenset({text})):
                return ""
            place, variant, copied = pattern
            out = block(statement.body, scope.block())
            scope.bind(text, Local(variant, ref=not copied))
            return f"let {place} else {{\n{out}\n}};"
        case ex.TypeTest(ex.Name(text, "") as tested, (wanted,), False) if goes_on(text, scope):
            return _other_variant(tested, strip_pointer(wanted), statement.body, scope)
        case _:
            return ""


def _made_one(test: ex.Expression, target: ex.Name, value: ex.Expression, scope: Scope) -> str:
    """`if isinstance(x, str): x = [x]`: one of two variants is turned into the other."""
    match test:
        case ex.TypeTest(ex.Name(text, "") as tested, (wanted,), False) if text == target.text:
            turned = True
        case ex.Unary("!", ex.TypeTest(ex.Name(text, "") as tested, (wanted,), False)) if text == target.text:
            turned = False
        case _:
            return ""
    listed = wanted == List(UNKNOWN) and value == ex.ListLiteral((target,))
    if not turned and listed and type_of(tested, scope) == UNKNOWN:
        return _listed(tested, scope)
    enum, found = _variants(tested, strip_pointer(wanted), scope)
    shape, local = shape_of(tested, scope), scope.locals[text]
    if len(found) != 1 or not isinstance(shape, Union) or len(shape.options) != 2 or local.rust or scope.looping:
        return ""
    if isinstance(type_of(tested, scope), Optional) or mentions(scope.rest[1:], frozenset({text})):
        return ""
    other = next(option for option in shape.options if option != found[0])
    before, kept = (found[0], other) if turned else (other, found[0])
    inner, name = scope.block(), snake(text)
    inner.bind(text, Local(before, ref=True))
    if shape_of(value, inner) != kept or any(is_copy(one, scope) for one in shape.options):
        return ""
    made = own(value, inner, kept)
    inner.bind(text, Local(kept, ref=True))
    given = own(tested, inner)
    scope.bind(text, Local(kept))
    arms = f"{enum}::{variant_name(before, scope)}({name}) => {made},\n"
    arms += f"{enum}::{variant_name(kept, scope)}({name}) => {given},\n"
    return f"let {binding(text)} = match {'' if local.ref else '&'}{name} {{\n{arms}}};"


def _listed(tested: ex.Name, scope: Scope) -> str:
    """`if not isinstance(x, list): x = [x]` of a value whose type nobody states."""
    local, lives_on = scope.locals[tested.text], mentions(scope.rest[1:], frozenset({tested.text}))
    if local.ref or local.rust or scope.looping or lives_on:
        return ""
    enum, name = guessed_enum(tested, scope), snake(tested.text)
    scope.bind(tested.text, Local(List(UNKNOWN)))
    arms = f"{enum}::OtherList({name}) => {name},\n{name} => vec![{name}],\n"
    return f"let {binding(tested.text)} = match {name} {{\n{arms}}};"


def _other_variant(tested: ex.Name, wanted: Type, body: Body, scope: Scope) -> str:
    """One of two variants leaves: what goes on is the other."""
    enum, found = _variants(tested, wanted, scope)
    shape = shape_of(tested, scope)
    type_ = type_of(tested, scope)
    if len(found) != 1 or not isinstance(shape, Union) or len(shape.options) != 2 or isinstance(type_, Optional):
        return ""
    other = next(option for option in shape.options if option != found[0])
    name, lent = snake(tested.text), scope.locals[tested.text].ref
    if is_copy(other, scope) or is_copy(found[0], scope):
        return ""
    inner = scope.block()
    inner.bind(tested.text, Local(found[0], ref=True))
    out = block(body, inner)
    first = name if mentions(body, frozenset({tested.text})) else "_"
    leaving = arm(f"{enum}::{variant_name(found[0], scope)}({first})", out)
    scope.bind(tested.text, Local(other, ref=True))
    going = f"{enum}::{variant_name(other, scope)}({name}) => {name},"
    return f"let {name} = match {'' if lent else '&'}{name} {{\n{leaving}{going}\n}};"
