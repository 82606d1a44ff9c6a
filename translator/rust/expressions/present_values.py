"""Values that are looked at only where they are there: `x.strip() if x else ""`, `x is not None and x.done`."""

from __future__ import annotations

import re
from typing import NamedTuple

from translator.ir import expressions as ex
from translator.ir.types import STRING, UNKNOWN, Optional, Type
from translator.ir.walk import nodes, substituted
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.optional_truth import conjuncts, left_to_ask, note_unknown, optional_of
from translator.rust.expressions.ownership import beside, own
from translator.rust.expressions.unasked import is_clone, lent_option, owning
from translator.rust.scope import Local, Scope
from translator.rust.text.precedence import AND, JUMP, POSTFIX
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_copy


class Present(NamedTuple):
    """What a test asks for: the place, the name of what is in it, the `Option` in Rust, what is left to ask of it."""

    place: ex.Expression
    name: ex.Name
    option: str
    local: Local
    left: tuple[ex.Expression, ...]

    def inside(self, scope: Scope) -> Scope:
        """The scope where it is there."""
        inner = scope.block()
        inner.bind(self.name.text, self.local)
        return inner

    def pattern(self, scope: Scope) -> str:
        return f"Some({plain(self.name, self.inside(scope))})"


def asked_for(test: ex.Expression, used: object, scope: Scope, *, absent: bool = False) -> Present | None:
    """What a test for presence (or absence) is about, where `used` names it again; None for other tests."""
    match test:
        case ex.IsNil(ex.Name() | ex.Attribute() as place, negated) if negated != absent:
            type_ = type_of(place, scope)
            left: tuple[ex.Expression, ...] = ()
            inner = type_.of if isinstance(type_, Optional) else None
        case ex.Unary("!", ex.Truth(ex.Name() | ex.Attribute() as place) as truth) if absent:
            inner = optional_of(truth, scope)
            left = left_to_ask(truth, inner, scope) if inner is not None else ()
        case ex.Truth(ex.Name() | ex.Attribute() as place) as truth if not absent:
            inner = optional_of(truth, scope)
            left = left_to_ask(truth, inner, scope) if inner is not None else ()
        case _:
            return None
    if inner is None or (isinstance(place, ex.Name) and place.text not in scope.locals):
        return None
    name = _name_of(place, scope)
    if not any(node == place for node in nodes(used)) or not _is_free(name, place, used):
        return None
    if not isinstance(test, ex.IsNil):
        note_unknown(plain(place, scope), inner, scope)
    option, local = lent_option(place, inner, scope)
    return Present(place, name, option, local, substituted(left, place, name))


def _name_of(place: ex.Expression, scope: Scope) -> ex.Name:
    if isinstance(place, ex.Name):
        return place
    text = place.name if isinstance(place, ex.Attribute) and place.name not in scope.locals else "value"
    return ex.Name(text, "", "local")


def _is_free(name: ex.Name, place: ex.Expression, used: object) -> bool:
    return name == place or not any(isinstance(node, ex.Name) and node.text == name.text for node in nodes(used))


def leaves(text: str) -> bool:
    """Whether printed Rust may leave the body it stands in, so that no closure can hold it."""
    return "?" in text or ".await" in text or "return" in text or "break" in text


def chosen(value: ex.Conditional, scope: Scope) -> Term | None:
    """`a if x else b` where `x` may be absent; None for other tests."""
    there, missing, absent = value.then, value.orelse, False
    found = asked_for(value.test, there, scope)
    if found is None:
        there, missing, absent = value.orelse, value.then, True
        found = asked_for(value.test, there, scope, absent=absent)
    if found is None:
        return None
    if there == found.place:
        return fallback(found, missing, scope)
    if missing == ex.Literal("nil", ""):
        return _mapped(found, there, scope)
    inner = found.inside(scope)
    tests = "".join(f" && {at(one, inner, AND)}" for one in found.left)
    then = beside(substituted(there, found.place, found.name), missing, inner)
    orelse = beside(missing, there, scope)
    text = f"if let {found.pattern(scope)} = {found.option}{tests} {{ {then} }} else {{ {orelse} }}"
    return text, JUMP


_CALLED = re.compile(r"((?:\w+::)*[a-z]\w*)\((\w+)\)")


