"""`+` between texts, lists and bytes."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import STRING, Known, List
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.format_text import joined_arguments
from translator.rust.scope import Scope
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import type_of


def concatenated(value: ir.Binary, scope: Scope) -> Term | None:
    """Texts that are added up, as one `format!`; None for other sums."""
    parts = _added(value)
    if not any(type_of(p, scope) == STRING for p in parts):
        return None
    return f"format!({joined_arguments(tuple(parts), '', scope)})", POSTFIX


def _added(value: ir.Binary) -> list[ir.Expression]:
    """What `+` adds up, in order."""
    parts: list[ir.Expression] = []
    left: ir.Expression = value
    while isinstance(left, ir.Binary) and left.operator == "+":
        parts.append(left.right)
        left = left.left
    return [left, *reversed(parts)]


def joined_lists(value: ir.Binary, scope: Scope) -> Term | None:
    """Lists or bytes that are added up."""
    operands = _added(value)
    if not any(isinstance(of, List) or of == Known("bytes") for of in (type_of(one, scope) for one in operands)):
        return None
    parts: list[str] = []
    for part in operands:
        if isinstance(part, ir.ListLiteral) and part.kind == "list" and parts:
            parts.append(f"&[{', '.join(plain(item, scope) for item in part.items)}]")
        else:
            parts.append(f"&{at(part, scope, POSTFIX).removeprefix('&')}[..]")
    return f"[{', '.join(parts)}].concat()", POSTFIX
