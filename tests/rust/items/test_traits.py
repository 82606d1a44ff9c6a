from __future__ import annotations

import pytest

from tests.rust.declared import UNIT, field, rust, scope_of, struct
from translator.ir.declarations import Declaration, Function, Interface, Parameter, Receiver, TypeParameter
from translator.ir.expressions import Literal
from translator.ir.statements import Return
from translator.ir.types import ERROR, INT, STRING, Channel, Known, List, Named, Pointer, Type, Union, Variable
from translator.rust.items.traits import trait

FLOAT = Known("float64")


def method(name: str, *params: tuple[str, Type], results: tuple[Type, ...] = (), **rest: object) -> Function:
    declared = tuple(Parameter(*param) for param in params)
    return Function(name, declared, results, exported=name[:1].isupper(), **rest)  # type: ignore[arg-type]


def printed(item: Interface, *others: Declaration) -> str:
    return rust(trait(item, scope_of(item, *others)))


def test_a_small_interface_is_a_plain_trait() -> None:
    item = Interface("Shape", (method("Area", results=(FLOAT,), doc="Area in square metres."),), doc="Shape is flat.")
    assert printed(item) == (
        "/// Shape is flat.\npub trait Shape {\n    /// Area in square metres.\n    fn area(&self) -> f64;\n}\n"
    )


FETCH = method("Fetch", ("number", STRING), results=(Pointer(Named("Invoice")),), fallible=True, context="ctx")


def test_a_method_with_a_context_returns_a_future_that_can_be_spawned() -> None:
    assert printed(Interface("Fetcher", (FETCH,))) == (
        "// DECIDE: callers are generic over `T: Fetcher`; a `dyn Fetcher` needs\n"
        "// `#[async_trait::async_trait]` and `async fn`.\n"
        "// DECIDE: `FetchError`, an enum of what callers tell apart.\n"
        "pub trait Fetcher: Send + Sync {\n"
        "    fn fetch(&self, number: &str) -> impl Future<Output = Result<Invoice, FetchError>> + Send;\n"
        "}\n"
    )


def test_an_interface_that_a_struct_keeps_is_boxed_as_dyn_must_be() -> None:
    text = printed(Interface("Fetcher", (FETCH,)), struct("Run", field("f", Named("Fetcher"))))
    assert "#[async_trait::async_trait]\npub trait Fetcher: Send + Sync {\n" in text
    assert "    async fn fetch(&self, number: &str) -> Result<Invoice, FetchError>;\n" in text


def test_a_kept_interface_without_waiting_is_send_and_sync() -> None:
    item = Interface("Clock", (method("Now", results=(INT,)),))
    assert "pub trait Clock: Send + Sync {" in printed(item, struct("S", field("clocks", List(Named("Clock")))))


def pointer_method(owner: str, name: str, *params: tuple[str, Type], mutates: bool = False) -> Function:
    return Function(name, tuple(Parameter(*p) for p in params), receiver=Receiver("s", owner, "pointer", mutates))


SCALER = Interface("Scaler", (method("Scale", ("by", FLOAT)),))


def test_an_implementation_that_writes_asks_for_mut_self() -> None:
    text = printed(SCALER, struct("Square"), pointer_method("Square", "Scale", ("by", FLOAT), mutates=True))
    assert text == "// Implemented by `Square`.\npub trait Scaler {\n    fn scale(&mut self, by: f64);\n}\n"


def test_an_implementation_that_writes_under_a_lock_does_not() -> None:
    square = struct("Square", field("mu", Known("mutex")))
    assert "fn scale(&self, by: f64);" in printed(
        SCALER, square, pointer_method("Square", "Scale", ("by", FLOAT), mutates=True)
    )


def test_a_method_of_that_name_with_other_parameters_is_no_implementation() -> None:
    assert "Implemented" not in printed(SCALER, struct("Square"), pointer_method("Square", "Scale"))


def test_implementations_of_other_units_are_named_with_their_module() -> None:
    own = pointer_method("Square", "Scale", ("by", FLOAT))
    scope = scope_of(SCALER, shapes=(struct("Square"), own))
    assert "// Implemented by `shapes::Square`.\n" in rust(trait(SCALER, scope))


def test_embedded_interfaces_are_supertraits() -> None:
    item = Interface(
        "File",
        (method("Name", results=(STRING,)),),
        (Known("reader"), Named("Stringer", "fmt"), ERROR, Named("Base"), Named("Far", "example.org/far")),
    )
    assert "pub trait File: std::io::Read + std::fmt::Display + std::error::Error + Base + far::Far {" in printed(item)


def test_what_is_no_supertrait_in_rust_is_a_remark() -> None:
    text = printed(Interface("Rows", (method("Next"),), (Named("Closer", "io"), Union((INT, STRING)))))
    assert "// `io.Closer` was embedded: `Drop` closes;" in text
    assert "// DECIDE: it also limits which types may have it, which no trait does.\n" in text
    assert "pub trait Rows {" in text


def test_an_interface_that_only_marks_is_an_enum() -> None:
    item = Interface("isValue", (method("isValue"),), exported=False)
    text = printed(item, struct("Text"), pointer_method("Text", "isValue"))
    assert text.startswith("// DECIDE: its methods only mark the types that belong: an enum of them")
    assert "// Implemented by `Text`.\n" in text


