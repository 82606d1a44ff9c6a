"""JSON values: what a map from text to anything holds, and displays whose values have several types.

What is asked and converted: https://docs.rs/serde_json/latest/serde_json/enum.Value.html.
"""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import BOOL, JSON, STRING, UNKNOWN, FunctionType, Known, List, Map, Type
from translator.rust.dispatch import at, plain
from translator.rust.expressions.ownership import REFERENCE, form, own
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.common import NUMBERS
from translator.rust.types.inference import type_of

_LINE = 60


def as_json(value: ir.Expression, scope: Scope) -> str:
    """The expression as a `serde_json::Value` to keep."""
    if isinstance(value, ir.Literal) and value.kind == "nil":
        return "serde_json::Value::Null"
    if isinstance(value, ir.MapLiteral | ir.ListLiteral):
        return json_display(value, scope)
    type_ = type_of(value, scope)
    if type_ == JSON or isinstance(type_, FunctionType):
        return own(value, scope)
    if type_ == STRING and form(value, scope) == REFERENCE:
        return f"{at(value, scope, POSTFIX)}.into()"
    if type_ == Map(STRING, JSON) or type_ in {STRING, BOOL}:
        return f"{own(value, scope)}.into()"
    if isinstance(type_, Known) and type_.name in NUMBERS:
        return f"{at(value, scope, POSTFIX)}.into()"
    text = plain(value, scope)
    # What is left to write is no value that could be turned into one.
    return text if text.startswith("todo!(") else f"serde_json::json!({text})"


def json_display(value: ir.MapLiteral | ir.ListLiteral, scope: Scope) -> str:
    """A display as `json!` has it: on one line where it is short, else a line for each entry."""
    return f"serde_json::json!({_json(value, scope)})"


def view(type_: Type) -> str:
    """What a JSON value is, `as_…` and `is_…`, for a value of this type; empty where it has no word for it."""
    match type_:
        case Known("string"):
            return "str"
        case Known("bool"):
            return "bool"
        case Known("uint64"):
            return "u64"
        case Known("float64"):
            return "f64"
        case Known("int" | "int64"):
            return "i64"
        case Map(key, Known("json") | Known("any")) if key == STRING:
            return "object"
        case Map(_, value) if value == UNKNOWN:
            return "object"
        case List(of) if of in {UNKNOWN, Known("any")}:
            return "array"
        case _:
            return ""


def _json(value: ir.Expression, scope: Scope) -> str:
    match value:
        case ir.Literal("nil"):
            return "null"
        case ir.MapLiteral(entries):
            return _bracketed("{}", [f"{_key(key, scope)}: {_json(one, scope)}" for key, one in entries], " ")
        case ir.ListLiteral(items, "list" | "tuple"):
            return _bracketed("[]", [_json(one, scope) for one in items], "")
        case _:
            return plain(value, scope)


def _key(key: ir.Expression, scope: Scope) -> str:
    return plain(key, scope) if isinstance(key, ir.Literal) else f"({plain(key, scope)})"


def _bracketed(brackets: str, entries: list[str], gap: str) -> str:
    opening, closing = brackets[0], brackets[1]
    line = ", ".join(entries)
    if not entries:
        return brackets
    if len(line) <= _LINE and "\n" not in line:
        return f"{opening}{gap}{line}{gap}{closing}"
    inside = ",\n".join(entries).replace("\n", "\n    ")
    return f"{opening}\n    {inside}\n{closing}"
