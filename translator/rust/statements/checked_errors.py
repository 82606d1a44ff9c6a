"""`x, err := f()` and several tests of `err`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ERROR
from translator.rust.dispatch import STATEMENTS, block
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import Local, Scope
from translator.rust.statements.branches import bind_results, pattern, result_of
from translator.rust.statements.flow import diverges, mentions
from translator.rust.statements.mutability import shown_names
from translator.rust.statements.presence import Body, Fused
from translator.rust.text.naming import snake


def checked(let: ir.Let, call: ex.Call, rest: Body, scope: Scope, *, tail: bool) -> Fused | None:
    """`x, err := f()` and several tests of `err`, the last of which asks whether there is one."""
    error = let.names[-1]
    match rest:
        case (ir.If(ex.IsNil(ex.Name(name), False), then, ()), _, *_) if name == error and diverges(then):
            return _kept_error(let, call, then, scope), 2
    tests: list[ir.Statement] = []
    for place, statement in enumerate(rest):
        match statement:
            case ir.Comment():
                tests.append(statement)
            case ir.If(ex.IsNil(ex.Name(name), True), then, ()) if name == error and diverges(then):
                handled = ir.HandleError(let.names[:-1], call, error, (*tests, *then), diverges=True)
                after = rest[place + 1 :]
                if mentions(after, frozenset({error})) and _reads_first(after, error):
                    return None
                return STATEMENTS[ir.HandleError](handled, scope, tail=tail and not after), place + 2
            case ir.If(ex.ErrorIs(ex.Name(name)) | ex.ErrorAs(ex.Name(name)), then, ()) if name == error:
                if not diverges(then):
                    return None
                tests.append(statement)
            case _:
                return None
    return None


def _kept_error(let: ir.Let, call: ex.Call, then: Body, scope: Scope) -> str:
    """`if err == nil { return … }`: what follows has the error in hand."""
    text, source = result_of(call, scope)
    inner = scope.block()
    bind_results(let.names[:-1], call, inner)
    out = block(then, inner)
    error = let.names[-1]
    scope.bind(error, Local(ERROR, error=source))
    passed = f"Ok({shown_names(pattern(let.names[:-1]))}) => {{\n{out}\n}}"
    return f"let {snake(error)} = match {guarded_head(text)} {{\n{passed}\nErr(err) => err,\n}};"


def _reads_first(body: Body, name: str) -> bool:
    """Whether the first statement that names it reads it."""
    for statement in body:
        if not mentions(statement, frozenset({name})):
            if isinstance(statement, ir.Let) and name in statement.names:
                return False
            continue
        match statement:
            case ir.Let(_, value):
                return bool(value is not None and mentions(value, frozenset({name})))
            case ir.Assign(targets, values):
                return bool(mentions(values, frozenset({name}))) or not mentions(targets, frozenset({name}))
            case ir.HandleError(_, call, bound):
                return bound != name or bool(mentions(call, frozenset({name})))
            case _:
                return True
    return False
