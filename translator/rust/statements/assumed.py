"""`assert x is not None`: a name that is there from here on."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Optional
from translator.ir.walk import nodes, substituted
from translator.rust.dispatch import STATEMENTS, block, plain
from translator.rust.expressions.optional_truth import left_to_ask, optional_of
from translator.rust.expressions.unasked import lent_option
from translator.rust.scope import Scope
from translator.rust.statements.flow import mentions
from translator.rust.statements.mutability import binding
from translator.rust.statements.present_fields import named_field
from translator.rust.statements.unwrapping import Body, Fused, kept_as_own, looked_at, renew, written
from translator.rust.text.naming import string
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_copy


def assumed(first: ir.Assert, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """The `let` that takes it out, or fails with the message of the source; None where nothing behind uses it."""
    match first.test:
        case ex.IsNil(ex.Name() | ex.Attribute() as place, True):
            left: tuple[ex.Expression, ...] = ()
            type_ = type_of(place, scope)
            inner = type_.of if isinstance(type_, Optional) else None
        case ex.Truth(ex.Name() | ex.Attribute() as place) as truth:
            inner = optional_of(truth, scope)
            left = left_to_ask(truth, inner, scope) if inner is not None else ()
        case _:
            return None
    if inner is None or not isinstance(first.message, ex.Literal | None):
        return None
    if isinstance(place, ex.Attribute):
        return _field(place, left, first, rest, scope, tail=tail)
    if not mentions(rest, frozenset({place.text})):
        return None
    kept = looked_at(place, scope)
    if kept[1].ref and written(place.text, rest):
        kept = kept_as_own(*kept)
    renew(place.text, scope)
    text = f"let {binding(place.text)} = {kept[0]}.expect({_message(place, first, scope)});"
    scope.bind(place.text, kept[1])
    return "\n".join([text, *(_asserted(one, first, scope) for one in left)]), 1


def _message(place: ex.Expression, first: ir.Assert, scope: Scope) -> str:
    match first.message:
        case ex.Literal("string", text):
            return string(text)
    return string(f"{plain(place, scope)} is there")


def _asserted(test: ex.Expression, first: ir.Assert, scope: Scope) -> str:
    return STATEMENTS[ir.Assert](ir.Assert(test, first.message), scope, tail=False)


def _field(
    place: ex.Attribute, left: tuple[ex.Expression, ...], first: ir.Assert, rest: Body, scope: Scope, *, tail: bool
) -> Fused | None:
    """The field gets a name for what follows, where nothing there can change it."""
    receiver = scope.function.receiver if scope.function is not None else None
    inner = type_of(place, scope)
    copied = isinstance(inner, Optional) and is_copy(inner.of, scope)
    if not isinstance(inner, Optional) or inner.of == UNKNOWN or receiver is None or (receiver.mutates and not copied):
        return None
    name = named_field(place, rest, scope)
    if name is None or any(isinstance(node, ir.Assign) and place in node.targets for node in nodes(rest)):
        return None
    option, local = lent_option(place, inner.of, scope)
    message = _message(place, first, scope)
    scope.bind(name.text, local)
    lines = [f"let {binding(name.text)} = {option}.expect({message});"]
    lines += [_asserted(substituted(one, place, name), first, scope) for one in left]
    lines.append(block(substituted(rest, place, name), scope, tail=tail))
    return "\n".join(line for line in lines if line), 1 + len(rest)
