from __future__ import annotations

from pathlib import Path

import pytest

from tests.rust.declared import dataclass, field, rust, scope_of
from tests.rust.scanned import skeletons
from translator.ir.declarations import Field, Function, Structure, TypeParameter
from translator.ir.expressions import Attribute, Call, Closure, Expression, ListLiteral, Literal, Name
from translator.ir.statements import Return
from translator.ir.types import INT, STRING, UNKNOWN, Known, List, Map, Named, Optional, Set, Type, Union, Variable
from translator.rust.items.class_members import methods_left
from translator.rust.items.constructors import constructor, factory_value, initial_value

ZERO, THREE = Literal("int", "0"), Literal("int", "3")
NIL = Literal("nil", "")


def builtin(name: str) -> Name:
    return Name(name, "", "builtin")


def printed(item: Structure, marked: str = "") -> str:
    return rust(constructor(item, scope_of(item), marked))


def test_fields_without_a_default_are_parameters() -> None:
    item = dataclass(
        "Customer",
        field("id", INT),
        field("name", STRING),
        field("email", Optional(STRING), default=NIL),
        field("tags", Set(STRING), factory=builtin("set")),
    )
    assert printed(item) == (
        "impl Customer {\n"
        "    pub fn new(id: i64, name: impl Into<String>) -> Self {\n"
        "        Self {\n"
        "            id,\n"
        "            name: name.into(),\n"
        "            email: None,\n"
        "            tags: HashSet::new(),\n"
        "        }\n"
        "    }\n"
        "}\n"
    )


def test_a_class_whose_fields_all_have_defaults_is_default() -> None:
    item = dataclass("Config", field("retries", INT, default=THREE))
    assert printed(item).startswith("impl Default for Config {\n    fn default() -> Self {\n")


def test_defaults_that_are_zero_are_derived() -> None:
    item = dataclass("Config", field("n", INT, default=ZERO), field("tags", List(STRING), factory=builtin("list")))
    assert printed(item) == ""


def test_a_class_without_defaults_is_written_as_a_literal() -> None:
    assert printed(dataclass("Point", field("x", INT))) == ""


def test_many_parameters_are_no_constructor() -> None:
    fields = [field(f"f{n}", INT) for n in range(8)]
    text = printed(dataclass("Wide", *fields, field("last", INT, default=THREE)))
    assert text == (
        "// DECIDE: 8 arguments are too many for `new`: a literal or a builder. The defaults of the source:\n"
        "// last: 3,\n"
    )


def test_arguments_that_are_not_stored_and_fields_that_are_no_arguments() -> None:
    item = dataclass(
        "User",
        Field("raw", STRING, options=("init_only",)),
        Field("hash", STRING, options=("init=False",)),
        methods=(Function("__post_init__", fallible=True),),
    )
    text = printed(item)
    assert "pub fn new(raw: &str) -> Self {" in text
    assert (
        "// DECIDE: `__post_init__` goes here; it may fail, so `new` returns a `Result`. It is what reads `raw`."
        in (" ".join(line.strip().removeprefix("// ") for line in text.splitlines()).replace("DECIDE", "// DECIDE"))
    )
    assert 'hash: todo!("`hash` is set in __post_init__"),' in text
    assert "raw," not in text


def test_the_base_comes_first() -> None:
    base = dataclass("Entity", field("id", INT))
    item = dataclass("User", field("n", INT, default=THREE), bases=(Named("Entity"),))
    text = rust(constructor(item, scope_of(base, item)))
    assert "pub fn new(entity: Entity) -> Self {\n        Self { entity, n: 3 }\n    }" in text


def test_class_attributes_are_constants_where_a_constant_holds_them() -> None:
    item = dataclass(
        "User",
        Field("MAX", INT, default=THREE, constant=True),
        Field("kind", STRING, default=Literal("string", "user"), constant=True),
        Field("registry", Map(STRING, INT), default=Call(builtin("dict")), constant=True),
    )
    assert printed(item) == (
        "impl User {\n"
        "    pub const MAX: i64 = 3;\n"
        '    pub const KIND: &\'static str = "user";\n'
        "    // DECIDE: `registry`, which all values share: a constant, or state that is passed in.\n"
        "}\n"
    )


def test_comparisons_over_some_fields_are_written_out() -> None:
    item = dataclass("V", field("a", INT), Field("b", INT, options=("compare=False",)), options=("order",))
    assert printed(item) == (
        "// DECIDE: `Ord` by hand, over the same fields.\n"
        "impl PartialEq for V {\n"
        "    fn eq(&self, other: &Self) -> bool {\n"
        "        self.a == other.a\n"
        "    }\n"
        "}\n"
    )


