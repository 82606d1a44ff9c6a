from __future__ import annotations

import pytest

from tests.rust.declared import UNIT, dataclass, field, rust, scope_of, struct
from translator.ir.declarations import Alias, Field, Interface, Structure, TypeParameter
from translator.ir.types import (
    BOOL,
    INT,
    STRING,
    UNKNOWN,
    Array,
    Channel,
    FunctionType,
    Known,
    List,
    Map,
    Named,
    OpaqueType,
    Optional,
    Pointer,
    Set,
    Type,
    Union,
    Variable,
)
from translator.ir.types import (
    UNIT as NOTHING,
)
from translator.rust.items.derives import derives
from translator.rust.items.structs import structure
from translator.rust.scope import Scope

FLOAT = Known("float64")


def derived(item: Structure, scope: Scope) -> str:
    return derives(item, scope).removeprefix("#[derive(").removesuffix(")]\n")


def test_a_struct_with_docs_and_an_unexported_field() -> None:
    item = struct(
        "Invoice", field("Number", STRING, doc="Number is unique."), field("total", INT), doc="Invoice is owed."
    )
    assert rust(structure(item, scope_of(item))) == (
        "/// Invoice is owed.\n"
        "#[derive(Debug, Clone, PartialEq, Eq, Default)]\n"
        "pub struct Invoice {\n"
        "    /// Number is unique.\n"
        "    pub number: String,\n"
        "    total: i64,\n"
        "}\n"
    )


def test_an_unexported_struct_is_private_and_an_empty_one_has_no_braces() -> None:
    item = struct("marker")
    assert rust(structure(item, scope_of(item))) == (
        "#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]\nstruct Marker;\n"
    )


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (INT, "Debug, Clone, Copy, PartialEq, Eq, Default"),
        (FLOAT, "Debug, Clone, Copy, PartialEq, Default"),
        (STRING, "Debug, Clone, PartialEq, Eq, Default"),
        (List(FLOAT), "Debug, Clone, PartialEq, Default"),
        (Map(STRING, INT), "Debug, Clone, PartialEq, Eq, Default"),
        (Array(BOOL, "4"), "Debug, Clone, Copy, PartialEq, Eq, Default"),
        (Array(BOOL, "64"), "Debug, Clone, Copy, PartialEq, Eq"),
        (Array(BOOL, "size"), "Debug, Clone, Copy, PartialEq, Eq"),
        (Known("regex"), "Debug, Clone"),
        (Known("mutex"), "Debug, Default"),
        (Known("error"), "Debug"),
        (Known("any"), "Debug"),
        (Channel(INT), "Debug, Clone"),
        (Channel(INT, "receive"), "Debug"),
        (Channel(INT, "split"), "Debug"),
        (Channel(NOTHING, "signal"), "Debug, Clone, Default"),
        (FunctionType((), ()), ""),
        (Known("reader"), ""),
        (Named("Unseen", "example.org/far"), "Debug"),
        (OpaqueType("struct{ a int }"), "Debug"),
        (Optional(INT), "Debug, Clone, Copy, PartialEq, Eq, Default"),
    ],
)
def test_only_what_a_field_allows_is_derived(type_: Type, expected: str) -> None:
    item = struct("S", field("F", type_))
    assert derived(item, scope_of(item)) == expected


def test_types_of_the_project_are_followed() -> None:
    inner = struct("Inner", field("Callback", FunctionType((), ())))
    outer = struct("Outer", field("Inner", Named("Inner")))
    shape = struct("Shape", field("Kind", Named("Kind")))
    scope = scope_of(inner, outer, shape, Alias("Kind", INT))
    assert derived(outer, scope) == ""
    assert derived(shape, scope) == "Debug, Clone, Copy, PartialEq, Eq, Default"


def test_a_type_of_another_unit_is_followed_there() -> None:
    line = struct("Line", field("Price", Named("Money")))
    outer = struct("Outer", field("Line", Named("Line", "money")))
    scope = scope_of(outer, struct("Money", field("F", FunctionType((), ()))), money=(line, struct("Money")))
    assert derived(outer, scope) == "Debug, Clone, Copy, PartialEq, Eq, Default"


