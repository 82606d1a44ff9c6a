"""The scope of a function's body: its parameters, how it returns, where its errors go."""

from __future__ import annotations

from translator.ir.declarations import Alias, Function, Parameter, Receiver
from translator.ir.types import (
    STRING,
    UNKNOWN,
    Channel,
    FunctionType,
    Known,
    List,
    Named,
    Optional,
    Pointer,
    Type,
    map_of,
)
from translator.rust.concurrency.channels import halves
from translator.rust.errors.enum_names import enum_name
from translator.rust.errors.error_enum import ErrorEnum
from translator.rust.items.function_facts import Facts, facts_of
from translator.rust.scope import Local, Results, Scope, strip_pointer
from translator.rust.statements.flow import diverges
from translator.rust.statements.shadowing import shadowed
from translator.rust.text.naming import snake
from translator.rust.types.asked import asked
from translator.rust.types.given import is_owned
from translator.rust.types.lookup import gives_option, is_copied
from translator.rust.types.printed import borrowed, is_copy


def enter(function: Function, scope: Scope, *, fallible: bool = False) -> Facts:
    """Makes the scope that of the function's body. `fallible`: its errors leave whatever its declaration says."""
    facts = facts_of(function)
    scope.frame.shadows = shadowed(function)
    scope.errors = ErrorEnum(enum_name(function, scope.unit, scope.index), "pub " if function.exported else "")
    scope.errors.anyhow = scope.preferences.errors == "anyhow"
    scope.results = results_of(function, facts, scope, fallible=fallible)
    receiver = function.receiver
    if receiver is not None and receiver.name and receiver.kind != "static":
        scope.bind(receiver.name, _receiver(receiver, facts, scope))
    if function.context:
        scope.bind(function.context, Local(Known("context") if scope.threads else UNKNOWN, ref=True))
    scope.params = tuple(parameter_type(param, facts) for param in function.params)
    for param, type_ in zip(function.params, scope.params, strict=True):
        local = _local(param, type_, scope)
        scope.bind(param.name, local._replace(ref=False) if is_replaced(param, type_, facts, scope) else local)
    if function.inner is not None:
        _enter_literal(function.inner, scope)
    return facts


def _receiver(receiver: Receiver, facts: Facts, scope: Scope) -> Local:
    """How the body reaches its receiver: a struct of its own, where the source writes to its copy of it."""
    type_ = Named(receiver.type)
    if receiver.kind == "value" and facts.own_fields and is_copied(type_, scope):
        return Local(type_, rust=snake(receiver.name))
    return Local(type_, ref=True, rust="Self" if receiver.kind == "class" else "self")


def _enter_literal(literal: Function, scope: Scope) -> None:
    """A piece of code stands in a literal: its parameters, and how it returns."""
    if literal.context:
        scope.bind(literal.context, Local(Known("context") if scope.threads else UNKNOWN, ref=True))
    for param in literal.params:
        scope.bind(param.name, _local(param, param.type, scope))
    scope.results = results_of(literal, Facts(), scope)


def _local(param: Parameter, type_: Type, scope: Scope) -> Local:
    if isinstance(type_, Channel) and type_.direction == "split":
        tx, rx = halves(param.name)
        return Local(type_, rust=tx, receiver=rx)
    if is_owned(param, type_, scope):
        return Local(strip_pointer(type_))
    text = borrowed(type_, scope) if type_ != UNKNOWN else ""
    if isinstance(type_, Pointer):
        type_ = type_.to
    return Local(type_, ref="&" in text.removeprefix("impl ")[:8] and not text.startswith("impl"))


def results_of(function: Function, facts: Facts, scope: Scope, *, fallible: bool = False) -> Results:
    """How the function returns: two results ending in a bool are an `Option`, absent ones too."""
    if function.makes_error:
        return Results(fallible=True)
    types = function.results
    comma_ok = gives_option(function)
    nilable = tuple(
        isinstance(t, Optional)
        or (place in facts.nil_results and not comma_ok and _is_absent_when_nil(t, scope))
        or (isinstance(t, Pointer) and not comma_ok and place in _begin_absent(function, facts))
        for place, t in enumerate(types)
    )
    if types == (UNKNOWN,) and function.body is not None and (facts.bare or not diverges(function.body)):
        nilable = (True,)
    return Results(types, function.fallible or fallible, comma_ok, nilable, function.result_names)


def _begin_absent(function: Function, facts: Facts) -> set[int]:
    """The places of named results that the body writes: they begin as nil."""
    names = enumerate(function.result_names)
    return {place for place, name in names if name.strip("_") and (facts.bare or name in facts.assigned)}


def _is_absent_when_nil(type_: Type, scope: Scope) -> bool:
    """Whether nil is "nothing there" for a type; an empty list or map is a value of its own."""
    if isinstance(type_, Named):
        declared = scope.index.type(type_.package or scope.unit, type_.name)
        # A type that nil fits is an interface, or a name for one of the others.
        return not isinstance(declared, Alias) or _is_absent_when_nil(declared.type, scope)
    return type_ == UNKNOWN or isinstance(type_, Pointer | FunctionType | Channel) or type_ in _INTERFACES


_INTERFACES = frozenset(Known(name) for name in ("any", "error", "reader", "writer", "ip", "url"))


def is_replaced(param: Parameter, type_: Type, facts: Facts, scope: Scope) -> bool:
    """Whether the body gives a parameter new values, which it must own then."""
    if param.name not in facts.assigned or param.name in scope.frame.shadows:
        return False
    held = type_.of if isinstance(type_, Optional) else type_
    return held in _TEXTS or (isinstance(type_, Optional) and held != UNKNOWN and not is_copy(held, scope))


_TEXTS = frozenset({STRING, Known("bytes"), Known("path")})


def parameter_type(param: Parameter, facts: Facts) -> Type:
    """A parameter's type: a pointer that is compared with nil may be absent."""
    type_ = param.type
    match param.kind:
        case "variadic":
            return List(type_)
        case "keywords":
            return map_of(STRING, type_)
    return asked(type_) if param.name in facts.tested else type_
