"""Identifiers as Rust paths."""

from __future__ import annotations

from translator.ir.declarations import Structure, Value
from translator.ir.expressions import Attribute, Call, Name, Opaque
from translator.ir.types import UNKNOWN, Known, Named
from translator.rust.calls.rules import field_rule
from translator.rust.dispatch import Term, at, plain, prints, term
from translator.rust.errors.error_naming import class_name
from translator.rust.expressions.handed_on import is_type, library_function, method_as_value, type_as_value
from translator.rust.expressions.library_attributes import library_attribute
from translator.rust.expressions.library_paths import PATHS
from translator.rust.expressions.library_values import library_value
from translator.rust.expressions.unasked import subject_of
from translator.rust.scope import Scope
from translator.rust.text.naming import constant, field, pascal, snake
from translator.rust.text.precedence import JUMP, POSTFIX, PREFIX
from translator.rust.text.unwritten import taken_in
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import field_of, member_of, method_of, value_of
from translator.rust.types.printed import module
from translator.rust.types.promoted import holder_of
from translator.rust.types.twins import called_name, own_name
from translator.rust.types.type_names import type_name

UNDERSCORE = "underscore"
"""The name `_` where it is read, which Rust does not allow."""


def method_name(name: str) -> str:
    """A method: as `snake`, without the underscores that mark it private or special."""
    return UNDERSCORE if name.strip("_") == "" else field(name)


def path_of(name: Name, scope: Scope, *, called: bool = False) -> str:
    """A name where it is read; `called`: where it is called."""
    text = name.text
    if not name.package:
        local = scope.locals.get(text)
        if local is not None:
            return local.rust or snake(text)
    elif f"{name.package}.{text}" in PATHS:
        return PATHS[f"{name.package}.{text}"]
    prefix = f"{module(name.package)}::" if name.package and name.package != scope.unit else ""
    if name.kind == "sentinel" and not isinstance(value_of(name, scope), Value):
        return f"{prefix}Error::{class_name(name.text)}"
    last = _last(name, scope, called=called)
    if last.strip("_") == "":
        last = "gettext" if called else UNDERSCORE
    return prefix + last


def _last(name: Name, scope: Scope, *, called: bool) -> str:
    match name.kind if name.kind != "unknown" else _kind(name, scope, called=called):
        case "type":
            return type_name(name.text, scope, name.package)
        case "variable" | "constant" | "sentinel":
            return constant(name.text)
        case "builtin" if name.text[:1].isupper():
            return pascal(name.text)
        case "receiver":
            kind = scope.function.receiver.kind if scope.function and scope.function.receiver else "value"
            return "Self" if kind == "class" else "self"
        case "function" | "unknown":
            return field(own_name(name.text, "", name.package or scope.unit, scope.index))
        case _:
            return snake(name.text)


def _method(value: Attribute, scope: Scope) -> Term | None:
    """A method that is read and not called: a property, or a closure that calls it. None for fields."""
    owner = type_of(value.value, scope)
    found = method_of(owner, value.name, scope)
    if found is None or field_of(owner, value.name, scope) != UNKNOWN:
        return None
    text = f"{subject_of(value.value, scope)}.{method_name(called_name(value.name, owner, scope.unit, scope.index))}"
    function = found[0]
    if not function.params and any(d.rpartition(".")[2] not in PLAIN for d in function.decorators):
        return f"{text}()", POSTFIX
    given = [p.name if p.name.strip("_") else f"arg{place}" for place, p in enumerate(function.params)]
    names = ", ".join(snake(name) for name in given)
    return f"|{names}| {text}({names})", JUMP


PLAIN = frozenset({"staticmethod", "classmethod", "abstractmethod", "override", "overload", "final"})
"""Decorators that leave a method to be called; under others it is read as a value (`property`, `reify`)."""


