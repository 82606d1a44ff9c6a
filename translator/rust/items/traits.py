"""Traits from interfaces and protocols."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from translator.ir import types as ir
from translator.ir.declarations import Field, Function, Interface, Parameter, Receiver, Structure
from translator.ir.index import Index
from translator.rust.items import functions
from translator.rust.items.standard_traits import REMARKS, SPECIAL_METHODS, SUPERTRAITS
from translator.rust.items.trait_notes import notes_above
from translator.rust.statements.guarded import lock_type
from translator.rust.text.docs import doc_comment, note
from translator.rust.text.naming import field as field_name
from translator.rust.text.naming import snake
from translator.rust.types.printed import UNDECIDED, borrowed, is_copy, named, owned
from translator.rust.types.type_names import type_name
from translator.rust.types.type_parameters import generics, undecided_bounds
from translator.rust.types.usage import TypeKey, implementers, usage

if TYPE_CHECKING:
    from translator.rust.scope import Scope

BOXED = "#[async_trait::async_trait]\n"


def trait(item: Interface, scope: Scope) -> str:
    """The trait item: supertraits, required methods, provided ones with their bodies.

    Asynchronous methods of a trait that the project keeps in fields are boxed by `async_trait`, since only then a
    `dyn` of it exists; those of other traits return an `impl Future + Send`, so that callers may spawn them.
    """
    methods = [one for one in distinct(item.methods) if not _shows(one)]
    waits = any(m.is_async or (m.context and not scope.threads) for m in methods)
    boxed = waits and is_stored(item, scope)
    supers, remarks = supertraits(item, scope)
    if any(_shows(one) for one in item.methods):
        supers.append("std::fmt::Display")
    if waits or is_stored(item, scope):
        supers += ["Send", "Sync"]
    types = implementers(item, scope.index)
    members = [accessor(f, scope) for f in item.fields if not f.constant]
    members += [
        method(m, item, scope, boxed=boxed, mutates=not waits and _mutates(m, types, scope.index)) for m in methods
    ]
    head = notes_above(item, methods, types, scope, boxed=boxed) + remarks
    head += undecided_bounds(item.type_params, scope)
    head += doc_comment(item.doc) + (BOXED if boxed else "")
    title = f"{'pub ' if item.exported else ''}trait {type_name(item.name, scope)}{generics(item.type_params, scope)}"
    title += f": {' + '.join(dict.fromkeys(supers))}" if supers else ""
    return f"{head}{title} {{\n" + "\n".join(members) + "}\n" if members else f"{head}{title} {{}}\n"


def distinct(methods: tuple[Function, ...]) -> list[Function]:
    """One method for each name: the one that is no overload, setter or deleter."""
    found: dict[str, Function] = {}
    for one in methods:
        spare = any(d.endswith((".overload", ".setter", ".deleter")) or d == "overload" for d in one.decorators)
        if one.name not in found or not spare:
            found[one.name] = one
    return [one for one in found.values() if one.name != "__init__"]


def _shows(function: Function) -> bool:
    """Whether it is Go's `String() string`, whose counterpart is `Display`."""
    return function.name == "String" and not function.params and function.results == (ir.STRING,)


def is_stored(item: Interface, scope: Scope) -> bool:
    """Whether some struct of the project has a field of the interface, alone or in a collection."""
    return (scope.unit, item.name) in usage(scope.index).stored


def _mutates(method: Function, types: list[TypeKey], index: Index) -> bool:
    """Whether an implementation writes to what it is called on, and has no lock to do it under."""
    for unit, owner in types:
        own, declared = index.method(unit, owner, method.name), index.type(unit, owner)
        if own is None or own.receiver is None or not own.receiver.mutates:
            continue
        if not isinstance(declared, Structure) or not any(lock_type(f) for f in declared.fields):
            return True
    return False


