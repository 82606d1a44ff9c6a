from translator.ir.expressions import Call, Name
from translator.ir.statements import Do, Let, Statement
from translator.rust.statements.about import about


def do(name: str) -> Statement:
    return Do(Call(Name(name)))


def test_the_statements_between_first_and_last_use_are_kept() -> None:
    code = (do("before"), Let(("group",), Call(Name("new"))), do("between"), do("group"), do("after"))
    assert about(code, "group") == code[1:4]


def test_a_name_that_nothing_uses_leaves_all() -> None:
    code = (do("a"), do("b"))
    assert about(code, "group") == code
