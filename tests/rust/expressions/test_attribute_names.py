from __future__ import annotations

import pytest

from tests.rust.declared import dataclass, field, rust, scope_of
from translator.ir.declarations import Declaration, Function, Receiver
from translator.ir.expressions import Attribute, Binary, Call, Expression, Format, FormatArgument, Literal, Name, OneOf
from translator.ir.types import INT, STRING, Named
from translator.rust.expressions.attribute_names import attribute_access
from translator.rust.scope import Local

STYLE, ORDER = Name("style", "", "local"), Name("order", "", "local")
RENDER = Format(("render_", FormatArgument(STYLE)))


def method(name: str) -> Function:
    return Function(name, receiver=Receiver("self", "Order", "pointer"))


DECLARED: tuple[Declaration, ...] = (
    dataclass("Order", field("number", STRING), field("total", INT)),
    method("render_text"),
    method("render_html"),
    method("save"),
)


def access(verb: str, *args: Expression, known: bool = True) -> str:
    scope = scope_of(*DECLARED)
    if known:
        scope.bind("order", Local(Named("Order"), ref=True))
    return rust(attribute_access(Call(Name(verb, "", "builtin"), args), scope))


@pytest.mark.parametrize("name", [RENDER, Binary("+", Literal("string", "render_"), STYLE)])
def test_methods_that_begin_alike_are_the_arms(name: Expression) -> None:
    assert access("getattr", ORDER, name) == (
        "// DECIDE: the names that `style` can hold; each arm calls its method, with the arguments that\n"
        "// follow in the source.\n"
        "let value = match style {\n"
        '    "text" => order.render_text(),\n'
        '    "html" => order.render_html(),\n'
        '    _ => todo!("no attribute render_{{…}}"),\n'
        "};\n"
    )


def test_a_bare_name_reads_the_fields_of_a_known_class() -> None:
    text = access("getattr", ORDER, STYLE, Literal("nil", ""))
    assert '    "number" => order.number.clone(),\n    "total" => order.total.clone(),\n    _ => None,\n' in text
    assert "save" not in text


def test_an_object_of_unknown_class_has_no_arms_that_are_made_up() -> None:
    assert access("getattr", ORDER, STYLE, known=False) == (
        "// DECIDE: the names that `style` can hold; an arm for each.\n"
        'let value = match style {\n    // "…" => order.….clone(),\n    _ => todo!("no attribute style"),\n};\n'
    )


def test_setting_goes_to_fields_alone() -> None:
    text = access("setattr", ORDER, STYLE, Literal("int", "3"))
    assert '    "number" => order.number = 3,\n' in text
    assert "render" not in text


def test_asking_for_an_attribute() -> None:
    assert 'let known = matches!(style, "number" | "total");\n' in access("hasattr", ORDER, STYLE)
    assert 'let known: bool = todo!("does `order` have `style`?");\n' in access("hasattr", ORDER, STYLE, known=False)


def test_deleting_empties_an_option() -> None:
    assert '    "total" => order.total = None,\n' in access("delattr", ORDER, STYLE)


def test_a_class_with_many_fields_is_left_to_the_reader() -> None:
    wide = dataclass("Order", *(field(f"f{n}", INT) for n in range(20)))
    scope = scope_of(wide)
    scope.bind("order", Local(Named("Order")))
    text = attribute_access(Call(Name("getattr", "", "builtin"), (ORDER, STYLE)), scope)
    assert "f1" not in text


def test_arguments_that_are_spread_are_a_decision() -> None:
    call = Call(Name("getattr", "", "builtin"), (ORDER,), spread=True)
    assert attribute_access(call, scope_of()).startswith("// DECIDE: which names arrive here;")


def test_names_that_the_source_lists_are_the_arms() -> None:
    listed = OneOf(STYLE, (Literal("string", "total"), Literal("string", "Extra")))
    text = access("setattr", ORDER, listed, Literal("int", "3"))
    assert '    "total" => order.total = 3,\n    "Extra" => order.extra = 3,\n' in text


def test_an_owned_name_is_compared_as_text() -> None:
    text = access("getattr", ORDER, Attribute(ORDER, "style"), known=False)
    assert 'match order.style.as_str() {\n    // "…" => order.….clone(),\n' in text


def test_copying_by_name_copies_each_field() -> None:
    listed = OneOf(STYLE, (Literal("string", "total"),))
    source = Call(Name("getattr", "", "builtin"), (Name("draft", "", "local"), listed, Literal("nil", "")))
    assert '    "total" => order.total = draft.total.clone(),\n' in access("setattr", ORDER, listed, source)
