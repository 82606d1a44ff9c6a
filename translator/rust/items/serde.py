"""serde attributes from Go's struct tags."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from translator.ir import types as ir
from translator.ir.declarations import Field
from translator.rust.items.tags import tag_of
from translator.rust.text.naming import field as field_name
from translator.rust.text.naming import string

IS_DEFAULT = "fn is_default<T: Default + PartialEq>(value: &T) -> bool {\n*value == T::default()\n}\n"
"""The test behind `skip_serializing_if = "is_default"`."""


def _humps(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split("_"))


RULES: dict[str, Callable[[str], str]] = {
    "camelCase": lambda name: _humps(name)[:1].lower() + _humps(name)[1:],
    "PascalCase": _humps,
    "kebab-case": lambda name: name.replace("_", "-"),
    "SCREAMING_SNAKE_CASE": str.upper,
    "UPPERCASE": str.upper,
}
"""serde's renaming rules: from a field's Rust name to its name outside."""

_LOOSE = frozenset({ir.ANY, ir.Named("RawMessage", "encoding/json")})


def rust_name(f: Field) -> str:
    """The field's Rust name as serde sees it."""
    return field_name(f.name).removeprefix("r#")


def outside_name(f: Field) -> str:
    """The field's name in the format; empty where the format does not have the field, or flattens it."""
    tag = tag_of(f)
    if not f.exported or (tag is not None and tag.name == "-" and not tag.options) or flattened(f):
        return ""
    return tag.name if tag is not None and tag.name else f.name


def flattened(f: Field) -> bool:
    """Whether the field's own fields stand in its place."""
    tag = tag_of(f)
    if tag is None:
        return f.embedded
    return "inline" in tag.options or "squash" in tag.options or (f.embedded and not tag.name)


def renaming(fields: list[Field]) -> str:
    """The rule under which fewest fields need a name of their own; empty where no rule saves any."""
    pairs = [(rust_name(f), outside_name(f)) for f in fields if outside_name(f)]
    plain = sum(rust != outside for rust, outside in pairs)
    best, least = "", plain - 1
    for rule, apply in RULES.items():
        left = sum(apply(rust) != outside for rust, outside in pairs)
        if left < least:
            best, least = rule, left
    return best


def container_attribute(rule: str, *, default: bool) -> str:
    """`#[serde(rename_all = "camelCase", default)]`: Go leaves what is missing at zero."""
    said = [f'rename_all = "{rule}"'] if rule else []
    said += ["default"] if default else []
    return f"#[serde({', '.join(said)})]\n" if said else ""


def field_attribute(f: Field, rule: str) -> str:
    """The `#[serde(…)]` line of one field, and what serde writes otherwise than Go does."""
    outside, rust = outside_name(f), rust_name(f)
    if flattened(f):
        return "#[serde(flatten)]\n"
    if not outside:
        return "#[serde(skip)]\n"
    named = RULES[rule](rust) if rule else rust
    said = [f"rename = {string(outside)}"] if named != outside else []
    if skip := skipped_if(f):
        said.append(f'skip_serializing_if = "{skip}"')
    return _differences(f) + (f"#[serde({', '.join(said)})]\n" if said else "")


def skipped_if(f: Field) -> str:
    """The test under which the field is left out, empty for never: `omitempty` does nothing for structs."""
    tag = tag_of(f)
    if tag is None or not {"omitempty", "omitzero"} & set(tag.options):
        return ""
    match f.type:
        case ir.Pointer() | ir.Optional():
            return "Option::is_none"
        case ir.Known("string"):
            return "String::is_empty"
        case ir.List() | ir.Known("bytes"):
            return "Vec::is_empty"
        case ir.Map(_, value):
            return "serde_json::Map::is_empty" if value == ir.JSON else "HashMap::is_empty"
        case ir.Set():
            return "HashSet::is_empty"
        case ir.Known("any"):
            return "serde_json::Value::is_null"
        case ir.Known(name) if name == "bool" or name.startswith(("int", "uint", "float", "byte", "rune")):
            return "is_default"
        case ir.Known("duration"):
            return "Duration::is_zero"
        case _:
            return "is_default" if "omitzero" in tag.options else ""


def _differences(f: Field) -> str:
    tag = tag_of(f)
    if tag is None or tag.format != "json":
        return ""
    if "string" in tag.options:
        return "// DECIDE: JSON holds it as a string; `serde_with::DisplayFromStr` does the same.\n"
    match f.type:
        case ir.Known("bytes"):
            return "// DECIDE: Go writes base64, serde an array of numbers: `serde_with::base64::Base64`.\n"
        case ir.Known("duration"):
            return "// DECIDE: Go writes a number of nanoseconds, serde an object with seconds and nanoseconds.\n"
        case _:
            return ""


def data_type(type_: ir.Type) -> ir.Type:
    """The type as serde can read it: values of any type are JSON values."""
    if type_ in _LOOSE:
        return ir.JSON
    match type_:
        case ir.Pointer(of):
            return replace(type_, to=data_type(of))
        case ir.Optional(of) | ir.List(of) | ir.Array(of):
            return replace(type_, of=data_type(of))
        case ir.Map(key, value):
            return replace(type_, key=key, value=data_type(value))
        case _:
            return type_
