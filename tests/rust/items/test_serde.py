from __future__ import annotations

import time

import pytest

from tests.rust.declared import field, rust, scope_of, struct
from translator.ir.declarations import Field, Interface
from translator.ir.types import ANY, BOOL, INT, STRING, Array, Known, List, Named, Pointer, Type, map_of
from translator.rust.items.serde import field_attribute, renaming
from translator.rust.items.structs import structure
from translator.rust.items.tags import tag_of


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('json:"a,omitempty"', ("json", "a", ("omitempty",))),
        ('yaml:"b" json:"a"', ("json", "a", ())),
        ('yaml:"b,inline"', ("yaml", "b", ("inline",))),
        ('mapstructure:"c,squash"', ("mapstructure", "c", ("squash",))),
        ('json:""', ("json", "", ())),
        ('validate:"json"', None),
        ("", None),
    ],
)
def test_tags(tag: str, expected: tuple[str, str, tuple[str, ...]] | None) -> None:
    found = tag_of(Field("A", INT, tag))
    assert (tuple(found) if found else None) == expected


@pytest.mark.parametrize(
    ("names", "rule"),
    [
        ({"UserID": "userId", "CreatedAt": "createdAt"}, "camelCase"),
        ({"UserID": "UserId", "CreatedAt": "CreatedAt"}, "PascalCase"),
        ({"UserID": "user-id", "CreatedAt": "created-at"}, "kebab-case"),
        ({"UserID": "user_id", "CreatedAt": "created_at"}, ""),
        ({"UserID": "userID", "CreatedAt": "created_at"}, ""),
        ({"UserID": "userID", "CreatedAt": "createdAt", "FirstSeen": "firstSeen"}, "camelCase"),
    ],
)
def test_one_rule_takes_the_place_of_many_renames(names: dict[str, str], rule: str) -> None:
    assert renaming([field(name, STRING, f'json:"{outside}"') for name, outside in names.items()]) == rule


@pytest.mark.parametrize(
    ("type_", "tag", "expected"),
    [
        (STRING, 'json:"note"', ""),
        (STRING, 'json:"n"', '#[serde(rename = "n")]\n'),
        (STRING, 'json:"-"', "#[serde(skip)]\n"),
        (STRING, 'json:"-,"', '#[serde(rename = "-")]\n'),
        (STRING, 'json:"note,omitempty"', '#[serde(skip_serializing_if = "String::is_empty")]\n'),
        (Pointer(STRING), 'json:"note,omitempty"', '#[serde(skip_serializing_if = "Option::is_none")]\n'),
        (List(STRING), 'json:"note,omitempty"', '#[serde(skip_serializing_if = "Vec::is_empty")]\n'),
        (BOOL, 'json:"note,omitempty"', '#[serde(skip_serializing_if = "is_default")]\n'),
        (Named("Time"), 'json:"note,omitempty"', ""),
        (Named("Time"), 'json:"note,omitzero"', '#[serde(skip_serializing_if = "is_default")]\n'),
        (Array(INT, "2"), 'json:"note,omitempty"', ""),
        (STRING, "", '#[serde(rename = "Note")]\n'),
    ],
)
def test_attributes_of_a_field(type_: Type, tag: str, expected: str) -> None:
    assert field_attribute(field("Note", type_, tag), "") == expected


@pytest.mark.parametrize(
    ("type_", "tag", "word"),
    [
        (Known("bytes"), 'json:"note"', "base64"),
        (Known("duration"), 'json:"note"', "nanoseconds"),
        (INT, 'json:"note,string"', "DisplayFromStr"),
    ],
)
def test_what_serde_writes_otherwise_is_decided(type_: Type, tag: str, word: str) -> None:
    text = field_attribute(field("Note", type_, tag), "")
    assert text.startswith("// DECIDE: ")
    assert word in text


def test_a_tagged_struct() -> None:
    item = struct(
        "User",
        field("UserID", INT, 'json:"userId"'),
        field("FirstName", STRING, 'json:"firstName"'),
        field("Extra", map_of(STRING, ANY), 'json:"extra,omitempty"'),
        field("Age", INT, 'json:"age,omitempty"'),
        field("cache", STRING),
    )
    assert rust(structure(item, scope_of(item))) == (
        "#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]\n"
        '#[serde(rename_all = "camelCase", default)]\n'
        "pub struct User {\n"
        "    pub user_id: i64,\n"
        "    pub first_name: String,\n"
        '    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]\n'
        "    pub extra: serde_json::Map<String, serde_json::Value>,\n"
        '    #[serde(skip_serializing_if = "is_default")]\n'
        "    pub age: i64,\n"
        "    #[serde(skip)]\n"
        "    cache: String,\n"
        "}\n\n"
        "fn is_default<T: Default + PartialEq>(value: &T) -> bool {\n    *value == T::default()\n}\n"
    )


def test_a_struct_inside_a_tagged_one_is_written_with_the_names_that_go_uses() -> None:
    inner = struct("Line", field("SKU", STRING), field("UnitPrice", INT), field("Quantity", INT))
    outer = struct("Order", field("Lines", List(Named("Line")), 'json:"lines"'))
    text = rust(structure(inner, scope_of(inner, outer)))
    assert '#[serde(rename_all = "PascalCase")]\n' in text
    assert '    #[serde(rename = "SKU")]\n    pub sku: String,\n' in text


def test_an_embedded_struct_is_flattened_unless_it_is_named() -> None:
    assert field_attribute(field("Meta", Named("Meta"), embedded=True), "") == "#[serde(flatten)]\n"
    assert field_attribute(field("Meta", Named("Meta"), 'json:",inline"', embedded=True), "") == "#[serde(flatten)]\n"
    assert field_attribute(field("Meta", Named("Meta"), 'json:"meta"', embedded=True), "") == ""


def test_a_tagged_struct_that_serde_cannot_write_derives_nothing_of_it() -> None:
    item = struct("Bad", field("Mu", Known("mutex")), field("N", INT, 'json:"count"'))
    text = rust(structure(item, scope_of(item)))
    assert text.startswith("// DECIDE: its field tags; serde cannot read `Mu`: a struct of its own for what is read.\n")
    assert "serde::" not in text


def test_one_format_names_all_fields() -> None:
    item = struct(
        "Job",
        field("Name", STRING, 'yaml:"title" json:"name"'),
        field("Hash", STRING, 'yaml:"-"'),
    )
    assert '    #[serde(rename = "Hash")]\n    pub hash: String,\n' in rust(structure(item, scope_of(item)))


def test_a_field_that_the_format_does_not_have_only_needs_a_default() -> None:
    item = struct("Pool", field("Sources", List(STRING), 'json:"sources"'), field("mu", Known("mutex")))
    text = rust(structure(item, scope_of(item)))
    assert "#[derive(Debug, Default, serde::Serialize, serde::Deserialize)]" in text
    assert "    #[serde(skip)]\n    mu: Mutex<()>,\n" in text


def test_what_a_format_lacks_and_has_no_default_is_set_later() -> None:
    selector = Interface("Selector")
    item = struct("Hash", field("Key", STRING, 'json:"key"'), field("fallback", Named("Selector")))
    text = rust(structure(item, scope_of(item, selector)))
    assert "    #[serde(skip)]\n    fallback: Option<Box<dyn Selector>>,\n" in text
    assert "serde::Deserialize" in text


def test_a_long_tag_is_read_at_once() -> None:
    began = time.monotonic()
    assert tag_of(Field("A", INT, "a" * 300_000)) is None
    assert tag_of(Field("A", INT, 'json:"' + "\\\\" * 100_000)) is None
    assert time.monotonic() - began < 5