def test_attributes_of_a_protocol_are_accessors() -> None:
    item = Interface("Named", fields=(field("name", STRING), field("size", INT), field("tags", List(STRING))))
    assert printed(item) == (
        "pub trait Named {\n"
        "    fn name(&self) -> &str;\n\n"
        "    fn size(&self) -> i64;\n\n"
        "    fn tags(&self) -> &[String];\n"
        "}\n"
    )


def test_a_default_of_a_parameter_is_not_lost() -> None:
    item = Interface("Store", (Function("load", (Parameter("deep", Known("bool"), Literal("bool", "false")),)),))
    assert "// DECIDE: `deep` had a default; callers pass it, or there is a second method.\n" in printed(item)


@pytest.mark.parametrize("name", ["overload", "typing.overload", "path.setter"])
def test_overloads_and_setters_are_no_second_method(name: str) -> None:
    first, last = Function("load", (Parameter("a", INT),)), Function("load", decorators=(name,))
    assert printed(Interface("Store", (first, last))).count("fn load(") == 1
    assert "fn load(&self, a: i64);" in printed(Interface("Store", (last, first)))


def test_a_class_method_is_left_out_of_the_dyn() -> None:
    made = Function("make", results=(Named("Store"),), receiver=Receiver("cls", "Store", "class"))
    assert "    fn make() -> Self\n    where\n        Self: Sized;\n" in printed(Interface("Store", (made,)))


def test_a_method_with_a_body_is_provided() -> None:
    own = Function("limit", results=(INT,), receiver=Receiver("self", "Store"), body=(Return((Literal("int", "3"),)),))
    assert "    fn limit(&self) -> i64 {\n        3\n    }\n" in printed(Interface("Store", (own,)))


def test_special_methods_say_what_rust_has_for_them() -> None:
    text = printed(Interface("Sized", (Function("__len__", results=(INT,)),)))
    assert "    // `__len__`: `len`, with `is_empty` beside it.\n    fn len(&self) -> i64;\n" in text


def test_type_parameters_and_their_bounds() -> None:
    item = Interface(
        "Index",
        (method("Get", ("key", Variable("K")), results=(Variable("V"),)),),
        type_params=(TypeParameter("K", (Named("comparable"),)), TypeParameter("V")),
    )
    assert "pub trait Index<K: Eq + std::hash::Hash, V> {\n    fn get(&self, key: K) -> V;\n}" in printed(item)


def test_an_interface_without_methods_is_empty() -> None:
    assert printed(Interface("Both", embeds=(Named("A"), Named("B", UNIT)))) == "pub trait Both: A + B {}\n"


def test_a_pointer_that_is_given_is_a_decision_where_no_error_tells_that_it_is_there() -> None:
    item = Interface("Server", (method("GetState", results=(Pointer(Named("Store")),)), FETCH))
    text = printed(item)
    assert "// DECIDE: `GetState` gave a pointer: a reference or `Arc` to what is kept, `Option` where it may" in text


def test_parameters_without_a_name_are_called_after_their_types() -> None:
    item = Interface("Backend", (method("Do", ("_", Named("Options")), ("_", Known("bool")), ("_", Named("Options"))),))
    assert "fn r#do(&self, options: &Options, arg2: bool, arg3: &Options);" in printed(item)


def test_a_method_with_other_types_is_no_implementation() -> None:
    iterator = Interface("Iterator", (method("Next", results=(Named("Row"),)),))
    own = Function("Next", results=(INT,), receiver=Receiver("s", "Counter", "pointer"))
    assert "Implemented" not in printed(iterator, struct("Counter"), own)


def test_a_set_of_types_is_no_bound_and_another_packages_constraint_is() -> None:
    sets = TypeParameter("T", (Union((INT, STRING)),))
    foreign = TypeParameter("M", (Named("Message", "google.golang.org/protobuf/proto"),))
    text = printed(Interface("Codec", (method("Size", results=(INT,)),), type_params=(sets, foreign)))
    assert "// DECIDE: bounds for `T`: the source lists types;" in text
    assert "pub trait Codec<T, M: proto::Message> {" in text


def test_values_of_any_type_are_a_decision() -> None:
    item = Interface("Cursor", (method("Fetch", ("n", INT), results=(Known("any"),)),))
    assert printed(item).startswith("// DECIDE: `Fetch`: any type in the source; the one it is,")


def test_special_methods_alone_name_no_implementations() -> None:
    call = Function("__call__", (Parameter("n", INT),))
    own = Function("__call__", (Parameter("n", INT),), receiver=Receiver("self", "Adder", "pointer"))
    assert "Implemented" not in printed(Interface("Adds", (call,)), struct("Adder"), own)


def test_a_channel_that_is_given_is_a_decision_unless_its_direction_is_known() -> None:
    note = "// DECIDE: `Events` gave both ends of a channel: the `Receiver` where callers wait on it.\n"
    assert note in printed(Interface("Source", (method("Events", results=(Channel(INT, "both"),)),)))
    assert "DECIDE" not in printed(Interface("Source", (method("Events", results=(Channel(INT, "receive"),)),)))


def test_a_bound_that_any_type_meets_says_nothing() -> None:
    item = Interface(
        "Loader", (method("Load", results=(Variable("T"),)),), type_params=(TypeParameter("T", (Known("any"),)),)
    )
    assert printed(item).startswith("pub trait Loader<T> {\n")
