"""The statements of a `finally` as a guard that runs them, where control may leave in too many ways to count."""

from __future__ import annotations

import re

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.rust.scope import Local, Scope
from translator.rust.statements.deferred_values import lending_guard
from translator.rust.statements.flow import mentions, walk
from translator.rust.statements.guards import deferred
from translator.rust.text.naming import snake

Body = tuple[ir.Statement, ...]

# A statement of one line that hands its error on.
_HANDS_ON = re.compile(r"^( *)((?!let |return |if |match |//)[^\n]*)\?;$", re.MULTILINE)


def guard_of(final: Body, text: str, body: Body, scope: Scope) -> str:
    """The cleanup, printed as `text`, in a guard before the body: what both write to is held by the guard."""
    quiet = _HANDS_ON.sub(r"\1let _ = \2;", text)
    if quiet != text:
        scope.frame.notes.append("what fails in the cleanup has no way out of a guard: it is ignored here.")
    roots = [root for root in _written(final) if mentions(body, frozenset({root.text}))]
    if any(root.kind == "receiver" for root in roots):
        scope.frame.notes.append("the guard borrows `self` until the block ends: give it the field alone, or a `Cell`.")
        return deferred(quiet)
    names = dict.fromkeys(root.text for root in roots)
    if not names:
        return deferred(quiet)
    held = ", ".join(f"&mut {'*' * scope.locals.get(name, Local()).ref}{snake(name)}" for name in names)
    bound = ", ".join(map(snake, names))
    lent = lending_guard(tuple(map(snake, names)), quiet)
    return lent.replace(f"guard({bound}, ", f"guard({held}, ", 1).replace(f"guard(({bound}), ", f"guard(({held}), ", 1)


def _written(final: Body) -> list[ex.Name]:
    """The names through which the cleanup writes."""
    found = []
    for one in walk(final):
        for place in one.targets if isinstance(one, ir.Assign | ir.Delete) else ():
            root: ex.Expression = place
            while isinstance(root, ex.Attribute | ex.Index | ex.Slice):
                root = root.value
            if isinstance(root, ex.Name) and root != place and not root.package:
                found.append(root)
    return found
