"""`for p := first; p != nil; p = p.next`: a walk along links."""

from __future__ import annotations

from translator.ir import expressions as ex
from translator.ir import statements as ir
from translator.ir.types import Optional, Pointer
from translator.ir.walk import nodes
from translator.rust.dispatch import at, block, plain
from translator.rust.expressions.ownership import form
from translator.rust.scope import Local, Scope, strip_pointer
from translator.rust.statements.loop_labels import label_name
from translator.rust.statements.presence import Fused
from translator.rust.text.naming import field as field_name
from translator.rust.text.naming import snake
from translator.rust.text.precedence import POSTFIX, PREFIX
from translator.rust.types.inference import type_of

Body = tuple[ir.Statement, ...]


def walked(let: ir.Let, rest: Body, scope: Scope) -> Fused | None:
    """The loop over the links, its next step taken first; None for other loops, and where the links are written."""
    match let, rest:
        case (
            ir.Let((name,), start),
            (
                ir.While(
                    ex.IsNil(ex.Name(asked), True),
                    body,
                    (ir.Assign((ex.Name(moved),), (ex.Attribute(ex.Name(through), link),), "="),),
                    (),
                ) as loop,
            ),
        ) if name == asked == moved == through and start is not None:
            pass
        case _:
            return None
    if any(isinstance(node, ir.Assign) and _writes(node, name, link) for node in nodes(body)):
        return None
    following = "next" if snake(name) != "next" else "following"
    first = _first(start, scope)
    inner = scope.block()
    inner.bind(name, Local(strip_pointer(type_of(start, scope)), ref=True))
    label = f"'{label_name(loop.label)}: " if loop.label else ""
    step = f"{following} = {snake(name)}.{field_name(link)}.as_deref();"
    text = f"let mut {following} = {first};\n{label}while let Some({snake(name)}) = {following} {{\n{step}\n"
    return f"{text}{block(body, inner)}\n}}", 2


def _writes(statement: ir.Assign, name: str, link: str) -> bool:
    """Whether the walk's variable, or a link of what it stands at, is given another value."""
    own = ex.Name(name, "", "local")
    return any(target in {own, ex.Attribute(own, link)} for target in statement.targets)


def _first(start: ex.Expression, scope: Scope) -> str:
    type_ = type_of(start, scope)
    if isinstance(start, ex.Attribute) or isinstance(type_, Optional | Pointer):
        return f"{at(start, scope, POSTFIX)}.as_deref()"
    return f"Some({plain(start, scope) if form(start, scope) == 'reference' else '&' + at(start, scope, PREFIX)})"
