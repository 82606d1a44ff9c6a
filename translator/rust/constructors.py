"""Constructors for dataclasses: parameters, defaults, factories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.ir import types as ir
from translator.ir.declarations import Field, Structure
from translator.ir.expressions import Closure, Name
from translator.ir.statements import Return
from translator.rust.expressions import expression
from translator.rust.naming import field as field_name
from translator.rust.naming import pascal
from translator.rust.structs import arguments, generics
from translator.rust.types import owned

if TYPE_CHECKING:
    from translator.rust.scope import Scope


def constructor(item: Structure, scope: Scope) -> str:
    """`impl T { pub fn new(…) -> Self }` for a dataclass: required fields as parameters, defaults filled in."""
    fields = [f for f in item.fields if not f.constant]
    required = [f for f in fields if f.default is None and f.factory is None]
    params = ", ".join(f"{field_name(f.name)}: {_argument(f, scope)}" for f in required)
    values = []
    for f in fields:
        name = field_name(f.name)
        if f.factory is not None:
            values.append(f"{name}: {factory_value(f, scope)}")
        elif f.default is not None:
            values.append(f"{name}: {default_expression(f, expression(f.default, scope))}")
        elif _argument(f, scope).startswith("impl Into"):
            values.append(f"{name}: {name}.into()")
        else:
            values.append(name)
    visible = "pub " if item.exported else ""
    of = generics(item.type_params, scope)
    return (
        f"impl{of} {pascal(item.name)}{arguments(item.type_params)} {{\n"
        f"{visible}fn new({params}) -> Self {{\nSelf {{ {', '.join(values)} }}\n}}\n}}\n"
    )


def _argument(f: Field, scope: Scope) -> str:
    if f.type == ir.STRING:
        return "impl Into<String>"
    return owned(f.type, scope)


def factory_value(f: Field, scope: Scope) -> str:
    """The value a default factory makes: `list` is `Vec::new()`, other callables are called."""
    match f.factory:
        case Name(text, _, "builtin") if text in {"list", "dict", "set"}:
            return {
                "list": "Vec::new()",
                "dict": "std::collections::HashMap::new()",
                "set": "std::collections::HashSet::new()",
            }[text]
        case Closure(params=(), body=(Return(values=(value,)),)):
            return default_expression(f, expression(value, scope))
        case Name(text, _, "type"):
            return f"{pascal(text)}::default()"
        case None:
            return "Default::default()"
        case factory:
            return f"{expression(factory, scope)}()"


def default_expression(f: Field, text: str) -> str:
    """A default as the field's type owns it: text becomes `String`, a value of an optional field `Some`."""
    inner = f.type.of if isinstance(f.type, ir.Optional) else f.type
    if text == "None":
        return text
    if inner == ir.STRING and text.startswith('"'):
        text = "String::new()" if text == '""' else f"{text}.to_owned()"
    if inner == ir.Known("float64") and text.lstrip("-").isdigit():
        text += ".0"
    return f"Some({text})" if isinstance(f.type, ir.Optional) else text
