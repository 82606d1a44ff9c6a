"""`dec := json.NewDecoder(r)` that is asked for one value: what is asked at once."""

from __future__ import annotations

from msgspec.structs import replace

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.walk import nodes, substituted

Body = tuple[ir.Statement, ...]


def asked_once(body: Body) -> Body | None:
    """The statements behind such a `let`, without its name; None where it is used otherwise, or again and again."""
    match body:
        case (
            ir.Let((name,), ex.Call(ex.Name("NewDecoder" | "NewEncoder", "encoding/json"), (stream,)) as made),
            *_,
        ):
            rest = body[1:]
        case _:
            return None
    named = ex.Name(name, kind="local")
    if _count(rest, named) != 1 or any(_count(again, named) for again in nodes(rest) if _is_repeated(again)):
        return None
    for node in nodes(rest):
        match node:
            case ex.Call(ex.Attribute(owner, "Decode"), (_,)) if owner == named:
                return substituted(rest, node, replace(node, function=ex.Attribute(made, "Decode")))
            case ex.Call(ex.Attribute(owner, "Encode"), (value,)) if owner == named:
                written = replace(node, function=ex.Name("Encode", "encoding/json", "function"), args=(stream, value))
                return substituted(rest, node, written)
    return None


def _count(value: object, named: ex.Name) -> int:
    """How often a name stands in nodes."""
    return sum(isinstance(node, ex.Name) and node.text == named.text and not node.package for node in nodes(value))


def _is_repeated(node: object) -> bool:
    return isinstance(node, ir.While | ir.ForEach | ex.Closure)