def _class_member(owner: Name, name: str, scope: Scope) -> str:
    """What a class holds: a variant of an enum, a function, a constant; a variant where the class is not known."""
    declared = scope.index.type(owner.package or scope.unit, owner.text)
    if isinstance(declared, Structure) and not _is_enum(owner, scope):
        is_function = any(method.name == name for method in declared.methods)
        return method_name(name) if is_function else constant(name)
    return constant(name) if name.isupper() and not _is_enum(owner, scope) else pascal(name)


def _is_enum(owner: Name, scope: Scope) -> bool:
    declared = scope.index.type(owner.package or scope.unit, owner.text)
    bases = declared.bases if isinstance(declared, Structure) else ()
    return any(isinstance(base, Named) and base.name.endswith(("Enum", "Flag")) for base in bases)


def _kind(name: Name, scope: Scope, *, called: bool) -> str:
    """The kind of a name that only the index, or its spelling, can tell: capitals that are not called are constants."""
    unit, text = name.package or scope.unit, name.text
    if scope.index.value(unit, text) is not None:
        return "constant"
    if scope.index.type(unit, text) is not None:
        return "type"
    if called or not text[:1].isupper() or scope.index.function(unit, text) is not None:
        return "function"
    return "constant"


@prints(Name)
def _name(name: Name, scope: Scope) -> Term:
    if is_type(name):
        return type_as_value(name, scope)
    local = scope.locals.get(name.text) if not name.package else None
    if local is not None and local.type == Known("cancel") and local.rust.endswith(CANCEL):
        # Who is given the function is given the token that it cancels.
        return f"{local.rust.removesuffix(CANCEL)}.clone()", POSTFIX
    if name.package and (function := library_function(name, scope)) is not None:
        return function
    if name.package and (known := library_value(name, scope)) is not None:
        return known
    return path_of(name, scope), POSTFIX


CANCEL = ".cancel"


@prints(Attribute)
def _attribute(value: Attribute, scope: Scope) -> Term:
    name = value.name
    for guard in scope.held:
        if name in guard.fields and isinstance(value.value, Name) and value.value.kind == "receiver":
            return (f"{guard.name}.{field(name)}" if guard.name else method_name(name)), POSTFIX
    if (known := library_value(value, scope)) is not None:
        return known
    match value.value:
        case Name() as owner if is_type(owner):
            return method_as_value(owner, name, scope)
        case Name(_, _, "type") as owner:
            return f"{path_of(owner, scope)}::{_class_member(owner, name, scope)}", POSTFIX
        case Name(text, _, "receiver") if path_of(value.value, scope) == "Self":
            return f"Self::{constant(name) if text and name.isupper() else method_name(name)}", POSTFIX
    member = member_of(value, scope)
    if member is not None:
        return path_of(member, scope), POSTFIX
    if (holder := holder_of(value, scope)) is not value.value:
        return term(Attribute(holder, name), scope)
    if (found := library_attribute(value, scope)) is not None:
        return found
    if name in {"__name__", "__qualname__"}:
        match value.value:
            case Call(Name("type", _, "builtin"), (_,)) as asked:
                return term(asked, scope)
            case Attribute(Name(_, _, "receiver"), "__class__"):
                return "std::any::type_name::<Self>()", POSTFIX
            case Attribute(inner, "__class__"):
                return term(Call(Name("type", "", "builtin"), (inner,)), scope)
    match value.value:
        case Call(Name("type", _, "builtin"), (subject,)) if name.startswith("__"):
            # The name of a type is text, which has nothing of a class.
            return term(Opaque(f"type({plain(subject, scope)}).{name}", "what a class says of itself"), scope)
    if name == "__class__":
        return "Self", PREFIX
    rule = field_rule(type_of(value.value, scope), name)
    if rule is not None:
        if rule.note:
            scope.frame.notes.append(rule.note)
        return rule.template.format(at(value.value, scope, POSTFIX)), rule.level
    method = _method(value, scope)
    if method is not None:
        return method
    return taken_in(f"{subject_of(value.value, scope)}.{method_name(name)}"), POSTFIX
