from __future__ import annotations

import pytest

from tests.rust.declared import scope_of
from translator.ir.declarations import Interface
from translator.ir.types import (
    BOOL,
    INT,
    KNOWN_TYPES,
    STRING,
    UNKNOWN,
    Array,
    Channel,
    FunctionType,
    Known,
    List,
    Map,
    Named,
    Optional,
    Pointer,
    Set,
    Tuple,
    Type,
    Union,
    Variable,
)
from translator.rust.types.known_types import KNOWN
from translator.rust.types.printed import borrowed, default_value, module, owned

SCOPE = scope_of(Interface("Store"))
INVOICE = Named("Invoice")


@pytest.mark.parametrize(
    ("type_", "field", "parameter"),
    [
        (STRING, "String", "&str"),
        (Known("bytes"), "Vec<u8>", "&[u8]"),
        (INT, "i64", "i64"),
        (List(INVOICE), "Vec<Invoice>", "&[Invoice]"),
        (List(Pointer(INVOICE)), "Vec<Invoice>", "&[Invoice]"),
        (List(Pointer(STRING)), "Vec<Option<String>>", "&[Option<String>]"),
        (
            Map(STRING, Pointer(INVOICE)),
            "std::collections::HashMap<String, Invoice>",
            "&std::collections::HashMap<String, Invoice>",
        ),
        (Set(INT), "std::collections::HashSet<i64>", "&std::collections::HashSet<i64>"),
        (Pointer(INVOICE), "Option<Invoice>", "&Invoice"),
        (Optional(STRING), "Option<String>", "Option<&str>"),
        (Optional(Optional(INT)), "Option<i64>", "Option<Option<i64>>"),
        (Named("Store"), "Box<dyn Store>", "&dyn Store"),
        (Known("path"), "std::path::PathBuf", "&std::path::Path"),
        (Channel(Pointer(INVOICE)), "tokio::sync::mpsc::Sender<Invoice>", "tokio::sync::mpsc::Sender<Invoice>"),
        (Channel(INT, "receive"), "tokio::sync::mpsc::Receiver<i64>", "tokio::sync::mpsc::Receiver<i64>"),
        (Tuple((INT,)), "(i64,)", "(i64,)"),
        (Tuple((STRING,), variadic=True), "Vec<String>", "&[String]"),
        (Array(BOOL, "4"), "[bool; 4]", "&[bool; 4]"),
        (Union((INT, STRING)), "IntOrString", "&IntOrString"),
        (Variable("T"), "T", "T"),
        (FunctionType((STRING,), (INT,)), "Box<dyn Fn(&str) -> i64 + Send + Sync>", "impl Fn(&str) -> i64"),
        (Known("atomic", (BOOL,)), "std::sync::atomic::AtomicBool", "&std::sync::atomic::AtomicBool"),
        (Known("atomic", (Known("uint32"),)), "std::sync::atomic::AtomicU32", "&std::sync::atomic::AtomicU32"),
        (
            Known("atomic", (Pointer(INVOICE),)),
            "arc_swap::ArcSwapOption<Invoice>",
            "&arc_swap::ArcSwapOption<Invoice>",
        ),
        (Pointer(Known("mutex")), "std::sync::Arc<std::sync::Mutex<()>>", "&std::sync::Mutex<()>"),
        (
            Map(STRING, Pointer(Known("rwmutex"))),
            "std::collections::HashMap<String, std::sync::Arc<std::sync::RwLock<()>>>",
            "&std::collections::HashMap<String, std::sync::Arc<std::sync::RwLock<()>>>",
        ),
        (Known("iterator", (INT,)), "Box<dyn Iterator<Item = i64>>", "impl Iterator<Item = i64>"),
        (UNKNOWN, "Undecided", "Undecided"),
    ],
)
def test_owned_in_fields_and_borrowed_in_parameters(type_: Type, field: str, parameter: str) -> None:
    assert owned(type_, SCOPE) == field
    assert borrowed(type_, SCOPE) == parameter


def test_every_known_type_has_a_row() -> None:
    assert set(KNOWN) == KNOWN_TYPES


@pytest.mark.parametrize(
    ("package", "expected"),
    [
        ("example.org/shop/store", "store"),
        ("github.com/caddyserver/caddy/v2", "caddy"),
        ("gopkg.in/yaml.v3", "yaml"),
        ("k8s.io/client-go", "client_go"),
        ("orders.models", "models"),
    ],
)
def test_modules_are_named_by_the_last_element_that_says_something(package: str, expected: str) -> None:
    assert module(package) == expected


def test_zero_values() -> None:
    assert default_value(STRING, SCOPE) == "String::new()"
    assert default_value(Pointer(INVOICE), SCOPE) == "None"
    assert default_value(Known("datetime"), SCOPE) == "jiff::Timestamp::UNIX_EPOCH"
    assert default_value(Named("Set", "x", (INT,)), SCOPE) == "x::Set::default()"