def test_structs_that_hold_each_other_end() -> None:
    a = struct("A", field("B", List(Named("B"))), field("F", FLOAT))
    b = struct("B", field("A", List(Named("A"))))
    scope = scope_of(a, b)
    assert derived(b, scope) == derived(a, scope) == "Debug, Clone, PartialEq, Default"


def test_what_an_alias_allows_depends_on_who_asks_and_not_on_who_asked_first() -> None:
    service = struct("Service", field("Handles", Named("Handles")))
    row = dataclass("Row", field("Handles", Named("Handles")))
    alias = Alias("Handles", Named("Handle", "elsewhere"))
    forward, backward = scope_of(service, row, alias), scope_of(service, row, alias)
    first = derived(service, forward), derived(row, forward)
    second = derived(row, backward), derived(service, backward)
    assert first == tuple(reversed(second))
    assert first[0] != first[1]


def test_a_trait_object_leaves_nothing_to_derive() -> None:
    item = struct("Run", field("sender", Named("Sender")))
    assert rust(structure(item, scope_of(item, Interface("Sender")))) == (
        "pub struct Run {\n    sender: Box<dyn Sender>,\n}\n"
    )


def test_a_large_struct_is_not_copied() -> None:
    item = struct("Big", *(field(f"F{n}", INT) for n in range(5)))
    assert "Copy" not in derived(item, scope_of(item))


def test_a_map_key_is_hashed() -> None:
    key, user = struct("Key", field("ID", INT)), struct("User", field("ByKey", Map(Named("Key"), INT)))
    assert derived(key, scope_of(key, user)) == "Debug, Clone, Copy, PartialEq, Eq, Hash, Default"


def test_a_pointer_to_itself_is_boxed_and_a_way_back_is_asked_about() -> None:
    item = struct("Node", field("next", Pointer(Named("Node"))), field("parent", Pointer(Named("Node"))))
    assert rust(structure(item, scope_of(item))).splitlines()[2:5] == [
        "    next: Option<Box<Node>>,",
        "    // DECIDE: a way back owns nothing: an index into an arena, or `Weak`.",
        "    parent: Option<Box<Node>>,",
    ]


def test_structs_that_contain_each_other_are_boxed_but_not_through_a_list() -> None:
    order = struct("Order", field("Customer", Pointer(Named("Customer"))))
    customer = struct("Customer", field("Last", Pointer(Named("Order"))), field("All", List(Pointer(Named("Order")))))
    text = rust(structure(customer, scope_of(order, customer)))
    assert "pub last: Option<Box<Order>>,\n    pub all: Vec<Order>," in text


def test_a_pointer_to_a_service_is_shared_and_one_to_data_may_be_absent() -> None:
    store = struct("Store", field("mu", Known("mutex")))
    line = struct("Line", field("SKU", STRING))
    item = struct("Handler", field("store", Pointer(Named("Store"))), field("line", Pointer(Named("Line"))))
    text = rust(structure(item, scope_of(store, line, item)))
    assert "    store: Arc<Store>,\n    line: Option<Line>,\n" in text
    assert text.startswith("// DECIDE: `store` was a pointer:")


def test_services_that_hold_each_other_share() -> None:
    agent = struct("Agent", field("mu", Known("mutex")), field("api", Pointer(Named("Api"))))
    api = struct("Api", field("mu", Known("mutex")), field("agent", Pointer(Named("Agent"))))
    text = rust(structure(api, scope_of(agent, api)))
    assert (
        "    // DECIDE: `Agent` leads back here: one of the two holds a `Weak`, or an id.\n    agent: Arc<Agent>,\n"
        in text
    )


def test_a_dense_graph_of_types_is_settled_in_time() -> None:
    count = 40
    all_ = [struct(f"T{n}", *(field(f"F{m}", List(Named(f"T{m}"))) for m in range(count))) for n in range(count)]
    scope = scope_of(*all_)
    assert derived(all_[0], scope) == "Debug, Clone, PartialEq, Eq, Default"


def test_embedded_fields_say_so() -> None:
    item = struct("User", field("Base", Named("Base"), embedded=True))
    assert "    // Embedded: its methods are not promoted" in rust(structure(item, scope_of(item, struct("Base"))))


