"""Constructors for dataclasses: parameters, defaults, factories, constants of the class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.ir.declarations import Field, Structure
from translator.ir.expressions import Attribute, Call, Closure, Expression, Name
from translator.ir.statements import Return
from translator.rust.expressions.ownership import own
from translator.rust.items.class_members import constants, equality, impl
from translator.rust.items.derivable import derived
from translator.rust.items.fields import field_names, field_type, stored
from translator.rust.items.structs import base_name, base_structs, structure
from translator.rust.text.docs import comment, listed, note
from translator.rust.text.naming import field, string
from translator.rust.types.inference import type_of
from translator.rust.types.printed import borrowed, default_value, named, owned, union_name, variant_name

if TYPE_CHECKING:
    from translator.rust.scope import Scope

MOST_PARAMETERS = 7
"""What clippy lets a function have; a value with more is written as a literal, which names its fields."""

COLLECTIONS = {
    "list": "Vec::new()",
    "dict": "std::collections::HashMap::new()",
    "set": "std::collections::HashSet::new()",
    "frozenset": "std::collections::HashSet::new()",
    "str": "String::new()",
    "int": "0",
    "float": "0.0",
    "bool": "false",
    "bytes": "Vec::new()",
}
"""What builtin types give that are called without arguments."""


FACTORIES = {
    "datetime.datetime.now": "jiff::Timestamp::now()",
    "datetime.datetime.utcnow": "jiff::Timestamp::now()",
    "datetime.date.today": "jiff::Zoned::now().date()",
    "decimal.Decimal": "rust_decimal::Decimal::ZERO",
    "uuid.uuid4": "uuid::Uuid::new_v4()",
    "pathlib.Path": "std::path::PathBuf::new()",
    "threading.Lock": "std::sync::Mutex::new(())",
}
"""What functions of the library give that are called without arguments."""

EMPTY = frozenset(
    "collections.defaultdict collections.OrderedDict collections.Counter collections.deque "
    "weakref.WeakKeyDictionary weakref.WeakValueDictionary".split()
)
"""Collections of the library: made empty, in the type that the field states."""


def constructor(item: Structure, scope: Scope, marked: str = "") -> str:
    """The `impl` blocks of a dataclass: constants, then `new` for what has no default, or `Default` where all has.

    `marked`: the field whose line gets a comment. Empty where a literal does as well.
    """
    blocks = (
        []
        if marked
        else [constants(item, scope), equality(item, [base_name(b) for b in base_structs(item, scope)], scope)]
    )
    params, hook = _parameters(item, scope), _post_init(item)
    lines = ",\n".join(_values(item, scope, marked))
    if needs_constructor(item):
        if not params and "Default" in derived(item, scope.unit, scope.index):
            blocks.append(_derived(item, marked, scope) if marked else "")
        elif _unset(item) and not hook:
            blocks.append(note(f"DECIDE: what sets {listed(_unset(item))}, which no caller gives?"))
        elif not params:
            blocks.append(_default_impl(item, lines, hook, scope))
        elif len(params) <= MOST_PARAMETERS:
            blocks.append(_new(item, params, lines, hook, scope))
        else:
            blocks.append(_literal_only(item, len(params), scope))
    return "\n".join(block for block in blocks if block)


def _unset(item: Structure) -> list[str]:
    """The fields that neither a caller nor a default gives a value."""
    return [f.name for f in stored(item) if "init=False" in f.options and not _has_default(f)]


def needs_constructor(item: Structure) -> bool:
    """Whether the source does more than fill fields with arguments: defaults, `__post_init__`."""
    return bool(stored(item)) and (any(_has_default(f) for f in stored(item)) or bool(_post_init(item)))


def _derived(item: Structure, marked: str, scope: Scope) -> str:
    value = next(initial_value(f, scope) for f in item.fields if f.name == marked)
    return note(f"`Default` makes `{marked}` anew for each value, as `{value}`.") + structure(item, scope)


def _literal_only(item: Structure, count: int, scope: Scope) -> str:
    lines = [f"{field(f.name)}: {value}," for f in stored(item) if (value := initial_value(f, scope))]
    text = f"DECIDE: {count} arguments are too many for `new`: a literal or a builder. The defaults of the source:"
    return comment("\n".join([text, *lines])) + "\n"


def _parameters(item: Structure, scope: Scope) -> list[str]:
    return [f"{base_name(base)}: {named(base, scope)}" for base in base_structs(item, scope)] + [
        f"{field(f.name)}: {_argument(f, item, scope)}"
        for f in item.fields
        if not f.constant and not _has_default(f) and "init=False" not in f.options
    ]


def _argument(f: Field, item: Structure, scope: Scope) -> str:
    if "init_only" in f.options:
        return borrowed(f.type, scope)
    if f.type in {ir.STRING, ir.Known("path")}:
        return f"impl Into<{owned(f.type, scope)}>"
    return field_type(f, item, scope)


def _has_default(f: Field) -> bool:
    return f.default is not None or f.factory is not None


def _values(item: Structure, scope: Scope, marked: str) -> list[str]:
    found = [base_name(base) for base in base_structs(item, scope)]
    fields = stored(item)
    for f, name in zip(fields, field_names(fields), strict=True):
        value = initial_value(f, scope)
        if not value:
            value = f"{name}.into()" if _argument(f, item, scope).startswith("impl Into") else name
            if "init=False" in f.options:
                value = f"todo!({string(f'`{f.name}` is set in __post_init__')})"
        line = name if value == name else f"{name}: {value}"
        if f.name == marked:
            line = f"// Made anew for each value.\n{line}"
        found.append(line)
    return found


def initial_value(f: Field, scope: Scope) -> str:
    """What a field holds when the caller does not say; empty where the caller must."""
    if f.factory is not None:
        return factory_value(f, scope)
    return default_expression(f, scope) if f.default is not None else ""


def default_expression(f: Field, scope: Scope) -> str:
    """A field's default as the field's type owns it."""
    if f.default is None:
        return default_value(f.type, scope)
    if isinstance(f.type, ir.Union) and (kind := type_of(f.default, scope)) in f.type.options:
        return f"{union_name(f.type.options, scope)}::{variant_name(kind, scope)}({own(f.default, scope, kind)})"
    return own(f.default, scope, f.type)


def factory_value(f: Field, scope: Scope) -> str:
    """The value a default factory makes: `list` is `Vec::new()`, other callables are called."""
    match f.factory:
        case Name(text, _, "builtin") if text in COLLECTIONS:
            return _typed(text, f, scope)
        case Closure((), _, (Return((Call(function),)),)) if path_of(function) in EMPTY:
            return default_value(f.type, scope)
        case Closure((), _, (Return((value,)),)):
            return own(value, scope, f.type)
        case factory if path_of(factory) in EMPTY:
            return default_value(f.type, scope)
        case factory if path_of(factory) in FACTORIES:
            return FACTORIES[path_of(factory)]
        case Name(_, _, "type") if isinstance(f.type, ir.Named) and default_value(f.type, scope):
            return default_value(f.type, scope)
        case None:
            return default_value(f.type, scope)
        case factory:
            return own(Call(factory), scope, f.type)


def path_of(value: Expression | None) -> str:
    """`datetime.datetime.now` of a library's name or attribute; empty for other expressions."""
    match value:
        case Name(text, package) if package:
            return f"{package}.{text}"
        case Attribute(inner, name) if path_of(inner):
            return f"{path_of(inner)}.{name}"
        case _:
            return ""


