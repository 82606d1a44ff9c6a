"""What the statements of a constructor do with the value that is being made."""

from __future__ import annotations

from collections.abc import Iterator

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.node import Node
from translator.ir.walk import nodes, parts
from translator.rust.text.naming import snake

Body = tuple[ir.Statement, ...]


def single_store(statement: ir.Statement) -> tuple[str, ex.Expression] | None:
    """The field and the value of `self.field = value`."""
    match statement:
        case ir.Assign((ex.Attribute(ex.Name(_, _, "receiver"), name),), (value,), "="):
            return name, value
        case _:
            return None


def reaches(code: object, known: set[str], receiver: str) -> bool:
    """Whether code needs more of the value than fields that are set."""
    uses = reads = 0
    for node in nodes(code):
        match node:
            case ex.Name(text, _, "receiver"):
                uses += text == receiver
            case ex.Attribute(ex.Name(text, _, "receiver"), name):
                reads += text == receiver and name in known
            case ex.Call(ex.Name("super", _, "builtin")):
                return True
    return uses != reads


def changes(statement: ir.Statement, receiver: str) -> bool:
    """Whether a statement writes to the value, may write to it, or hands it back before its end."""
    for node in _outside_closures(statement):
        match node:
            case ir.Return():
                return True
            case ir.Assign(targets) | ir.Delete(targets) if any(_root(one) == receiver for one in targets):
                return True
            case ir.Do(ex.Call(ex.Attribute(owner))) if _root(owner) == receiver:
                return True
    return False


def _outside_closures(code: object) -> Iterator[Node]:
    waiting = [code]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting.extend(reversed(one))
        elif isinstance(one, Node) and not isinstance(one, ex.Closure):
            yield one
            waiting.extend(parts(one))


def _root(value: ex.Expression) -> str:
    """The receiver's name, of a place inside it; empty for other places."""
    while isinstance(value, ex.Attribute | ex.Index):
        value = value.value
    return value.text if isinstance(value, ex.Name) and value.kind == "receiver" else ""


def stored_names(code: Body, receiver: str) -> list[str]:
    """The fields that code gives values, in order."""
    found: dict[str, None] = {}
    for node in nodes(code):
        if isinstance(node, ir.Assign):
            for target in node.targets:
                match target:
                    case ex.Attribute(ex.Name(text, _, "receiver"), name) if text == receiver:
                        found[name] = None
    return list(found)


def is_clash(value: ex.Expression, field: str, rest: Body) -> bool:
    """Whether a `let` of the field's name would hide a local of that name which the rest still means."""
    if isinstance(value, ex.Name) and snake(value.text) == field:
        return _is_written(value.text, rest)
    return any(isinstance(n, ex.Name) and n.kind == "local" and snake(n.text) == field for n in nodes(rest))


def is_settled(value: ex.Expression, field: str, rest: Body, name: str, receiver: str) -> bool:
    """Whether a field's value can wait for the struct expression: a literal nobody reads, a name nobody writes."""
    read = _is_read(ex.Attribute(ex.Name(receiver, "", "receiver"), name), rest)
    match value:
        case ex.Literal():
            return not read
        case ex.Name(text):
            return not _is_written(text, rest) and (not read or snake(text) == field)
        case _:
            return False


def _is_read(place: ex.Attribute, code: Body) -> bool:
    written = sum(
        node.targets.count(place) for node in nodes(code) if isinstance(node, ir.Assign) and node.operator == "="
    )
    return sum(node == place for node in nodes(code)) > written


def _is_written(name: str, code: Body) -> bool:
    for node in nodes(code):
        match node:
            case ir.Let(names) | ir.ForEach(names) if name in names:
                return True
            case ir.Assign(targets) if any(isinstance(t, ex.Name) and t.text == name for t in targets):
                return True
    return False