def _mapped(found: Present, there: ex.Expression, scope: Scope) -> Term:
    """What is made of a value that is there: `None if x is None else f(x)`."""
    inner = found.inside(scope)
    value = substituted(there, found.place, found.name)
    given = type_of(value, inner)
    is_option = isinstance(given, Optional)
    made = own(value, inner)
    name = plain(found.name, inner)
    if leaves(made) or found.left:
        tests = "".join(f" && {at(one, inner, AND)}" for one in found.left)
        kept = made if is_option else f"Some({made})"
        return f"if let {found.pattern(scope)} = {found.option}{tests} {{ {kept} }} else {{ None }}", JUMP
    called = _CALLED.fullmatch(made)
    step = called[1] if called is not None and called[2] == name else f"|{name}| {made}"
    option = found.option[1:] + ".as_ref()" if found.option.startswith("&") else found.option
    return f"{option}.{'and_then' if is_option else 'map'}({step})", POSTFIX


def fallback(found: Present, other: ex.Expression, scope: Scope) -> Term:
    """What is there, as a value of its own, or something else."""
    inner, option = found.inside(scope), found.option
    if found.left:
        sign = "&" if is_copy(found.local.type, scope) or found.local.ref else ""
        tests = " && ".join(at(one, inner, AND) for one in found.left)
        option += f".filter(|{sign}{plain(found.name, inner)}| {tests})"
    of = found.local.type
    given = type_of(other, scope)
    if other == ex.Literal("nil", "") or isinstance(given, Optional):
        option = f"{option}{owning(of)}" if found.local.ref else option
        return (option if other == ex.Literal("nil", "") else f"{option}.or_else(|| {own(other, scope)})"), POSTFIX
    text = own(other, scope, of)
    if found.local.ref and of == STRING and isinstance(other, ex.Literal):
        return f"{option}.unwrap_or({plain(other, scope)}).to_owned()", POSTFIX
    if found.local.ref and not is_clone(of):
        return f"{option}.unwrap_or(&{text})", POSTFIX
    option = f"{option}{owning(of)}" if found.local.ref else option
    if leaves(text):
        return f"match {option} {{ Some(given) => given, None => {text} }}", JUMP
    return unwrapped_or(option, text, of, other), POSTFIX


EMPTY = frozenset(
    {"Vec::new()", "String::new()", "std::collections::HashMap::new()", "serde_json::Map::new()", "0", "0.0", "false"}
)
"""Values that are the default of their type."""


def unwrapped_or(option: str, text: str, of: Type, value: ex.Expression) -> str:
    """What an `Option` holds, or this text, as short as it can be said."""
    if text in EMPTY and of != UNKNOWN:
        return f"{option}.unwrap_or_default()"
    if isinstance(value, ex.Literal | ex.Name) and not text.endswith(")"):
        return f"{option}.unwrap_or({text})"
    if text == "Vec::new()":
        return f"{option}.unwrap_or_else(Vec::new)"
    return f"{option}.unwrap_or_else(|| {text})"


def joined(value: ex.Binary, scope: Scope) -> Term | None:
    """`x is not None and x.done`, `x is None or x.done` where `x` may be absent; None for other tests."""
    absent = value.operator == "||"
    first, *more = conjuncts(value, value.operator)
    found = asked_for(first, tuple(more), scope, absent=absent)
    if found is None:
        return None
    inner = found.inside(scope)
    left = found.left if not absent else tuple(ex.Unary("!", one) for one in found.left)
    whole = _all((*left, *substituted(tuple(more), found.place, found.name)), value.operator)
    awaits = scope.frame.awaits
    text = plain(whole, inner)
    if leaves(text) or scope.frame.awaits != awaits:
        return None
    method = "is_none_or" if absent else "is_some_and"
    return f"{found.option}.{method}(|{plain(found.name, inner)}| {text})", POSTFIX


def _all(tests: tuple[ex.Expression, ...], operator: str) -> ex.Expression:
    whole = tests[0]
    for one in tests[1:]:
        whole = ex.Binary(operator, whole, one)
    return whole


def either(value: ex.Binary, scope: Scope) -> Term | None:
    """`x or "none"` where `x` is a name or field that may be absent; None for other values."""
    test = ex.Truth(value.left)
    found = asked_for(test, value.left, scope)
    return fallback(found, value.right, scope) if found is not None else None


def both(value: ex.Binary, scope: Scope) -> Term | None:
    """`x and x.name` where `x` may be absent: an `Option` of what is asked of it; None for other values."""
    found = asked_for(ex.Truth(value.left), value.right, scope)
    if found is None or found.left:
        return None
    inner = found.inside(scope)
    right = substituted(value.right, found.place, found.name)
    text, type_ = own(right, inner), type_of(right, inner)
    if leaves(text) or type_ == UNKNOWN:
        return None
    method = "and_then" if isinstance(type_, Optional) else "map"
    return f"{found.option}.{method}(|{plain(found.name, inner)}| {text})", POSTFIX
