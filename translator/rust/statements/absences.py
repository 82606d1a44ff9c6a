"""Values that may be absent: `let … else`, `if let`."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import STRING, UNKNOWN, Array, List, Optional, Pointer
from translator.ir.walk import nodes
from translator.rust.calls.by_rule import key_text
from translator.rust.calls.library_names import library_path
from translator.rust.dispatch import at, block, plain, prints_statement
from translator.rust.errors.anyhow_values import absence
from translator.rust.errors.error_values import error_value
from translator.rust.expressions.library_reads import ENVIRONMENT
from translator.rust.expressions.options import is_borrowed_option, option_text
from translator.rust.expressions.ownership import index_text, own
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.expressions.writes import mark_written
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.flow import diverges
from translator.rust.statements.mutability import binding
from translator.rust.statements.presence import gives_none
from translator.rust.statements.unwrapping import written
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import callee_of, shape_of, type_of
from translator.rust.types.lookup import gives_option
from translator.rust.types.printed import is_copy


@prints_statement(ir.HandleAbsent)
def _absent(statement: ir.HandleAbsent, scope: Scope, *, tail: bool) -> str:
    callee = callee_of(statement.value, scope) if isinstance(statement.value, ex.Call) else None
    if callee is not None and not gives_option(callee[0]):
        return block(_apart(statement), scope, tail=tail)
    text, local = _option(statement.value, scope)
    name = statement.names[0] if statement.names else "_"
    if (changed := _changed(statement, name, local, scope)) is not None:
        return changed
    inner = scope.block()
    if not statement.orelse and statement.diverges:
        return _else(statement, name, text, local, scope)
    if not statement.orelse:
        if name == "_":
            return f"if {guarded_head(text)}.is_none() {{\n{block(statement.body, inner)}\n}}"
        return _kept(statement, name, text, local, scope)
    ends = tail and diverges(statement.orelse) and (not statement.body or diverges(statement.body))
    ends = ends and bool(statement.body)
    present = scope.block()
    present.bind(name, local)
    held = block(statement.orelse, present, tail=ends)
    if name == "_":
        head = f"if {guarded_head(text)}.is_some()"
    else:
        head = f"if let Some({binding(name)}) = {guarded_head(text)}"
    out = f"{head} {{\n{held}\n}}"
    if statement.body:
        out += f" else {{\n{block(statement.body, inner, tail=ends)}\n}}"
    if statement.diverges:
        scope.bind(name, local)
    return out


def _changed(statement: ir.HandleAbsent, name: str, local: Local, scope: Scope) -> str | None:
    """An entry behind a pointer that is changed where it is there: lent by the map, not copied out of it."""
    place, there = statement.value, statement.orelse
    if not isinstance(place, ex.Index) or not isinstance(local.type, Pointer):
        return None
    users = there or (scope.rest if statement.diverges else ())
    writes = tuple(one for one in nodes(users) if isinstance(one, ir.Assign))
    if not written(name, writes) or any(ex.Name(name, "", "local") in one.targets for one in writes):
        return None
    mark_written(place.value, scope)
    text = guarded_head(f"{at(place.value, scope, POSTFIX)}.get_mut({key_text(place.index, scope)})")
    bound = Local(strip_pointer(local.type), ref=True)
    missing = block(statement.body, scope.block())
    if there:
        present = scope.block()
        present.bind(name, bound)
        out = f"if let Some({snake(name)}) = {text} {{\n{block(there, present)}\n}}"
        out += f" else {{\n{missing}\n}}" if statement.body else ""
    else:
        out = f"let Some({snake(name)}) = {text} else {{\n{missing}\n}};"
    if statement.diverges:
        scope.bind(name, bound)
    return out


def _apart(statement: ir.HandleAbsent) -> tuple[ir.Statement, ...]:
    """The value, its flag, and the question: where the function does not give an `Option`."""
    asked: ex.Expression = ex.Name("ok", "", "local")
    body, orelse = statement.body, statement.orelse
    test = ir.If(ex.Unary("!", asked), body, orelse) if body else ir.If(asked, orelse)
    return ir.Let((*statement.names, "ok"), statement.value), test


def _else(statement: ir.HandleAbsent, name: str, text: str, local: Local, scope: Scope) -> str:
    match statement.body:
        case (ir.Fail(error, ()),) if not scope.label and name != "_":
            made = error_value(error, scope)
            scope.bind(name, local)
            how = absence(made)
            return f"let {binding(name)} = {text}.{how}?;"
    body = block(statement.body, scope.block())
    scope.bind(name, local)
    if name == "_":
        return f"if {guarded_head(text)}.is_none() {{\n{body}\n}}"
    if gives_none(body, scope):
        return f"let {binding(name)} = {text}?;"
    return f"let Some({binding(name)}) = {text} else {{\n{body}\n}};"


def _kept(statement: ir.HandleAbsent, name: str, text: str, local: Local, scope: Scope) -> str:
    """The name holds a zero value when there is none, unless the body gives it another."""
    inner = scope.block()
    body, given = statement.body, "Default::default()"
    if body:
        match body[-1]:
            case ir.Assign((ex.Name(target),), (value,), "=") | ir.Let((target,), value) if target == name and value:
                body, given = body[:-1], own(value, inner, local.type)
    out = block(body, inner)
    scope.bind(name, local._replace(ref=False))
    cloned = f"{text}.cloned()" if local.ref else text
    if not out and given == "None" and not isinstance(local.type, Optional):
        scope.bind(name, Local(Optional(local.type)))
        return f"let {binding(name)} = {cloned};"
    if not out and given == "Default::default()":
        return f"let {binding(name)} = {cloned}.unwrap_or_default();"
    if not out and not set(given) & set("({[!.?"):
        return f"let {binding(name)} = {cloned}.unwrap_or({given});"
    if not out:
        return f"let {binding(name)} = {cloned}.unwrap_or_else(|| {given});"
    return f"let {binding(name)} = {cloned}.unwrap_or_else(|| {{\n{out}\n{given}\n}});"


def _option(value: ex.Expression, scope: Scope) -> tuple[str, Local]:
    if isinstance(value, ex.Index) and library_path(value.value) == ENVIRONMENT:
        return plain(ex.Call(ex.Name("environ.get", "os"), (value.index,)), scope), Local(STRING)
    option = option_text(value, scope)
    if option is not None:
        text, inner = option
        return text, Local(inner, ref=is_borrowed_option(value, inner, scope))
    match value:
        case ex.Index(owner, key) if isinstance(shape_of(owner, scope), List | Array):
            text, inner = f"{at(owner, scope, POSTFIX)}.get({index_text(key, scope)})", type_of(value, scope)
            return (f"{text}.copied()", Local(inner)) if is_copy(inner, scope) else (text, Local(inner, ref=True))
        case ex.Index(owner, key):
            return f"{at(owner, scope, POSTFIX)}.get({key_text(key, scope)})", Local(type_of(value, scope), ref=True)
        case _:
            return plain(value, scope), Local(UNKNOWN)