def _typed(builtin: str, f: Field, scope: Scope) -> str:
    """The empty collection as the field's type has it, which says more than the factory."""
    match f.type:
        case ir.Set():
            return COLLECTIONS["set"]
        case ir.Map():
            return default_value(f.type, scope) or COLLECTIONS["dict"]
        case _:
            return COLLECTIONS[builtin]


def _new(item: Structure, params: list[str], lines: str, hook: str, scope: Scope) -> str:
    visible = "pub " if item.exported else ""
    return impl(item, f"{visible}fn new({', '.join(params)}) -> Self {{\n{hook}Self {{\n{lines},\n}}\n}}\n", scope)


def _default_impl(item: Structure, lines: str, hook: str, scope: Scope) -> str:
    return impl(item, f"fn default() -> Self {{\n{hook}Self {{\n{lines},\n}}\n}}\n", scope, "Default for ")


def _post_init(item: Structure) -> str:
    """What a constructor must know of `__post_init__`, as comment lines."""
    hook = next((m for m in item.methods if m.name in {"__post_init__", "__attrs_post_init__"}), None)
    if hook is None:
        return ""
    only = [f.name for f in item.fields if "init_only" in f.options]
    text = f"DECIDE: `{hook.name}` goes here" + (
        "; it may fail, so `new` returns a `Result`." if hook.fallible else "."
    )
    if only:
        text += f" It is what reads {', '.join(f'`{name}`' for name in only)}."
    return note(text)
