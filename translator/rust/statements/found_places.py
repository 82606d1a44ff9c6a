"""`i := strings.Index(text, part)` and the test for -1 behind it, as what `find` gives."""

from __future__ import annotations

from typing import Final

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.rust.calls.by_rule import by_template
from translator.rust.calls.call_table import SIZE
from translator.rust.calls.go_texts import PLACE
from translator.rust.dispatch import block
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import diverges, mentions
from translator.rust.statements.mutability import binding
from translator.rust.types.inference import rule_of

Body = tuple[ir.Statement, ...]
_NONE: Final = (ex.Unary("-", ex.Literal("int", "1")), ex.Literal("int", "-1"))
_ZERO: Final = ex.Literal("int", "0")


def found_place(body: Body, scope: Scope, *, tail: bool) -> tuple[str, int] | None:
    """The place as an `Option` that is asked at once; None where it is used otherwise."""
    match body:
        case (ir.Let((name,), ex.Call() as call, mutable=()), ir.If(test, then, orelse), *rest) if name != "_":
            pass
        case _:
            return None
    rule = rule_of(call, scope)
    there = _is_there(test, name)
    if there is None or rule is None or not rule.template.endswith(PLACE):
        return None
    found = by_template(rule.template.removesuffix(PLACE), call, scope)[0]
    names = frozenset({name})
    if not there and not orelse and diverges(then) and not mentions(then, names):
        out = block(then, scope.block())
        scope.bind(name, Local(SIZE))
        return f"let Some({binding(name)}) = {guarded_head(found)} else {{\n{out}\n}};", 2
    if not there or mentions((orelse, tuple(rest)), names):
        return None
    inner = scope.block()
    inner.bind(name, Local(SIZE))
    last = tail and not rest
    text = f"if let Some({binding(name)}) = {guarded_head(found)} {{\n{block(then, inner, tail=last)}\n}}"
    if orelse:
        text += f" else {{\n{block(orelse, scope.block(), tail=last)}\n}}"
    return text, 2


def _is_there(test: ex.Expression, name: str) -> bool | None:
    """Whether a test asks for a place, False for one that asks for none; None for other tests."""
    match test:
        case ex.Binary(operator, ex.Name(asked, ""), value) if asked == name:
            pass
        case _:
            return None
    if (operator == ">=" and value == _ZERO) or (operator in {"!=", ">"} and value in _NONE):
        return True
    if (operator == "<" and value == _ZERO) or (operator == "==" and value in _NONE):
        return False
    return None
