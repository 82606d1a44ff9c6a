from __future__ import annotations

from tests.rust.lowered import body_of, called, function, item, local, number
from tests.rust.python_code import ported
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.types import INT, STRING, List
from translator.rust.statements.shadowing import shadowed

TRIM = called("TrimSpace", local("line"), package="strings")
TRIMMED = st.Assign((local("line"),), (TRIM,))
USED = st.Do(called("g", local("line")))


def test_a_parameter_keeps_its_type() -> None:
    printed = item(function("run", TRIMMED, USED, params={"line": STRING}, exported=False))
    assert printed == "fn run(line: &str) {\n    let line = line.trim();\n    g(line);\n}\n"


def test_a_loop_variable_is_shadowed_in_its_turn() -> None:
    loop = st.ForEach(("line",), local("lines"), (TRIMMED, USED))
    assert "let line = line.trim();" in body_of(loop, params={"lines": List(STRING)})


def test_a_value_that_is_given_in_a_branch_is_assigned() -> None:
    branch = st.If(local("on"), (TRIMMED,))
    assert shadowed(function("run", branch, USED, params={"line": STRING})) == frozenset()


def test_what_counts_is_assigned() -> None:
    add = st.Assign((local("n"),), (number(1),), "+=")
    assert shadowed(function("run", add, params={"n": INT})) == frozenset()


def test_what_grows_is_assigned() -> None:
    grown = st.Assign((local("xs"),), (called("append", local("xs"), number(1), package="builtin"),))
    assert shadowed(function("run", grown, params={"xs": List(INT)})) == frozenset()


def test_what_a_closure_holds_is_assigned() -> None:
    closure = ex.Closure((), (), (USED,))
    body = (st.Let(("f",), closure), TRIMMED, USED)
    assert shadowed(function("run", *body, params={"line": STRING})) == frozenset()


def test_every_assignment_must_stand_in_the_block() -> None:
    inner = st.While(local("on"), (TRIMMED,))
    assert shadowed(function("run", TRIMMED, inner, params={"line": STRING})) == frozenset()
    assert shadowed(function("run", TRIMMED, TRIMMED, params={"line": STRING})) == frozenset({"line"})


def test_a_name_that_lives_on_gets_no_namesake_at_the_end_of_a_block() -> None:
    source = (
        "class Handler:\n"
        "    def handle(self, request):\n"
        "        response = None\n"
        "        try:\n"
        "            response = self.call(request)\n"
        "        except Exception as e:\n"
        "            response = self.process(e, request)\n"
        "            if response is None:\n"
        "                raise\n"
        "        return response\n"
    )
    assert (
        "            response = self.process(e, request);\n"
        "            if response.is_none() {\n"
        "                return Err(e.into());\n"
        "            }\n"
    ) in ported(source)
