"""Look-ups in maps that may find nothing: what is in the map, and the default, say how."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ex
from translator.ir.types import ANY, BOOL, INT, JSON, STRING, UNKNOWN, Known, Map, Optional, Type
from translator.rust.calls.call_table import Rule
from translator.rust.scope import strip_pointer

TypeOf = Callable[[ex.Expression], Type]
_ASKED: dict[Type, str] = {BOOL: "bool", INT: "i64", Known("float64"): "f64", STRING: "String"}
"""Types that a `dyn Any` is asked for, by what is given where there is none."""
_VIEWS: dict[Type, str] = {BOOL: "as_bool", INT: "as_i64", Known("float64"): "as_f64", STRING: "as_str"}
"""What a JSON value is asked for, in the same way."""


def looked_for(call: ex.Call, type_of: TypeOf) -> Rule | None:
    """`m.get(key)`, `m.get(key, default)`."""
    if call.keywords or len(call.args) not in {1, 2} or not isinstance(call.function, ex.Attribute):
        return None
    owner = strip_pointer(type_of(call.function.value))
    of = owner.value if isinstance(owner, Map) else JSON if owner == JSON else UNKNOWN
    default = call.args[1] if len(call.args) == 2 else ex.Literal("nil", "")
    if default == ex.Literal("nil", ""):
        modes = "rk" + "_" * (len(call.args) - 1)
        if of == ANY:
            # What is behind `dyn Any` cannot be copied.
            return Rule("{0}.get({1})", modes, Optional(ANY), ref=True)
        return Rule("{0}.get({1}).cloned()", modes, of if isinstance(of, Optional) else Optional(of))
    if of == JSON and (view := _VIEWS.get(type_of(default))):
        given = type_of(default)
        asked = f"{{0}}.get({{1}}).and_then(serde_json::Value::{view}).unwrap_or({{2}})"
        return Rule(asked, "rkv", given, ref=given == STRING)
    if of == JSON and default in EMPTY:
        return Rule(f"{{0}}.get({{1}}).cloned().unwrap_or({EMPTY[default]})", "rk_", JSON)
    if isinstance(type_of(default), Optional) and not isinstance(of, Optional) and of not in {JSON, ANY}:
        return Rule("{0}.get({1}).cloned().or({2})", "rko", Optional(of))
    if of != ANY:
        return Rule("{0}.get({1}).cloned().unwrap_or({2})", "rkj" if of == JSON else "rko", of)
    given = type_of(default)
    wanted = _ASKED.get(given)
    if wanted is None:
        return Rule("{0}.get({1}).cloned().unwrap_or({2})", "rko")
    asked = f"{{0}}.get({{1}}).and_then(|value| value.downcast_ref::<{wanted}>())"
    copied = "cloned" if given == STRING else "copied"
    return Rule(f"{asked}.{copied}().unwrap_or({{2}})", "rko", given)


def given_first(call: ex.Call, type_of: TypeOf) -> Rule | None:
    """`m.setdefault(key, [])`: the entry, which is there then."""
    if call.keywords or len(call.args) != 2 or not isinstance(call.function, ex.Attribute):
        return None
    owner = strip_pointer(type_of(call.function.value))
    of = owner.value if isinstance(owner, Map) else UNKNOWN
    if of != JSON and _is_zero(call.args[1]):
        return Rule("{0}.entry({1}).or_default()", "mo_", of, ref=True)
    return Rule("{0}.entry({1}).or_insert({2})", "moo", of, ref=True)


def _is_zero(value: ex.Expression) -> bool:
    """Whether a value is what its type begins with."""
    match value:
        case ex.ListLiteral((), "list" | "set") | ex.MapLiteral(()):
            return True
        case ex.Call(ex.Name("list" | "dict" | "set" | "int" | "str" | "float" | "bool", _, "builtin"), (), ()):
            return True
        case _:
            return value in ZEROS


ZEROS = (
    ex.Literal("int", "0"),
    ex.Literal("float", "0.0"),
    ex.Literal("bool", "false"),
    ex.Literal("string", ""),
)


def taken_out(call: ex.Call, type_of: TypeOf) -> Rule | None:
    """`m.pop(key)`, `m.pop(key, default)`."""
    if call.keywords or len(call.args) not in {1, 2} or not isinstance(call.function, ex.Attribute):
        return None
    owner = strip_pointer(type_of(call.function.value))
    of = owner.value if isinstance(owner, Map) else UNKNOWN
    if len(call.args) == 1:
        return Rule("{0}.remove({1}).unwrap()", "mk", of)
    if call.args[1] == ex.Literal("nil", ""):
        return Rule("{0}.remove({1})", "mk_", of if isinstance(of, Optional) else Optional(of))
    given = type_of(call.args[1])
    if of == JSON and (view := _VIEWS.get(given)):
        seen = f"value.{view}()" + ".map(str::to_owned)" * (given == STRING)
        return Rule(f"{{0}}.remove({{1}}).and_then(|value| {seen}).unwrap_or({{2}})", "mko", given)
    if of == ANY and (wanted := _ASKED.get(given)):
        asked = f"{{0}}.remove({{1}}).and_then(|value| value.downcast::<{wanted}>().ok())"
        return Rule(f"{asked}.map_or({{2}}, |value| *value)", "mko", given)
    return Rule("{0}.remove({1}).unwrap_or({2})", "mkj" if of == JSON else "mko", of)


EMPTY = {ex.ListLiteral(()): "serde_json::json!([])", ex.MapLiteral(()): "serde_json::json!({{}})"}
MAP_CALLS = {
    ("json", "get"): looked_for,
    ("map", "get"): looked_for,
    ("map", "pop"): taken_out,
    ("map", "setdefault"): given_first,
}
"""By what has the method, and its name."""
