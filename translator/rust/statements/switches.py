"""`switch` and `match`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import STRING, UNKNOWN, Type
from translator.rust.dispatch import at, block, plain, prints_statement
from translator.rust.expressions.operators import BYTE
from translator.rust.expressions.ownership import form
from translator.rust.expressions.tests_of import guarded_head, head
from translator.rust.expressions.type_tests import narrowed
from translator.rust.scope import Scope
from translator.rust.statements.arms import arm
from translator.rust.statements.branches import found_error
from translator.rust.statements.loop_labels import label_name
from translator.rust.text.byte_text import byte_literal
from translator.rust.text.precedence import OR, POSTFIX
from translator.rust.types.inference import type_of


@prints_statement(ir.Switch)
def _switch(statement: ir.Switch, scope: Scope, *, tail: bool) -> str:
    if statement.label:
        inner = _printed(statement, scope, tail=False)
        return f"'{label_name(statement.label)}: {{\n{inner}\n}}"
    return _printed(statement, scope, tail=tail)


def _printed(statement: ir.Switch, scope: Scope, *, tail: bool) -> str:
    complete = any(not c.values for c in statement.cases)
    last = tail and complete
    if statement.subject is None:
        return _conditions(statement, scope, tail=last)
    if all(_is_pattern(v) for c in statement.cases for v in c.values):
        return _match(statement, statement.subject, scope, tail=last)
    return _comparisons(statement, statement.subject, scope, tail=last)


def _is_pattern(value: ex.Expression) -> bool:
    match value:
        case ex.Literal(kind):
            return kind in {"int", "string", "rune", "bool", "nil"}
        case ex.Unary("-", ex.Literal("int")):
            return True
        case ex.Name(_, _, "constant") | ex.Attribute(ex.Name(_, _, "type")):
            return True
        case _:
            return False


def _match(statement: ir.Switch, subject: ex.Expression, scope: Scope, *, tail: bool) -> str:
    text = head(subject, scope)
    strings = any(isinstance(v, ex.Literal) and v.kind == "string" for c in statement.cases for v in c.values)
    type_ = type_of(subject, scope)
    if strings and form(subject, scope) != "reference" and type_ in {STRING, UNKNOWN}:
        text = f"{guarded_head(at(subject, scope, POSTFIX))}.as_str()"
    arms = [c for c in statement.cases if c.values] + [c for c in statement.cases if not c.values]
    lines = []
    for case in arms:
        found = " | ".join(_pattern(v, type_, scope) for v in case.values) or "_"
        lines.append(arm(found, block(case.body, scope.block(), tail=tail)))
    if not any(not c.values for c in statement.cases):
        lines.append("_ => {}\n")
    return f"match {text} {{\n{''.join(lines)}}}"


def _pattern(value: ex.Expression, type_: Type, scope: Scope) -> str:
    if isinstance(value, ex.Literal) and value.kind == "rune" and type_ in BYTE:
        return byte_literal(value.text)
    return plain(value, scope)


def _conditions(statement: ir.Switch, scope: Scope, *, tail: bool) -> str:
    tests = [_test(c, scope) for c in statement.cases]
    return _chain(tests, tail=tail)


def _test(case: ir.Case, scope: Scope) -> tuple[ir.Case, tuple[str, Scope]]:
    inner = scope.block()
    values = case.values
    found = found_error(values[0], scope, inner) if len(values) == 1 else ""
    if not found and len(values) == 1:
        case, found = _found_type(case, scope, inner)
    return case, (found or (_joined(values, scope) if values else ""), inner)


def _found_type(case: ir.Case, scope: Scope, inner: Scope) -> tuple[ir.Case, str]:
    """A case for one type whose body begins with the value as that type; empty text for other cases."""
    match case.body:
        case (ir.Let((name,)) as let, *rest):
            found = narrowed(case.values[0], let, scope)
            if found is not None:
                inner.bind(name, found[1])
                return ir.Case(case.values, tuple(rest)), found[0]
    return case, ""


def _joined(values: tuple[ex.Expression, ...], scope: Scope) -> str:
    if len(values) == 1:
        return head(values[0], scope)
    return guarded_head(" || ".join(at(v, scope, OR + 1) for v in values))


def _comparisons(statement: ir.Switch, subject: ex.Expression, scope: Scope, *, tail: bool) -> str:
    tests = []
    for case in statement.cases:
        compared = tuple(ex.Binary("==", subject, v) for v in case.values)
        tests.append((case, (_joined(compared, scope) if compared else "", scope.block())))
    return _chain(tests, tail=tail)


def _chain(tests: list[tuple[ir.Case, tuple[str, Scope]]], *, tail: bool) -> str:
    ordered = [t for t in tests if t[0].values] + [t for t in tests if not t[0].values]
    parts = []
    for case, (test, inner) in ordered:
        out = block(case.body, inner, tail=tail)
        if case.values:
            parts.append(f"if {test} {{\n{out}\n}}")
        elif parts:
            parts.append(f"{{\n{out}\n}}")
            break
        else:
            return f"{{\n{out}\n}}"
    return " else ".join(parts)
