from __future__ import annotations

from tests.rust.declared import rust, scope_of
from translator.ir.declarations import Function, Parameter, Receiver
from translator.ir.types import INT, STRING, Optional
from translator.rust.items.optional_signature import optional_signature


def test_a_method_with_few_parameters_shows_them_all() -> None:
    params = (Parameter("id", INT), Parameter("name", Optional(STRING)))
    function = Function(
        "find", params, (INT,), receiver=Receiver("self", "Store"), doc="Finds.", decorators=("cached",)
    )
    assert rust(optional_signature(function, scope_of(), "name")) == (
        'impl Store {\n    pub fn find(&self, id: i64, name: Option<&str>) -> i64 {\n        todo!("find")\n    }\n}\n'
    )


def test_of_many_parameters_the_one_that_matters_stays() -> None:
    params = (*(Parameter(f"p{n}", INT) for n in range(6)), Parameter("args", Optional(INT), kind="variadic"))
    text = rust(optional_signature(Function("run", params, (Optional(STRING),)), scope_of(), "*args"))
    assert text == (
        '// … with its other parameters\npub fn run(args: &[Option<i64>]) -> Option<String> {\n    todo!("run")\n}\n'
    )
