"""Python's `json` as serde_json: https://docs.rs/serde_json/latest/serde_json/#functions."""

from __future__ import annotations

from collections.abc import Callable

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNIT, Type
from translator.rust.calls.call_table import JSON, Rule

TypeOf = Callable[[ir.Expression], Type]
NIL = ir.Literal("nil", "")
TRUE, FALSE = ir.Literal("bool", "true"), ir.Literal("bool", "false")
TAKEN_FOR_ARRAY = "the JSON value is taken for an array; an object or a text would be asked in another way."
TAKEN_FOR_OBJECT = "the JSON value is taken for an object; an array or a text would be asked in another way."
_COMPACT = ir.ListLiteral((ir.Literal("string", ","), ir.Literal("string", ":")), "tuple")
_NOTES = {
    "indent": "`to_string_pretty` indents by two spaces.",
    "sort_keys": "a `BTreeMap` has its keys in order, a struct those of its declaration.",
}


def written(function: str, modes: str, result: Type) -> Callable[[ir.Call, TypeOf], Rule | None]:
    """`json.dumps(value, indent=2)`; None for keywords that hand in code."""

    def rule(call: ir.Call, _type_of: TypeOf) -> Rule | None:
        if len(call.args) != len(modes):
            return None
        given = {keyword.name: keyword.value for keyword in call.keywords}
        if given.keys() - {"indent", "sort_keys", "ensure_ascii", "separators"}:
            return None
        if given.pop("separators", _COMPACT) != _COMPACT:
            return None
        asked = [name for name, value in given.items() if value not in {NIL, FALSE}]
        notes = [_NOTES[name] for name in asked if name in _NOTES and (name != "indent" or not _by_two(given))]
        pretty = "_pretty" if "indent" in asked else ""
        template = function.format(pretty=pretty)
        return Rule(template, modes, result, error=JSON, raises=True, note=" ".join(notes))

    return rule


def _by_two(given: dict[str, ir.Expression]) -> bool:
    return given.get("indent") == ir.Literal("int", "2")


def _read(call: ir.Call, _type_of: TypeOf) -> Rule | None:
    """`json.load(file)`."""
    if len(call.args) != 1 or call.keywords:
        return None
    return Rule("serde_json::from_reader(std::io::BufReader::new({0}))", "b", error=JSON, raises=True)


JSON_CALLS = {
    "dumps": written("serde_json::to_string{pretty}({{0}})", "b", STRING),
    "dump": written("serde_json::to_writer{pretty}({{1}}, {{0}})", "bb", UNIT),
    "load": _read,
}
"""By the name of the function in `json`."""
