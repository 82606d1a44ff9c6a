"""Values of any type that are asked for one: what is found has the name from there on."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import ANY, JSON, STRING, UNKNOWN, Named, OpaqueType, Optional, Type
from translator.rust.dispatch import block, plain
from translator.rust.expressions.options import held, subject
from translator.rust.expressions.present_values import leaves
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.expressions.type_tests import note_held
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.flow import Body, diverges, mentions, walk
from translator.rust.text.naming import snake
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_copy, is_trait


def is_used(name: str, body: Body, scope: Scope) -> bool:
    """Whether a body reads a local, and does not give it another value."""
    local = scope.locals.get(name)
    if local is None or local.error is not None or local.rust or not mentions(body, frozenset({name})):
        return False
    return not any(isinstance(one, ir.Assign | ir.Let | ir.ForEach) and _writes(one, name) for one in walk(body))


def _writes(statement: ir.Assign | ir.Let | ir.ForEach, name: str) -> bool:
    match statement:
        case ir.Assign(targets):
            return any(isinstance(target, ex.Name) and target.text == name for target in targets)
        case ir.Let(names) | ir.ForEach(names):
            return name in names


def bound_held(tested: ex.Name, wanted: Type, scope: Scope, inner: Scope) -> str:
    """What a `dyn Any` or a JSON value holds."""
    if isinstance(wanted, Named) and is_trait(wanted, scope):
        return ""
    asked = subject(tested, scope)
    text = held(ex.TypeAssertion(tested, wanted), asked, scope)
    copied = is_copy(wanted, scope) and type_of(tested, scope) != JSON
    if type_of(tested, scope) != JSON:
        note_held(asked[0], [wanted], scope)
    inner.bind(tested.text, Local(wanted, ref=not copied))
    return f"let Some({snake(tested.text)}) = {guarded_head(text)}{'.copied()' * copied}"


def goes_on(name: str, scope: Scope) -> bool:
    """Whether what follows in this block reads the name, and nothing writes it."""
    rest = scope.rest[0] if scope.rest else ()
    return isinstance(rest, tuple) and is_used(name, rest, scope)


def held_guard(statement: ir.If, scope: Scope) -> str:
    """`if not isinstance(x, str): return` of a value of any type, as `let … else`; empty for other statements."""
    test = statement.test
    joined = test if isinstance(test, ex.Binary) and test.operator == "||" else None
    match joined.left if joined is not None else test:
        case ex.Unary("!", ex.TypeTest(ex.Name(text, "") as tested, (wanted,), False)):
            wanted = strip_pointer(wanted)
        case _:
            return ""
    if not diverges(statement.body) or not _is_any(tested, wanted, scope) or not goes_on(text, scope):
        return ""
    inner, notes = scope.block(), scope.frame.notes[:]
    head = bound_held(tested, wanted, scope, inner)
    if not head:
        return ""
    if joined is not None:
        asked = plain(ex.Unary("!", joined.right), inner)
        if leaves(asked):
            scope.frame.notes[:] = notes
            return ""
        head = f"{head}.filter(|&{snake(text)}| {asked})"
    out = block(statement.body, scope.block())
    scope.bind(text, inner.locals[text])
    return f"{head} else {{\n{out}\n}};"


def _is_any(tested: ex.Name, wanted: Type, scope: Scope) -> bool:
    type_ = type_of(tested, scope)
    within = type_.of if isinstance(type_, Optional) else type_
    known = wanted not in {UNKNOWN, ANY} and not isinstance(wanted, OpaqueType)
    return known and (within == ANY or (type_ == JSON and wanted == STRING))
