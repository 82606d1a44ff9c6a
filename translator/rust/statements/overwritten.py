"""Names of what stands inside something that is written to while the name is still in use: Rust lends nothing then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.rust.scope import Scope
from translator.rust.statements.flow import mentions, walk


def by_position(statement: ir.ForEach, of: str) -> ir.ForEach:
    """A loop over positions and elements as one over positions, where its body gives elements new values."""
    if of != "pair" or not statement.by_value or len(statement.targets) != 2 or "_" in statement.targets:
        return statement
    place, name = statement.targets
    if not any(_writes_element(one, statement.iterable) for one in walk(statement.body)):
        return statement
    element = ex.Index(statement.iterable, ex.Name(place, "", "local"))
    return replace(statement, targets=(place,), body=(ir.Let((name,), element), *statement.body), of="index")


def _writes_element(statement: ir.Statement, iterable: ex.Expression) -> bool:
    targets = statement.targets if isinstance(statement, ir.Assign) else ()
    return any(isinstance(target, ex.Index) and target.value == iterable for target in targets)


def is_overwritten(place: ex.Expression, name: str, scope: Scope) -> bool:
    """Whether what holds a place, or something in it, gets a new value before the name is used for the last time."""
    used = frozenset({name})
    held = tuple(_containers(place))
    changed = False
    for one in _following(scope):
        if changed and mentions(one, used):
            return True
        changed = changed or (isinstance(one, ir.Assign) and any(_overlaps(t, place, held) for t in one.targets))
    return False


def is_written_through(name: str, scope: Scope) -> bool:
    """Whether what follows writes to part of what a name stands for."""
    return any(
        isinstance(one, ir.Assign) and any(_root(t) == name and not isinstance(t, ex.Name) for t in one.targets)
        for one in _following(scope)
    )


def _following(scope: Scope) -> Iterator[ir.Statement]:
    """The statements that still follow, those behind the blocks around too."""
    rest: Any = scope.rest
    while rest:
        yield from walk(rest[0])
        rest = rest[1] if len(rest) > 1 else ()


def _containers(place: ex.Expression) -> list[ex.Expression]:
    found = [place]
    while isinstance(place, ex.Attribute | ex.Index):
        place = place.value
        found.append(place)
    return found


def _overlaps(target: ex.Expression, place: ex.Expression, held: tuple[ex.Expression, ...]) -> bool:
    """Whether writing to the target changes what holds the place; the place itself may stand inside the target."""
    if target in held:
        return True
    return isinstance(target, ex.Index) and isinstance(place, ex.Index) and target.value == place.value


def _root(place: ex.Expression) -> str:
    while isinstance(place, ex.Attribute | ex.Index | ex.Slice | ex.Unary):
        place = place.value
    return place.text if isinstance(place, ex.Name) else ""