def test_channels_and_types_without_words_are_decided() -> None:
    item = struct(
        "Q", field("in", Channel(INT)), field("done", Channel(NOTHING)), field("x", OpaqueType("struct{ a int }"))
    )
    text = rust(structure(item, scope_of(item)))
    assert "// DECIDE: the half that sends" in text
    assert "// DECIDE: a signal; where closing it is the signal, a `CancellationToken`." in text
    assert "// DECIDE: `struct{ a int }`." in text


def test_type_parameters_have_no_bounds_in_a_struct_and_unused_ones_a_marker() -> None:
    params = (TypeParameter("K", (Named("comparable"),)), TypeParameter("V"))
    item = struct("Set", field("items", Map(Variable("K"), NOTHING)), type_params=params)
    text = rust(structure(item, scope_of(item)))
    assert "pub struct Set<K, V> {" in text
    assert "    marker: std::marker::PhantomData<V>,\n" in text


def test_names_that_fall_together_are_told_apart_and_padding_is_left_out() -> None:
    item = struct("S", field("Name", STRING), field("name", STRING), field("_", Array(Known("byte"), "8")))
    text = rust(structure(item, scope_of(item)))
    assert "    pub name: String,\n    name_: String,\n}" in text


def test_a_union_becomes_an_enum_of_its_own() -> None:
    item = dataclass("Setting", field("value", Union((INT, STRING))))
    assert rust(structure(item, scope_of(item))) == (
        "#[derive(Debug, Clone, PartialEq, Eq)]\n"
        "pub struct Setting {\n    pub value: IntOrString,\n}\n\n"
        "#[derive(Debug, Clone, PartialEq, Eq)]\n"
        "pub enum IntOrString {\n    Int(i64),\n    String(String),\n}\n"
    )


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), "Debug, Clone, PartialEq, Eq"),
        (("frozen",), "Debug, Clone, Copy, PartialEq, Eq, Hash"),
        (("order",), "Debug, Clone, PartialEq, Eq, PartialOrd, Ord"),
        (("eq=False",), "Debug, Clone"),
        (("unsafe_hash",), "Debug, Clone, Copy, PartialEq, Eq, Hash"),
    ],
)
def test_a_dataclass_derives_what_its_options_say(options: tuple[str, ...], expected: str) -> None:
    item = dataclass("Point", field("x", INT), options=options)
    assert derived(item, scope_of(item)) == expected


def test_a_float_stands_in_the_way_of_hash_and_total_order() -> None:
    item = dataclass("Point", field("x", FLOAT), options=("frozen", "order"))
    assert derived(item, scope_of(item)) == "Debug, Clone, Copy, PartialEq, PartialOrd"


def test_a_dataclass_over_an_enum_compares_it() -> None:
    state = Structure("State", bases=(Named("Enum", "enum"),), kind="class")
    item = dataclass("Order", field("state", Named("State")), field("tags", Set(STRING)))
    assert derived(item, scope_of(state, item)) == "Debug, Clone, PartialEq, Eq"


def test_a_base_class_becomes_a_field_and_a_protocol_a_remark() -> None:
    base = dataclass("Entity", field("id", INT))
    item = dataclass("User", field("name", STRING), bases=(Named("Entity"), Named("Printable"), Named("Far", "far")))
    text = rust(structure(item, scope_of(base, item, Interface("Printable"))))
    assert "// It implements `Printable`.\n" in text
    assert "// DECIDE: what it needs of `Far`, which it inherits from: a field, or a trait.\n" in text
    assert "    pub entity: Entity,\n    pub name: String,\n" in text


def test_what_repr_leaves_out_is_not_derived_into_debug() -> None:
    item = dataclass("Login", Field("secret", STRING, options=("repr=False",)))
    text = rust(structure(item, scope_of(item)))
    assert text.startswith("// DECIDE: `Debug` by hand; `repr()` left out `secret`.\n#[derive(Clone, PartialEq, Eq)]")


def test_a_type_that_is_not_stated_is_undecided() -> None:
    item = dataclass("Row", field("cells", UNKNOWN))
    assert "pub cells: Undecided," in rust(structure(item, scope_of(item)))


def test_the_unit_of_the_scope_needs_no_path() -> None:
    item = struct("S", field("A", Named("T", UNIT)), field("B", Named("T", "example.org/shop/api")))
    text = rust(structure(item, scope_of(item)))
    assert "pub a: T,\n    pub b: api::T," in text
