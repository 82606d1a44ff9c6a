"""`with` statements that only spell a `try`: errors that are ignored, and errors that a test expects."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Named, Type
from translator.rust.calls.call import call_text
from translator.rust.errors.error_naming import GENERIC_CLASSES, class_name
from translator.rust.errors.error_sources import source_of
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import last
from translator.rust.statements.mutability import binding
from translator.rust.text.precedence import POSTFIX

EXPECTING = frozenset({"assertRaises", "assertRaisesRegex", "assertRaisesRegexp", "failUnlessRaises"})
"""Methods of test cases that say which exception a block raises."""


def spelled_out(statement: ir.With) -> ir.Try | None:
    """The `try` that a `with` stands for; None for other managers."""
    match statement.items:
        case (ir.WithItem(ex.Call(ex.Name("suppress", "contextlib"), classes), ""),) if classes:
            return ir.Try(statement.body, (ir.Handler(_types(classes), "", ()),))
    expected = _expected(statement)
    if expected is None or statement.items[0].target:
        return None
    name = getattr(expected[0], "name", "error")
    missed = ex.Call(ex.Name("panic", "", "builtin"), (ex.Literal("string", f"expected {name}"),))
    return ir.Try(statement.body, (ir.Handler(expected, "", ()),), (ir.Do(missed),))


def asserted(statement: ir.With, scope: Scope) -> str | None:
    """One call that a test expects to fail, as an assertion; None for other blocks."""
    expected = _expected(statement)
    final = last(statement.body)
    body = tuple(s for s in statement.body if not isinstance(s, ir.Comment))
    if expected is None or len(body) != 1 or not isinstance(final, ir.Do) or not isinstance(final.value, ex.Call):
        return None
    text, level = call_text(final.value, scope).term
    if level < POSTFIX:
        return None
    source, target = source_of(final.value, scope), statement.items[0].target
    names = " or ".join(f"`{_name(t)}`" for t in expected)
    if target:
        scope.frame.notes.append(f"that the error is {names}.")
        scope.bind(target, Local(error=source))
        return f"let {binding(target)} = {text}.unwrap_err();"
    vague = len(expected) > 1 or _name(expected[0]) in GENERIC_CLASSES
    if source.decide or not source.callee or vague:
        scope.frame.notes.append(f"that the error is {names}.")
        return f"assert!({text}.is_err());"
    return f"assert!(matches!({text}, Err({source.type}::{class_name(_name(expected[0]))} {{ .. }})));"


def _expected(statement: ir.With) -> tuple[Type, ...] | None:
    """The classes that a test expects the block to raise."""
    match statement.items:
        case (ir.WithItem(ex.Call(ex.Name("raises", "pytest"), (classes, *_))),):
            return _types((classes,))
        case (ir.WithItem(ex.Call(ex.Attribute(ex.Name(_, _, "receiver"), method), (classes, *_))),) if (
            method in EXPECTING
        ):
            return _types((classes,))
        case _:
            return None


def _types(classes: tuple[ex.Expression, ...]) -> tuple[Type, ...]:
    found: list[Type] = []
    for one in classes:
        match one:
            case ex.ListLiteral(items):
                found += _types(items)
            case ex.Name(text, package, kind):
                found.append(Named(text, "builtins" if kind == "builtin" else package))
            case ex.Attribute(_, name):
                found.append(Named(name))
    return tuple(found) or (Named("Exception", "builtins"),)


def _name(type_: Type) -> str:
    return type_.name.rpartition(".")[2] if isinstance(type_, Named) else "Exception"
