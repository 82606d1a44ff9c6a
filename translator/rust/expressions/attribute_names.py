"""Attributes that Python finds by a name made at run time, as a `match` over the names there are."""

from __future__ import annotations

from typing import NamedTuple

from translator.ir import expressions as ex
from translator.ir.types import Named
from translator.rust.dispatch import at, plain
from translator.rust.expressions.ownership import form
from translator.rust.scope import Scope, strip_pointer
from translator.rust.text.docs import note
from translator.rust.text.naming import field, string
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of
from translator.rust.types.lookup import structure_of
from translator.rust.types.printed import is_trait

MOST_ARMS = 8
"""Names that are printed; a class with more leaves the choice to the reader."""


class Names(NamedTuple):
    """What decides: `subject`, the part of the name that varies, between `prefix` and `suffix`."""

    subject: str
    prefix: str = ""
    suffix: str = ""


class Member(NamedTuple):
    """One attribute that the object may be asked for: its name in the source and in Rust."""

    name: str
    rust: str
    is_method: bool


def attribute_access(call: ex.Call, scope: Scope) -> str:
    """A `getattr`, `setattr`, `hasattr` or `delattr` as statements."""
    verb = call.function.text if isinstance(call.function, ex.Name) else ""
    if verb not in _PRINTERS or len(call.args) < 2 or call.spread:
        return note("DECIDE: which names arrive here; a `match` over them.") + f"{plain(call, scope)};\n"
    object_ = at(call.args[0], scope, POSTFIX).removeprefix("&")
    names = names_of(call.args[1], scope)
    members = [m for m in members_of(call.args[0], scope) if _fits(m, names)] if object_ != "Self" else []
    if isinstance(call.args[1], ex.OneOf):
        known = {m.name: m for m in members_of(call.args[0], scope)}
        written = [o.text for o in call.args[1].options if isinstance(o, ex.Literal)]
        members = [known.get(name, Member(name, field(name), is_method=False)) for name in dict.fromkeys(written)]
    other = _copied(call, scope) or (plain(call.args[2], scope) if len(call.args) > 2 else "")
    if verb in {"setattr", "delattr"}:
        members = _fields(members)
    if len(members) > MOST_ARMS and not isinstance(call.args[1], ex.OneOf):
        members = []
    return _PRINTERS[verb](object_, names, members, other)


def _copied(call: ex.Call, scope: Scope) -> str:
    """`source.….clone()` for `setattr(target, name, getattr(source, name))`, whose arms copy one field each."""
    match call.args[2:]:
        case (ex.Call(ex.Name("getattr", _, "builtin"), (source, name, *_)),) if _bare(name) == _bare(call.args[1]):
            return f"{at(source, scope, POSTFIX).removeprefix('&')}.….clone()"
        case _:
            return ""


def _bare(name: ex.Expression) -> ex.Expression:
    return name.value if isinstance(name, ex.OneOf) else name


def names_of(attribute: ex.Expression, scope: Scope) -> Names:
    """The varying part of a name: `kind` of `f"visit_{kind}"` and of `"visit_" + kind`."""
    match attribute:
        case ex.Format((str(prefix), ex.FormatArgument(value))):
            return Names(_text(value, scope), prefix)
        case ex.Format((ex.FormatArgument(value), str(suffix))):
            return Names(_text(value, scope), "", suffix)
        case ex.Format((str(prefix), ex.FormatArgument(value), str(suffix))):
            return Names(_text(value, scope), prefix, suffix)
        case ex.Binary("+", ex.Literal("string", prefix), value):
            return Names(_text(value, scope), prefix)
        case ex.Binary("+", value, ex.Literal("string", suffix)):
            return Names(_text(value, scope), "", suffix)
        case ex.OneOf(value):
            return names_of(value, scope)
        case _:
            return Names(_text(attribute, scope))


def _text(value: ex.Expression, scope: Scope) -> str:
    """A name as the text that a `match` compares with literals."""
    computed = isinstance(value, ex.Attribute | ex.Index | ex.Call | ex.Binary | ex.Format | ex.Conditional)
    if not computed or form(value, scope) == "reference":
        return plain(value, scope)
    return f"{at(value, scope, POSTFIX)}.as_str()"