def test_the_marked_field_says_that_it_is_made_anew() -> None:
    item = dataclass("C", field("id", INT), field("tags", List(STRING), factory=builtin("list")))
    assert "            // Made anew for each value.\n            tags: Vec::new(),\n" in printed(item, "tags")


def test_type_parameters() -> None:
    item = dataclass("Stack", field("items", List(Variable("T")), factory=builtin("list")), field("n", INT))
    item = Structure("Stack", item.fields, (TypeParameter("T"),), kind="dataclass")
    assert printed(item).startswith("impl<T> Stack<T> {\n    pub fn new(n: i64) -> Self {\n")


def lambda_of(value: Expression) -> Closure:
    return Closure((), (), (Return((value,)),))


NOW = Attribute(Name("datetime", "datetime", "type"), "now")


@pytest.mark.parametrize(
    ("factory", "type_", "expected"),
    [
        (builtin("list"), List(STRING), "Vec::new()"),
        (builtin("dict"), Map(STRING, INT), "std::collections::HashMap::new()"),
        (builtin("list"), UNKNOWN, "Vec::new()"),
        (builtin("list"), Set(STRING), "std::collections::HashSet::new()"),
        (NOW, Known("datetime"), "jiff::Timestamp::now()"),
        (Name("uuid4", "uuid", "function"), Known("uuid"), "uuid::Uuid::new_v4()"),
        (Name("defaultdict", "collections", "type"), Map(STRING, INT), "std::collections::HashMap::new()"),
        (
            lambda_of(Call(Name("defaultdict", "collections", "type"), (builtin("int"),))),
            Map(STRING, INT),
            "std::collections::HashMap::new()",
        ),
        (
            lambda_of(ListLiteral((Literal("string", "a"),))),
            List(STRING),
            'vec!["a".to_owned()]',
        ),
        (Name("Address", "", "type"), Named("Address"), "Address::default()"),
        (Name("make_tags", "", "function"), List(STRING), "make_tags()"),
    ],
)
def test_factories(factory: Expression, type_: Type, expected: str) -> None:
    item = dataclass("C", field("f", type_, factory=factory))
    assert factory_value(item.fields[0], scope_of(item)) == expected


@pytest.mark.parametrize(
    ("default", "type_", "expected"),
    [
        (Literal("string", "x"), STRING, '"x".to_owned()'),
        (Literal("string", ""), STRING, "String::new()"),
        (Literal("string", "x"), Optional(STRING), 'Some("x".to_owned())'),
        (ZERO, Known("float64"), "0.0"),
        (NIL, Optional(INT), "None"),
        (THREE, Union((INT, STRING)), "IntOrString::Int(3)"),
    ],
)
def test_defaults_are_owned_as_the_field_owns_them(default: Expression, type_: Type, expected: str) -> None:
    item = dataclass("C", field("f", type_, default=default))
    assert initial_value(item.fields[0], scope_of(item)) == expected


def test_methods_are_named_until_they_are_many() -> None:
    few = dataclass("C", methods=(Function("__post_init__"), Function("total"), Function("total"), Function("add")))
    assert methods_left(few) == "// Methods to port into `impl C`: `total`, `add`.\n"
    many = dataclass("C", methods=tuple(Function(f"m{n}") for n in range(11)))
    assert "and 3 more." in " ".join(methods_left(many).replace("\n// ", " ").split())
    assert methods_left(dataclass("C")) == ""


def test_a_field_that_nobody_sets_is_asked_about() -> None:
    item = dataclass("Row", Field("id", INT, options=("init=False",)), field("n", INT, default=THREE))
    assert printed(item) == "// DECIDE: what sets `id`, which no caller gives?\n"


def test_a_marked_field_of_a_class_that_derives_default_shows_the_class() -> None:
    item = dataclass("Config", field("tags", List(STRING), factory=builtin("list")))
    text = printed(item, "tags")
    assert text.startswith("// `Default` makes `tags` anew for each value, as `Vec::new()`.\n#[derive(")
    assert "Default)]\npub struct Config {" in text


def test_what_python_keeps_for_itself_is_no_constant() -> None:
    item = dataclass("C", Field("__slots__", UNKNOWN, default=Literal("string", "a"), constant=True))
    assert printed(item) == ""


def test_a_factory_gives_the_map_that_the_field_states(tmp_path: Path) -> None:
    source = (
        "from dataclasses import dataclass, field\n"
        "from typing import Any\n\n\n"
        "@dataclass\n"
        "class Action:\n"
        "    name: str\n"
        "    params: dict[str, Any] = field(default_factory=dict)\n"
        "    sizes: dict[str, int] = field(default_factory=dict)\n"
    )
    (text,) = skeletons(tmp_path, "PY301", source)
    assert "            params: serde_json::Map::new(),\n            sizes: HashMap::new(),\n" in text
