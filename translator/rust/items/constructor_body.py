"""`__init__` as `new`: what it stores becomes the fields of a struct expression."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Named, Optional, Type
from translator.rust.dispatch import block
from translator.rust.expressions.constructs import field_value, own_field
from translator.rust.items.base_set_up import with_bases
from translator.rust.items.constructors import default_expression
from translator.rust.items.stores import changes, is_clash, is_settled, reaches, single_store, stored_names
from translator.rust.scope import Guard, Local, Results, Scope
from translator.rust.text.docs import listed
from translator.rust.text.naming import field as field_name
from translator.rust.text.notes import taken
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import fields_of

Body = tuple[ir.Statement, ...]

VALUE = "this"
"""The value that is being made, where the body needs it before its end."""


class Store(NamedTuple):
    """`self.name = value`."""

    name: str
    value: ex.Expression


def constructor_body(body: Body, scope: Scope) -> str:
    """The statements of an `__init__`, each `self.x = …` at its top level a `let`, and the struct at the end.

    From the first statement that needs more of `self` than fields that are set, the struct stands as `this`.
    """
    body = with_bases(body, scope)
    receiver = _receiver(scope)
    lines: list[str] = []
    fields: dict[str, str] = {}
    known: set[str] = set()
    run: list[ir.Statement] = []
    for place, statement in enumerate(body):
        store = _store(statement)
        if _needs_value(statement, store, body[place + 1 :], known, receiver):
            lines += _flush(run, scope)
            return "\n".join([*lines, *_with_value(body[place:], fields, known, scope)])
        if store is None:
            run.append(statement)
            continue
        lines += _flush(run, scope)
        text = own_field(store.value, _type(store, scope), scope)
        lines += _notes(scope)
        name = field_name(store.name)
        rest = body[place + 1 :]
        if store.name not in fields and is_settled(store.value, name, rest, store.name, receiver):
            fields[store.name] = text
        else:
            lines.append(f"let {name} = {text};")
            fields[store.name] = name
        known.add(store.name)
        scope.held = (*scope.held, Guard("", frozenset({store.name})))
    lines += _flush(run, scope)
    made = _struct(fields)
    return "\n".join([*lines, f"Ok({made})" if scope.results.fallible else made])


def _needs_value(statement: ir.Statement, store: Store | None, rest: Body, known: set[str], receiver: str) -> bool:
    """Whether a statement can only be written with the struct at hand."""
    if store is None:
        return reaches(statement, known, receiver) or changes(statement, receiver)
    return reaches(store.value, known, receiver) or is_clash(store.value, field_name(store.name), rest)


def _with_value(body: Body, fields: dict[str, str], known: set[str], scope: Scope) -> list[str]:
    """The struct with what is known by now, the rest of the body, which fills it, and the struct as the result."""
    receiver = _receiver(scope)
    lines, rest = _stored_at_once(body, fields, known, scope)
    later = {n: _first_value(n, rest, scope) for n in stored_names(rest, receiver) if n not in fields}
    guessed = [field_name(name) for name, first in later.items() if not first]
    if guessed:
        values, them = ("first value", "it") if len(guessed) == 1 else ("first values", "them")
        decide = f"DECIDE: the {values} of {listed(guessed)}; `{VALUE}` is in use by the time the source sets {them}."
        lines.append(f"// {decide}")
    word = "let mut" if any(changes(one, receiver) for one in rest) else "let"
    begun = fields | {name: first or "Default::default()" for name, first in later.items()}
    lines.append(f"{word} {VALUE} = {_struct(begun)};")
    own = _own_type(scope)
    scope.held = ()
    scope.bind(receiver, Local(own, rust=VALUE))
    scope.bind(VALUE, Local(own))
    outer, scope.results = scope.results, Results((own,), scope.results.fallible, names=(VALUE,))
    lines += _flush(list(rest), scope)
    scope.results = outer
    lines.append(f"Ok({VALUE})" if outer.fallible else VALUE)
    return lines


def _stored_at_once(body: Body, fields: dict[str, str], known: set[str], scope: Scope) -> tuple[list[str], Body]:
    """Adds the stores that the body begins with to the fields: what stands above the struct, and the rest."""
    lines: list[str] = []
    for place, statement in enumerate(body):
        store = _store(statement)
        if store is None or store.name in fields or reaches(store.value, known, _receiver(scope)):
            return lines, body[place:]
        fields[store.name] = own_field(store.value, _type(store, scope), scope)
        lines += _notes(scope)
    return lines, ()


def _struct(fields: dict[str, str]) -> str:
    inside = ", ".join(field_value(field_name(name), text) for name, text in fields.items())
    return f"Self {{ {inside} }}" if fields else "Self"


def _flush(run: list[ir.Statement], scope: Scope) -> list[str]:
    text = block(tuple(run), scope) if run else ""
    run.clear()
    return [text] if text else []


def _notes(scope: Scope) -> list[str]:
    notes = taken(scope.frame.notes).rstrip("\n")
    before = scope.frame.before[:]
    scope.frame.before.clear()
    return [*([notes] if notes else []), *before]


def _store(statement: ir.Statement) -> Store | None:
    """What a statement stores in one field, or both branches of one do."""
    match statement:
        case ir.If(test, (then,), (orelse,)):
            one, other = single_store(then), single_store(orelse)
            if one and other and one[0] == other[0]:
                return Store(one[0], ex.Conditional(test, one[1], other[1]))
            return None
        case _:
            found = single_store(statement)
            return Store(*found) if found else None


def _first_value(name: str, rest: Body, scope: Scope) -> str:
    """What a field holds before it is set: what the class says, or the constant it is set to; empty for neither."""
    known = fields_of(_own_type(scope), scope).get(name)
    if known is not None and known.default is not None:
        return default_expression(known, scope)
    for statement in rest:
        store = _store(statement)
        if store is not None and store.name == name and isinstance(store.value, ex.Literal):
            return own_field(store.value, _type(store, scope), scope)
    return "None" if known is not None and isinstance(known.type, Optional) else ""


def _type(store: Store, scope: Scope) -> Type:
    declared = type_of(ex.Attribute(ex.Name(_receiver(scope), "", "receiver"), store.name), scope)
    return declared if declared != UNKNOWN else type_of(store.value, scope)


def _own_type(scope: Scope) -> Type:
    receiver = scope.function.receiver if scope.function else None
    return Named(receiver.type) if receiver is not None else UNKNOWN


def _receiver(scope: Scope) -> str:
    receiver = scope.function.receiver if scope.function else None
    return receiver.name if receiver is not None else "self"
