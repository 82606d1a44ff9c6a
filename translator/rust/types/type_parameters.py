"""Type parameters of items: their names, their bounds, what an unused one needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.ir.declarations import TypeParameter
from translator.rust.text.docs import listed, note
from translator.rust.text.naming import pascal
from translator.rust.types.printed import is_trait, named
from translator.rust.types.usage import parts

if TYPE_CHECKING:
    from translator.rust.scope import Scope

BOUNDS: dict[tuple[str, str], str] = {
    ("", "comparable"): "Eq + std::hash::Hash",
    ("cmp", "Ordered"): "PartialOrd",
    ("golang.org/x/exp/constraints", "Ordered"): "PartialOrd",
    ("golang.org/x/exp/constraints", "Integer"): "num_traits::PrimInt",
    ("golang.org/x/exp/constraints", "Signed"): "num_traits::PrimInt + num_traits::Signed",
    ("golang.org/x/exp/constraints", "Unsigned"): "num_traits::PrimInt + num_traits::Unsigned",
    ("golang.org/x/exp/constraints", "Float"): "num_traits::Float",
    ("fmt", "Stringer"): "std::fmt::Display",
    ("collections.abc", "Hashable"): "Eq + std::hash::Hash",
    ("typing", "Hashable"): "Eq + std::hash::Hash",
}
"""Constraints of libraries as bounds, by package and name."""

KNOWN_BOUNDS = {"error": "std::error::Error", "reader": "std::io::Read", "writer": "std::io::Write"}


def generics(params: tuple[TypeParameter, ...], scope: Scope) -> str:
    """`<T, U: Display>`, as functions, traits and `impl` blocks write it."""
    if not params:
        return ""
    return "<" + ", ".join(_parameter(p, scope) for p in params) + ">"


def arguments(params: tuple[TypeParameter, ...]) -> str:
    """`<T, U>`: the parameters as arguments, and as structs declare them."""
    return "<" + ", ".join(pascal(p.name) for p in params) + ">" if params else ""


def _parameter(param: TypeParameter, scope: Scope) -> str:
    bounds = [bound for b in param.bounds if (bound := bound_of(b, scope))]
    return pascal(param.name) + (f": {' + '.join(bounds)}" if bounds else "")


def bound_of(type_: ir.Type, scope: Scope) -> str:
    """A constraint as a bound; empty where there is no trait for it, as for sets of types."""
    match type_:
        case ir.Named(name, package) if (package, name) in BOUNDS:
            return BOUNDS[package, name]
        case ir.Named(name, package) if is_trait(type_, scope) or scope.index.type(package or scope.unit, name) is None:
            return named(type_, scope)
        case ir.Known(name):
            return KNOWN_BOUNDS.get(name, "")
        case _:
            return ""


def undecided_bounds(params: tuple[TypeParameter, ...], scope: Scope) -> str:
    """A remark for the constraints that are no trait: sets of types."""
    names = [pascal(p.name) for p in params if any(not bound_of(b, scope) and b != ir.ANY for b in p.bounds)]
    if not names:
        return ""
    return note(f"DECIDE: bounds for {listed(names)}: the source lists types; a trait with what is done with them.")


def unused(params: tuple[TypeParameter, ...], types: list[ir.Type]) -> list[str]:
    """The parameters that none of the types names; Rust wants a `PhantomData` for each."""
    found = {name for type_ in types for name in _variables(type_)}
    return [pascal(p.name) for p in params if p.name not in found]


def _variables(type_: ir.Type) -> set[str]:
    if isinstance(type_, ir.Variable):
        return {type_.name}
    if isinstance(type_, ir.FunctionType):
        return set().union(*map(_variables, (*type_.params, *type_.results)))
    return set().union(*map(_variables, parts(type_)))
