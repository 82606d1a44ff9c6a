"""serde attributes from Go's struct tags."""

from __future__ import annotations

import re

from translator.ir import types as ir
from translator.ir.declarations import Field
from translator.rust.naming import field as field_name
from translator.rust.naming import string

_JSON = re.compile(r'\bjson:"([^"]*)"')


def json_tag(f: Field) -> tuple[str, tuple[str, ...]] | None:
    """The name and the options of a field's `json` tag, None without one."""
    found = _JSON.search(f.tag)
    if not found:
        return None
    name, *options = found[1].split(",")
    return name, tuple(options)


def uses_serde(fields: list[Field]) -> bool:
    """Whether any field has a `json` tag."""
    return any(json_tag(f) for f in fields)


def container_attributes(fields: list[Field]) -> str:
    """`#[serde(default)]`, since encoding/json leaves missing keys at zero."""
    return "#[serde(default)]\n" if all(_can_default(f.type) for f in fields) else ""


def _can_default(type_: ir.Type) -> bool:
    return not isinstance(type_, ir.FunctionType | ir.Channel | ir.OpaqueType | ir.Unknown)


def field_attributes(f: Field) -> str:
    """`#[serde(…)]` lines of one field."""
    tag = json_tag(f)
    if tag is None:
        return "" if f.exported else "#[serde(skip)]\n"
    name, options = tag
    if name == "-" and not options:
        return "#[serde(skip)]\n"
    found = []
    rust = field_name(f.name).removeprefix("r#")
    wanted = name or f.name
    if "inline" in options or (f.embedded and not name):
        found.append("flatten")
    elif wanted != rust:
        found.append(f"rename = {string(wanted)}")
    if "omitempty" in options and (test := _emptiness(f.type)):
        found.append(f'skip_serializing_if = "{test}"')
    return f"#[serde({', '.join(found)})]\n" if found else ""


def _emptiness(type_: ir.Type) -> str:
    match type_:
        case ir.Pointer() | ir.Optional():
            return "Option::is_none"
        case ir.Known("string"):
            return "String::is_empty"
        case ir.List() | ir.Known("bytes"):
            return "Vec::is_empty"
        case ir.Map():
            return "HashMap::is_empty"
        case _:
            return ""
