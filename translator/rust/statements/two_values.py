"""Bindings of a value and a flag, or of a value whose error is dropped."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Known, Type
from translator.rust.calls.call import call_text
from translator.rust.errors.error_sources import snippet
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.kept_errors import or_default
from translator.rust.statements.mutability import binding
from translator.rust.types.inference import callee_of, rule_of


def comma_ok(names: tuple[str, ...], option: tuple[str, Type], scope: Scope, *, borrowed: bool) -> str:
    """`v, ok := …` of what is an `Option`: its text and the type inside. `borrowed`: it holds a reference."""
    text, inner = option
    value, found = names
    scope.bind(found, Local(Known("bool")))
    if value == "_":
        if found == "_":
            return f"let _ = {text};"
        return f"let {binding(found)} = {text}.is_some();"
    scope.bind(value, Local(inner))
    if found == "_":
        cloned = f"{text}.cloned()" if borrowed else text
        return f"let {binding(value)} = {cloned}.unwrap_or_default();"
    arms = "Some(value) => (value, true), None => (Default::default(), false)"
    cloned = f"{text}.cloned()" if borrowed else text
    return f"let ({binding(value)}, {binding(found)}) = match {cloned} {{ {arms} }};"


def dropped_error(statement: ir.Let, call: ex.Call, scope: Scope) -> str | None:
    """`v, _ := f()`: an error that is discarded beside results."""
    names = statement.names
    if len(names) < 2 or names[-1] != "_":
        return None
    found = callee_of(call, scope)
    known = found is not None and found[0].fallible and len(found[0].results) == len(names) - 1
    rule = rule_of(call, scope)
    if not known and not call.fallible and (rule is None or not rule.error):
        return None
    printed = call_text(call, scope)
    scope.frame.notes.append(f"the source drops the error of `{snippet(call.function, scope)}`.")
    kept = names[:-1]
    if all(name == "_" for name in kept):
        return f"let _ = {printed.term[0]};"
    results = found[0].results if found is not None else (rule.result if rule is not None else UNKNOWN,) * len(kept)
    for name, type_ in zip(kept, results, strict=False):
        scope.bind(name, Local(strip_pointer(type_)))
    shown = binding(kept[0]) if len(kept) == 1 else f"({', '.join(binding(n) for n in kept)})"
    only = scope.locals[kept[0]].type if len(kept) == 1 else UNKNOWN
    return f"let {shown} = {printed.term[0]}.{or_default(only, scope)};"
