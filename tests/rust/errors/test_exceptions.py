"""Exception classes as enums of their family, and alone."""

from __future__ import annotations

import pytest

from tests.rust.lowered import local, message, number
from translator.ir import expressions as ex
from translator.ir.declarations import Field, Function, Parameter, Receiver, Structure
from translator.ir.index import Index, UnitDeclarations, build_index
from translator.ir.types import INT, STRING, UNKNOWN, Named, Optional, Type
from translator.rust.errors.exceptions import exception
from translator.rust.errors.families import Member, descendants, parent_of, root_of
from translator.rust.layout import format_rust
from translator.rust.scope import scope_for

EXCEPTION, KEY_ERROR = Named("Exception", "builtins"), Named("KeyError", "builtins")


def raised_class(name: str, *bases: Type, line: int = 1, text: ex.Format | None = None, **fields: Type) -> Structure:
    made = tuple(Field(n, t) for n, t in fields.items())
    return Structure(name, made, bases=bases, kind="exception", line=line, message=text)


def init(owner: str, **params: Type) -> Function:
    given = tuple(Parameter(n, t) for n, t in params.items())
    return Function("__init__", given, receiver=Receiver("self", owner, "pointer"))


def index_of(*declarations: Structure | Function, **others: Structure) -> Index:
    units = [UnitDeclarations("shop", declarations)]
    return build_index(units + [UnitDeclarations(unit, (item,)) for unit, item in others.items()])


def shown(item: Structure, index: Index) -> str:
    return format_rust(exception(item, scope_for(None, index, "shop")))


APP = raised_class("AppError", EXCEPTION)
MISSING = raised_class("MissingError", Named("AppError"), line=2, text=message("no ", local("key")), key=STRING)
BUSY = raised_class("Busy", Named("AppError"), KEY_ERROR, line=3)


def test_the_class_on_top_is_the_enum_of_its_family() -> None:
    assert shown(APP, index_of(APP, BUSY, MISSING)) == (
        "// DECIDE: whether `AppError` itself is raised: then a variant `Other(String)`.\n"
        "#[derive(Debug, thiserror::Error)]\n"
        "pub enum AppError {\n"
        '    #[error("no {key}")]\n'
        "    Missing { key: String },\n"
        '    #[error("{0}")]\n'
        "    Busy(String),\n"
        "}\n"
    )


def test_another_class_is_a_variant() -> None:
    printed = shown(BUSY, index_of(APP, BUSY, MISSING))
    assert "a variant of `AppError`, beside `Missing`" in printed
    assert "Handlers of `KeyError` catch it too" in printed
    assert printed.endswith('pub enum AppError {\n    #[error("{0}")]\n    Busy(String),\n}\n')


def test_a_class_without_a_family_is_a_struct() -> None:
    assert shown(APP, index_of(APP)).endswith('#[error("{0}")]\npub struct AppError(pub String);\n')
    told = raised_class("ParseError", EXCEPTION, text=message(local("shown"), ": bad"), row=INT)
    assert "DECIDE: the text" in shown(told, index_of(told))


def test_a_warning_is_no_error() -> None:
    item = raised_class("Odd", Named("UserWarning", "builtins"))
    assert "tracing::warn!" in shown(item, index_of(item))


def test_a_text_that_is_only_handed_on_is_a_field_too() -> None:
    item = raised_class("MathError", EXCEPTION, text=message(local("msg")), details=STRING)
    printed = shown(item, index_of(item, init("MathError", msg=UNKNOWN, details=STRING)))
    assert '#[error("{msg}")]' in printed
    assert "pub msg: String," in printed


@pytest.mark.parametrize(
    ("type_", "printed"),
    [
        (EXCEPTION, "#[source]\n    pub cause: Box<dyn std::error::Error + Send + Sync>,"),
        (Optional(KEY_ERROR), "#[source]\n    pub cause: Option<Box<dyn std::error::Error + Send + Sync>>,"),
        (UNKNOWN, "pub cause: String,"),
        (INT, "pub cause: i64,"),
    ],
)
def test_fields(type_: Type, printed: str) -> None:
    item = raised_class("Broken", EXCEPTION, cause=type_)
    assert printed in shown(item, index_of(item)).replace("\n    #[source]", "#[source]")


def test_constants_of_a_class_are_told() -> None:
    code = Field("status", INT, default=number(404), constant=True)
    item = Structure("Gone", (code,), bases=(Named("AppError"),), kind="exception", line=5)
    assert '#[error("{0}")] // status = 404\n    Gone(String),' in shown(item, index_of(APP, item))


def test_families_reach_across_units_and_end_in_circles() -> None:
    far = raised_class("FarError", Named("AppError", "shop"))
    index = index_of(APP, BUSY, far=far)
    assert [m.item.name for m in descendants(Member("shop", APP), index)] == ["Busy", "FarError"]
    assert root_of(Member("far", far), index) == Member("shop", APP)
    assert parent_of(Member("shop", APP), index) is None
    one, two = raised_class("One", Named("Two")), raised_class("Two", Named("One"))
    assert root_of(Member("shop", one), index_of(one, two)).item.name in {"One", "Two"}


def test_two_variants_of_one_name_differ() -> None:
    far = raised_class("Busy", Named("AppError", "shop"))
    printed = shown(APP, index_of(APP, BUSY, far=far))
    assert "BusyShop(String)" in printed
    assert "BusyFar(String)" in printed


def test_a_parameter_called_like_a_keyword_stands_in_braces_without_its_escape() -> None:
    item = raised_class("BlockError", EXCEPTION, text=message("no ", local("type")), type=STRING)
    text = shown(item, index_of(item))
    assert '#[error("no {type}")]' in text
    assert "r#type: String" in text
