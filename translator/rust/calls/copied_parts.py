"""Go's `copy`, which copies as much as fits."""

from __future__ import annotations

from translator.ir import expressions as ir
from translator.ir.types import STRING, UNKNOWN
from translator.rust.dispatch import Term, at, plain
from translator.rust.expressions.ownership import form
from translator.rust.expressions.writes import mark_written, to_write
from translator.rust.scope import Scope
from translator.rust.text.naming import string
from translator.rust.text.precedence import POSTFIX
from translator.rust.types.inference import element_of, type_of
from translator.rust.types.printed import is_copy

FITS = "Go copies what fits; this needs as much room as there is to copy."


def copied(call: ir.Call, scope: Scope, *, counted: bool = True) -> Term | None:
    """`copy(to, from)`; `counted`: the number of elements is asked for."""
    if len(call.args) != 2 or call.spread:
        return None
    to, source = call.args
    if _root(to) == _root(source) is not None:
        scope.frame.notes.append("what is copied overlaps: `copy_within`.")
        return f"todo!({string(f'copy({plain(to, scope)}, {plain(source, scope)})')})", POSTFIX
    mark_written(to, scope)
    place, from_ = at(to, to_write(to, scope), POSTFIX), at(source, scope, POSTFIX)
    of = element_of(type_of(to, scope))
    how = "copy_from_slice" if of == UNKNOWN or is_copy(of, scope) else "clone_from_slice"
    lent = plain(source, scope) if form(source, scope) == "reference" else f"&{from_}"
    if type_of(source, scope) == STRING:
        lent = f"{from_}.as_bytes()"
    if counted:
        whole = lent.removeprefix("&")
        lines = f"let n = {place}.len().min({from_}.len());\n{place}[..n].{how}(&{whole}[..n]);"
        return f"{{\n{lines}\nn\n}}", POSTFIX
    scope.frame.notes.append(FITS)
    if _is_whole(source, from_):
        return f"{place}[..{from_}.len()].{how}({lent})", POSTFIX
    return f"{{\nlet from = {lent};\n{place}[..from.len()].{how}(from);\n}}", POSTFIX


def _is_whole(source: ir.Expression, text: str) -> bool:
    """Whether a source may be named twice."""
    return isinstance(source, ir.Name | ir.Attribute | ir.Literal) and len(text) < 40


def _root(value: ir.Expression) -> ir.Expression | None:
    """What a part is a part of."""
    while isinstance(value, ir.Slice):
        value = value.value
    return value if isinstance(value, ir.Name | ir.Attribute) else None
