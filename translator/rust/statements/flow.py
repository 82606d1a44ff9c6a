"""Where control goes: whether the end of a body is reached, what a body holds."""

from __future__ import annotations

from collections.abc import Iterator

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.node import Node
from translator.ir.walk import parts

Body = tuple[ir.Statement, ...]

ENDINGS = frozenset(how + ending for how in ("Fatal", "Panic") for ending in ("", "f", "ln", "w"))
"""Methods of loggers, and functions of their packages, that do not return."""
NEVER_RETURNS = frozenset(
    {
        ("", "panic"),
        ("os", "Exit"),
        ("sys", "exit"),
        ("os", "_exit"),
        *(("log", name) for name in ENDINGS),
    }
)


def bodies(statement: ir.Statement) -> Iterator[Body]:
    """The bodies inside a statement; not those of closures."""
    match statement:
        case ir.If(_, body, orelse):
            yield body
            yield orelse
        case ir.ForEach() | ir.While() | ir.HandleError() | ir.HandleAbsent():
            yield statement.body
            yield statement.orelse
            if isinstance(statement, ir.While):
                yield statement.step
        case ir.Switch(_, cases):
            for case in cases:
                yield case.body
        case ir.Select(branches):
            for branch in branches:
                yield branch.body
        case ir.Try(body, handlers, orelse, final):
            yield body
            for handler in handlers:
                yield handler.body
            yield orelse
            yield final
        case ir.With(_, body) | ir.Block(body):
            yield body


def last(body: Body) -> ir.Statement | None:
    """The last statement that is no comment."""
    for statement in reversed(body):
        if not isinstance(statement, ir.Comment):
            return statement
    return None


def diverges(body: Body) -> bool:
    """Whether the end of a body is never reached."""
    match last(body):
        case ir.Return() | ir.Fail() | ir.Break() | ir.Continue():
            return True
        case ir.If(_, then, orelse):
            return diverges(then) and diverges(orelse)
        case ir.Block(inner):
            return diverges(inner)
        case ir.With(_, inner):
            return diverges(inner)
        case ir.While(None, inner):
            return not breaks(inner)
        case ir.Switch(_, cases, ""):
            return any(not c.values for c in cases) and all(diverges(c.body) for c in cases)
        case ir.Select(branches, ""):
            return all(diverges(b.body) for b in branches)
        case ir.HandleError(_, _, _, inner, _, orelse) | ir.HandleAbsent(_, _, inner, _, orelse):
            return diverges(inner) and diverges(orelse)
        case ir.Try(inner, handlers, orelse, final):
            if final and diverges(final):
                return True
            return (diverges(inner) or diverges(orelse)) and all(diverges(h.body) for h in handlers)
        case ir.Do(ex.Call(ex.Attribute(ex.Name("t" | "tb" | "b"), "FailNow"))):
            return True
        case ir.Do(ex.Call(ex.Attribute(_, name))) if name in ENDINGS:
            return True
        case ir.Do(ex.Call(ex.Name(text, package, kind))):
            return (package, text) in NEVER_RETURNS or (kind == "builtin" and text == "panic")
        case _:
            return False


def breaks(body: Body) -> bool:
    """Whether a `break` in the body leaves the loop around it."""
    for statement in body:
        match statement:
            case ir.Break():
                return True
            case ir.ForEach() | ir.While():
                if any(isinstance(s, ir.Break) and s.label for s in walk(statement.body)):
                    return True
            case _:
                if any(breaks(inner) for inner in bodies(statement)):
                    return True
    return False


def walk(body: Body) -> Iterator[ir.Statement]:
    """Every statement inside a body, in order; not those of closures."""
    for statement in body:
        yield statement
        for inner in bodies(statement):
            yield from walk(inner)


def jumps(body: Body) -> bool:
    """Whether something in the body returns, or leaves or repeats a loop around it."""
    for statement in body:
        match statement:
            case ir.Return():
                return True
            case ir.Break() | ir.Continue():
                return True
            case ir.ForEach(_, _, inner) | ir.While(_, inner):
                if any(isinstance(s, ir.Return) or getattr(s, "label", "") for s in walk(inner)):
                    return True
            case _:
                if any(jumps(inner) for inner in bodies(statement)):
                    return True
    return False


def mentions(value: object, names: frozenset[str]) -> set[str]:
    """Which of these names a lowered value names anywhere."""
    found: set[str] = set()
    _collect(value, names, found)
    return found


def _collect(value: object, names: frozenset[str], found: set[str]) -> None:
    if isinstance(value, tuple):
        for item in value:
            _collect(item, names, found)
    elif isinstance(value, ex.Name):
        if value.text in names:
            found.add(value.text)
    elif isinstance(value, ex.Propagate):
        _collect(value.call, names, found)
        _collect(value.wrap, names - {value.error}, found)
    elif isinstance(value, ir.HandleError):
        _collect((value.call, value.orelse), names, found)
        _collect(value.body, names - {value.error}, found)
    elif isinstance(value, Node):
        for part in parts(value):
            _collect(part, names, found)


def assigned_inside(body: Body) -> set[str]:
    """The names that some branch of the body assigns; not those that a loop does."""
    found: set[str] = set()
    for statement in body:
        match statement:
            case ir.Assign(targets, _, "="):
                found.update(t.text for t in targets if isinstance(t, ex.Name))
            case ir.ForEach() | ir.While():
                continue
            case _:
                for inside in bodies(statement):
                    found |= assigned_inside(inside)
    return found