def members_of(value: ex.Expression, scope: Scope) -> list[Member]:
    """The attributes of an object whose class the project declares; fields first."""
    type_ = strip_pointer(type_of(value, scope))
    if not isinstance(type_, Named):
        return []
    declared = structure_of(type_, scope)
    found = [Member(f.name, field(f.name), is_method=False) for f in declared.fields] if declared else []
    if declared is None and not is_trait(type_, scope):
        return []
    owner = f"{type_.name}."
    functions = scope.index.functions.get(type_.package or scope.unit, {})
    methods = [name.removeprefix(owner) for name in functions if name.startswith(owner)]
    return [*found, *(Member(name, field(name), is_method=True) for name in methods if not name.startswith("__"))]


def _fits(member: Member, names: Names) -> bool:
    fixed = len(names.prefix) + len(names.suffix)
    return (
        len(member.name) > fixed
        and member.name.startswith(names.prefix)
        and member.name.endswith(names.suffix)
        and (bool(fixed) or not member.is_method)
    )


def _fields(members: list[Member]) -> list[Member]:
    return [m for m in members if not m.is_method]


def _label(member: Member, names: Names) -> str:
    return string(member.name[len(names.prefix) : len(member.name) - len(names.suffix)])


def _match(names: Names, arms: list[str], other: str, shape: str) -> str:
    """`shape`: an arm as it looks, for a `match` that has none."""
    lines = "".join(f"{arm},\n" for arm in arms) or f"// {shape},\n"
    return f"match {names.subject} {{\n{lines}{other},\n}}"


def _unknown(names: Names) -> str:
    shown = f"{names.prefix}{{…}}{names.suffix}" if names.prefix or names.suffix else names.subject
    return f"_ => todo!({string('no attribute ' + shown.replace('{', '{{').replace('}', '}}'))})"


def _getattr(object_: str, names: Names, members: list[Member], other: str) -> str:
    arms = [f"{_label(m, names)} => {object_}.{m.rust}{'()' if m.is_method else '.clone()'}" for m in members]
    last = f"_ => {other}" if other else _unknown(names)
    said = "an arm for each."
    if any(m.is_method for m in members):
        said = "each arm calls its method, with the arguments that follow in the source."
    elif members:
        said = "the arms give one type, an enum where they differ."
    chosen = _match(names, arms, last, f'"…" => {object_}.….clone()')
    return note(f"DECIDE: the names that `{names.subject}` can hold; {said}") + f"let value = {chosen};\n"


def _setattr(object_: str, names: Names, members: list[Member], other: str) -> str:
    value = other or "value"
    arms = [f"{_label(m, names)} => {object_}.{m.rust} = {value.replace('…', m.rust)}" for m in members]
    said = f"DECIDE: the names that `{names.subject}` can hold; each arm assigns its field a value of its own type."
    return note(said) + _match(names, arms, _unknown(names), f'"…" => {object_}.… = {value}') + "\n"


def _hasattr(object_: str, names: Names, members: list[Member], other: str) -> str:
    del other
    remark = note("DECIDE: Rust knows the fields when it builds; one that may be unset is an `Option`.")
    if not members:
        question = string(f"does `{object_}` have `{names.subject}`?".replace("{", "{{").replace("}", "}}"))
        return remark + f"let known: bool = todo!({question});\n"
    labels = " | ".join(_label(m, names) for m in members)
    return remark + f"let known = matches!({names.subject}, {labels});\n"


def _delattr(object_: str, names: Names, members: list[Member], other: str) -> str:
    del other
    arms = [f"{_label(m, names)} => {object_}.{m.rust} = None" for m in members]
    remark = note("DECIDE: a field that can go is an `Option`; a set of names that is open is a map.")
    return remark + _match(names, arms, _unknown(names), f'"…" => {object_}.… = None') + "\n"


_PRINTERS = {"getattr": _getattr, "setattr": _setattr, "hasattr": _hasattr, "delattr": _delattr}
