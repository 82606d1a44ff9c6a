"""Parameters and loop variables that are only given new values in their own block: `let` shadows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.declarations import Function
from translator.ir.walk import nodes

_ASKED = frozenset({ir.Assign, ir.ForEach, ex.Closure, ir.Defer, ir.Spawn})


def shadowed(function: Function) -> frozenset[str]:
    """The names whose every assignment stands directly in the block that brings them into being."""
    body = function.body or ()
    written: Counter[str] = Counter()
    direct: Counter[str] = Counter(_direct([param.name for param in function.params], body))
    held: set[str] = set()
    for node in nodes(body):
        if type(node) not in _ASKED:
            continue
        match node:
            case ir.Assign(targets):
                written.update(target.text for target in targets if isinstance(target, ex.Name))
            case ir.ForEach(targets=names, body=inner):
                direct.update(_direct(names, inner))
            case ex.Closure() | ir.Defer() | ir.Spawn():
                held.update(name.text for name in nodes(node) if isinstance(name, ex.Name))
    return frozenset(name for name, count in direct.items() if count == written[name] and name not in held)


def _direct(names: Iterable[str], body: tuple[ir.Statement, ...]) -> list[str]:
    known = set(names)
    found: list[str] = []
    for statement in body:
        match statement:
            # What grows keeps its place.
            case ir.Assign((ex.Name(text),), (ex.Call(ex.Name("append", _, "builtin")),), "="):
                continue
            case ir.Assign((ex.Name(text),), (_,), "=") if text in known:
                found.append(text)
            # A default: `if x is None: x = value`.
            case ir.If(ex.IsNil(ex.Name(text), False), (*_, ir.Assign((ex.Name(again),), (_,), "=")), ()) if (
                text in known and text == again
            ):
                found.append(text)
    return found
