"""Groups of threads that end where they began: a scope, whose threads borrow what the function has."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.node import Node
from translator.ir.types import Channel, Known, Type
from translator.ir.walk import nodes
from translator.rust.dispatch import block
from translator.rust.scope import INSIDE, Local, Scope, strip_pointer
from translator.rust.statements.flow import jumps, mentions, walk
from translator.rust.statements.mutability import binding
from translator.rust.text.naming import snake
from translator.rust.types.inference import type_of
from translator.rust.types.printed import is_copy

Body = tuple[ir.Statement, ...]
GROUPS = (Known("waitgroup"), Known("errgroup"))
METHODS = frozenset({"Add", "Done", "Wait", "SetLimit"})


def scoped(body: Body, scope: Scope) -> tuple[str, int] | None:
    """A group's declaration and what follows up to its `Wait`, which then prints all of it; None for other groups."""
    let = body[0]
    if not scope.threads or not isinstance(let, ir.Let):
        return None
    group, type_ = let.names[0], group_type(let, scope)
    if type_ is None or (len(let.names) == 2 and mentions(body[1:], frozenset({let.names[1]}))):
        return None
    end = next((place for place, one in enumerate(body) if place and _waits(one, group)), 0)
    region = body[1:end]
    if not end or mentions(body[end + 1 :], frozenset({group})) or not _stays_inside(region, body[end:], group):
        return None
    scope.bind(group, Local(type_, scoped=_printed(region, group, type_, scope)))
    return "", end


def group_type(let: ir.Let, scope: Scope) -> Type | None:
    """The type of the group that is declared, None for other declarations."""
    match let:
        case ir.Let((_, _), ex.Call(ex.Name("WithContext", "golang.org/x/sync/errgroup"))):
            return Known("errgroup")
        case ir.Let((_,), value):
            of = strip_pointer(let.type if value is None else type_of(value, scope))
            return of if of in GROUPS else None
        case _:
            return None


def _waits(statement: ir.Statement, group: str) -> bool:
    """Whether a statement that is no block waits for the group."""
    if not isinstance(statement, ir.Do | ir.Return | ir.HandleError | ir.Let):
        return False
    wait = ex.Attribute(ex.Name(group, "", "local"), "Wait")
    return any(isinstance(one, ex.Call) and one.function == wait for one in _outside_closures(statement))


def _outside_closures(value: Node | Body) -> list[Node]:
    inside = {id(part) for one in nodes(value) if isinstance(one, ex.Closure) for part in nodes(one.body)}
    return [one for one in nodes(value) if id(one) not in inside]


def _stays_inside(region: Body, rest: Body, group: str) -> bool:
    """Whether nothing leaves the region but at its end, and what it declares ends with it."""
    if jumps(region) or any(isinstance(one, ir.Fail | ir.Defer | ir.Try) for one in walk(region)):
        return False
    if any(isinstance(one, ex.Propagate) for one in _outside_closures(region)):
        return False
    declared = frozenset(name for one in region if isinstance(one, ir.Let) for name in one.names)
    spawns = [one for one in nodes(region) if isinstance(one, ir.Spawn)]
    named = sum(one == ex.Name(group, "", "local") for one in nodes(region))
    allowed = sum(
        isinstance(one, ex.Attribute) and one.value == ex.Name(group, "", "local") and one.name in METHODS
        for one in nodes(region)
    ) + sum(one.group == ex.Name(group, "", "local") for one in spawns)
    return bool(spawns) and named == allowed and not mentions(rest, declared)


def _printed(region: Body, group: str, type_: Type, scope: Scope) -> str:
    inner = scope.block()
    inner.bind(group, Local(type_, scoped=INSIDE))
    closures = [one.call for one in nodes(region) if isinstance(one, ir.Spawn)]
    shared = ""
    for name, local in scope.locals.items():
        if _is_shared(local, scope) and mentions(tuple(closures), frozenset({name})):
            inner.bind(name, local._replace(ref=True))
            shared += f"let {snake(name)} = &{snake(name)};\n"
    text = block(region, inner)
    if type_ == Known("errgroup"):
        scope.frame.mutated.add(group)
        joined = f"{snake(group)}\n.into_iter()\n.map(|thread| thread.join().unwrap())\n.fold(Ok(()), Result::and)"
        text = f"let {binding(group)} = Vec::new();\n{text}\n{joined}"
    return f"std::thread::scope(|scope| {{\n{shared}{text}\n}})"


def _is_shared(local: Local, scope: Scope) -> bool:
    """Whether threads borrow a value that the function owns."""
    if local.ref or local.rust or local.scoped or isinstance(strip_pointer(local.type), Channel):
        return False
    return local.type != Known("context") and local.type not in GROUPS and not is_copy(local.type, scope)