def supertraits(item: Interface, scope: Scope) -> tuple[list[str], str]:
    """The supertraits that embedded interfaces become, and comments for those that become something else."""
    found, remarks = [], ""
    for embedded in item.embeds:
        match embedded:
            case ir.Known(name) if ("", name) in SUPERTRAITS:
                found.append(SUPERTRAITS["", name])
            case ir.Known("any"):
                continue
            case ir.Named(name, package) if (package, name) in SUPERTRAITS:
                found.append(SUPERTRAITS[package, name])
            case ir.Named(name, package) if (package.replace("typing", "collections.abc"), name) in REMARKS:
                said = REMARKS[package.replace("typing", "collections.abc"), name]
                remarks += note(f"`{package.rsplit('/', 1)[-1]}.{name}` was embedded: {said}")
            case ir.Named():
                found.append(named(embedded, scope))
            case _:
                remarks += note("DECIDE: it also limits which types may have it, which no trait does.")
    return found, remarks


def accessor(f: Field, scope: Scope) -> str:
    """A required method for an attribute of a protocol."""
    text = owned(f.type, scope)
    if not is_copy(f.type, scope) and text != UNDECIDED:
        lent = borrowed(f.type, scope)
        text = lent if lent.startswith(("&", "Option<&")) else f"&{text}"
    return f"{doc_comment(f.doc)}fn {field_name(f.name)}(&self) -> {text};\n"


def method(function: Function, item: Interface, scope: Scope, *, boxed: bool = False, mutates: bool = False) -> str:
    """A method, required or with its body. An async one is an `async fn` when it is `boxed`."""
    kind = function.receiver.kind if function.receiver is not None else "value"
    function = replace(
        function,
        params=named_parameters(function),
        receiver=Receiver("self" if function.receiver is None else function.receiver.name, item.name, kind, mutates),
        exported=False,
    )
    text = functions.signature(function, scope)
    if text.startswith("async fn ") and not boxed:
        text = future_signature(text)
    if kind in {"class", "static"} or function.type_params:
        text += "\nwhere\nSelf: Sized"
    if kind == "class":
        text = text.replace(f"-> Box<dyn {type_name(item.name, scope)}>", "-> Self")
    said = SPECIAL_METHODS.get(function.name)
    remark = note(f"`{function.name}`: {said}.") if said else ""
    optional = [f"`{p.name}`" for p in function.params if p.default is not None]
    if optional:
        remark += note(f"DECIDE: {', '.join(optional)} had a default; callers pass it, or there is a second method.")
    if not function.body:
        return f"{doc_comment(function.doc)}{remark}{text};\n"
    return f"{doc_comment(function.doc)}{remark}{text} {{\n{functions.body(function, scope)}\n}}\n"


def named_parameters(function: Function) -> tuple[Parameter, ...]:
    """The parameters; those without a name are called after their types."""
    found: list[Parameter] = []
    for place, one in enumerate(function.params, 1):
        if one.name not in {"", "_"}:
            found.append(one)
            continue
        type_ = one.type
        while isinstance(type_, ir.Pointer | ir.Optional | ir.List):
            type_ = type_.to if isinstance(type_, ir.Pointer) else type_.of
        name = snake(type_.name) if isinstance(type_, ir.Named) else ""
        taken = {other.name for other in (*found, *function.params)}
        found.append(replace(one, name=name if name and name not in taken else f"arg{place}"))
    return tuple(found)


def future_signature(text: str) -> str:
    """`async fn f(…) -> T` as `fn f(…) -> impl Future<Output = T> + Send`."""
    text = text.removeprefix("async ")
    close = closing_parenthesis(text, text.index("("))
    tail = text[close + 1 :].strip()
    result, _, where = tail.removeprefix("->").strip().partition(" where ")
    future = f"impl Future<Output = {result or '()'}> + Send"
    return f"{text[: close + 1]} -> {future}" + (f" where {where}" if where else "")


def closing_parenthesis(text: str, start: int) -> int:
    """The place of the parenthesis that closes the one at `start`."""
    depth = 0
    for place in range(start, len(text)):
        if text[place] == "(":
            depth += 1
        elif text[place] == ")":
            depth -= 1
            if depth == 0:
                return place
    return len(text) - 1
