"""Names that a loop lends from a collection, and that its body gives other values."""

from __future__ import annotations

import msgspec

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import UNKNOWN, Tuple
from translator.rust.expressions.ownership import TEXTS
from translator.rust.scope import Local, Scope
from translator.rust.statements.flow import mentions, walk
from translator.rust.statements.mutability import binding
from translator.rust.statements.written_elements import changes_copy
from translator.rust.text.naming import snake


def own_copies(statement: ir.ForEach, bound: str, inner: Scope) -> tuple[str, str]:
    """The pattern of a loop, and the first lines of its body: what is written to is the body's own."""
    lines = ""
    for name in statement.targets:
        local = inner.locals.get(name)
        lent = f"&{binding(name)}" in bound
        if local is None or not (lent or local.ref) or name in inner.frame.shadows:
            continue
        if not _replaced(name, statement) and not changes_copy(name, statement, local.type, inner):
            continue
        copied = ".to_owned()" if local.type in TEXTS else ".clone()"
        if lent:
            copied = ""
        bound = bound.replace(binding(name), snake(name))
        inner.bind(name, local._replace(ref=False))
        inner.frame.mutated.add(name)
        lines += f"let {binding(name)} = {snake(name)}{copied};\n"
    return bound, lines


def taken_apart(statement: ir.ForEach, bound: str, inner: Scope) -> tuple[ir.ForEach, str]:
    """A loop whose body begins by taking an element apart: the pattern of the loop does it."""
    fresh = statement.targets[-1] if statement.targets else "_"
    match statement.body:
        case (ir.Let(names, ex.Name(text)), *rest) if text == fresh and len(names) > 1:
            pass
        case _:
            return statement, bound
    inside = msgspec.structs.replace(statement, body=tuple(rest))
    local = inner.locals.get(fresh, Local())
    if "_" in names or mentions(rest, frozenset({fresh})) or any(_replaced(name, inside) for name in names):
        return statement, bound
    items = local.type.items if isinstance(local.type, Tuple) and len(local.type.items) == len(names) else None
    for place, name in enumerate(names):
        inner.bind(name, Local(items[place] if items else UNKNOWN, ref=local.ref))
    return inside, bound.replace(binding(fresh), f"({', '.join(binding(name) for name in names)})")


def _replaced(name: str, statement: ir.ForEach) -> bool:
    return any(
        isinstance(one, ir.Assign) and any(isinstance(t, ex.Name) and t.text == name for t in one.targets)
        for one in walk(statement.body)
    )
